"""A follow-up put together with the question before it."""

import pytest

from assistant import Assistant
from assistant.choice import Trial
from assistant.followups import Standalone, meanings, standalone
from assistant.question import Names, ScopeParser
from assistant.readings import Kind
from tests.assistant.checking import NO_TRIAL


def _made(parse: ScopeParser, names: Names, before: str, question: str) -> dict[Kind, Standalone]:
    alone = Standalone(question, parse(question), changed=False)
    previous, made = meanings(alone, [before], names, parse, NO_TRIAL)
    assert previous is not None
    assert previous.text == before
    return {one.kind: one.meant for one in made}


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        (
            "Vad saknar VC i Hylte? Hur är samverkan med FK i Hylte?",
            "Och i Laholm?",
            "Vad saknar VC i Laholm? Hur är samverkan med FK i Laholm?",
        ),
        ("Vad säger AF i Hylte och Laholm?", "Och i Varberg?", "Vad säger AF i Varberg?"),
        ("Vad säger AF och FK i Hylte?", "VPM då?", "Vad säger VPM i Hylte?"),
        ("Vem äger KUR enligt deltagarna?", "och enligt utvärderaren?", "Vem äger KUR enligt utvärderaren?"),
        ("Vad tycker FK om KUR?", "Och Augur?", "Vad tycker Augur om KUR?"),
        ("Vilka kommuner i Halland nämner UPM?", "vad säger de i Varberg?", "Vilka i Varberg nämner UPM?"),
        ("Hur många intervjuades i Finnveden?", "och på Höglandet?", "Hur många intervjuades på Höglandet?"),
        ("Vad är viktigast i Värends inventering?", "och Finnveden?", "Vad är viktigast i Finnvedens inventering?"),
        ("Vilka hinder nämns i Värend?", "jämför med Halland", "Jämför: Vilka hinder nämns i Värend och Halland?"),
        (
            "Vad fungerar inte enligt FK i Hylte?",
            "vad vill de ändra då",
            "Vilka förslag finns enligt Försäkringskassan i Hylte?",
        ),
        (
            "Vilka i Halland vill utöka IST?",
            "hur motiverar FK i Varberg det?",
            "Vilka i Halland vill utöka IST? hur motiverar FK i Varberg det?",
        ),
        ("Vad är AF:s ansvar i Hylte?", "Laholm/VPM, motsvarande", "Vad är VPM:s ansvar i Laholm?"),
        ("Vad är AF:s ansvar i Hylte?", "Och kommunen?", "Vad är kommunens ansvar i Hylte?"),
        ("Vad är samordningsförbundets ansvar?", "Och AF?", "Vad är AF:s ansvar?"),
        ("Vad saknar FK i Hylte?", "psykets syn?", "Vad saknar psyket i Hylte?"),
        ("Vad saknar FK i Hylte?", "AF:s och VPM:s syn?", "Vad saknar AF och VPM i Hylte?"),
        ("Vad saknar FK i Hylte?", "Men AF då, och är VPM med?", "Vad saknar AF och VPM i Hylte?"),
        ("Vad säger FK i Hylte och Laholm?", "Och i alla kommuner?", "Vad säger FK i alla kommuner?"),
        ("Vad säger AF i Hylte kommun?", "Och i alla kommuner?", "Vad säger AF i alla kommuner?"),
        ("Vad saknar FK i alla kommuner?", "Och AF i alla kommuner?", "Vad saknar AF i alla kommuner?"),
        (
            "Vad säger FK i Hylte?",
            "Varför är det svårt i de andra kommunerna?",
            "Vad säger FK i alla kommuner? Varför är det svårt?",
        ),
        (
            "Vad säger AF i Hylte?",
            "Hur många är det jämfört med förra året?",
            "Vad säger AF i Hylte? Hur många är det jämfört med förra året?",
        ),
        ("Är det lätt att nå vården?", "Hur är det med kommunen då?", "Är det lätt att nå kommunen?"),
        ("Vad saknar arbetsförmedlarna i Hylte?", "kommunen då?", "Vad saknar kommunen i Hylte?"),
        ("Vad fungerar enligt VC i Halmstad?", "hur svarade AF i hylte", "Vad fungerar enligt AF i Hylte?"),
        ("Hur ser VPM i Hylte på samordningen?", "Motsvarande utsaga, Laholm", "Hur ser VPM i Laholm på samordningen?"),
        # Varberg tells of an AME of its own, the one that was asked by itself stands in Gnosjö; there is but one VAC.
        ("Vad ser FK i Varberg som sitt ansvar?", "Och AME?", "Vad ser AME i Varberg som sitt ansvar?"),
        (
            "Vad ser FK i Laholm som sitt ansvar?",
            "Arbetsmarknadsenheten?",
            "Vad ser Arbetsmarknadsenheten i Laholm som sitt ansvar?",
        ),
        ("Vad ser FK i Varberg som sitt ansvar?", "Och VAC?", "Vad ser VAC som sitt ansvar?"),
        ("Vad ser FK i Stockholm som sitt ansvar?", "Och VAC?", "Vad ser VAC som sitt ansvar?"),
        ("Vad säger FK i Halland om SIP?", "och i Hylte?", "Vad säger FK i Hylte om SIP?"),
        ("Vilka hinder nämns på Höglandet?", "och i Hylte?", "Vilka hinder nämns i Hylte?"),
        # Halland has no IFO that speaks: whom it belongs to is asked there, in the text as in the scope.
        ("Vad säger IFO i Gislaved om AF?", "och i Halland?", "Vad säger kommunen i Halland om AF?"),
        ("Vad är IFO:s syn på AF i Gislaved?", "och i Laholm?", "Vad är kommunens syn på AF i Laholm?"),
    ],
)
def test_names_take_the_place_of_names(parse: ScopeParser, names: Names, before: str, question: str, text: str) -> None:
    assert _made(parse, names, before, question)[Kind.MERGED].text == text


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        (
            "Hur ser VC i Laholm på samverkan med VPM?",
            "Håller VPM med?",
            "Hur ser VPM i Laholm på samverkan med VC?",
        ),
        (
            "Hur fungerar samverkan med VC enligt VPM i Hylte?",
            "VC:s version?",
            "Hur fungerar samverkan med VPM enligt VC i Hylte?",
        ),
        ("Vad är AF:s syn på FK:s ansvar i Hylte?", "FK:s syn?", "Vad är FK:s syn på AF:s ansvar i Hylte?"),
        ("Hur ser AF på samverkan med FK?", "Håller FK med?", "Hur ser FK på samverkan med AF?"),
    ],
)
def test_who_was_spoken_of_may_answer(parse: ScopeParser, names: Names, before: str, question: str, text: str) -> None:
    found = _made(parse, names, before, question)[Kind.MERGED]
    assert found.text == text
    told = parse(text)
    assert (found.scope.actors, found.scope.units, found.scope.about) == (told.actors, told.units, told.about)


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        ("Vad saknar FK i Hylte?", "jämför med AF", "Jämför: Vad saknar FK och AF i Hylte?"),
        ("Vad saknar FK i Hylte?", "Jämför gärna med Laholm.", "Jämför: Vad saknar FK i Hylte och Laholm?"),
        (
            "Vilka målgrupper nämner AMO i Gislaved?",
            "Jämför med VAC i Värnamo",
            "Jämför: Vilka målgrupper nämner AMO och VAC i Gislaved och Värnamo?",
        ),
    ],
)
def test_who_is_compared_with_is_asked_too(
    parse: ScopeParser, names: Names, before: str, question: str, text: str
) -> None:
    assert _made(parse, names, before, question)[Kind.MERGED].text == text


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        ("Vad säger AMO i Gislaved om AF?", "Och om FK?", "Vad säger AMO i Gislaved om FK?"),
        ("Vad hindrar samverkan på Höglandet?", "vad föreslås istället?", "Vilka förslag finns på Höglandet?"),
    ],
)
def test_what_takes_its_place_is_not_asked_beside_it(
    parse: ScopeParser, names: Names, before: str, question: str, text: str
) -> None:
    found = _made(parse, names, before, question)
    assert found[Kind.MERGED].text == text
    assert Kind.JOINED not in found


