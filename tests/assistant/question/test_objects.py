"""Who stands right behind the verb speaks; who is named behind him without a word between is spoken of."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("question", "asked", "about"),
    [
        ("Hur upplever kommunen i Hylte vårdcentralen?", ("Kommun", ()), ("Region",)),
        ("Hur uppfattar VPM i Varberg kommunen?", ("Region", ("VPM",)), ("Kommun",)),
        ("Hur upplever FK AF?", ("Försäkringskassan", ()), ("Arbetsförmedlingen",)),
        ("Saknar VPM i Kungsbacka AF?", ("Region", ("VPM",)), ("Arbetsförmedlingen",)),
        ("Vad behöver AF i Hylte FK till?", ("Arbetsförmedlingen", ()), ("Försäkringskassan",)),
        ("Hur bedömer kommunen i Falkenberg Arbetsförmedlingen?", ("Kommun", ()), ("Arbetsförmedlingen",)),
    ],
)
def test_the_object_is_spoken_of(
    assistant: Assistant, question: str, asked: tuple[str, tuple[str, ...]], about: tuple[str, ...]
) -> None:
    scope = assistant.understood(question).scope
    assert (scope.actors, scope.units, scope.about) == ((asked[0],), asked[1], about)


@pytest.mark.parametrize(
    ("question", "actors"),
    [
        ("Hur upplever FK, AF och kommunen i Hylte samverkan?", ("Försäkringskassan", "Arbetsförmedlingen", "Kommun")),
        ("Hur ser FK i Hylte och AF i Laholm på SIP?", ("Försäkringskassan", "Arbetsförmedlingen")),
        ("Vad säger FK i Laholm jämfört med AF?", ("Försäkringskassan", "Arbetsförmedlingen")),
        ("Vad säger kommunens AME i Gnosjö om FK?", ("Kommun",)),
        ("Vilka saknar AF enligt FK i Hylte?", ("Försäkringskassan",)),
    ],
)
def test_who_is_joined_or_held_against_is_asked_as_well(
    assistant: Assistant, question: str, actors: tuple[str, ...]
) -> None:
    assert assistant.understood(question).scope.actors == actors


def test_to_be_seen_is_no_lack(assistant: Assistant) -> None:
    assert assistant.understood("Hur uppfattas FK i Kungsbacka?").scope.themes == ()


@pytest.mark.parametrize("question", ["Hur beskriver de andra kommunen i Laholm?", "Hur upplever man kommunen?"])
def test_others_speak_of_whoever_stands_behind_them(assistant: Assistant, question: str) -> None:
    scope = assistant.understood(question).scope
    assert (scope.actors, scope.about) == ((), ("Kommun",))


@pytest.mark.parametrize(
    ("question", "actors", "about"),
    [
        ("Hur upplever socialpsykiatrin i Varberg VPM?", (), ("Region",)),
        ("Hur ser elevhälsan i Halmstad på VC?", (), ("Region",)),
        ("Hur ser socialpsykiatrin på VPM?", (), ("Region",)),
        ("Vad tycker personalen på VC i Hylte?", ("Region",), ()),
        ("Hur ser läkarna på VC på samverkan?", ("Region",), ()),
    ],
)
def test_somebody_without_a_name_speaks_of_whoever_is_named(
    assistant: Assistant, question: str, actors: tuple[str, ...], about: tuple[str, ...]
) -> None:
    scope = assistant.understood(question).scope
    assert (scope.actors, scope.about) == (actors, about)
