"""Analysis, BM25, vectors, scope and the LangChain face of the retriever."""

from pathlib import Path

import numpy as np
import pytest

from assistant import Assistant
from ingestion.errors import EmbeddingError
from vectorstore import SamsvarRetriever, Scope
from vectorstore.analysis import stem, terms
from vectorstore.anticipated import anticipated_questions
from vectorstore.embedding import BundledEmbedding, load_embedding
from vectorstore.lexical import LexicalIndex
from vectorstore.static_model import bundled_model


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("samverkan", "SAMVERKAN"),
        ("handläggare", "handlaggare"),
        ("vårdcentralerna", "VC"),
        ("FK", "Försäkringskassan"),
        ("kassan", "försäkringskassa"),
        ("AF:s", "Arbetsförmedlingen"),
        ("utbildningar", "utbildningen"),
    ],
)
def test_words_that_mean_the_same_are_one_term(one: str, other: str) -> None:
    assert terms(one) == terms(other) != []


@pytest.mark.parametrize("word", ["nära", "dom", "ME", "sen"])
def test_words_that_only_look_small_are_terms(word: str) -> None:
    """*Nära vård*, *en dom*, *ME/CFS*: without letters' marks or in speech they are little words, but not alone."""
    assert terms(word) == [stem(word)]


def test_small_words_are_no_terms_and_parts_of_a_hyphenated_word_are() -> None:
    assert terms("vad är det och för vem") == []
    assert "webb" in terms("telefon-webb")


def test_lexical_scores_and_misspelt_words() -> None:
    index = LexicalIndex.build(["Samordningshandledare för unga", "Möten över webben", "Kultur på recept"])
    assert index.scores("samordningshandledare").argmax() == 0
    assert index.scores("samordningshandlendare").argmax() == 0
    assert index.scores("moten over weben").argmax() == 1
    assert not index.scores("").any()
    assert not index.scores("xyzzy qwertz").any()
    assert index.weight("xyzzy") == 0.0


def test_a_lexical_index_survives_its_folder(tmp_path: Path) -> None:
    index = LexicalIndex.build(["Kultur på recept", "Möten över webben"])
    index.save(tmp_path)
    again = LexicalIndex.load(tmp_path)
    assert np.array_equal(again.scores("kultur recept"), index.scores("kultur recept"))


def test_every_passage_has_anticipated_questions(assistant: Assistant) -> None:
    questions = anticipated_questions(assistant.index.passages)
    counts = np.bincount([number for _, number in questions], minlength=len(assistant.index.passages))
    assert counts.min() >= 8
    texts = [text.casefold() for text, _ in questions]
    assert len(set(texts)) >= 0.997 * len(texts)


def test_scope_lifts_the_cell_that_is_named(assistant: Assistant) -> None:
    ranker = assistant.ranker
    scope = Scope(municipalities=("Laholm",), actors=("Arbetsförmedlingen",), themes=("fungerar",))
    best = ranker.search("Vad fungerar i samverkan?", scope, 1).ranked[0].passage
    assert (best.municipality, best.actor, best.themes) == ("Laholm", "Arbetsförmedlingen", ("fungerar",))


def test_an_office_counts_as_being_in_its_municipality(assistant: Assistant) -> None:
    scope = Scope(municipalities=("Gislaved",), actors=("Arbetsförmedlingen",))
    best = assistant.ranker.search("Vilka samverkar man med?", scope, 1).ranked[0].passage
    assert best.unit == "AF-kontor Gislaved"


def test_questions_that_were_asked_do_not_come_before_answers(assistant: Assistant) -> None:
    best = assistant.ranker.search("Vad är det som hindrar samverkan?", Scope(), 3).ranked
    assert not any(ranked.passage.asked for ranked in best)


def test_the_nearest_texts_are_all_found(assistant: Assistant) -> None:
    """The store's graph is approximate; what it misses would differ from one build of the index to the next."""
    index = assistant.index
    texts = [text for text, _ in index.questions]
    every = np.asarray(index.vectors.embed_all(texts), dtype=np.float32)
    for question in ("ringer och kommer aldrig fram", "Vilka hinder finns?", "sip", "vem betalar för lokalerna"):
        vector = index.vectors.embed(question)
        exact = np.sort(every @ np.asarray(vector, dtype=np.float32))[::-1][:600]
        numbers, cosines = index.vectors.nearest("questions", vector, 600)
        assert len(set(numbers.tolist())) == 600
        assert np.all(np.diff(cosines) <= 1e-6)
        assert np.mean(np.isclose(cosines, exact, atol=1e-4)) > 0.99


def test_a_remembered_comparison_is_of_the_same_vector_and_stays_as_it_was(assistant: Assistant) -> None:
    vectors = assistant.index.vectors
    one, other = (vectors.embed(text) for text in ("Vad saknar AF i Hylte?", "Vem leder SIP-möten?"))
    first = vectors.nearest("questions", one, 5)
    between = vectors.nearest("questions", other, 5)
    again = vectors.nearest("questions", one, 5)
    assert np.array_equal(first[0], again[0])
    assert np.array_equal(first[1], again[1])
    assert not np.array_equal(first[0], between[0])
    assert np.array_equal(vectors.cosines("questions", one, first[0]), first[1])
    assert not np.array_equal(vectors.nearest("statements", one, 5)[1], first[1])
    first[1][:] = 0
    assert np.array_equal(vectors.nearest("questions", one, 5)[1], again[1])


def test_the_retriever_is_a_langchain_retriever(assistant: Assistant) -> None:
    retriever = SamsvarRetriever(index=assistant.index, k=4)
    documents = retriever.invoke("Vilka hinder nämns i Värend?", scope=Scope(reports=("varend",)))
    assert len(documents) == 4
    source = assistant.index.report(documents[0].metadata["report"]).source
    assert source[documents[0].metadata["start"] : documents[0].metadata["end"]] == documents[0].page_content
    scores = [document.metadata["score"] for document in documents]
    assert scores == sorted(scores, reverse=True)
    assert [document.id for document in documents] == [
        ranked.passage.passage_id
        for ranked in assistant.ranker.search("Vilka hinder nämns i Värend?", Scope(reports=("varend",)), 4).ranked
    ]


def test_a_question_without_any_known_word_still_ranks(assistant: Assistant) -> None:
    assert len(assistant.ranker.search("🙂🙂", Scope(), 10).ranked) == 10


def test_the_embedding_folder_can_be_chosen() -> None:
    ours = BundledEmbedding().embed_query("samverkan med vården")
    other = load_embedding(str(bundled_model())).embed_query("samverkan med vården")
    assert np.allclose(ours, other, atol=1e-5)


def test_a_damaged_model_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match="Installera om Samsvar"):
        BundledEmbedding(tmp_path)
