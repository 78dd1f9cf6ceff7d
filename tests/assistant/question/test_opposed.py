"""What a question holds against each other, and who it asks where."""

import pytest

from assistant.question import Intent, Names, ScopeParser, intent_of
from assistant.question.opposed import opposed_in, pattern_of
from assistant.question.pairs import pairs_in
from assistant.question.sides import asks_between_reports, ranks


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("Vad är skillnaden på KUR 1 och KUR 2?", "KUR 1", "KUR 2"),
        ("kur 1 jämfört med kur 2", "kur 1", "kur 2"),
        ("Lotsen eller boendestödet i Laholm, vilka samverkar bäst med VPM?", "Lotsen", "boendestödet"),
        ("hur går det i primärvården vs psykiatrin?", "primärvården", "psykiatrin"),
        ("Har elevhälsan och personligt ombud i Varberg samma syn?", "elevhälsan", "personligt ombud"),
        ("FK: sjukpenning kontra aktivitetsersättning, hur funkar det?", "sjukpenning", "aktivitetsersättning"),
        ("KUR 1 jmf med KUR 2, vad är skillnaden", "KUR 1", "KUR 2"),
        ("hur skiljer sig kur 2 från kur 1", "kur 2", "kur 1"),
        ("FK:s handläggare för sjukpenning och de för aktivitetsersättning", "sjukpenning", "aktivitetsersättning"),
        ("boendestöd och elevhälsan, vad tycker de om samordningen?", "boendestöd", "elevhälsan"),
        ("vad saknar elevhälsan och boendestödet i Halmstad?", "elevhälsan", "boendestödet"),
        ("vem har primärvården minst kontakt med, och vem har psykiatrin minst med?", "primärvården", "psykiatrin"),
    ],
)
def test_things_are_read_on_both_sides_of_what_opposes_them(question: str, one: str, other: str) -> None:
    found = [(opposed.one[0], opposed.other[0]) for opposed in opposed_in(question)]
    assert (one, other) in found


def test_of_a_row_every_member_names_the_side() -> None:
    (opposed, *_) = opposed_in("försörjningsstöd och AME jämfört med socialpsykiatri, LSS och öppenvård")
    assert opposed.one == ("AME", "försörjningsstöd")
    assert opposed.other == ("socialpsykiatri", "LSS", "öppenvård")


def test_who_is_only_asked_the_same_must_be_known_to_speak() -> None:
    assert [opposed.speaking for opposed in opposed_in("vad saknar elevhälsan och boendestödet?")] == [True]
    assert [opposed.speaking for opposed in opposed_in("elevhälsan kontra boendestödet")] == [False]


@pytest.mark.parametrize(
    "question",
    [
        "Vad gör man mot missbruk i Halland?",
        "Hur fungerar samverkan mellan skolan och vården?",
        "Vilka hinder och möjligheter finns?",
        "Jämför förslag och hinder i Värend",
    ],
)
def test_what_is_only_joined_or_names_a_theme_is_not_opposed(question: str) -> None:
    assert not list(opposed_in(question))


def test_a_name_is_found_in_its_forms_and_in_no_longer_word() -> None:
    assert pattern_of("sjukpenning").search("handläggare inom sjukpenning/samordning")
    assert pattern_of("sjukpenning").search("Sjukpenningens handläggare")
    assert not pattern_of("sjukpenning").search("ingen sjukpenninggrundande inkomst")
    assert pattern_of("Lotsen").search("Lotsen upplever")
    assert not pattern_of("Lotsen").search("att lotsa någon")
    assert pattern_of("personlig samverkan").search("den personliga samverkan")
    assert not pattern_of("KUR 1").search("KUR 10")
    assert pattern_of("kur1").search("inför KUR 1")


def test_each_speaker_with_its_own_place_is_one_voice(names: Names) -> None:
    assert pairs_in("AME i Gnosjö kontra AMO i Gislaved, vad fungerar?", names) == (
        ("Arbetsmarknadsenheten (AME)", "Gnosjö"),
        ("Arbetsmarknadsorganisationen (AMO)", "Gislaved"),
    )
    assert pairs_in("FK i Hylte och FK i Laholm", names) == ()  # the places tell them apart
    assert pairs_in("FK och AF i Hylte", names) == ()


def test_kommun_for_kommun_is_nobody_who_speaks(parse: ScopeParser) -> None:
    scope = parse("Hur tycker FK att det fungerar med AF, kommun för kommun i Halland?")
    assert scope.actors == ("Försäkringskassan",)
    assert scope.about == ("Arbetsförmedlingen",)
    assert scope.themes == ()  # how it works asks for the bad as well


def test_two_that_begin_a_question_are_held_against_each_other(parse: ScopeParser) -> None:
    assert parse("FK mot kommunen i Hylte om vad som inte fungerar").actors == ("Försäkringskassan", "Kommun")
    assert parse("Hur är FK mot kommunen i Hylte?").about == ("Kommun",)


@pytest.mark.parametrize(
    "question",
    [
        "FK och AF i Halmstad, vad fungerar",
        "Ser FK och AF i Kungsbacka samma problem?",
        "Vilka åldrar jobbar VAC med och vilka har Jobbcenter unga?",
        "Hur ser FK och AF i Halmstad på IST?",
        "Hur samverkar FK och AF i Hylte?",
        "Har FK bättre förutsättningar än AF i Hylte?",
        "AF mot FK på Höglandet, vem har enklast kontakt med vården?",
        "hinder för samverkan i Värend och i Finnveden, vad är gemensamt?",
    ],
)
def test_several_who_are_asked_the_same_are_compared(parse: ScopeParser, question: str) -> None:
    assert intent_of(question, parse(question)) is Intent.COMPARISON


def test_a_question_that_two_are_only_named_in_is_no_comparison(parse: ScopeParser) -> None:
    question = "Med vilka mellanrum kommer FK och kommunen ut till vuxenpsyk i Laholm?"
    assert intent_of(question, parse(question)) is not Intent.COMPARISON


def test_reports_and_ranks_are_recognised() -> None:
    assert asks_between_reports("Skillnader mellan rapporterna när det gäller hinder?")
    assert not asks_between_reports("Vad säger rapporterna om hinder?")
    assert ranks("Vem är mest missnöjd med VPM, Varberg eller Falkenberg?")
    assert not ranks("Vad saknas i Varberg och Falkenberg?")
