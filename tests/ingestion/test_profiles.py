"""Bad reports and profiles are refused in clear Swedish; a new report needs no code."""

import shutil
from pathlib import Path

import pytest

from ingestion import bundled_folder, load_report, load_reports
from ingestion.errors import ProfileError, ReportEncodingError, ReportError, ReportMissingError

NEW_REPORT = """# Kartläggning av samverkan i Kalmar län

## Sammanfattning

Rapporten bygger på tolv intervjuer.

## OSKARSHAMNS KOMMUN

### Enheten för arbete (EFA)

EFA möter personer som står långt från arbetsmarknaden.

**Samverkan som fungerar bra**

- Veckomöten med Arbetsförmedlingen.
- Gemensamma hembesök.

#### Utvecklingspotential

Vi når inte psykiatrin.

# FÖRSÄKRINGSKASSAN

## Samverkan som fungerar bra

Avstämningsmöten fungerar.
"""

NEW_PROFILE = """
id = "kalmar"
file = "kalmar.md"
title = "Kartläggning av samverkan i Kalmar län"
short = "Kalmar 2020"
publisher = "Samordningsförbundet i Kalmar län"
period = "2020"
municipalities = ["Oskarshamn"]
markers = ["markdown", "bold"]
nesting = ["municipality", "actor", "unit", "question"]
recognise = ["municipality", "actor"]
default_level = "question"

[[drop]]
from = "# Kartläggning"
until = "## Sammanfattning"
reason = "title"

[[heading]]
text = "Sammanfattning"
level = "municipality"

[[heading]]
match = '(?P<unit>.*\\(EFA\\))'
level = "unit"

[[heading]]
match = 'Samverkan som fungerar bra|Utvecklingspotential'
level = "question"

[[heading]]
text = "FÖRSÄKRINGSKASSAN"
level = "actor"
actor = "Försäkringskassan"
resets = ["municipality"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("varend.toml", "varend.txt"):
        shutil.copy(bundled_folder() / name, tmp_path / name)
    return tmp_path


def test_a_sixth_report_needs_a_profile_and_no_code(tmp_path: Path) -> None:
    (tmp_path / "kalmar.md").write_text(NEW_REPORT, encoding="utf-8")
    (tmp_path / "kalmar.toml").write_text(NEW_PROFILE, encoding="utf-8")
    (report,) = load_reports(tmp_path)
    cells = [(p.municipality, p.actor, p.unit, p.question, len(p.statements)) for p in report.passages]
    efa = "Enheten för arbete (EFA)"
    assert cells == [
        (None, None, None, "Sammanfattning", 1),
        ("Oskarshamn", "Kommun", efa, None, 1),
        ("Oskarshamn", "Kommun", efa, "Samverkan som fungerar bra", 2),
        ("Oskarshamn", "Kommun", efa, "Utvecklingspotential", 1),
        (None, "Försäkringskassan", None, "Samverkan som fungerar bra", 1),
    ]
    assert [p.themes for p in report.passages][2:] == [("fungerar",), ("möjligheter",), ("fungerar",)]


def test_windows_line_ends_are_kept_and_read(tmp_path: Path) -> None:
    (tmp_path / "kalmar.md").write_bytes(NEW_REPORT.replace("\n", "\r\n").encode())
    (tmp_path / "kalmar.toml").write_text(NEW_PROFILE, encoding="utf-8")
    (report,) = load_reports(tmp_path)
    assert len(report.passages) == 5
    assert all(s.text == report.source[s.start : s.end] for p in report.passages for s in p.statements)


def test_a_missing_file(folder: Path) -> None:
    (folder / "varend.txt").unlink()
    with pytest.raises(ReportMissingError, match=r"varend\.txt saknas"):
        load_reports(folder)


@pytest.mark.parametrize("content", [b"", b" \n\n\t"])
def test_an_empty_file(folder: Path, content: bytes) -> None:
    (folder / "varend.txt").write_bytes(content)
    with pytest.raises(ReportMissingError, match="är tom"):
        load_reports(folder)


def test_a_file_that_is_not_utf_8(folder: Path) -> None:
    text = (folder / "varend.txt").read_text(encoding="utf-8")
    (folder / "varend.txt").write_bytes(text.encode("latin-1", "replace"))
    with pytest.raises(ReportEncodingError, match="inte UTF-8"):
        load_reports(folder)


def test_a_heading_that_is_not_there(folder: Path) -> None:
    with (folder / "varend.toml").open("a", encoding="utf-8") as profile:
        profile.write('\n[[heading]]\ntext = "9. Finns inte"\nlevel = "chapter"\n')
    with pytest.raises(ProfileError, match=r"rubrik som inte finns i varend\.txt: ”9\. Finns inte”"):
        load_reports(folder)


def test_a_drop_that_is_not_there(folder: Path) -> None:
    with (folder / "varend.toml").open("a", encoding="utf-8") as profile:
        profile.write('\n[[drop]]\nfrom = "Finns inte"\nuntil = ""\nreason = "prov"\n')
    with pytest.raises(ProfileError, match="text som inte finns"):
        load_reports(folder)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("id = ", "id == "), "inte giltig TOML"),
        (('title = "', 'titel = "'), "fältet title saknas"),
        (('level = "section"', 'level = "avsnitt"'), "nivåer som inte står i nesting: avsnitt"),
        (("file = ", 'layout = "blad"\nfile = '), "layout"),
        (('file = "varend.txt"', 'file = "../varend.txt"'), "ett filnamn i samma mapp"),
        (("match = '5", "match = '(5"), "ogiltigt mönster"),
        (("markers = ", 'debris = ["["]\nmarkers = '), "ogiltigt mönster"),
        (("markers = ", 'recognise = ["municipality"]\nmarkers = '), "nesting: municipality"),
        (('resets = ["organisation"]', "resets = []"), "resets är tomt"),
        (("markers = ", "okänt = 1\nmarkers = "), "inte giltig TOML"),
        (("markers = ", "annat = 1\nmarkers = "), "fältet annat är okänt"),
        (('file = "varend.txt"', 'file = "varend.docx"'), "slutar på .md eller .txt"),
        (("markers = ", 'inline = { headings = [{ match = "x" }] }\nmarkers = '), "anges med text"),
    ],
)
def test_a_malformed_profile(folder: Path, change: tuple[str, str], said: str) -> None:
    path = folder / "varend.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(ReportError, match=said.replace("(", r"\(")):
        load_report(path)


def test_two_profiles_with_one_id(folder: Path) -> None:
    shutil.copy(folder / "varend.toml", folder / "varend2.toml")
    with pytest.raises(ProfileError, match="samma id: varend"):
        load_reports(folder)


def test_a_folder_without_profiles(tmp_path: Path) -> None:
    with pytest.raises(ReportMissingError, match="inga rapportprofiler"):
        load_reports(tmp_path)
