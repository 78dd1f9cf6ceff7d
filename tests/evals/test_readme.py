"""What the README says of the program's quality is what was measured."""

import re
from pathlib import Path

from evals.readme import Stored, refresh_readme, stored_folder, tables
from evals.records import load_record

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"


def test_the_tables_are_those_of_the_stored_runs() -> None:
    text = README.read_text(encoding="utf-8")
    held = re.search(r"<!-- eval:begin[^\n]*-->\n(.*?)<!-- eval:end -->", text, re.DOTALL)
    assert held is not None
    assert held[1] == tables(Stored.within(stored_folder()))
    for part in ("Development questions", "Sealed questions", "Other systems", "One report left out", "Speed and size"):
        assert f"**{part}" in held[1]


def test_the_baseline_is_of_these_questions() -> None:
    from evals.known import load_questions, question_paths
    from ingestion import load_reports

    baseline = load_record(stored_folder() / "baseline.json")
    questions = load_questions(question_paths("dev-*"), load_reports())
    assert set(baseline.values) == {known.id for known in questions}


def test_a_readme_without_a_place_for_them_is_left_alone(tmp_path: Path) -> None:
    stored = Stored.within(tmp_path)
    assert not refresh_readme(stored, tmp_path / "README.md")
    (tmp_path / "README.md").write_text("inget\n", encoding="utf-8")
    assert not refresh_readme(stored, tmp_path / "README.md")
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "inget\n"
    assert tables(stored) == ""
