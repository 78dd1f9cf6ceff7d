"""The styles that a document uses, and how a template gets those that it lacks.

Nothing is formatted by hand: whoever changes a style in the template changes
every document.
"""

from copy import deepcopy
from enum import StrEnum

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from assistant.board.ooxml import Element

__all__ = ["Style", "add_missing", "style_ids"]


class Style(StrEnum):
    """Names of styles: Word's own where it has one, else ours."""

    TITLE = "Title"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    BODY = "Body Text"
    LEAD = "Samsvar ingress"
    BULLET = "List Bullet"
    CAPTION = "caption"
    FOOTNOTE = "footnote text"
    FOOTNOTE_MARK = "footnote reference"
    STRONG = "Strong"
    QUOTE = "Samsvar citat"
    FIELD = "Samsvar uppgift"
    BLANK = "Samsvar ifyllnad"
    NOTE = "Samsvar not"
    CELL = "Samsvar tabelltext"
    PLACE = "Samsvar plats"
    SOURCE = "Samsvar källtext"
    APPENDIX = "Samsvar bilagerubrik"
    TABLE = "Samsvar tabell"


def style_ids(document: WordDocument) -> dict[str, str]:
    """Ids of a document's styles by their names, folded: Word itself does not tell cases apart."""
    found: dict[str, str] = {}
    for style in document.styles.element.iterchildren(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None:
            found.setdefault(str(name.get(qn("w:val"))).casefold(), str(style.get(qn("w:styleId"))))
    return found


def add_missing(document: WordDocument, bundled: WordDocument) -> list[str]:
    """Copy the styles that a document lacks from the bundled template, and return their names."""
    present = style_ids(document)
    missing = [style for style in Style if style.casefold() not in present]
    sources = {
        str(style.find(qn("w:name")).get(qn("w:val"))).casefold(): style
        for style in bundled.styles.element.iterchildren(qn("w:style"))
    }
    names = {style.get(qn("w:styleId")): name for name, style in sources.items()}
    taken = set(present.values())
    for name in missing:
        copied = deepcopy(sources[name.casefold()])
        if copied.get(qn("w:styleId")) in taken:  # another style has the id
            copied.set(qn("w:styleId"), f"{copied.get(qn('w:styleId'))}Samsvar")
        copied.attrib.pop(qn("w:default"), None)
        _point_at(copied, names, present)
        document.styles.element.append(copied)
        present[name.casefold()] = str(copied.get(qn("w:styleId")))
        taken.add(present[name.casefold()])
    if Style.BULLET in missing:
        _add_bullets(document, bundled)
    return list(missing)


def _point_at(style: Element, names: dict[str | None, str], present: dict[str, str]) -> None:
    """Let a copied style build on the styles of its new document; one that is not there is let go."""
    for kind in ("w:basedOn", "w:next", "w:link"):
        reference = style.find(qn(kind))
        if reference is None:
            continue
        target = present.get(names.get(reference.get(qn("w:val")), ""))
        if target is None:
            style.remove(reference)
        else:
            reference.set(qn("w:val"), target)


def _add_bullets(document: WordDocument, bundled: WordDocument) -> None:
    """Copy the list that the bullet style belongs to; without it the style would have no bullets."""
    theirs = bundled.part.numbering_part
    if not any(relation.reltype == RT.NUMBERING for relation in document.part.rels.values()):
        part = NumberingPart.load(theirs.partname, theirs.content_type, theirs.blob, document.part.package)
        document.part.relate_to(part, RT.NUMBERING)
        return
    numbering = document.part.numbering_part.element
    abstract = deepcopy(theirs.element.find(qn("w:abstractNum")))
    number = deepcopy(theirs.element.find(qn("w:num")))
    abstract_id = _next_id(numbering, "w:abstractNum", "w:abstractNumId")
    number_id = _next_id(numbering, "w:num", "w:numId")
    abstract.set(qn("w:abstractNumId"), abstract_id)
    number.set(qn("w:numId"), number_id)
    number.find(qn("w:abstractNumId")).set(qn("w:val"), abstract_id)
    first = numbering.find(qn("w:num"))  # all lists stand before all their uses
    if first is None:
        numbering.append(abstract)
    else:
        first.addprevious(abstract)
    numbering.append(number)
    wanted = Style.BULLET.casefold()
    for style in document.styles.element.iterchildren(qn("w:style")):
        if str(style.find(qn("w:name")).get(qn("w:val"))).casefold() == wanted:
            style.find(f".//{qn('w:numId')}").set(qn("w:val"), number_id)


def _next_id(numbering: Element, kind: str, name: str) -> str:
    taken = [int(found.get(qn(name), "0")) for found in numbering.iterchildren(qn(kind))]
    return str(max(taken, default=0) + 1)
