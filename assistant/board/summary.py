"""The beginning of a document: what it rests on in numbers, and how the reports were made."""

import re
from collections.abc import Sequence

from assistant.board.blocks import Block, Kind, Paragraph, Quote
from assistant.board.outline import Outline, voice_of
from assistant.board.phrases import about, counted, lower, most_telling
from assistant.chosen import Chosen
from assistant.forms.wording import listed, short_of
from assistant.verification import verified
from ingestion import Report
from vectorstore.scope import BACKGROUND

__all__ = ["background", "method_of", "summary"]

_KEY_STATEMENTS = 5
_OF_FEW_SIDES = 4
_PURPOSE = re.compile(
    r"^(?:\w+ )?syftet?\b|\bsyftet med (?:denna|kartläggningen|inventeringen|projektet|utvärderingen)", re.IGNORECASE
)
_METHOD = re.compile(
    r"\b(?:intervju\w*|fokusgrupp\w*|enkät\w*|frågor(?:na)?|workshops?)\b.*"
    r"\b(?:genomför\w*|bokades|ske|skickades|deltog|deltagit|medverka\w*|dokumenterades|intervjua\w*|utfördes)\b"
    r"|\b(?:genomför\w*|medverka\w*|intervjuades)\b.*\b(?:\w*intervju\w*|fokusgrupp\w*|personer)\b",
    re.IGNORECASE,
)
_METHOD_LONGEST = 420
_PURPOSE_LONGEST = 800


def summary(outline: Outline) -> list[Block]:
    """Counts with their denominators and the most telling statements; or that there is nothing to tell."""
    if not outline.is_covered:
        return _nothing(outline)
    where = f" i {listed(outline.choice.municipalities)}" if outline.choice.municipalities else ""
    who = f", enligt {listed([lower(name) for name in outline.choice.actors])}" if outline.choice.actors else ""
    lead = (
        f"Underlaget återger vad {_reports(outline)} säger {about(outline)}{where}{who}."
        " Alla citat är ordagranna och har en fotnot som visar var de står."
    )
    blocks: list[Block] = [Paragraph.of(lead), Paragraph.of(_counts(outline))]
    if parts := _parts(outline):
        blocks.append(Paragraph.of(parts))
    blocks.append(Paragraph.of("Ur svaren:", kind=Kind.LEAD))
    return [*blocks, *(_said(item, outline) for item in _key_statements(outline))]


def _reports(outline: Outline) -> str:
    ids = dict.fromkeys(row.report for row in outline.matrix.rows)
    names = [f"{r.title} ({r.short})" for r in outline.reports if r.id in ids]
    return f"rapporten {names[0]}" if len(names) == 1 else f"rapporterna {listed(names)}"


def _counts(outline: Outline) -> str:
    cells = list(outline.matrix.cells.values())
    taking = [cell for cell in cells if cell.statements]
    places = outline.matrix.municipalities
    yes = [name for name, takes in places.items() if takes]
    told = f"{len(taking)} av {len(cells)} svarande tar upp ämnet"
    if len(places) > 1:
        told = f"{len(yes)} av {len(places)} kommuner tar upp ämnet, genom {len(taking)} av {len(cells)} svarande"
    read = sum(len(cell.read) for cell in cells)
    text = (
        f"{told} (en svarande är en aktör, eller en enhet hos den, i en kommun eller en rapport)."
        f" Av {counted(read, 'läst utsaga', 'lästa utsagor')} är {len(outline.kept)} med i underlaget."
    )
    dropped = len(outline.findings.found) - len(outline.findings.near) - len(outline.kept)
    if dropped > 0:
        text += f" {counted(dropped, 'utsaga', 'utsagor')} som sökningen fann har valts bort."
    return text


