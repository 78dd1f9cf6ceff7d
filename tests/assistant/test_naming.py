"""What was asked about takes the place of a pronoun that points at it."""

import pytest

from assistant.naming import parts_of, with_matter
from assistant.question import Names


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        ("Vad kostar de nollplacerade samhället?", "hur många är de?", "Hur många är de nollplacerade?"),
        ("Vad är Arenasamverkan?", "vilka är med där då?", "Vilka är med i Arenasamverkan då?"),
        (
            "Vem håller i arbetet med brukarorganisationerna i Halland?",
            "vad vill dom själva?",
            "Vad vill brukarorganisationerna själva?",
        ),
        ("Vad är Halmstadmodellen?", "används den på Höglandet?", "Används Halmstadmodellen på Höglandet?"),
        ("Hur långa var intervjuerna på Höglandet?", "vem höll i dem?", "Vem höll i intervjuerna?"),
        ("Vad säger FK om unga med aktivitetsersättning?", "och AF om dem?", "AF om unga med aktivitetsersättning?"),
        ("Vad tycker elevhälsan i Falkenberg?", "vad vill de ha av vården?", "Vad vill elevhälsan ha av vården?"),
        ("Vad gör brukarorganisationerna?", "vad är deras önskemål?", "Vad är brukarorganisationernas önskemål?"),
    ],
)
def test_a_pronoun_is_replaced_by_what_was_asked_about(before: str, question: str, text: str, names: Names) -> None:
    found = with_matter(question, before, names)
    assert found is not None
    assert found[0] == text


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Vad kostar de nollplacerade samhället?", "vilka är de vanligaste hindren?"),  # an article
        ("Vad är Arenasamverkan?", "vad krävs av den som leder mötet?"),
        ("Vad är Arenasamverkan?", "hur är det med den nya enheten?"),
        ("Vad är Arenasamverkan?", "i så fall, vad säger AF?"),
        ("Vad säger man om samverkan?", "hur många är de?"),  # names nobody
        ("Vad säger brukarorganisationerna?", "elevhälsan, har dom nån tid?"),  # names them itself
        ("Vad säger man på Höglandet?", "vem sitter med i den?"),  # a place is no matter
    ],
)
def test_what_points_at_no_matter_is_left(before: str, question: str, names: Names) -> None:
    assert with_matter(question, before, names) is None


def test_the_last_of_several_questions_names_the_matter(names: Names) -> None:
    before = "Vad kostar de nollplacerade samhället? Vad är Arenasamverkan?"
    assert parts_of(before) == ["Vad kostar de nollplacerade samhället?", "Vad är Arenasamverkan?"]
    assert with_matter("används den mycket?", before, names) == ("Används Arenasamverkan mycket?", True)
