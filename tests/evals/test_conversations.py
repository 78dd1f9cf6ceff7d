"""Follow-ups are measured beside the same questions asked whole."""

import json
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from evals.evaluation import evaluate
from evals.followups import FOLLOWED, followed
from evals.known import KnownAnswer, Nugget, QuestionFileError, load_questions, question_paths
from evals.page import page
from evals.places import Place
from evals.readme import SEALED_MARK, Stored, tables
from evals.records import FigureSets, digest
from evals.summary import find
from evals.systems import AssistantSystem
from ingestion import Report


@pytest.fixture(scope="module")
def asked(assistant: Assistant) -> list[KnownAnswer]:
    passage = next(p for p in assistant.index.passages if p.municipality == "Hylte" and p.actor == "Försäkringskassan")
    statement = passage.statements[0]
    nuggets = (Nugget("hittas", True, (Place(passage.report, statement.start, statement.end),)),)
    return [
        KnownAnswer("f-1", "followup", "Och i Hylte?", ("Och FK i Varberg?",), nuggets, "", statement.text),
        KnownAnswer("f-2", "followup", "qwertz?", ("xyzzy?",), nuggets, "", statement.text),
        KnownAnswer("f-3", "followup", "Och i Hylte?", (statement.text,), nuggets),
        KnownAnswer("f-4", "unanswerable", "Och i Umeå?", (statement.text,), (), "", "Vad säger FK i Umeå?"),
    ]


def test_both_ways_are_measured_on_the_same_questions(assistant: Assistant, asked: list[KnownAnswer]) -> None:
    found = followed(AssistantSystem(assistant), asked)
    assert found is not None
    for figures in found.systems.values():
        for measure in FOLLOWED:
            estimate = find(figures, measure)
            assert estimate is not None
            assert estimate.n == 2
    whole, within = find(found.whole, "evidence_cited"), find(found.within, "evidence_cited")
    assert whole is not None
    assert within is not None
    assert whole.value == 1 > within.value
    assert "f-2" in found.lost
    assert set(found.p) == set(FOLLOWED)
    assert followed(AssistantSystem(assistant), asked[2:]) is None


def test_they_stand_on_the_page_and_in_the_readme(
    assistant: Assistant, home: Path, asked: list[KnownAnswer], tmp_path: Path
) -> None:
    made = evaluate(assistant, Settings(home=home), asked[2:3], [], followups=asked[:2])
    assert made.followed is not None
    assert len(made.judged) == 1  # they count nowhere else
    text = page(made, None, assistant.index.reports, sealed_note="", agreement_note="")
    assert "Följdfrågor och samma frågor ställda hela" in text
    assert "Samma fråga ställd hel" in text
    stored = Stored.within(tmp_path)
    kept = {
        f"{name}{mark}": (made.record.stamp, found)
        for name, found in made.followed.systems.items()
        for mark in ("", SEALED_MARK)
    }
    stored.followups.write_text(FigureSets(kept).text(), encoding="utf-8")
    table = tables(stored)
    day = made.record.stamp.made[:10]
    assert f"| as a follow-up, {day} | 2 |" in table
    assert f"| sealed: the same question asked whole, {day} | 2 |" in table


def test_a_whole_form_belongs_to_a_history_and_changes_no_digest(
    asked: list[KnownAnswer], reports: tuple[Report, ...], tmp_path: Path
) -> None:
    from dataclasses import replace

    assert digest(asked[0]) == digest(replace(asked[0], whole=""))
    line = {"id": "a", "kind": "unanswerable", "question": "Vad?", "history": [], "nuggets": [], "whole": "Vad då?"}
    path = tmp_path / "q.jsonl"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    with pytest.raises(QuestionFileError, match="whole hör ihop med history"):
        load_questions([path], reports)


@pytest.mark.parametrize("name", ["dev", "sealed"])
def test_enough_of_them_come_with_the_project(reports: tuple[Report, ...], name: str) -> None:
    made = load_questions(question_paths(f"followups-{name}"), reports)
    own = load_questions(question_paths("dev-*" if name == "dev" else "sealed*"), reports)
    answers = {known.question: known.nuggets for known in own}
    assert len(made) >= 60
    for known in made:
        assert known.history
        assert known.nuggets == answers[known.whole]