def _parts(outline: Outline) -> str:
    """Who takes up each part of a subject that has several."""
    parts = outline.findings.parts
    if len(parts) < 2:
        return ""
    cells = list(outline.matrix.cells.values())
    said = []
    for part in parts:
        number = sum(any(item.key in part.found for item in cell.statements) for cell in cells)
        said.append(f"{part.text} av {number}" if number else f"{part.text} av ingen")
    text = f"{listed(said)} av {len(cells)} svarande."
    return f"Var för sig tas delarna upp så här: {text}"


def _key_statements(outline: Outline) -> list[Chosen]:
    """The most telling statements of each side; more of each where there are few."""
    sides = [[item for cell in side.cells for item in cell.statements] for side in outline.sides]
    sides = [items for items in sides if items]
    best = [item for items in sides for item in most_telling(items, max(1, _OF_FEW_SIDES // len(sides)))]
    unlike = list({item.statement.shown: item for item in reversed(best)}.values())[::-1]
    chosen = {item.key for item in most_telling(unlike, _KEY_STATEMENTS)}
    return [item for item in unlike if item.key in chosen]


def _said(item: Chosen, outline: Outline) -> Paragraph:
    where = item.passage.municipality or short_of(item.passage.report, outline.reports)
    return Paragraph.of(f"{where}, {lower(voice_of(item))}: ", Quote((item,)), kind=Kind.BULLET)


def _nothing(outline: Outline) -> list[Block]:
    cells = list(outline.findings.matrix.cells.values())
    read = sum(len(cell.read) for cell in cells)
    places = outline.choice.municipalities
    where = f" i {listed(places)}" if places else ""
    text = (
        f"Rapporterna säger inget {about(outline)}. Ingen av de {read} utsagor som lästes, från {len(cells)} svarande"
        f"{where}, tar upp det. Underlaget innehåller därför inga citat i sak."
    )
    blocks: list[Block] = [Paragraph.of(text)]
    if near := len(outline.findings.near):
        blocks.append(
            Paragraph.of(
                f"{counted(near, 'utsaga ligger', 'utsagor ligger')} nära i betydelse utan att nämna ämnet."
                " De är inte med, men kan väljas till i dispositionen."
            )
        )
    return blocks


def background(outline: Outline) -> list[Block]:
    """Each report with its purpose and method, in its own words."""
    ids = dict.fromkeys(row.report for row in outline.findings.matrix.rows)
    blocks: list[Block] = []
    for report in (r for r in outline.reports if r.id in ids):
        covers = f" Den omfattar {listed(report.municipalities)}." if report.municipalities else ""
        intro = f"{report.title} ({report.short}) kommer från {report.publisher}, {report.period}.{covers}"
        found = method_of(report, outline.reports)
        if found:
            intro += " Om syfte och metod säger rapporten:"
        blocks.append(Paragraph.of(intro, kind=Kind.LEAD if found else Kind.BODY))
        blocks += [Paragraph.of(Quote((item,)), kind=Kind.BULLET) for item in found]
    return blocks


def method_of(report: Report, reports: Sequence[Report]) -> list[Chosen]:
    """A statement of a report's purpose and two of its method, in the report's order."""
    own = [
        Chosen(p, s, 0.0)
        for p in report.passages
        if p.actor is None and not p.asked and BACKGROUND in p.themes
        for s in p.statements
        if not s.introduces and s.shown[-1:] in '.!”"'
    ]
    short = [item for item in own if len(item.statement.shown) <= _METHOD_LONGEST]
    stated = [i for i in own if _PURPOSE.search(i.statement.shown) and len(i.statement.shown) <= _PURPOSE_LONGEST]
    purpose = stated[:1]
    known = {item.key for item in purpose}
    method = sorted((i for i in short if _METHOD.search(i.statement.shown) and i.key not in known), key=_method_rank)[
        :2
    ]
    return verified(sorted([*purpose, *method], key=lambda item: item.statement.start), reports)


def _method_rank(item: Chosen) -> tuple[int, int]:
    """First what says how many were asked."""
    return (not re.search(r"\b\d{2,3}\b(?! ?(?:%|dec|juni))", item.statement.shown), item.statement.start)
