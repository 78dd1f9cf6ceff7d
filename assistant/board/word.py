"""A document as Word: on a template, in its styles, with real footnotes."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from assistant.board.blocks import Blank, Block, Context, Document, Heading, Kind, Mark, Paragraph, Quote, Run, Table
from assistant.board.footnotes import Footnotes
from assistant.board.ooxml import Element, element, paragraph, properties, text_run
from assistant.board.styles import Style, style_ids
from assistant.board.template import open_template

__all__ = ["document_word"]

_LANGUAGE = "sv-SE"
_STYLES = {
    Kind.BODY: Style.BODY,
    Kind.LEAD: Style.LEAD,
    Kind.BULLET: Style.BULLET,
    Kind.NOTE: Style.NOTE,
    Kind.CELL: Style.CELL,
    Kind.SOURCE: Style.SOURCE,
    Kind.PLACE: Style.PLACE,
}
_Keys = tuple[tuple[str, int], ...]
_FIRST_NOTE = 100_000
"""Ids of the bookmarks of footnotes begin here; below are those of the appendix."""
_TWIPS = 9300
"""Width of a table on the bundled template's page; Word fits it to another page."""


def document_word(document: Document, template: Path | None = None) -> tuple[bytes, list[str]]:
    """The document as a .docx, and the names of the styles that the template lacked.

    Raises:
        SettingsError: the template cannot be used.
    """
    word, missing = open_template(template)
    writer = _Writer(document, style_ids(word))
    body = word.element.body
    end = body.find(qn("w:sectPr"))
    for made in writer.everything():
        if end is None:
            body.append(made)
        else:
            end.addprevious(made)
    writer.footnotes.attach(word)
    _describe(word, document)
    written = io.BytesIO()
    word.save(written)
    return written.getvalue(), missing


def _describe(word: WordDocument, document: Document) -> None:
    """Title, language and origin, which a screen reader says before the text."""
    about = word.core_properties
    about.title = document.title[:255]
    about.language = _LANGUAGE
    about.author = document.fields[-1].text[:255]
    about.subject = "Underlag ur samordningsförbundens kartläggningsrapporter"
    about.keywords = ""
    about.comments = f"Gjort med Samsvar. Indexets fingeravtryck: {document.fingerprint}."
    about.created = about.modified = datetime.now(UTC).replace(tzinfo=None)
    about.last_modified_by = "Samsvar"
    defaults = word.styles.element.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = element("docDefaults", element("rPrDefault", element("rPr")))
        word.styles.element.insert(0, defaults)
    run = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if run is not None:
        language = run.find(qn("w:lang"))
        if language is None:
            run.append(language := element("lang"))
        language.set(qn("w:val"), _LANGUAGE)


