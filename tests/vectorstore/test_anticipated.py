"""Questions that a language model wrote: read whatever their file has been through, and only where none are bundled."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from ingestion import Report, bundled_folder
from ingestion.errors import StorageError
from vectorstore import IndexSpec, open_index
from vectorstore.anticipated import (
    LONGEST_QUESTION,
    MOST_QUESTIONS,
    answering_statements,
    anticipated_questions,
    asked_texts,
    bundled_questions,
    expanded_bytes,
    expanded_path,
    expanded_questions,
)
from vectorstore.index import fingerprint


def line(known: object, questions: object) -> bytes:
    return json.dumps({"passage_id": known, "questions": questions, "model": "m", "prompt": 1}).encode() + b"\n"


def test_lines_that_are_none_are_left_out(tmp_path: Path) -> None:
    damaged = [b"\n", b"[]\n", b"7\n", b"\xff\n", b"[" * 5000 + b"\n", b"{}\n", line(3, ["a"]), line("x", "a")]
    damaged += [line("x", [3, None, " ", "\ud800 vad", "vad\x00", "a" * (LONGEST_QUESTION + 1)]), line({}, ["a"])]
    whole = line("a-1", ["vad fungerar", 5, "vem gör det"]) + line("b-2", list(map(str, range(50))))
    expanded_path(tmp_path).write_bytes(b"".join(damaged) + whole + line("c-3", ["vad saknas"])[:-9])
    assert expanded_questions(expanded_bytes(tmp_path)) == {
        "a-1": ["vad fungerar", "vem gör det"],
        "b-2": [str(number) for number in range(MOST_QUESTIONS)],
    }


def test_a_home_without_the_file(tmp_path: Path) -> None:
    assert expanded_bytes(tmp_path) == expanded_bytes(tmp_path / "nowhere") == b""
    assert expanded_questions(b"") == {}
    expanded_path(tmp_path).mkdir()
    with pytest.raises(StorageError, match="går inte att läsa"):
        expanded_bytes(tmp_path)


def test_bundled_questions_come_first_and_unknown_passages_are_ignored(reports: tuple[Report, ...]) -> None:
    passages = reports[0].passages
    known = passages[0].passage_id
    found = anticipated_questions(passages, {known: ["en fråga till"], "gone-1": ["om ingenting"]})
    assert found == anticipated_questions(passages)
    assert [question for question, number in found if number == 0] == bundled_questions()[known]


@pytest.fixture
def renamed(tmp_path: Path) -> IndexSpec:
    """A bundled report beside itself under another id, for whose passages no questions are bundled."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("varend.toml", "varend.txt"):
        shutil.copy(bundled_folder() / name, folder / name)
    profile = (folder / "varend.toml").read_text(encoding="utf-8")
    (folder / "ny.toml").write_text(profile.replace('id = "varend"', 'id = "ny"'), encoding="utf-8")
    return IndexSpec(tmp_path / "home", folder)


def test_the_fingerprint_follows_the_file(renamed: IndexSpec) -> None:
    first = fingerprint(renamed)
    assert fingerprint(IndexSpec(renamed.home.with_name("elsewhere"), renamed.reports)) == first
    renamed.home.mkdir()
    assert fingerprint(renamed) == first
    path = expanded_path(renamed.home)
    path.write_bytes(line("a-1", ["vad fungerar"]))
    second = fingerprint(renamed)
    path.write_bytes(line("a-1", ["vad saknas"]))
    assert len({first, second, fingerprint(renamed)}) == 3
    path.unlink()
    assert fingerprint(renamed) == first


def test_written_questions_are_added_to_the_statements_and_weighed_like_them(renamed: IndexSpec) -> None:
    before = open_index(renamed)
    own = np.array([passage.report == "ny" for passage in before.passages])
    first = next(passage for passage in before.passages if passage.report == "ny")
    assert (before.asked == ~own).all()
    path = expanded_path(renamed.home)
    path.write_bytes(line(first.passage_id, ["vem skjutsar folk till doktorn"]))
    after = open_index(renamed)
    assert after.has_questions(first)
    assert not before.has_questions(first)
    assert [passage for passage in after.passages if passage.report == "ny" and after.has_questions(passage)] == [first]
    assert not any(after.has_both_kinds(passage) for passage in after.passages if passage.report == "ny")
    assert all(after.has_both_kinds(passage) for passage in after.passages if passage.report == "varend")
    assert (after.asked == before.asked).all(), "the weights of bundled questions were not fitted on these"
    assert len(after.owners["questions"]) == len(before.owners["questions"]) + 1
    assert after.unanswered == before.unanswered
    for index in (before, after):
        index.close()
    reopened = open_index(renamed)
    assert reopened.has_questions(first)
    assert not reopened.has_both_kinds(first)
    reopened.close()


def test_questions_written_for_a_statement_lead_to_it(reports: tuple[Report, ...]) -> None:
    passages = [passage for report in reports for passage in report.passages]
    statements = [(number, s) for number, passage in enumerate(passages) for s in passage.statements]
    asked = asked_texts(passages, anticipated_questions(passages))
    answering = answering_statements(passages, asked)
    assert len(answering) == len(asked)
    known = [(owner, place) for (_, owner), place in zip(asked, answering, strict=True) if place >= 0]
    assert len(known) > 2700
    assert all(statements[place][0] == owner for owner, place in known), "of the question's own passage"
    assert {owner for owner, _ in known} == set(range(len(passages))), "every passage has some"


def test_a_statement_that_stands_in_answers_itself(reports: tuple[Report, ...]) -> None:
    passages = reports[0].passages
    asked = asked_texts(passages, [])
    every = [statement.shown for passage in passages for statement in passage.statements]
    assert [every[place] for place in answering_statements(passages, asked)] == [text for text, _ in asked]
