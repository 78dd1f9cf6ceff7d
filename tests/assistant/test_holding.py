"""Which statements hold a thing, so surely that they may be counted."""

import re

import pytest

from assistant import Assistant
from assistant.holding import Holder
from assistant.matrix import MatrixReader


@pytest.fixture(scope="module")
def holder(assistant: Assistant) -> Holder:
    return Holder(assistant.index)


def held(holder: Holder, assistant: Assistant, word: str) -> set[str]:
    """What the statements say that hold a word."""
    (concept,) = MatrixReader.subject(word).concepts
    keys = holder.holding(concept)
    return {s.shown for p in assistant.index.passages for s in p.statements if (p.passage_id, s.start) in keys}


def written(assistant: Assistant, pattern: str) -> set[str]:
    wanted = re.compile(pattern, re.IGNORECASE)
    return {s.shown for p in assistant.index.passages for s in p.statements if wanted.search(s.shown)}


@pytest.mark.parametrize(
    ("word", "pattern"),
    [
        ("boendestödet", r"boendestöd"),
        ("Nätverkslaget", r"nätverkslag"),
        ("kontaktpersoner", r"kontaktperson"),
        ("habiliteringen", r"\b(?:vuxen)?habilitering"),
        ("frukostmöten", r"frukostmöte"),
        ("funktionsbrevlåda", r"funktionsbrevlåd"),
        ("marknadsföring", r"marknadsför"),
        ("IST", r"\bIST\b|individsamverkansteam"),  # which it is short for
        ("barn", r"\bbarn"),
    ],
)
def test_what_holds_a_word_is_what_a_reader_would_find(
    holder: Holder, assistant: Assistant, word: str, pattern: str
) -> None:
    assert held(holder, assistant, word) == written(assistant, pattern)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("habilitering", r"^(?!.*\bhabilitering).*rehabilitering"),
        ("missbruk", r"^(?!.*(?:missbruk|beroendeenhet|/beroende)).*beroende på"),
        ("samlokalisering", r"^(?!.*samlokal).*\blokala?\b"),
        ("praktik", r"^(?!.*(?:praktik|praktiser)).*praktiskt"),
        ("lokaler", r"^(?!.*lokaler).*\blokala\b"),
        ("arbetsgivare", r"^(?!.*arbetsgivar).*arbetslivsinriktad"),
    ],
)
def test_a_word_that_only_looks_alike_holds_nothing(
    holder: Holder, assistant: Assistant, word: str, other: str
) -> None:
    alike = written(assistant, other)
    assert alike
    assert not held(holder, assistant, word) & alike


def test_a_compound_is_held_by_its_parts_beside_each_other(holder: Holder, assistant: Assistant) -> None:
    assert "Reda ut begreppet arbetsförmåga" in {
        text.strip(" .") for text in held(holder, assistant, "arbetsförmågebegreppet")
    }
    assert written(assistant, r"brist på tid") <= held(holder, assistant, "tidsbrist")
    assert not any("bristande ansvar och uppföljning" in text for text in held(holder, assistant, "tidsbrist"))
    assert written(assistant, r"sekretess") <= held(holder, assistant, "sekretessproblemet")


def test_it_is_held_however_it_is_misspelt(holder: Holder, assistant: Assistant) -> None:
    everywhere = written(assistant, r"samordningshandl")
    assert held(holder, assistant, "samordningshandledarrollen") == everywhere
    assert held(holder, assistant, "samordningshandlendarrollen") == everywhere


def test_a_question_may_lack_dots_and_rings(holder: Holder, assistant: Assistant) -> None:
    assert held(holder, assistant, "natverkslaget") == held(holder, assistant, "nätverkslaget")
