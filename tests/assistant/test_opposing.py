"""Follow-ups that ask the question before them of the other side."""

import pytest

from assistant import Assistant
from assistant.followups import Standalone
from assistant.opposing import opposed
from assistant.question import Names, ScopeParser


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        ("Vad var dåligt med KUR 1?", "och bra?", "Vad var bra med KUR 1?"),
        ("Vad fungerar dåligt mellan FK och AF i Varberg?", "och bra?", "Vad fungerar bra mellan FK och AF i Varberg?"),
        ("Vad är bra med rehabkoordinatorer?", "och vad är svårt?", "Vad är svårt med rehabkoordinatorer?"),
        ("Vad går bra i Hylte enligt FK?", "och vad är svårt då?", "Vad går dåligt i Hylte enligt FK?"),
        ("Vad fungerar inte bra i Laholm?", "och vad fungerar bra?", "Vad fungerar bra i Laholm?"),
        ("Vilka nackdelar finns med en liten enhet?", "och fördelarna?", "Vilka fördelar finns med en liten enhet?"),
        ("Vilka är nöjda med FK?", "och missnöjda?", "Vilka är missnöjda med FK?"),
        ("Vad var bra med KUR 1?", "och bra?", None),
        ("Vad är bra i Hylte?", "och dåligt i Laholm?", None),
        ("Vad saknar FK i Hylte?", "och bra?", None),
        ("Vad är bra och vad är dåligt?", "och bra?", None),
    ],
)
def test_praise_takes_the_place_of_blame(
    parse: ScopeParser, names: Names, before: str, question: str, text: str | None
) -> None:
    alone, previous = (Standalone(one, parse(one), changed=False) for one in (question, before))
    turn = opposed(alone, previous, names, parse)
    assert (turn and turn.text) == text


def test_whom_and_where_stay(assistant: Assistant) -> None:
    before = "Vad fungerar dåligt mellan FK och AF i Varberg?"
    scope = assistant.understood("och bra?", [before]).scope
    assert (scope.municipalities, scope.about) == (("Varberg",), ("Försäkringskassan", "Arbetsförmedlingen"))
    assert scope.themes == ("fungerar",)
