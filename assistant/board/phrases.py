"""Our own Swedish around the quotations: who, where, how many."""

from collections.abc import Iterable, Sequence

from assistant.board.blocks import Quote
from assistant.board.outline import REPORT_ITSELF, Outline, Side, voice_of
from assistant.board.texts import folded
from assistant.chosen import Chosen
from assistant.forms.wording import listed, short_of
from assistant.spoken import joined
from ingestion import Passage, Report

__all__ = [
    "about",
    "counted",
    "lower",
    "most_telling",
    "place_text",
    "question_text",
    "quotes",
    "speakers",
    "taking_up",
]

_SHORTEST = 25
_LONGEST = 350
_READABLE = 140


def lower(name: str) -> str:
    """A speaker's name inside a sentence: *kommunen*, but *Försäkringskassan* and *VPM*."""
    common = (
        "Kommun",
        "Region",
        "Rapport",
        "Utvärdera",
        "Samtliga",
        "Rehab",
        "Samordn",
        "Vårdcentral",
        "Vuxen",
        "Arbetsm",
    )
    return name[:1].lower() + name[1:] if name.startswith(common) else name


def about(outline: Outline) -> str:
    """The subject inside a sentence: *om sekretess*, *om temat hinder*."""
    choice, subject = outline.choice, outline.subject
    if choice.subject:
        return f"om frågan ”{subject}”" if subject.endswith("?") else f"om {_uncapitalised(subject)}"
    if choice.number is not None:
        return f"på fråga {choice.number}, ”{subject}”"
    return f"under {'temat' if len(choice.themes) == 1 else 'temana'} {subject}" if choice.themes else "om samverkan"


def _uncapitalised(text: str) -> str:
    """A subject without the capital of its first word, unless it is an abbreviation."""
    first = text.split()[0]
    return text if first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"


def question_text(passage: Passage) -> str:
    """The question or heading that a passage stands under, as the report writes it."""
    if not passage.question:
        return ""
    question = folded(passage.question).lstrip("❖•– ")
    return f"fråga ”{question}”" if question.endswith(("?", "!")) else f"avsnittet ”{question}”"


def place_text(chosen: Chosen, reports: Sequence[Report]) -> str:
    """Where a statement stands: report, municipality, who says it, question and page."""
    passage, statement = chosen.passage, chosen.statement
    actor = joined(statement.speakers) or passage.actor or "rapportens egen text"
    unit = passage.unit if passage.unit != actor else None
    parts = [short_of(passage.report, reports), passage.municipality, actor, unit, question_text(passage)]
    if statement.page is not None:
        parts.append(f"s. {statement.page}")
    return ", ".join(folded(part) for part in parts if part)


def quotes(items: Iterable[Chosen]) -> list[Quote]:
    """Statements as quotations; what is alike to the letter stands once, with all its places."""
    alike: dict[str, list[Chosen]] = {}
    for item in items:
        alike.setdefault(folded(item.statement.shown), []).append(item)
    return [Quote(tuple(same)) for same in alike.values()]


def speakers(items: Iterable[Chosen], reports: Sequence[Report]) -> str:
    """Who says something and where: *kommunen i Hylte och Laholm samt VPM i Varberg*."""
    places: dict[str, list[str]] = {}
    for item in items:
        where = item.passage.municipality or short_of(item.passage.report, reports)
        who = lower(voice_of(item))
        known = places.setdefault(who, [])
        if where not in known:
            known.append(where)
    own = lower(REPORT_ITSELF)  # what nobody in particular says is the report's own
    return " samt ".join(listed(where) if who == own else f"{who} i {listed(where)}" for who, where in places.items())


def taking_up(side: Side) -> str:
    """How many of a side's respondents take the subject up: *2 av 5 svarande*."""
    return f"{sum(bool(cell.statements) for cell in side.cells)} av {len(side.cells)} svarande"


def most_telling(items: Iterable[Chosen], number: int) -> list[Chosen]:
    """The statements that take the subject up most, of a length that can be read at a glance."""
    return sorted(
        items,
        key=lambda item: (
            not _SHORTEST <= len(item.statement.shown) <= _LONGEST,
            -round(item.score, 3),
            abs(len(item.statement.shown) - _READABLE),
            item.statement.start,
        ),
    )[:number]
