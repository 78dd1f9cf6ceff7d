"""What a writer wants material on: a subject, and whose words are read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.board.texts import folded
from assistant.conversation import MAX_QUESTION
from assistant.forms.wording import listed
from ingestion import Report
from ingestion.errors import QuestionError
from ingestion.vocabulary import actors
from vectorstore.analysis import fold

__all__ = ["Choice", "known_actors", "known_themes"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A subject in free text, a theme or a question, limited to municipalities, actors and reports.

    ``actors`` also holds units such as *VC*; ``number`` is that of a report's question.
    """

    subject: str = ""
    municipalities: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    number: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is chosen."""
        return not (
            self.subject or self.municipalities or self.actors or self.reports or self.themes or self.number is not None
        )

    def checked(self, reports: Sequence[Report]) -> "Choice":
        """The choice with names as the base writes them.

        Raises:
            QuestionError: nothing is chosen, a name is unknown, or the subject is too long.
        """
        subject = folded(self.subject)
        if len(subject) > MAX_QUESTION:
            raise QuestionError(f"Ämnet är för långt: {len(subject)} tecken, högst {MAX_QUESTION} går att ange.")
        if subject and not any(char.isalnum() for char in subject):
            raise QuestionError("Ämnet innehåller inga ord. Skriv vad underlaget ska handla om.")
        choice = Choice(
            subject,
            _known(self.municipalities, [m for r in reports for m in r.municipalities], "Kommunen"),
            _known(self.actors, known_actors(), "Aktören", aliases=_aliases()),
            _known(self.reports, [r.id for r in reports], "Rapporten", aliases=_report_names(reports)),
            _known(self.themes, known_themes(reports), "Temat"),
            self.number,
        )
        if choice.is_empty:
            raise QuestionError(
                "Inget är valt. Ange ett ämne, till exempel ”tillgänglighet och kontaktvägar”,"
                " eller ett tema, en fråga, en kommun, en aktör eller en rapport."
            )
        return choice


def _known(
    names: Iterable[str], known: Iterable[str], kind: str, *, aliases: dict[str, str] | None = None
) -> tuple[str, ...]:
    """Names as the base writes them, each once."""
    by_fold = {fold(name): name for name in known}
    found = []
    for name in map(folded, names):
        match = by_fold.get(fold(name)) or (aliases or {}).get(fold(name))
        if match is None:
            covered = ", ".join(dict.fromkeys(by_fold.values()))
            raise QuestionError(f"{kind} {name[:80]!r} finns inte i rapporterna. Det finns: {covered}.")
        found.append(match)
    return tuple(dict.fromkeys(found))


def known_actors() -> list[str]:
    """Actors and their units, as the vocabulary names them."""
    return [name for actor in actors() for name in (actor.name, *(unit.name for unit in actor.units))]


def _aliases() -> dict[str, str]:
    found: dict[str, str] = {}
    for actor in actors():
        found |= {fold(alias): actor.name for alias in actor.aliases}
        for unit in actor.units:
            found |= {fold(alias): unit.name for alias in unit.aliases}
    return found


def _report_names(reports: Iterable[Report]) -> dict[str, str]:
    return {fold(name): r.id for r in reports for name in (r.title, r.short, *r.areas, *r.aliases)}


def known_themes(reports: Iterable[Report]) -> list[str]:
    """Themes that some passage has, in the reports' order."""
    return list(dict.fromkeys(theme for r in reports for p in r.passages if not p.asked for theme in p.themes))


def described(choice: Choice, reports: Sequence[Report]) -> str:
    """The subject in words: what is asked, or the theme, or the question."""
    if choice.subject:
        return choice.subject
    if choice.number is not None:
        asked = {
            p.question
            for r in reports
            for p in r.passages
            if p.actor and (not choice.reports or r.id in choice.reports) and _numbered(p.question, choice.number)
        }
        return min((q.partition(". ")[2].strip(" !") for q in asked if q), key=len, default=f"fråga {choice.number}")
    if choice.themes:
        return listed(choice.themes)
    return "samverkan"


def _numbered(question: str | None, number: int) -> bool:
    return (question or "").startswith(f"{number}.")
