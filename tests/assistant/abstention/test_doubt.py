"""The fitted doubt: it tells what was written ahead apart, says why, and leaves new reports alone."""

from dataclasses import replace

import numpy as np

from assistant import Assistant
from assistant.abstention import NO_ANSWER, refusal_after
from assistant.abstention.doubt import SIGNALS, doubt_of, is_plain, signals_of
from vectorstore import Scope
from vectorstore.anticipated import unanswered_questions


def doubt(assistant: Assistant, question: str) -> float:
    meant = assistant.understood(question)
    return doubt_of(signals_of(meant.text, meant.scope, assistant.search(meant), assistant.index))


def test_questions_written_ahead_are_told_apart(assistant: Assistant) -> None:
    random = np.random.default_rng(0)
    answered = [text for text, _ in assistant.index.questions]
    unanswered = [text for text, _ in assistant.index.unanswered]
    low = [doubt(assistant, answered[number]) for number in random.choice(len(answered), 25, replace=False)]
    high = [doubt(assistant, unanswered[number]) for number in random.choice(len(unanswered), 25, replace=False)]
    assert np.mean(low) < 0.3
    assert np.mean(high) > 0.7


def test_nearer_to_unanswered_questions_is_more_doubtful() -> None:
    calm = np.zeros(len(SIGNALS))
    worried = calm.copy()
    worried[SIGNALS.index("nearest")] = -0.3
    assert 0 <= doubt_of(calm) < doubt_of(worried) <= 1


def test_a_refusal_says_why_and_what_is_nearest(assistant: Assistant) -> None:
    figures = [text for text, why in assistant.index.unanswered if why == "figure"][::200]
    answers = [answer for answer in map(assistant.ask, figures) if answer.abstained]
    assert len(answers) >= 0.7 * len(figures)
    for answer in answers:
        assert answer.lead.startswith(f"{NO_ANSWER}: ")
        assert not answer.citations
        assert len(answer.passages) == 10
    assert any("uppgiften anges inte" in answer.lead and "Närmast ligger" in answer.lead for answer in answers)


def test_what_is_near_nothing_is_refused(assistant: Assistant) -> None:
    for question in ("mikrovågsugn pris elgiganten", "Hur många månar har Jupiter?"):
        assert assistant.ask(question).abstained, question


def test_a_cell_by_itself_is_never_doubted(assistant: Assistant) -> None:
    meant = assistant.understood("Vad svarar AF i Laholm på fråga 4?")
    assert is_plain(meant.scope)
    assert refusal_after(meant.text, meant.scope, assistant.search(meant), assistant.index) is None
    assert not is_plain(Scope(municipalities=("Laholm",), topics=("läkarintyg",)))


def test_what_nobody_wrote_questions_for_is_not_doubted_by_them(assistant: Assistant) -> None:
    new = replace(assistant.index, _with_questions=frozenset())
    meant = assistant.understood("Vilka remisser skickas till psykiatrin?")
    assert refusal_after(meant.text, meant.scope, assistant.search(meant), new) is None
    odd = assistant.understood("xyzzy plugh qwertz")
    assert refusal_after(odd.text, odd.scope, assistant.search(odd), new) is not None


def test_what_a_language_model_wrote_questions_for_is_not_doubted_either(assistant: Assistant) -> None:
    index = assistant.index
    by_model = replace(index, _by_model=frozenset(passage.passage_id for passage in index.passages))
    odd = assistant.understood("Hur många samordnare är anställda på psykiatrin?")
    doubted = [text for text, why in index.unanswered if why == "figure"][::100]
    for meant in (odd, *map(assistant.understood, doubted)):
        found = assistant.search(meant)
        assert refusal_after(meant.text, meant.scope, found, by_model) is None
    meant = assistant.understood(doubted[0])
    assert refusal_after(meant.text, meant.scope, assistant.search(meant), index) is not None


def test_unanswered_questions_have_a_known_reason_and_stand_once() -> None:
    found = unanswered_questions()
    assert len(found) > 7000
    assert len({text.casefold() for text, _ in found}) == len(found)
    assert {why for _, why in found} <= {
        "figure",
        "later",
        "reason",
        "not_asked",
        "false_premise",
        "absent",
        "not_covered",
        "off_topic",
        "own_case",
        "personal_data",
        "planted",
        "english",
        "opinion",
    }