def test_what_is_done_is_no_subject_of_a_theme(parse: ScopeParser, names: Names) -> None:
    found = _made(parse, names, "Vilka ingår i TRIS-teamen i Sörmland?", "målgruppen då")[Kind.MERGED]
    assert found.text == "Vilka målgrupper nämns kring TRIS-teamen i Sörmland?"


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Vilka fördelar ger det om samordningsförbunden äger KUR?", "Problem?"),
        ("Vad fungerar inte enligt FK i Falkenberg?", "Håll dig till vårdcentralen."),
    ],
)
def test_a_part_may_be_asked_for_of_whom_was_asked(
    parse: ScopeParser, names: Names, before: str, question: str
) -> None:
    found = _made(parse, names, before, question)[Kind.JOINED]
    assert found.text == f"{before} {question}"
    assert found.scope.actors == parse(before).actors


def test_other_places_are_asked_instead_of_the_one_before(parse: ScopeParser, names: Names) -> None:
    found = _made(parse, names, "Vad saknar FK i Hylte?", "Hur ser de andra kommunerna på det?")
    assert found[Kind.MERGED].text == "Vad saknar FK i alla kommuner?"
    assert Kind.JOINED not in found


def test_whom_one_comes_back_to_is_asked_what_follows(parse: ScopeParser, names: Names) -> None:
    before = "Hur fungerar VPM:s samverkan med vårdcentralerna i Kungsbacka?"
    question = "tillbaka till VPM: hur är det med socialpsykiatrin?"
    history = [before, "Vad säger VC i Kungsbacka om HÖK-mötena?"]
    alone = Standalone(question, parse(question), changed=False)
    previous, made = meanings(alone, history, names, parse, NO_TRIAL)
    assert previous is not None
    assert previous.text == before
    found = {one.kind: one.meant.text for one in made}
    assert found[Kind.ALONE] == question
    assert found[Kind.FRAMED] == "Hur är det med socialpsykiatrin enligt VPM i Kungsbacka?"


