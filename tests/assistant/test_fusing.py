"""Searching by two meanings at once."""

from dataclasses import replace

from assistant import Assistant
from assistant.readings import Beside, Standalone
from vectorstore import Scope


def test_what_suits_the_other_meaning_comes_up_too(assistant: Assistant) -> None:
    likely = assistant.understood("Vad är syftet med en SIP?")
    other = assistant.understood("Vad är ett aktivitetshus?")
    best = assistant.search(other).ranked[0].passage
    alone = [ranked.passage for ranked in assistant.search(likely).ranked]
    both = [r.passage for r in assistant.search(replace(likely, beside=Beside(other, 0.45))).ranked]
    assert best in both[:10]
    assert best not in alone[:10]


def test_a_question_without_another_meaning_is_searched_for_as_ever(assistant: Assistant) -> None:
    meant = assistant.understood("Vad saknar FK i Hylte?")
    assert isinstance(meant, Standalone)
    assert meant.beside is None
    assert assistant.search(meant) == assistant.ranker.search(meant.text, meant.scope, 40)


def test_no_other_meaning_counts_once_a_chip_is_removed(assistant: Assistant) -> None:
    history = ["Vad saknar FK i Hylte?"]
    asked = assistant.ask("Hur är det med vården?", history, without=["kommun:Hylte"])
    assert "Hylte" not in asked.scope.municipalities
    meant = assistant.understood("Hur är det med vården?", history)
    limited = assistant._limited(replace(meant, beside=Beside(meant, 0.4)), Scope(), ["kommun:Hylte"])
    assert limited.beside is None


def test_only_what_was_named_comes_up_by_the_other_meaning(assistant: Assistant) -> None:
    """The page says of whom a question is answered; nobody else may take the first places."""
    for question, history in (
        ("Hur ofta träffas de?", ["Vad saknar FK i Hylte?"]),
        ("Vilka hinder finns i Laholm?", ["Vad saknar FK i Hylte?"]),
    ):
        meant = assistant.understood(question, history)
        inside = [meant.scope.holds(ranked.passage) for ranked in assistant.search(meant).ranked[:3]]
        assert all(inside), meant
