"""From an outline to a document, in no format yet.

``compose`` is also where a language model's connecting prose would enter: it
may hand in more ``Paragraph`` blocks for a section, whose quotations pass the
same gate as all others.
"""

from collections.abc import Callable, Iterable

from assistant.board.blocks import Blank, Block, Document, Heading, Paragraph, Quote, Table
from assistant.board.closing import appendix, gaps, source_list
from assistant.board.outline import MAX_TEXT, Outline, Section
from assistant.board.phrases import place_text
from assistant.board.sides import comparison, side_heading, side_section
from assistant.board.summary import background, summary
from assistant.board.texts import folded, paragraphs
from assistant.board.views import proposals_by_topic, shared_and_own
from assistant.chosen import Chosen

__all__ = ["Prose", "compose"]

Prose = Callable[[Outline, Section], list[Paragraph]]
"""Connecting words for a section, already verified and marked as a model's own."""

_MAKERS: dict[str, Callable[[Outline], list[Block]]] = {
    "sammanfattning": summary,
    "bakgrund": background,
    "jämförelse": comparison,
    "gemensamt": shared_and_own,
    "förslag": proposals_by_topic,
    "inte": gaps,
}
_TO_DECIDE = Blank("Förslag till beslut", "Skriv förslaget till beslut här.")


def compose(outline: Outline, prose: Prose | None = None) -> Document:
    """The document that an outline describes.

    Args:
        outline: what is in it, and in which order.
        prose: adds connecting words to sections; none without.
    """
    parts: list[tuple[Section, list[Block]]] = []
    for section in (s for s in outline.sections if s.on):
        heading, body = _section(outline, section)
        own: list[Block] = [Paragraph.of(text) for text in paragraphs(section.text, MAX_TEXT)]
        added: list[Block] = list(prose(outline, section)) if prose is not None else []
        if section.key == "beslut" and own:
            body = []
        parts.append((section, [heading, *own, *added, *body]))
    quoted = _quoted(block for _, blocks in parts for block in blocks)
    numbers = _numbers(outline, quoted) if any(section.key == "bilaga" for section, _ in parts) else {}
    kept = {item.key for item in outline.kept}
    blocks: list[Block] = []
    for section, made in parts:
        blocks += made
        if section.key == "källor":
            blocks += source_list(outline, quoted)
        elif section.key == "bilaga":
            blocks += appendix(outline, numbers, [*outline.kept, *(i for i in quoted if i.key not in kept)])
    places = {item.key: place_text(item, outline.reports) for item in quoted}
    return Document(folded(outline.title), _fields(outline), tuple(blocks), outline.fingerprint, numbers, places)


def _fields(outline: Outline) -> tuple[Blank, ...]:
    return (
        Blank("Ärende", "Ange ärendet", outline.title),
        Blank("Datum", "Ange datum", outline.date),
        Blank("Handläggare", "Ange handläggare", outline.officer),
    )


def _section(outline: Outline, section: Section) -> tuple[Block, list[Block]]:
    """A section's heading and what stands under it."""
    if (make := _MAKERS.get(section.key)) is not None:
        return Heading(1, section.heading), make(outline)
    if section.key == "beslut":
        return Heading(1, section.heading), [Paragraph.of(_TO_DECIDE)]
    side = next((side for side in outline.sides if side.key == section.key), None)
    if side is None:
        return Heading(1, section.heading, appendix=section.key == "bilaga"), []
    return Heading(1, side_heading(side)), side_section(side, outline)


def _quoted(blocks: Iterable[Block]) -> list[Chosen]:
    """Every statement that is quoted, each once."""
    found: dict[tuple[str, int], Chosen] = {}
    for block in blocks:
        for paragraph in _paragraphs(block):
            for run in paragraph.runs:
                if isinstance(run, Quote):
                    found |= {item.key: item for item in run.chosen}
    return list(found.values())


def _paragraphs(block: Block) -> Iterable[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
    elif isinstance(block, Table):
        yield from (paragraph for row in block.rows for cell in row for paragraph in cell)


def _numbers(outline: Outline, quoted: list[Chosen]) -> dict[tuple[str, int], int]:
    """Numbers in the order of the reports, of everything that is kept and of what else is quoted."""
    order = [report.id for report in outline.reports]
    every = {item.key: item for item in (*outline.kept, *quoted)}
    items = sorted(every.values(), key=lambda item: (order.index(item.passage.report), item.statement.start))
    return {item.key: number for number, item in enumerate(items, 1)}
