"""Words that may be what is spoken of, and such as may not."""

import pytest

from assistant.nouns import is_no_noun, without_verbs


@pytest.mark.parametrize("word", ["sitter", "skiljer", "viktigt", "träffas", "bättre", "ingår"])
def test_verbs_and_adjectives_are_no_nouns(word: str) -> None:
    assert is_no_noun(word)


@pytest.mark.parametrize(
    "word", ["kommuner", "hinder", "kollegor", "handläggare", "insatser", "arenasamverkan", "SIP", "möten", "unga"]
)
def test_what_may_be_one_is_left(word: str) -> None:
    assert not is_no_noun(word)


def test_what_is_done_is_no_matter() -> None:
    assert without_verbs(["skiljer", "sekretess", "unga"]) == ["sekretess", "unga"]
