"""Who is named in what somebody is to have said or proposed is spoken of; anybody may have said it."""

import pytest

from assistant import Assistant
from assistant.question.contents import content_from


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Har någon föreslagit att AF och FK ska vara med i SIP?", ("Arbetsförmedlingen", "Försäkringskassan")),
        ("Föreslår någon att AF ska sitta hos VPM?", ("Arbetsförmedlingen", "Region")),
        ("Vad vill man att AF ska göra för de unga i Halland?", ("Arbetsförmedlingen",)),
        ("Vad föreslås för att FK ska bli lättare att nå?", ("Försäkringskassan",)),
        ("Vilka förslag finns för att AF och FK ska samverka bättre?", ("Arbetsförmedlingen", "Försäkringskassan")),
    ],
)
def test_nobody_is_asked_whom_only_the_content_names(
    assistant: Assistant, question: str, about: tuple[str, ...]
) -> None:
    scope = assistant.understood(question).scope
    assert (scope.actors, scope.units) == ((), ())
    assert sorted(scope.about) == sorted(about)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Har AF i Laholm föreslagit att FK ska göra något?", "Arbetsförmedlingen"),
        ("Vill någon på AF att FK ska vara med?", "Arbetsförmedlingen"),
        ("Vad vill man att FK ska göra enligt AF i Hylte?", "Arbetsförmedlingen"),
        ("Vad gör man åt att FK är svår att nå, förslag från AF i Halland", "Arbetsförmedlingen"),
        ("förslag från AF i Halland om att vården är svår att nå", "Arbetsförmedlingen"),
        ("Vad fungerar inte enligt AF i Laholm med FK?", "Arbetsförmedlingen"),
        ("Vilka förslag har AF för att FK ska bli lättare att nå?", "Arbetsförmedlingen"),
    ],
)
def test_who_is_asked_beside_the_content_still_is(assistant: Assistant, question: str, asked: str) -> None:
    assert assistant.understood(question).scope.actors == (asked,)


def test_a_content_begins_behind_who_says_it() -> None:
    assert content_from(["har", "nagon", "foreslagit", "att", "af", "ska"], [4]) == 3
    assert content_from(["stammer", "det", "att", "af", "saknar", "varden"], [3, 5]) is None
