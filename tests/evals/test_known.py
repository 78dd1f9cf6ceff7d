"""Known answers point at the right words, and are not copies of what is indexed."""

import json
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from assistant import Assistant
from evals.known import QuestionFileError, load_questions, question_folder
from evals.retrieval import measure, wilson
from ingestion import Report

FILES = sorted(question_folder().glob("*.jsonl"))
GOOD = {
    "id": "a",
    "kind": "fact",
    "question": "Vad?",
    "history": [],
    "answerable": True,
    "evidence": [{"report": "varend", "start": 5, "end": 32, "first": "Samordningsförbundet", "last": "Värend"}],
}


def test_every_span_holds_the_words_that_it_should(reports: tuple[Report, ...]) -> None:
    questions = load_questions(FILES, reports)
    assert len(questions) >= 470
    assert {evidence.report for known in questions for evidence in known.evidence} == {r.id for r in reports}


def test_no_question_is_a_near_copy_of_an_indexed_one(assistant: Assistant) -> None:
    indexed = [text.casefold() for text, _ in assistant.index.questions]
    alike = []
    for known in load_questions(FILES, assistant.index.reports):
        text = known.question.casefold()
        match = process.extractOne(text, indexed, scorer=fuzz.ratio, score_cutoff=93)
        if match is not None and len(text) > 25:
            alike.append((known.id, match[1]))
    assert len(alike) <= 5, alike


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"evidence": "nej"}, "går inte att läsa"),
        ({"answerable": False}, "answerable"),
        ({"evidence": [{**GOOD["evidence"][0], "report": "okänd"}]}, "rapporten okänd finns inte"),  # type: ignore[index]
        ({"evidence": [{**GOOD["evidence"][0], "end": 10**9}]}, "ligger inte i rapporten"),  # type: ignore[index]
        ({"evidence": [{**GOOD["evidence"][0], "first": "Fel"}]}, "börjar eller slutar inte"),  # type: ignore[index]
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, reports: tuple[Report, ...], change: dict[str, object], said: str) -> None:
    path = tmp_path / "q.jsonl"
    source = next(report.source for report in reports if report.id == "varend")
    start = source.index("Samordningsförbundet")
    evidence = {**GOOD["evidence"][0], "start": start, "end": source.index("Värend") + 6}  # type: ignore[index]
    good = {**GOOD, "evidence": [evidence]}
    path.write_text(json.dumps(good) + "\n", encoding="utf-8")
    assert len(load_questions([path], reports)) == 1
    path.write_text(json.dumps(good) + "\n" + json.dumps({**good, "id": "b", **change}) + "\n", encoding="utf-8")
    with pytest.raises(QuestionFileError, match=f"rad 2.*{said}"):
        load_questions([path], reports)
    path.write_text(json.dumps(good) + "\n" + json.dumps(good) + "\n", encoding="utf-8")
    with pytest.raises(QuestionFileError, match="id a finns redan"):
        load_questions([path], reports)


def test_the_measure_of_a_question_whose_answer_is_sure(assistant: Assistant) -> None:
    questions = load_questions([question_folder() / "dev-others.jsonl"], assistant.index.reports)
    outcomes = measure(assistant, [q for q in questions if q.id.startswith("varend")])
    found = [outcome for outcome in outcomes if outcome.rank is not None]
    assert len(found) >= 0.65 * len(outcomes)
    assert all(1 <= (outcome.rank or 0) <= 10 for outcome in found)


def test_wilson_intervals() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    low, high = wilson(65, 100)
    assert (round(low, 3), round(high, 3)) == (0.553, 0.736)
