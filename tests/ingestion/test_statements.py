"""Sentences, joins and passages."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion import Report, count_tokens, load_report
from ingestion.corpus import bundled_folder
from ingestion.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Det fungerar bra. Vi träffas ofta.", 2),
        ("Vi träffar bl.a. Arbetsförmedlingen. Det går bra.", 2),
        ("Man samverkar t.ex. med vården, d.v.s. VC. Slut.", 2),
        ("Det finns stöd p.g.a. Sekretess och s.k. Basverksamhet. Slut.", 2),
        ("Berth B. Danermark skriver om samverkan. Läs den.", 2),
        ("Vad blev det? Ingen vet! Så är det…", 3),
        ("”Vi vill.” Sade hon.", 2),
        ("1. Försäkringskassan ska vidta insatser. 2. Arbetsförmedlingen ska verka.", 2),
        ("Den 1 januari 2004. Lagen trädde i kraft.", 2),
        ("utan slut och utan punkt", 1),
        ("", 0),
    ],
)
def test_swedish_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count, sentences(text)


@given(st.text(alphabet='aÅ.!? \n”"1b', max_size=80))
def test_sentences_lose_nothing_and_keep_their_order(text: str) -> None:
    spans = sentence_spans(text, 0, len(text))
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]


@pytest.mark.parametrize("budget", [60, 160, 400])
def test_passages_keep_to_the_budget_and_to_their_statements(budget: int) -> None:
    report = load_report(bundled_folder() / "halland.toml", budget)
    for passage in report.passages:
        size = sum(count_tokens(statement.shown) for statement in passage.statements)
        assert size <= budget or len(passage.statements) <= 2


def test_a_long_cell_becomes_several_passages_with_the_same_fields(reports: tuple[Report, ...]) -> None:
    halland = next(report for report in reports if report.id == "halland")
    parts = [
        p
        for p in halland.passages
        if (p.municipality, p.actor) == ("Kungsbacka", "Försäkringskassan") and (p.question or "").startswith("3.")
    ]
    assert len(parts) > 1
    assert len({p.cell for p in parts}) == 1
    assert [p.start for p in parts] == sorted(p.start for p in parts)


def test_an_id_depends_on_the_passage_alone() -> None:
    whole = load_report(bundled_folder() / "varend.toml")
    again = load_report(bundled_folder() / "varend.toml")
    assert [p.passage_id for p in whole.passages] == [p.passage_id for p in again.passages]