class _Writer:
    """Turns blocks into Word's elements."""

    def __init__(self, document: Document, ids: dict[str, str]) -> None:
        self._document = document
        self._ids = {style: ids[style.casefold()] for style in Style}
        self.footnotes = Footnotes(ids, Style.FOOTNOTE, Style.FOOTNOTE_MARK)
        self._controls = 0
        self._outside = {_keys(run) for run in _quotes(document.blocks)}
        """What is quoted outside tables as well: a table refers to the footnotes there."""
        self._marks: dict[_Keys, str] = {}
        self._numbers: dict[_Keys, int] = {}
        self._waiting: list[tuple[_Keys, Element]] = []

    def everything(self) -> Iterable[Element]:
        """The title, its fields, and all blocks."""
        yield paragraph(self._ids[Style.TITLE], text_run(self._document.title))
        for blank in self._document.fields:
            label = text_run(f"{blank.name}: ", self._ids[Style.STRONG])
            yield paragraph(self._ids[Style.FIELD], label, self._control(blank))
        for block in self._document.blocks:
            yield from self._block(block)
        for keys, shown in self._waiting:
            shown.text = str(self._numbers[keys])

    def _block(self, block: Block) -> Iterable[Element]:
        if isinstance(block, Heading):
            style = Style.APPENDIX if block.appendix else (Style.HEADING_1 if block.level == 1 else Style.HEADING_2)
            yield paragraph(self._ids[style], text_run(block.text))
        elif isinstance(block, Table):
            yield paragraph(self._ids[Style.CAPTION], text_run(block.caption))
            yield self._table(block)
        else:
            yield self._paragraph(block)

    def _paragraph(self, block: Paragraph) -> Element:
        made = element("p", properties(self._ids[_STYLES[block.kind]]))
        for run in block.runs:
            made.extend(self._run(run, in_table=block.kind is Kind.CELL))
        return made

    def _run(self, run: Run, *, in_table: bool) -> list[Element]:
        if isinstance(run, str):
            return [text_run(run)]
        if isinstance(run, Quote):
            said = text_run(run.text, self._ids[Style.QUOTE])
            return [text_run("”"), said, text_run("”"), *self._note(run, in_table=in_table)]
        if isinstance(run, Context):
            return [text_run(run.text, self._ids[Style.QUOTE])]
        if isinstance(run, Mark):
            number = text_run(f"{run.number}. ", self._ids[Style.STRONG])
            return [
                element("bookmarkStart", id=run.number, name=_anchor(run.number)),
                number,
                element("bookmarkEnd", id=run.number),
            ]
        if isinstance(run, Blank):
            return [self._control(run)]
        return [text_run(run.text, self._ids[Style.STRONG])]

    def _note(self, quote: Quote, *, in_table: bool) -> list[Element]:
        """The mark of a quotation's footnote, and the footnote unless a table refers to one that stands elsewhere."""
        keys = _keys(quote)
        name = self._marks.setdefault(keys, f"not{len(self._marks) + 1}")
        if in_table and keys in self._outside:
            shown = element("t")
            self._waiting.append((keys, shown))
            return self.footnotes.again(name, shown)
        mark = self.footnotes.add(*self._places(quote))
        if in_table or keys in self._numbers:
            return [mark]
        self._numbers[keys] = self.footnotes.count
        number = _FIRST_NOTE + self.footnotes.count
        return [element("bookmarkStart", id=number, name=name), mark, element("bookmarkEnd", id=number)]

    def _places(self, quote: Quote) -> list[Element]:
        """What a footnote says: where each statement stands, and its number in the appendix."""
        made: list[Element] = []
        for at, item in enumerate(quote.chosen):
            made.append(text_run(("; även " if at else "") + self._document.places[item.key]))
            if (number := self._document.numbers.get(item.key)) is not None:
                link = element("hyperlink", text_run(f"bilagan, {number}"), anchor=_anchor(number), history=1)
                made += [text_run(" ("), link, text_run(")")]
        return [*made, text_run(".")]

    def _control(self, blank: Blank) -> Element:
        """A field that is filled in by writing in it."""
        self._controls += 1
        held = element("sdtPr", element("alias", val=blank.name), element("tag", val=f"samsvar-{self._controls}"))
        held.append(element("id", val=1000 + self._controls))
        if not blank.text:
            held.append(element("showingPlcHdr"))
        held.append(element("text"))
        shown = text_run(blank.text) if blank.text else text_run(f"[{blank.hint}]", self._ids[Style.BLANK])
        return element("sdt", held, element("sdtContent", shown))

    def _table(self, table: Table) -> Element:
        widths = [share * _TWIPS // 100 for share in table.widths]
        about = element(
            "tblPr",
            element("tblStyle", val=self._ids[Style.TABLE]),
            element("tblW", w=5000, type="pct"),
            element("tblLayout", type="fixed"),
            element("tblLook", val="04A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=0, noVBand=1),
            element("tblCaption", val=table.caption),
            element("tblDescription", val=table.description),
        )
        grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
        head = tuple((Paragraph.of(text, kind=Kind.CELL),) for text in table.head)
        rows = [self._row(head, widths, head=True), *(self._row(row, widths) for row in table.rows)]
        return element("tbl", about, grid, *rows)

    def _row(self, cells: Iterable[tuple[Paragraph, ...]], widths: list[int], *, head: bool = False) -> Element:
        kept = element("cantSplit")  # a table splits between its rows
        # The header is repeated on every page, and told as such.
        row = element("tr", element("trPr", kept, *([element("tblHeader")] if head else [])))
        for cell, width in zip(cells, widths, strict=True):
            about = element("tcPr", element("tcW", w=width, type="dxa"))
            row.append(element("tc", about, *map(self._paragraph, cell)))
        return row


def _keys(quote: Quote) -> _Keys:
    return tuple(item.key for item in quote.chosen)


def _quotes(blocks: Iterable[Block]) -> Iterable[Quote]:
    """The quotations outside tables."""
    return (run for b in blocks if isinstance(b, Paragraph) for run in b.runs if isinstance(run, Quote))


def _anchor(number: int) -> str:
    return f"utsaga{number}"
