"""Drafts: saved, opened, opened after reports changed, damaged, foreign."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from assistant.board import Board, Choice, Outline, read_draft, write_draft
from assistant.board.draft import MAX_BYTES, draft_text, parse_draft
from ingestion import bundled_folder
from ingestion.errors import QuestionError


def changed(outline: Outline, **fields: object) -> bytes:
    return json.dumps(json.loads(draft_text(outline)) | fields).encode()


def test_what_is_saved_is_what_is_opened(board: Board, outlines: dict[str, Outline], tmp_path: Path) -> None:
    outline = outlines["kontaktvägar"]
    outline = (
        outline.without([outline.kept[0].key])
        .moved("förslag", 1)
        .changed("bakgrund", on=False, text="Eget.\nMer.")
        .named(title="Ärende 1/2")
    )
    write_draft(outline, tmp_path / "u.json")
    opened = read_draft(tmp_path / "u.json", board)
    assert opened.changes.is_empty
    assert not opened.changes.other_index
    assert opened.outline == outline
    assert [path.name for path in tmp_path.iterdir()] == ["u.json"]


_WAY = "Vi kan bli tydligare med att visa våra kontaktvägar in till oss"
_EDITS = {f"{_WAY}.": f"{_WAY} alla.", "Kontaktperson på kommunen": "En enkel kontaktväg för alla"}


@pytest.fixture(scope="module")
def other_board(outlines: dict[str, Outline], tmp_path_factory: pytest.TempPathFactory) -> Board:
    """The same reports with one statement of Hylte reworded and one replaced."""
    folder = tmp_path_factory.mktemp("reports")
    for path in bundled_folder().iterdir():
        shutil.copy(path, folder / path.name)
    source = (folder / "halland.md").read_text(encoding="utf-8")
    for item in reversed([item for item in outlines["kontaktvägar"].kept if item.passage.municipality == "Hylte"]):
        new = _EDITS.get(item.statement.shown)
        if new is not None:
            start = item.statement.start
            source = source[:start] + source[start:].replace(item.statement.shown, new, 1)
    (folder / "halland.md").write_text(source, encoding="utf-8")
    profile = folder / "halland.toml"
    lines = [line for line in profile.read_text(encoding="utf-8").splitlines() if not line.startswith("sha256")]
    digest = hashlib.sha256((folder / "halland.md").read_bytes()).hexdigest()
    profile.write_text("\n".join([*lines[:2], f'sha256 = "{digest}"', *lines[2:]]), encoding="utf-8")
    home = tmp_path_factory.mktemp("home")
    return Board(Assistant.open(Settings(home=home, reports=folder)).index)


def test_what_changed_in_the_reports_is_said(other_board: Board, outlines: dict[str, Outline]) -> None:
    opened = parse_draft(draft_text(outlines["kontaktvägar"]).encode(), other_board)
    changes = opened.changes
    assert changes.other_index
    assert changes.reworded == ((f"{_WAY}.", f"{_WAY} alla."),)
    assert changes.gone == ("Kontaktperson på kommunen",)
    assert changes.new == ("En enkel kontaktväg för alla",)
    kept = {item.statement.shown for item in opened.outline.kept}
    assert not kept & set(_EDITS.values()), "nothing comes in that nobody chose"
    assert len(kept) > 8


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b"{}",
        b'{"typ": "samsvar-underlag"',
        b"[" * 100_000,
        b"{" + b" " * MAX_BYTES + b"}",
    ],
)
def test_damaged_files_are_refused_in_swedish(board: Board, data: bytes) -> None:
    with pytest.raises(QuestionError, match=r"inget utkast|för stort"):
        parse_draft(data, board)


@pytest.mark.parametrize(
    "fields",
    [
        {"version": 2},
        {"typ": "annat"},
        {"okänt": 1},
        {"avsnitt": [{"nyckel": "bakgrund", "med": "ja", "text": ""}]},
        {"avsnitt": [{"nyckel": "bakgrund", "med": True, "text": "x" * 30_000}]},
        {"utsagor": "alla"},
        {"val": {"ämne": 7}},
    ],
)
def test_files_of_another_shape_are_refused(
    board: Board, outlines: dict[str, Outline], fields: dict[str, object]
) -> None:
    with pytest.raises(QuestionError, match="inget utkast") as caught:
        parse_draft(changed(outlines["kontaktvägar"], **fields), board)
    assert next(iter(fields)) in str(caught.value)


def test_a_draft_of_another_base_names_its_reports(board: Board, outlines: dict[str, Outline]) -> None:
    data = draft_text(outlines["kontaktvägar"]).replace('"rapport": "halland"', '"rapport": "gotland"').encode()
    with pytest.raises(QuestionError, match="gotland"):
        parse_draft(data, board)


def test_words_written_into_a_draft_are_never_quoted(board: Board, outlines: dict[str, Outline]) -> None:
    """A draft is a file that anybody may have written: a statement in it is a choice, not a source."""
    outline = outlines["kontaktvägar"]
    data = json.loads(draft_text(outline))
    data["utsagor"][0]["text"] = "Vi lägger ned."
    opened = parse_draft(json.dumps(data).encode(), board)
    assert "Vi lägger ned." not in {item.statement.shown for item in opened.outline.kept}
    assert opened.changes.gone == ("Vi lägger ned.",)


def test_sections_that_are_unknown_or_missing(board: Board, outlines: dict[str, Outline]) -> None:
    sections = [
        {"nyckel": "beslut", "med": True, "text": "Ja."},
        {"nyckel": "kommun:Atlantis", "med": True, "text": ""},
    ]
    opened = parse_draft(changed(outlines["kontaktvägar"], avsnitt=sections), board)
    assert [s.key for s in opened.outline.sections if s.on] == ["beslut"]
    assert len(opened.outline.sections) == len(outlines["kontaktvägar"].sections)


def test_a_choice_alone_is_enough(board: Board) -> None:
    outline = board.outline(Choice(municipalities=("Laholm",), themes=("förslag",)))
    assert parse_draft(draft_text(outline).encode(), board).outline == outline
