"""What was typed, as it is read."""

import pytest

from assistant.cleaning import written_out


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("vad funkar enl VPM i Laholm", "vad funkar enligt VPM i Laholm"),
        ("vad sägs ang. sekretess", "vad sägs angående sekretess"),
        ("hur mkt tid", "hur mycket tid"),
        ("vad är bra med kur 2 jmfrt med kur 1", "vad är bra med kur 2 jämfört med kur 1"),
        ("vem är Angela", "vem är Angela"),
        ("vad menas med enl", "vad menas med enl"),
    ],
)
def test_everyday_abbreviations_are_written_out(typed: str, read: str) -> None:
    assert written_out(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Vad svarade Laholms kommun på fyran?", "Vad svarade Laholms kommun på fråga 4?"),
        ("och på femman?", "och fråga 5?"),
        ("och på fråga 5 då?", "och fråga 5 då?"),
        ("Och trean?", "Och fråga 3?"),
        ("Vad svarade de på tvåan och trean i Hylte?", "Vad svarade de på fråga 2 och fråga 3 i Hylte?"),
        ("Var engagemanget större i tvåan?", "Var engagemanget större i tvåan?"),
        ("Och tvåan?", "Och tvåan?"),
    ],
)
def test_a_question_that_is_called_by_its_number(typed: str, read: str) -> None:
    assert written_out(typed) == read
