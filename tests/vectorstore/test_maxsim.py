"""Words compared one by one: synonyms count, the telling words most, and a passage is as good as its best words."""

from pathlib import Path

import numpy as np
import pytest

from vectorstore.maxsim import WordMatcher

TEXTS = ["läkare skriver intyg", "möten hålls varje vecka", "", "läkaren och mötet"]
ALL = np.arange(len(TEXTS))


@pytest.fixture(scope="module")
def matcher() -> WordMatcher:
    return WordMatcher.build(TEXTS, [("doktorn dröjer", 0)])


def test_the_word_itself_counts_whole_and_a_word_like_it_in_part(matcher: WordMatcher) -> None:
    same = matcher.scores("intyg", ALL)
    assert same[0] == pytest.approx(1.0, abs=1e-3)
    alike = matcher.scores("sammanträden", ALL)
    assert max(alike[0], alike[2]) < min(alike[1], alike[3]) < 1


def test_the_words_of_anticipated_questions_belong_to_their_passage(matcher: WordMatcher) -> None:
    assert matcher.scores("doktorn", ALL)[0] == pytest.approx(1.0, abs=1e-3)
    assert WordMatcher.build(TEXTS, []).scores("doktorn", ALL)[0] < 0.999


def test_small_words_empty_passages_and_empty_questions_score_nothing(matcher: WordMatcher) -> None:
    assert not matcher.scores("och vad är det", ALL).any()
    assert not matcher.scores("", ALL).any()
    assert matcher.scores("läkare", ALL)[2] == 0
    assert len(matcher.scores("läkare", np.array([2]))) == 1


def test_only_the_candidates_are_compared_in_their_order(matcher: WordMatcher) -> None:
    every = matcher.scores("läkare intyg", ALL)
    assert np.allclose(matcher.scores("läkare intyg", np.array([3, 0])), every[[3, 0]])


def test_a_matcher_survives_its_folder(matcher: WordMatcher, tmp_path: Path) -> None:
    matcher.save(tmp_path)
    again = WordMatcher.load(tmp_path)
    assert np.allclose(again.scores("doktorn möten xyzzy", ALL), matcher.scores("doktorn möten xyzzy", ALL))
    (tmp_path / "words.npz").write_bytes(b"no archive")
    with pytest.raises((OSError, ValueError)):
        WordMatcher.load(tmp_path)
