"""What a question asks to be counted."""

import pytest

from assistant.question import ScopeParser, as_told, counted_in, is_denial
from assistant.question.counted import Counted


def counted(parse: ScopeParser, question: str) -> Counted:
    return counted_in(parse.subject(question, parse(question)))


@pytest.mark.parametrize(
    ("question", "things", "narrowing"),
    [
        ("Vilka vill utöka IST?", [["IST"]], ["utöka"]),
        ("vilka rapporter nämner SIP och vad säger dom", [["SIP"]], []),
        ("Vad föreslås för att lösa sekretessproblemet?", [["sekretessproblemet"]], ["lösa"]),
        ("vilka oroar sig för att UPM läggs ner", [["UPM"]], []),
        ("Vad föreslås om praktik/prao hos varandra?", [["praktik", "prao"]], []),
        ("Förslag som gäller chefer och ledning", [["chefer", "ledning"]], []),
        ("vilka målgrupper vill man utveckla samverkan kring i Finnveden", [], ["utveckla"]),
        ("vilka vill sänka ingångskraven till IST", [["ingångskraven"], ["IST"]], ["sänka"]),
    ],
)
def test_the_thing_is_told_from_what_is_done_to_it(
    parse: ScopeParser, question: str, things: list[list[str]], narrowing: list[str]
) -> None:
    found = counted(parse, question)
    assert [[concept.word for concept in group] for group in found.things] == things
    assert [concept.word for concept in found.narrowing] == narrowing


@pytest.mark.parametrize(
    ("question", "denied"),
    [
        ("Vilka kommuner vill inte återinföra samordningshandledaren?", True),
        ("Vilka FK-kontor saknar ingen samverkan alls?", True),
        ("Vilka tycker att samverkan inte fungerar?", False),
        ("Vilka nämner UPM, och vilka nämner det inte?", False),
        ("Vilka nämner UPM?", False),
    ],
)
def test_a_negation_of_the_predicate_is_read(parse: ScopeParser, question: str, denied: bool) -> None:
    assert counted(parse, question).denied is denied


def test_how_many_sets_no_theme_where_it_counts_who_says_something(parse: ScopeParser) -> None:
    assert parse("hur många kommuner nämner habiliteringen").themes == ()
    assert parse("hur många intervjuer gjordes i Halland").themes == ("bakgrund och metod",)


def test_how_many_is_known_as_surely_as_who() -> None:
    assert as_told("hur många kommuner vill sänka kraven") == "vilka kommuner vill sänka kraven"
    assert as_told("Vilka nämner inte SIP?") == "Vilka nämner SIP?"
    assert as_told("hur många avgiftningsplatser vill man ha") == "hur många avgiftningsplatser vill man ha"


def test_a_denial_begins_with_one_or_says_that_nothing_is_missing() -> None:
    assert is_denial("Nej")
    assert is_denial("Ser ingen tydlig målgrupp i dagsläget.")
    assert is_denial("Ekonomiskt bistånd saknar ingen samverkan även om mycket kan bli bättre.")
    assert not is_denial("Vi saknar samverkan med skolan. Det går inte sällan fel.")


def test_who_has_a_thing_is_known_by_who_mentions_it(parse: ScopeParser) -> None:
    assert counted(parse, "vilka kommuner har ett fontänhus?").mentioned
    assert counted(parse, "vilken kommun har personligt ombud").mentioned
    assert not counted(parse, "vilka kommuner har svårt att nå läkarna?").mentioned
