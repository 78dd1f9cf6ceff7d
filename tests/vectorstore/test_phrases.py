"""How questions are put tells answered from unanswered ones, before and after they are stored."""

from pathlib import Path

import numpy as np
import pytest

from vectorstore.phrases import PhraseOdds

ANSWERED = ["Vad fungerar i Hylte?", "Vad fungerar i Laholm?", "Vad saknas i Hylte?", "Vilka förslag finns?"]
UNANSWERED = ["Varför lades det ner i Hylte?", "Varför lades det ner?", "Vad kostade det?", "Vad kostade bussen?"]


@pytest.fixture
def odds() -> PhraseOdds:
    return PhraseOdds.build(ANSWERED, UNANSWERED)


def test_phrases_of_unanswered_questions_count_against_a_question(odds: PhraseOdds) -> None:
    assert odds.of("Varför lades förslaget ner?") > 0 > odds.of("Vad fungerar?")
    assert odds.of("Vad kostade förslaget?") > odds.of("Vad fungerar i förslaget?")


def test_what_was_never_asked_tells_nothing(odds: PhraseOdds) -> None:
    assert odds.of("") == PhraseOdds.build([], []).of("Varför?") == 0
    assert odds.of("saknas") == 0  # asked once: by chance


def test_they_survive_storing(odds: PhraseOdds, tmp_path: Path) -> None:
    odds.save(tmp_path)
    loaded = PhraseOdds.load(tmp_path)
    for question in (*ANSWERED, *UNANSWERED, "Varför fungerar det?"):
        assert np.isclose(loaded.of(question), odds.of(question))
    PhraseOdds.build([], []).save(tmp_path)
    assert PhraseOdds.load(tmp_path).of("Varför?") == 0
    (tmp_path / "phrases.npz").write_bytes(b"no archive")
    with pytest.raises((OSError, ValueError, KeyError)):
        PhraseOdds.load(tmp_path)
