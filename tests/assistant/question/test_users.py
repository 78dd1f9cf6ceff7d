"""Users who say where they work: their unit is not asked, and *we* are it."""

import pytest

from assistant.question import ScopeParser


@pytest.mark.parametrize(
    ("question", "asked", "about"),
    [
        ("jag jobbar på soc i hylte, vad saknar fk oss nånstans?", ("Försäkringskassan",), ("Kommun",)),
        ("jag jobbar på AF i Hylte, vad saknar FK?", ("Försäkringskassan",), ()),
        (
            "Vi är handläggare på FK i Varberg, vad behöver AF från oss?",
            ("Arbetsförmedlingen",),
            ("Försäkringskassan",),
        ),
        ("vad saknar FK och AF i Hylte?", ("Försäkringskassan", "Arbetsförmedlingen"), ()),
        ("jag jobbar på AF i Hylte, vad saknar vi?", ("Arbetsförmedlingen",), ()),
    ],
)
def test_whom_the_user_works_for_is_not_asked_beside_another(
    parse: ScopeParser, question: str, asked: tuple[str, ...], about: tuple[str, ...]
) -> None:
    scope = parse(question)
    assert (set(scope.actors), set(scope.about)) == (set(asked), set(about))