def test_a_frame_does_not_stand_behind_a_question_mark(parse: ScopeParser, names: Names) -> None:
    before = "Hur når man rätt person på kommunen på Höglandet?"
    found = _made(parse, names, before, "Vad vill de ha istället?")
    assert found[Kind.MERGED].text == "Vad vill kommunen på Höglandet ha istället?"
    assert Kind.FRAMED not in found  # nobody was asked how others reach them


@pytest.mark.parametrize(
    ("before", "question", "kept"),
    [
        ("Vad säger AF i Hylte?", "Tillbaka till AF och FK i Laholm: vad saknas?", "Laholm"),
        ("Vad säger AF i Hylte?", "Tillbaka till AF i Laholm: vad saknas?", "Laholm"),
    ],
)
def test_whom_one_comes_back_to_is_kept_where_he_is_new(
    parse: ScopeParser, names: Names, before: str, question: str, kept: str
) -> None:
    assert all(kept in meant.text for meant in _made(parse, names, before, question).values())


def test_many_names_do_not_make_a_question_grow(parse: ScopeParser, names: Names) -> None:
    """Each of many names would be replaced by many: the text would be as long as their product."""
    before = "Vad saknar AF? " * 35
    question = "och " + "FK, VC, VPM, " * 35
    alone = Standalone(question, parse(question), changed=False)
    _, made = meanings(alone, [before], names, parse, NO_TRIAL)
    assert len(made) > 1
    assert max(len(one.meant.text) for one in made) < len(before) + len(question)


def test_what_lacks_its_noun_is_not_read_alone_even_where_all_else_is_refused(parse: ScopeParser, names: Names) -> None:
    trial = Trial(lambda meant: meant.changed, lambda _question, meant: {"question": -9.0 * meant.changed})
    meant = standalone("Vilken har Varberg?", ["Vilken utvecklingspotential finns?"], names, parse, trial)
    assert meant.changed
    assert all(other.changed for other in meant.beside)


@pytest.mark.parametrize(
    ("before", "question"),
    [("Vad saknar FK i Hylte?", "jämför med AF"), ("Vad saknar FK i Hylte?", "Vilka hinder finns det?")],
)
def test_a_comparison_or_another_theme_takes_the_place_of_the_question_before(
    parse: ScopeParser, names: Names, before: str, question: str
) -> None:
    assert Kind.JOINED not in _made(parse, names, before, question)


def test_a_unit_is_asked_where_the_conversation_is_if_it_is_spoken_of_there(parse: ScopeParser, names: Names) -> None:
    before = "Vad är kommunen i Varberg missnöjd med?"
    for unit, places in (("AME", ("Varberg",)), ("VAC", ())):  # the second is one of Värnamo's alone
        made = _made(parse, names, before, f"Tycker {unit} likadant?")[Kind.MERGED]
        assert (made.scope.municipalities, "Varberg" in made.text) == (places, bool(places))


