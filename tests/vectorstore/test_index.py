"""The index is a cache: what does not match or is damaged is built anew, and a crash loses nothing."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingestion import bundled_folder
from ingestion.errors import EmbeddingError, ReportMissingError, StorageError
from vectorstore import Index, IndexSpec, SamsvarRetriever, Scope, index_folder, open_index
from vectorstore.index import fingerprint

QUESTION = "Vilka hinder för samverkan finns?"


@pytest.fixture
def small(tmp_path: Path) -> IndexSpec:
    """A base with one report, so that an index takes a second."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("varend.toml", "varend.txt"):
        shutil.copy(bundled_folder() / name, folder / name)
    return IndexSpec(home=tmp_path / "home", reports=folder)


def place(spec: IndexSpec) -> Path:
    return index_folder(spec.home) / fingerprint(spec)[:16]


def answers(index: Index) -> list[str]:
    found = SamsvarRetriever(index=index).search(QUESTION, Scope(), 5)
    index.close()
    return [ranked.passage.passage_id for ranked in found.ranked]


def built_at(spec: IndexSpec) -> int:
    return (place(spec) / "manifest.json").stat().st_mtime_ns


def test_a_second_opening_builds_nothing(small: IndexSpec) -> None:
    told: list[str] = []
    first = answers(open_index(small, lambda text, _share: told.append(text)))
    before = built_at(small)
    assert told[0] == "Läser rapporterna"
    assert told[-1] == "Klart"
    told.clear()
    assert answers(open_index(small, lambda text, _share: told.append(text))) == first
    assert told == []
    assert built_at(small) == before


def test_progress_only_grows(small: IndexSpec) -> None:
    shares: list[float] = []
    open_index(small, lambda _text, share: shares.append(share)).close()
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def test_the_fingerprint_follows_reports_profiles_settings_and_model(small: IndexSpec) -> None:
    marks = {fingerprint(small)}
    marks.add(fingerprint(IndexSpec(small.home, small.reports, budget=200)))
    marks.add(fingerprint(IndexSpec(small.home, small.reports, embedding="other-model")))
    assert small.reports is not None
    for name in ("varend.toml", "varend.txt"):
        with (small.reports / name).open("a", encoding="utf-8") as file:
            file.write("\n")
        marks.add(fingerprint(small))
    assert len(marks) == 5


def test_a_changed_report_is_read_anew(small: IndexSpec) -> None:
    open_index(small).close()
    assert small.reports is not None
    path = small.reports / "varend.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("- Prestige\n", "- Elefanter\n"), encoding="utf-8")
    index = open_index(small)
    assert any("Elefanter" in passage.text for passage in index.passages)
    index.close()


@pytest.mark.parametrize("name", ["reports.json", "questions.json", "manifest.json", "lexical/data.csc.index.npy"])
@pytest.mark.parametrize("damage", ["truncated", "garbled", "missing"])
def test_a_damaged_file_is_built_anew(small: IndexSpec, name: str, damage: str) -> None:
    expected = answers(open_index(small))
    path = place(small) / name
    content = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(content[: len(content) // 2] if damage == "truncated" else content[::-1])
    assert answers(open_index(small)) == expected


@pytest.mark.parametrize("pattern", ["chroma.sqlite3", "*/data_level0.bin", "*/link_lists.bin", "*/header.bin"])
def test_a_damaged_vector_store_is_built_anew(small: IndexSpec, pattern: str) -> None:
    expected = answers(open_index(small))
    for path in (place(small) / "chroma").glob(pattern):
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 3])
    before = built_at(small)
    assert answers(open_index(small)) == expected
    assert pattern == "*/link_lists.bin" or built_at(small) != before


def test_a_vector_store_that_lost_rows_is_built_anew(small: IndexSpec) -> None:
    expected = answers(open_index(small))
    database = sqlite3.connect(place(small) / "chroma" / "chroma.sqlite3")
    with database:
        database.execute("DELETE FROM embeddings WHERE id IN (SELECT id FROM embeddings LIMIT 3)")
    database.close()
    assert answers(open_index(small)) == expected


