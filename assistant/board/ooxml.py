"""The XML of a Word document, made of plain elements.

python-docx opens and saves the package; what it has no words for (footnotes,
content controls, bookmarks, a table's alternative text) is written here, and
all else too, so that there is one way.
"""

from typing import Any, Final, TypeAlias

from lxml import etree

__all__ = ["NAMESPACE", "Element", "element", "paragraph", "properties", "tag", "text_run", "to_bytes"]

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
Element: TypeAlias = Any
"""An element of lxml, which has no types of its own."""


def tag(name: str) -> str:
    """The full name of one of Word's own elements or attributes."""
    return f"{{{NAMESPACE}}}{name}"


def element(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """An element with its children; attributes are Word's own."""
    made = etree.Element(tag(name), {tag(key): str(value) for key, value in attributes.items()}, {"w": NAMESPACE})
    made.extend(children)
    return made


def text_run(text: str, style: str = "") -> Element:
    """A run of text, with a character style or without."""
    run = element("r")
    if style:
        run.append(element("rPr", element("rStyle", val=style)))
    held = element("t")
    held.text = text
    held.set(_SPACE, "preserve")
    run.append(held)
    return run


def properties(style: str) -> Element:
    """A paragraph's properties: its style."""
    return element("pPr", element("pStyle", val=style))


def paragraph(style: str, *children: Element) -> Element:
    """A paragraph in a style."""
    return element("p", properties(style), *children)


def to_bytes(root: Element) -> bytes:
    """A part of the package as it is stored."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
