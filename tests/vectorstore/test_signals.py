"""Each signal by itself, and how they are fused."""

from dataclasses import replace

import numpy as np
import pytest

from assistant import Assistant
from vectorstore import Scope
from vectorstore.anticipated import asked_texts
from vectorstore.ranking import Ranker, Weights, fitted_weights
from vectorstore.signals import CONTENT, SCOPE, content_signals, scope_signals, share


def test_every_signal_has_a_value_for_every_passage_and_a_weight(assistant: Assistant) -> None:
    signals, scores = assistant.ranker.scored("vem ansvarar för SIP?", Scope(themes=("fungerar",)))
    assert set(CONTENT) <= set(signals)
    assert {values.shape for values in signals.values()} == {scores.shape} == {(len(assistant.index.passages),)}
    fitted = fitted_weights()
    assert fitted.asked.keys() == set(CONTENT)
    assert fitted.unasked.keys() == {*CONTENT, "constant"}
    assert fitted.scope.keys() == set(SCOPE)


def test_an_anticipated_question_finds_its_passage_by_every_question_signal(assistant: Assistant) -> None:
    index = assistant.index
    text, owner = index.questions[1000]
    signals = content_signals(index, text)
    for name in ("lexical_question", "question_vector"):
        assert signals[name][owner] == pytest.approx(signals[name].max()), name
    assert signals["question_vector"][owner] == pytest.approx(1.0, abs=2e-3)


def test_the_mean_of_several_questions_is_not_above_the_best(assistant: Assistant) -> None:
    signals = content_signals(assistant.index, "svårt att få tag på läkare")
    several, best = signals["question_vectors"], signals["question_vector"]
    assert np.all(several <= best + 1e-6)
    assert several.max() > 0.5 * best.max()


def test_a_scope_that_names_nothing_marks_only_questionnaires(assistant: Assistant) -> None:
    assert set(scope_signals(assistant.index, Scope())) == {"questionnaire"}
    named = scope_signals(assistant.index, Scope(municipalities=("Hylte",), number=3))
    places = [p.municipality for p, held in zip(assistant.index.passages, named["place"], strict=True) if held]
    assert set(places) == {"Hylte"}
    assert named["number"].any()


def test_shares() -> None:
    assert share(np.array([2.0, -1.0, 1.0], dtype=np.float32)).tolist() == [1.0, 0.0, 0.5]
    assert share(np.array([-1.0, 0.0], dtype=np.float32)).tolist() == [0.0, 0.0]


def test_a_signal_without_a_weight_is_left_out(assistant: Assistant) -> None:
    only = Ranker(assistant.index, fitted_weights().only("lexical"))
    signals, scores = only.scored("remisser", Scope(municipalities=("Hylte",)))
    assert np.allclose(scores, np.float32(fitted_weights().asked["lexical"]) * share(signals["lexical"]))
    assert not signals["words"].any()


def test_statements_stand_in_where_no_question_was_written(assistant: Assistant) -> None:
    passages = assistant.index.passages[:2]
    texts = asked_texts(passages, [("en fråga", 1)])
    assert texts[0] == ("en fråga", 1)
    assert [text for text, owner in texts if owner == 0] == [s.shown for s in passages[0].statements]
    assert [text for text, owner in texts if owner == 1] == ["en fråga"]


def test_passages_without_questions_have_weights_of_their_own(assistant: Assistant) -> None:
    index = replace(assistant.index, asked=np.zeros_like(assistant.index.asked))
    weights = Weights(asked={"lexical": 1.0}, unasked={"lexical": 0.0, "constant": 2.0}, scope={})
    _, scores = Ranker(index, weights).scored("remisser", Scope())
    assert set(scores.tolist()) == {2.0}
