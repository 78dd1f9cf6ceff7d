"""Real Word footnotes, which python-docx has no words for: their part, its relation and its settings."""

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from assistant.board.ooxml import Element, element, paragraph, text_run, to_bytes

__all__ = ["Footnotes"]

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
"""What Word draws between text and footnotes; both must be there."""


class Footnotes:
    """Collects the footnotes of a document and adds them to it."""

    def __init__(self, ids: dict[str, str], text_style: str, mark_style: str) -> None:
        """Write in the styles of a document.

        Args:
            ids: ids of its styles by folded names.
            text_style: name of the style of a footnote.
            mark_style: name of the style of its number.
        """
        self._text, self._mark = ids[text_style.casefold()], ids[mark_style.casefold()]
        self._root = element("footnotes")
        for number, kind in _SEPARATORS.items():
            held = element("footnote", paragraph(self._text, element("r", element(kind))), type=kind, id=number)
            self._root.append(held)
        self._count = 0

    def add(self, *children: Element) -> Element:
        """Add a footnote and return the run that refers to it."""
        self._count += 1
        number = element("r", element("rPr", element("rStyle", val=self._mark)), element("footnoteRef"))
        held = paragraph(self._text, number, text_run(" "), *children)
        self._root.append(element("footnote", held, id=self._count))
        return self._marked(element("footnoteReference", id=self._count))

    @property
    def count(self) -> int:
        """How many there are."""
        return self._count

    def again(self, name: str, number: Element) -> list[Element]:
        """Refer once more to the footnote whose mark has a bookmark; ``number`` is the text that shows it.

        Word and LibreOffice number it anew when the text changes. Footnotes of
        their own would make LibreOffice break a table after nearly every row.
        """
        instruction = element("instrText")
        instruction.text = f" NOTEREF {name} \\f \\h "
        return [
            self._marked(element("fldChar", fldCharType="begin")),
            self._marked(instruction),
            self._marked(element("fldChar", fldCharType="separate")),
            self._marked(number),
            self._marked(element("fldChar", fldCharType="end")),
        ]

    def _marked(self, child: Element) -> Element:
        return element("r", element("rPr", element("rStyle", val=self._mark)), child)

    def attach(self, document: WordDocument) -> None:
        """Make the footnotes a part of a document; those of its template are replaced with its text."""
        package = document.part.package
        for key, relation in list(document.part.rels.items()):
            if relation.reltype == RT.FOOTNOTES:
                del document.part.rels[key]
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, to_bytes(self._root), package)
        document.part.relate_to(part, RT.FOOTNOTES)
        self._declare(document)

    @staticmethod
    def _declare(document: WordDocument) -> None:
        """Tell the settings which footnotes are the separators."""
        settings = document.settings.element
        for old in settings.findall(qn("w:footnotePr")):
            settings.remove(old)
        made = element("footnotePr", *(element("footnote", id=number) for number in _SEPARATORS))
        # The order of settings is fixed; these come right behind footnotes.
        behind = (
            "endnotePr",
            "compat",
            "docVars",
            "rsids",
            "mathPr",
            "attachedSchema",
            "themeFontLang",
            "clrSchemeMapping",
        )
        later = next((c for c in settings if c.tag.rpartition("}")[2] in behind), None)
        if later is None:
            settings.append(made)
        else:
            later.addprevious(made)