@pytest.mark.parametrize("before", ["Vad säger FK i Halland om samordning?", "Vad säger FK i Stockholm om samordning?"])
def test_a_unit_is_not_looked_for_in_a_report_or_place_without_it(
    parse: ScopeParser, names: Names, before: str
) -> None:
    made = _made(parse, names, before, "Och VAC, vad vill de om sekretessen?")
    assert Kind.MERGED in made
    for kind in (Kind.MERGED, Kind.FRAMED):
        if kind in made:
            assert (made[kind].scope.reports, made[kind].scope.not_covered) == ((), ())


@pytest.mark.parametrize("question", ["å va funkar inte", "va funkar inte då", "å va funkar ju inte"])
def test_spoken_little_words_are_no_subject(parse: ScopeParser, names: Names, question: str) -> None:
    made = _made(parse, names, "Vad fungerar enligt FK i Kungsbacka?", question)
    assert made[Kind.MERGED].scope.topics == ()
    assert made[Kind.MERGED].scope.themes == ("fungerar inte",)


def test_a_row_of_a_table_is_asked_for_in_another_place(parse: ScopeParser, names: Names) -> None:
    found = _made(parse, names, "Vilken siffra har Vetlanda i den socioekonomiska sorteringsnyckeln?", "Sävsjö?")
    assert found[Kind.MERGED].scope.municipalities == ("Sävsjö",)
    assert not found[Kind.MERGED].scope.undivided
    there = _made(parse, names, "Vilka hinder finns i Växjö?", "Alvesta?")[Kind.MERGED].scope
    assert (there.undivided, there.reports) == (("Alvesta",), ("varend",))


def test_an_owner_is_replaced_by_an_owner(parse: ScopeParser, names: Names) -> None:
    assert _made(parse, names, "Vad är FKs ansvar i Kungsbacka?", "AF:s?")[Kind.MERGED].text == (
        "Vad är AF:s ansvar i Kungsbacka?"
    )


def test_a_whole_question_takes_over_no_more_than_where(parse: ScopeParser, names: Names) -> None:
    made = _made(parse, names, "Vad säger FK i Hylte om AF?", "och hur ser VC på samverkan med VPM?")
    assert set(made) == {Kind.ALONE, Kind.FRAMED}
    assert made[Kind.FRAMED].text == "Hur ser VC på samverkan med VPM i Hylte?"


def test_who_is_only_named_in_a_follow_up_does_not_answer_it(assistant: Assistant) -> None:
    meant = assistant.understood("Och om en kontaktperson hos kommunen?", ["I vilka kommuner ber FK om telefonlistor?"])
    assert meant.text == "I vilka kommuner ber FK om en kontaktperson hos kommunen?"
    assert (meant.scope.actors, meant.scope.about) == (("Försäkringskassan",), ("Kommun",))


def test_a_theme_of_the_question_before_limits_no_question_of_its_own(parse: ScopeParser, names: Names) -> None:
    made = _made(parse, names, "Vilka hinder finns enligt AF i Hylte?", "Nämner de läkarintyg någonstans?")
    assert made[Kind.JOINED].scope.themes == () == made[Kind.MERGED].scope.themes
    made = _made(parse, names, "Vilka hinder finns enligt AF i Hylte?", "Och enligt FK?")
    assert made[Kind.MERGED].scope.themes == ("hinder",)
    made = _made(parse, names, "Vad handlar utbildningarna i Varberg om?", "Var ska de hållas?")
    assert made[Kind.MERGED].scope.themes == ("kunskap och utbildning",)  # a subject as well


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        (
            "Jag behöver underlag om unga med aktivitetsersättning i Varberg",
            "vad föreslår FK för dem?",
            "Vilka förslag finns kring unga med aktivitetsersättning enligt Försäkringskassan i Varberg?",
        ),
        (
            "Vad är problemet med att samverkan bygger på personkännedom?",
            "hur löser man det?",
            "Vilka förslag finns kring att samverkan bygger på personkännedom?",
        ),
        (
            "Hur stor del av AFs kunder på Höglandet har behov av rehab?",
            "och FKs då?",
            "Hur stor del på Höglandet har behov av rehab enligt FK?",
        ),
    ],
)
def test_what_a_question_is_about_stays_whole(assistant: Assistant, before: str, question: str, text: str) -> None:
    assert assistant.understood(question, [before]).text == text
