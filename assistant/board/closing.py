"""The end of a document: what the reports do not say, the sources, and every statement in its context."""

from collections.abc import Iterable, Sequence

from assistant.board.blocks import Block, Context, Heading, Kind, Mark, Paragraph, Run
from assistant.board.outline import Outline
from assistant.board.phrases import about, place_text
from assistant.board.views import silent_voices
from assistant.chosen import Chosen
from assistant.forms.wording import listed, short_of
from ingestion import Passage, Report

__all__ = ["appendix", "gaps", "source_list"]


def gaps(outline: Outline) -> list[Block]:
    """Who says nothing of the subject, which part of it nobody takes up, and what no report could tell."""
    found: list[str] = []
    findings = outline.findings
    for part in findings.parts:
        if not part.found and len(findings.parts) > 1:
            found.append(f"Ingen svarande tar upp {part.text}.")
    found += _silent(outline)
    for name, report in findings.together:
        found.append(
            f"{short_of(report, outline.reports)} redovisar inte {name} för sig."
            " Det som återges ur den gäller hela området."
        )
    if findings.uncovered:
        found.append(f"{listed(findings.uncovered)} ingår inte i någon rapport.")
    found += _not_read(outline)
    if not found:
        found.append("Alla svarande som lästes tar upp ämnet.")
    return [Paragraph.of(text, kind=Kind.BULLET) for text in found]


def _silent(outline: Outline) -> list[str]:
    if not outline.is_covered and len(outline.silent) == len(outline.matrix.cells):
        return [f"Ingen av de {len(outline.silent)} svarande säger något {about(outline)}."]
    found = []
    for side in outline.sides:
        if not (silent := silent_voices(side, outline)):
            continue
        everyone = len(silent) == len(side.cells)
        if side.key.startswith("kommun:"):
            told = "ingen av de svarande" if everyone else listed(silent)
            found.append(f"I {side.label} tar {told} inte upp ämnet." if not everyone else _nobody(side.label, silent))
        else:
            found.append(f"{side.label} tar inte upp ämnet.")
    return found


def _nobody(label: str, silent: Sequence[str]) -> str:
    return f"I {label} tar ingen av de svarande upp ämnet ({listed(silent)})."


def _not_read(outline: Outline) -> list[str]:
    """Reports that hold nothing for the choice."""
    read = {row.report for row in outline.findings.matrix.rows}
    if outline.choice.municipalities or outline.choice.reports:
        return []
    others = [r.short for r in outline.reports if r.id not in read]
    return [f"{listed(others)} har inga svar för det som är valt."] if others else []


def source_list(outline: Outline, quoted: Iterable[Chosen]) -> list[Block]:
    """The reports that are quoted, or were read where nothing is."""
    ids = dict.fromkeys([item.passage.report for item in quoted] or [r.report for r in outline.findings.matrix.rows])
    return [Paragraph.of(_source(report), kind=Kind.BULLET) for report in outline.reports if report.id in ids]


def _source(report: Report) -> str:
    paged = any(s.page is not None for p in report.passages for s in p.statements)
    pages = "" if paged else " Texten som lästes har inga sidnummer; fotnoterna anger fråga eller avsnitt."
    return f"{report.publisher}: {report.title}. {report.period}. I fotnoterna: {report.short}.{pages}"


def appendix(outline: Outline, numbers: dict[tuple[str, int], int], quoted: Sequence[Chosen]) -> list[Block]:
    """Every quoted statement between those beside it, by report and passage, and what all was read from."""
    blocks: list[Block] = [
        Paragraph.of(
            "Här står varje citerad utsaga, numrerad, tillsammans med utsagan före och efter den i samma avsnitt."
            f" Allt är ordagrant. Indexets fingeravtryck: {outline.fingerprint}."
        )
    ]
    by_passage: dict[str, list[Chosen]] = {}
    for item in quoted:
        by_passage.setdefault(item.passage.passage_id, []).append(item)
    for report in outline.reports:
        own = [p for p in report.passages if p.passage_id in by_passage]
        if own:
            blocks.append(Heading(2, f"{report.title} ({report.short})"))
        for passage in own:
            blocks += _passage(passage, by_passage[passage.passage_id], numbers, outline.reports)
    return blocks


def _passage(
    passage: Passage, quoted: Sequence[Chosen], numbers: dict[tuple[str, int], int], reports: Sequence[Report]
) -> list[Block]:
    starts = {item.statement.start for item in quoted}
    shown = [
        at
        for at in range(len(passage.statements))
        if any(s.start in starts for s in passage.statements[max(0, at - 1) : at + 2])
    ]
    place = place_text(Chosen(passage, quoted[0].statement, 0.0), reports)
    blocks: list[Block] = [
        Paragraph.of(f"{place}. Avsnitt {passage.passage_id}, tecken {passage.start}–{passage.end}.", kind=Kind.PLACE)
    ]
    before = -1
    for at in shown:
        statement = passage.statements[at]
        item = Chosen(passage, statement, 0.0)
        runs: tuple[Run, ...] = (Context(item),)
        if statement.start in starts:
            runs = (Mark(numbers[item.key]), Context(item))
        if before >= 0 and at > before + 1:
            blocks.append(Paragraph.of("[…]", kind=Kind.SOURCE))
        blocks.append(Paragraph(runs, Kind.SOURCE))
        before = at
    return blocks
