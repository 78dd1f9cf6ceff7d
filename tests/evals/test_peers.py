"""The systems beside ours are whole and find what they should."""

from pathlib import Path

import pytest

from assistant import Assistant, Settings
from evals.known import KnownAnswer, Nugget
from evals.peers import Bm25Peer, ChromaPeer, parts, peers, split
from evals.places import Place
from evals.systems import AssistantSystem
from ingestion import Report
from vectorstore.embedding import load_embedding


@pytest.fixture
def question(reports: tuple[Report, ...]) -> KnownAnswer:
    """A question in the words of the passage that answers it."""
    passages = next(report for report in reports if report.id == "varend").passages
    statement = max((one for passage in passages for one in passage.statements), key=lambda one: len(one.text))
    place = Place("varend", statement.start, statement.end)
    return KnownAnswer("a", "fact", statement.text, (), (Nugget("fakta", True, (place,)),))


def test_chunks_are_stretches_of_their_reports(reports: tuple[Report, ...]) -> None:
    sources = {report.id: report.source for report in reports}
    chunks = split(reports)
    assert len({unit.id for unit, _ in chunks}) == len(chunks) > 500
    for unit, text in chunks:
        (place,) = unit.places
        assert sources[place.report][place.start : place.end] == text
        assert len(text) <= 1000


def test_bm25_and_chroma_find_the_words_of_a_passage(reports: tuple[Report, ...], question: KnownAnswer) -> None:
    for peer in (Bm25Peer(reports), ChromaPeer(reports, "Chroma", load_embedding(None))):
        ranked = peer.respond(question).ranked
        assert len(ranked) == 10
        assert any(unit.holds(question.evidence[0]) for unit in ranked[:3]), peer.name


def test_chroma_keeps_its_vectors_in_a_folder(
    tmp_path: Path, reports: tuple[Report, ...], question: KnownAnswer
) -> None:
    first = ChromaPeer(reports, "Chroma", load_embedding(None), tmp_path)
    again = ChromaPeer(reports, "Chroma", load_embedding(None), tmp_path)
    assert again.respond(question).ranked == first.respond(question).ranked


def test_our_parts_are_the_assistants_signals_one_at_a_time(assistant: Assistant, question: KnownAnswer) -> None:
    systems = {system.name: system for system in parts(assistant)}
    words = systems["Samsvar: bara ord"].assistant.ranker.weights
    vectors = systems["Samsvar: bara vektorer"].assistant.ranker.weights
    full = assistant.ranker.weights
    assert words.asked == {name: full.asked[name] for name in ("lexical", "lexical_question")}
    assert words.scope == vectors.scope == {}
    assert vectors.unasked.keys() - {"constant"} == vectors.asked.keys()
    assert "lexical" not in vectors.asked
    found = {name: system.respond(question).ranked for name, system in systems.items()}
    assert len({tuple(unit.id for unit in units) for units in found.values()}) == len(found), "each ranks its own way"
    for name, units in found.items():
        assert any(unit.holds(question.evidence[0]) for unit in units), name


def test_the_assistant_is_asked_as_its_users_ask_it(assistant: Assistant, question: KnownAnswer) -> None:
    response = AssistantSystem(assistant).respond(question)
    answer = assistant.ask(question.question)
    assert [unit.id for unit in response.ranked] == [ranked.passage.passage_id for ranked in answer.passages]
    assert len(response.quotations) == len(answer.citations)
    assert all(quotation.exact for quotation in response.quotations)
    assert response.supported == response.sentences > 0


def test_every_peer_is_made(assistant: Assistant, home: Path) -> None:
    systems = list(peers(assistant, Settings(home=home), ()))
    assert len({system.name for system in systems}) == len(systems) == 6
    assert not systems[-1].assistant.index.questions  # type: ignore[union-attr]
