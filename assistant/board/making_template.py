"""Makes the bundled template: ``python -m assistant.board.making_template``.

An organisation may take the file, change its styles, header and footer, and
name it in ``SAMSVAR_TEMPLATE``. It is made here so that what it holds can be
read; a test compares the two.
"""

import zipfile
from pathlib import Path
from typing import Final

from assistant.board.ooxml import NAMESPACE
from assistant.board.styles import Style

__all__ = ["PARTS", "write_template"]

_FONT: Final = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/>'
_BLUE: Final = '<w:color w:val="1F3A5F"/>'
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"


def _style(kind: str, name: str, parent: str, paragraph: str = "", run: str = "", *, following: str = "") -> str:
    """A style; its id is its name without spaces and Swedish letters."""
    based = f'<w:basedOn w:val="{parent}"/>' if parent else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    own = ' w:customStyle="1"' if name.startswith("Samsvar") else ""
    default = ' w:default="1"' if name in ("Normal", "Default Paragraph Font", "Normal Table", "No List") else ""
    held = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{run}</w:rPr>" if run else "")
    return (
        f'<w:style w:type="{kind}"{default}{own} w:styleId="{_id(name)}">'
        f'<w:name w:val="{name}"/>{based}{after}<w:uiPriority w:val="10"/><w:qFormat/>{held}</w:style>'
    )


def _id(name: str) -> str:
    plain = name.translate(str.maketrans("åäö", "aao"))
    return "".join(word[:1].upper() + word[1:] for word in plain.split())


def _space(before: int, after: int, line: int = 0) -> str:
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _heading(level: int, before: int, after: int, size: int) -> str:
    paragraph = f'<w:keepNext/><w:keepLines/>{_space(before, after)}<w:outlineLvl w:val="{level - 1}"/>'
    return _style(
        "paragraph",
        f"heading {level}",
        "Normal",
        paragraph,
        f"<w:b/><w:bCs/>{_BLUE}{_size(size)}",
        following="BodyText",
    )


def _table_style() -> str:
    line = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="8A99AD"/>'
    borders = "".join(line.format(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    margins = "".join(f'<w:{side} w:w="90" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{_id(Style.TABLE)}"><w:name w:val="{Style.TABLE}"/>'
        '<w:basedOn w:val="NormalTable"/><w:uiPriority w:val="10"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr>'
        '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="DCE4EE"/></w:tcPr></w:tblStylePr>'
        '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr></w:style>'
    )


def _styles() -> str:
    keep = "<w:keepNext/>"
    made = [
        _style("paragraph", "Normal", ""),
        _style("character", "Default Paragraph Font", ""),
        '<w:style w:type="table" w:default="1" w:styleId="NormalTable"><w:name w:val="Normal Table"/><w:uiPriority'
        ' w:val="99"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>',
        _style("paragraph", "header", "Normal", "", _size(17)),
        _style("paragraph", "footer", "Normal", '<w:jc w:val="right"/>', _size(17)),
        _style(
            "paragraph", Style.TITLE, "Normal", f"<w:keepNext/>{_space(0, 200)}", f"<w:b/><w:bCs/>{_BLUE}{_size(40)}"
        ),
        _heading(1, 400, 120, 28),
        _heading(2, 260, 80, 23),
        _style("paragraph", Style.BODY, "Normal", _space(0, 140, 276)),
        _style("paragraph", Style.LEAD, "BodyText", keep, following="BodyText"),
        _style(
            "paragraph",
            Style.BULLET,
            "Normal",
            f'<w:numPr><w:numId w:val="1"/></w:numPr>{_space(0, 90, 264)}<w:ind w:left="397" w:hanging="284"/>',
        ),
        _style("paragraph", Style.CAPTION, "Normal", keep + _space(160, 80), f"<w:b/><w:bCs/>{_size(19)}"),
        _style("paragraph", Style.FOOTNOTE, "Normal", _space(0, 20), _size(17)),
        _style("character", Style.FOOTNOTE_MARK, "DefaultParagraphFont", "", '<w:vertAlign w:val="superscript"/>'),
        _style("character", Style.STRONG, "DefaultParagraphFont", "", "<w:b/><w:bCs/>"),
        _style("character", Style.QUOTE, "DefaultParagraphFont"),
        _style("paragraph", Style.FIELD, "Normal", _space(0, 60)),
        _style("character", Style.BLANK, "DefaultParagraphFont", "", '<w:color w:val="5A5A5A"/>'),
        _style("paragraph", Style.NOTE, "BodyText", _space(80, 140), f"<w:i/><w:iCs/>{_size(18)}"),
        _style("paragraph", Style.CELL, "Normal", _space(0, 60), _size(18)),
        _style("paragraph", Style.PLACE, "Normal", keep + _space(200, 60), f"<w:b/><w:bCs/>{_size(18)}"),
        _style("paragraph", Style.SOURCE, "Normal", f'{_space(0, 60)}<w:ind w:left="284"/>', _size(18)),
        _style("paragraph", Style.APPENDIX, "Heading1", "<w:pageBreakBefore/>", following="BodyText"),
        _table_style(),
    ]
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_FONT}{_size(21)}<w:lang w:val="sv-SE" w:eastAsia="sv-SE"'
        ' w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    return f'<w:styles xmlns:w="{NAMESPACE}">{defaults}{"".join(made)}</w:styles>'


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _footer() -> str:
    text = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    pages = text.format("Sida ") + _field("PAGE") + text.format(" av ") + _field("NUMPAGES")
    return f'<w:ftr xmlns:w="{NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{pages}</w:p></w:ftr>'


def _numbering() -> str:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
        '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="397" w:hanging="284"/></w:pPr></w:lvl>'
    )
    return (
        f'<w:numbering xmlns:w="{NAMESPACE}"><w:abstractNum w:abstractNumId="1"><w:multiLevelType'
        f' w:val="singleLevel"/>{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _document() -> str:
    page = (
        '<w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1417" w:right="1304" w:bottom="1304" w:left="1304"'
        ' w:header="709" w:footer="567" w:gutter="0"/>'
    )
    return (
        f'<w:document xmlns:w="{NAMESPACE}" xmlns:r="{_RELATIONS}">'
        f"<w:body><w:p/><w:sectPr>{page}</w:sectPr></w:body></w:document>"
    )


def _settings() -> str:
    compat = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    return (
        f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/><w:compat>{compat}</w:compat>'
        '<w:themeFontLang w:val="sv-SE"/></w:settings>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    held = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{held}</Relationships>'


def _content_types() -> str:
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "numbering": "numbering",
        "footer1": "footer",
    }
    held = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{_TYPES}.{k}+xml"/>' for n, k in kinds.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{held}</Types>'
    )


PARTS: Final = {
    "[Content_Types].xml": _content_types,
    "_rels/.rels": lambda: _relations(("officeDocument", "word/document.xml")),
    "word/document.xml": _document,
    "word/_rels/document.xml.rels": lambda: _relations(
        ("styles", "styles.xml"),
        ("settings", "settings.xml"),
        ("numbering", "numbering.xml"),
        ("footer", "footer1.xml"),
    ),
    "word/styles.xml": _styles,
    "word/settings.xml": _settings,
    "word/numbering.xml": _numbering,
    "word/footer1.xml": _footer,
}
"""What makes each part of the template."""


def write_template(path: Path) -> None:
    """Write the template; the same bytes every time."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, make in PARTS.items():
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), _HEAD + make())


if __name__ == "__main__":
    write_template(Path(__file__).with_name("template.docx"))
