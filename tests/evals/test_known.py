"""Known answers point at the right words, and are not copies of what is indexed."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rapidfuzz import fuzz, process

from assistant import Assistant
from evals.agreement import agreement
from evals.known import KnownAnswer, QuestionFileError, load_questions, question_paths
from ingestion import Report

SPAN = {"report": "varend", "first": "Samordningsförbundet", "last": "Värend"}
GOOD: dict[str, Any] = {"id": "a", "kind": "fact", "question": "Vad?", "history": []}


@pytest.fixture(scope="module")
def dev(reports: tuple[Report, ...]) -> list[KnownAnswer]:
    return load_questions(question_paths("dev-*"), reports)


@pytest.fixture(scope="module")
def sealed(reports: tuple[Report, ...]) -> list[KnownAnswer]:
    return load_questions(question_paths("sealed*"), reports)


@pytest.fixture
def good(reports: tuple[Report, ...]) -> dict[str, Any]:
    """A line that can be used."""
    source = next(report.source for report in reports if report.id == "varend")
    span = {**SPAN, "start": source.index("Samordningsförbundet"), "end": source.index("Värend") + 6}
    return {**GOOD, "nuggets": [{"fact": "namnet", "vital": True, "any": [span]}]}


def test_every_span_holds_the_words_that_it_should(
    dev: list[KnownAnswer], sealed: list[KnownAnswer], reports: tuple[Report, ...]
) -> None:
    everything = dev + sealed
    assert len(everything) >= 320
    assert len({known.id for known in everything}) == len(everything)
    assert {place.report for known in everything for place in known.evidence} == {report.id for report in reports}
    assert sum(not known.answerable for known in everything) >= 60
    assert len(sealed) >= len(everything) / 3


def test_every_kind_is_asked(dev: list[KnownAnswer]) -> None:
    kinds = Counter(known.kind for known in dev)
    assert min(kinds[kind] for kind in ("count", "comparison", "list", "other_words", "fragment", "followup")) >= 15
    assert sum(bool(known.history) for known in dev) >= 15


def test_no_question_is_both_tuned_on_and_sealed(dev: list[KnownAnswer], sealed: list[KnownAnswer]) -> None:
    asked = {(known.question.casefold(), known.history) for known in dev}
    assert not [known.id for known in sealed if (known.question.casefold(), known.history) in asked]


def test_no_question_is_a_near_copy_of_an_indexed_one(
    assistant: Assistant, dev: list[KnownAnswer], sealed: list[KnownAnswer]
) -> None:
    index = assistant.index
    indexed = [text.casefold() for text, _ in (*index.questions, *index.unanswered)]
    calibration = load_questions(question_paths("calibration"), index.reports)
    assert sum(known.answerable for known in calibration) > 600 < sum(not known.answerable for known in calibration)
    asked = [known for known in (*dev, *sealed, *calibration) if len(known.question) > 25]
    texts = [known.question.casefold() for known in asked]
    scores = process.cdist(texts, indexed, scorer=fuzz.ratio, score_cutoff=93, dtype=np.uint8)
    alike = [known.id for known, best in zip(asked, scores.max(axis=1), strict=True) if best]
    assert len(alike) <= 5, alike


@pytest.mark.parametrize("name", ["dev", "sealed"])
def test_a_second_reader_has_read_a_fifth(
    name: str, dev: list[KnownAnswer], sealed: list[KnownAnswer], reports: tuple[Report, ...]
) -> None:
    questions = dev if name == "dev" else sealed
    (path,) = question_paths(f"second-reader-{name}")
    found = agreement(questions, path, reports)
    assert found.n >= 0.19 * len(questions)
    assert 0 < found.met <= found.both <= found.agreed <= found.n
    assert -1 <= found.kappa <= 1
    assert str(found.n) in found.words()


def test_agreement_is_counted(tmp_path: Path, reports: tuple[Report, ...], good: dict[str, Any]) -> None:
    span = good["nuggets"][0]["any"][0]
    questions, readings = tmp_path / "q.jsonl", tmp_path / "r.jsonl"
    lines = [{**good, "id": name, "question": name} for name in "ab"]
    lines += [{**GOOD, "id": name, "question": name, "kind": "unanswerable", "nuggets": []} for name in "cd"]
    questions.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    read = [("a", [span]), ("b", []), ("c", []), ("d", [])]
    rows = [{"id": name, "answerable": bool(spans), "evidence": spans} for name, spans in read]
    readings.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    found = agreement(load_questions([questions], reports), readings, reports)
    assert (found.n, found.agreed, found.both, found.met) == (4, 3, 1, 1)
    assert found.kappa == pytest.approx(0.5)
    readings.write_text(json.dumps({**rows[0], "id": "okänd"}) + "\n", encoding="utf-8")
    with pytest.raises(QuestionFileError, match="rad 1: frågan okänd finns inte"):
        agreement(load_questions([questions], reports), readings, reports)
    readings.write_text("{}\n", encoding="utf-8")
    with pytest.raises(QuestionFileError, match=r"r.jsonl, rad 1"):
        agreement(load_questions([questions], reports), readings, reports)


def with_span(line: dict[str, Any], **change: object) -> dict[str, Any]:
    """A line whose only span is changed."""
    nugget = line["nuggets"][0]
    return {**line, "nuggets": [{**nugget, "any": [{**nugget["any"][0], **change}]}]}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda line: {**line, "nuggets": "nej"}, "nuggets"),
        (lambda line: {**line, "kind": "gissning"}, "slaget 'gissning' finns inte"),
        (lambda line: {**line, "kind": "unanswerable"}, "stämmer inte"),
        (lambda line: {**line, "nuggets": []}, "stämmer inte"),
        (lambda line: {**line, "why": "figure"}, "why"),
        (lambda line: {**line, "answerable": True}, "answerable"),
        (lambda line: {**line, "nuggets": [{**line["nuggets"][0], "vital": False}]}, "ingen nugget är vital"),
        (lambda line: with_span(line, report="okänd"), "rapporten okänd finns inte"),
        (lambda line: with_span(line, end=10**9), "ligger inte i rapporten"),
        (lambda line: with_span(line, start=10, end=10), "ligger inte i rapporten"),
        (lambda line: with_span(line, first="Fel"), "börjar eller slutar inte"),
        (lambda line: {**line, "id": "a"}, "samma id eller fråga som i q.jsonl, rad 1"),
        (lambda line: {**line, "question": "vad?"}, "samma id eller fråga som i q.jsonl, rad 1"),
    ],
)
def test_a_bad_line_is_named(
    tmp_path: Path,
    reports: tuple[Report, ...],
    good: dict[str, Any],
    change: Callable[[dict[str, Any]], dict[str, Any]],
    said: str,
) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(json.dumps(good) + "\n", encoding="utf-8")
    assert len(load_questions([path], reports)) == 1
    second = change({**good, "id": "b", "question": "Var?"})
    path.write_text(json.dumps(good) + "\n" + json.dumps(second) + "\n", encoding="utf-8")
    with pytest.raises(QuestionFileError, match=f"q.jsonl, rad 2: .*{said}"):
        load_questions([path], reports)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"{", "rad 1: raden"), (b"\n", "rad 1: raden"), (b"\xff", "UTF-8"), (b"[]\n", "rad 1: raden")],
)
def test_a_file_that_is_no_list_of_questions_is_named(
    tmp_path: Path, reports: tuple[Report, ...], content: bytes, said: str
) -> None:
    path = tmp_path / "q.jsonl"
    with pytest.raises(QuestionFileError, match=r"q.jsonl går inte att läsa \(finns inte\)"):
        load_questions([path], reports)
    path.write_bytes(content)
    with pytest.raises(QuestionFileError, match=f"q.jsonl.*{said}"):
        load_questions([path], reports)
