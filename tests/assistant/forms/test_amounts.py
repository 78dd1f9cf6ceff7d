"""Amounts are found whole: with their hedge, both ends of a span, and what they count."""

import pytest

from assistant.forms.amounts import (
    dates_in,
    durations_in,
    frequencies_in,
    numbers_in,
    shares_in,
    sums_in,
)


def counted(text: str, head: str) -> list[str]:
    return [text[a.start : a.end] for a in numbers_in(text) if a.head == head]


@pytest.mark.parametrize(
    ("text", "head", "amount"),
    [
        ("Vi beslutar i över 40 olika bidrag bland annat", "bidrag", "över 40 olika bidrag"),
        ("Ca 25 personer deltog.", "personer", "Ca 25 personer"),
        ("i arbetsgrupper om max 4-5 deltagare.", "deltagare", "max 4-5 deltagare"),
        ("grupper om två till tre personer", "personer", "två till tre personer"),
        ("upp emot 40 000 individer", "individer", "upp emot 40 000 individer"),
        ("har 8 patienter/dag??", "patienter", "8 patienter/dag"),
        ("241 av Sveriges 290 kommuner och samtliga landsting", "kommuner", "241 av Sveriges 290 kommuner"),
        ("mellan de 80 samordningsförbunden i Sverige", "samordningsförbunden", "de 80 samordningsförbunden"),
        ("ca 200 chefer och personal över länet", "chefer", "ca 200 chefer och personal"),
    ],
)
def test_a_number_is_whole(text: str, head: str, amount: str) -> None:
    assert counted(text, head) == [amount]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("en workshop i varje kommun", "workshop"),
        ("ett stort antal personer", "personer"),
        ("en på förhand framtagen guide", "guide"),
        ("de sista tre månaderna av projekttiden", "månaderna"),
        ("ca 40 timmars utbildning", "timmars"),
        ("20 möten där deltagare från kommunen var med", "deltagare"),
    ],
)
def test_articles_and_parts_of_other_phrases_count_nothing(text: str, head: str) -> None:
    assert counted(text, head) == []


def test_spans_of_time_are_whole() -> None:
    def found(text: str) -> list[str]:
        return [text[a.start : a.end] for a in durations_in(text)]

    assert found("vi kan få vänta upp till 2-3 månader av olika skäl") == ["upp till 2-3 månader"]
    assert found("varierade mellan 50 minuter till 1 timma och 20 minuter.") == [
        "mellan 50 minuter till 1 timma och 20 minuter"
    ]
    assert found("startar den 1 mars 2016 och varar till och med den 28 februari 2019.") == [
        "den 1 mars 2016 och varar till och med den 28 februari 2019"
    ]
    assert found("mellan 30 och 64 år gamla") == []


def test_from_one_date_to_another_is_one() -> None:
    text = "genomfördes från slutet av 2014 fram tills hösten 2015 där 75 personer deltog"
    assert [text[a.start : a.end] for a in dates_in(text)] == ["slutet av 2014 fram tills hösten 2015"]


def test_months_are_told_whole_and_no_word_is_cut() -> None:
    text = "genomförts under perioden september-december, men den 3 mars 2016 skickades det ut"
    assert [text[a.start : a.end] for a in dates_in(text)] == ["september-december", "den 3 mars 2016"]


def test_shares_sums_dates_and_how_often() -> None:
    text = "2018 – 20 % Bas och ca 75-80% Process kostar drygt 2 miljarder kr sedan 2010, en gång i veckan"
    assert [text[a.start : a.end] for a in shares_in(text)] == ["20 %", "ca 75-80%"]
    assert [text[a.start : a.end] for a in sums_in(text)] == ["drygt 2 miljarder kr"]
    assert [text[a.start : a.end] for a in dates_in(text)] == ["2018", "sedan 2010"]
    assert [text[a.start : a.end] for a in frequencies_in(text)] == ["en gång i veckan"]