def test_a_foreign_folder_in_its_place_is_replaced(small: IndexSpec) -> None:
    place(small).mkdir(parents=True)
    (place(small) / "manifest.json").write_text(json.dumps({"fingerprint": "other", "files": {}}), encoding="utf-8")
    (place(small) / "notes.txt").write_text("hej", encoding="utf-8")
    assert answers(open_index(small))
    assert not (place(small) / "notes.txt").exists()


def test_a_build_that_is_killed_leaves_the_old_index_and_no_wrong_answer(small: IndexSpec) -> None:
    expected = answers(open_index(small))
    code = (
        "import sys, pathlib; from vectorstore import IndexSpec, open_index\n"
        "def tell(text, share):\n"
        "    print(text, flush=True)\n"
        "    if share > 0.1: sys.stdin.read()\n"
        "open_index(IndexSpec(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])), tell, rebuild=True)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(small.home), str(small.reports)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    lines = [process.stdout.readline().strip() for _ in range(3)]
    assert lines == ["Läser rapporterna", "Läser språkmodellen", "Bygger indexet"]
    process.kill()
    process.communicate()
    assert answers(open_index(small)) == expected
    leftovers = [path for path in index_folder(small.home).iterdir() if ".building-" in path.name]
    assert len(leftovers) == 1
    answers(open_index(small, rebuild=True))
    assert not [path for path in index_folder(small.home).iterdir() if ".building-" in path.name]


def test_old_indexes_do_not_pile_up(small: IndexSpec) -> None:
    for budget in (100, 120, 140, 160, 180):
        open_index(IndexSpec(small.home, small.reports, budget)).close()
        time.sleep(0.01)
    assert len([path for path in index_folder(small.home).iterdir() if path.is_dir()]) == 3


def test_two_processes_build_one_index(small: IndexSpec) -> None:
    code = (
        "import sys, pathlib; from vectorstore import IndexSpec, open_index\n"
        "index = open_index(IndexSpec(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))\n"
        "print(len(index.passages)); index.close()\n"
    )
    command = [sys.executable, "-c", code, str(small.home), str(small.reports)]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    counts = {process.communicate(timeout=120)[0].strip() for process in processes}
    assert len(counts) == 1
    assert all(process.returncode == 0 for process in processes)


def test_a_home_that_is_a_file(small: IndexSpec) -> None:
    small.home.write_text("", encoding="utf-8")
    with pytest.raises(StorageError, match="går inte att skriva i"):
        open_index(small)


def test_a_read_only_home(small: IndexSpec) -> None:
    home = small.home
    if os.geteuid() == 0:  # root writes into read-only directories, but not into this one
        home = Path("/proc/samsvar")
    else:
        home.mkdir()
        home.chmod(0o500)
    with pytest.raises(StorageError, match="SAMSVAR_HOME"):
        open_index(IndexSpec(home, small.reports))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_full_disk_is_said_so(small: IndexSpec, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, _reports: object) -> None:
        path.symlink_to("/dev/full")
        path.write_text("x" * 100_000, encoding="utf-8")

    monkeypatch.setattr("vectorstore.building.write_reports", full)
    with pytest.raises(StorageError, match=r"disken är full.*frigör utrymme"):
        open_index(small)
    assert not [path for path in index_folder(small.home).iterdir() if path.is_dir()]


def test_a_model_that_is_not_there(small: IndexSpec) -> None:
    with pytest.raises(EmbeddingError, match="inget laddas ned"):
        open_index(IndexSpec(small.home, small.reports, embedding="ingen/sådan-modell"))


def test_a_base_without_reports(tmp_path: Path) -> None:
    with pytest.raises(ReportMissingError):
        open_index(IndexSpec(tmp_path, reports=tmp_path / "nothing"))
