"""Follow-ups that have the question before them asked again with one thing changed."""

from dataclasses import replace

import pytest

from assistant import Assistant
from assistant.answers import Answer
from assistant.choice import Trial
from assistant.continuing import as_read, form_of, meant_instead, newly_asked
from assistant.followups import Standalone, standalone
from assistant.question import Intent, Names, ScopeParser
from assistant.turning import turned_about
from tests.assistant.checking import NO_TRIAL
from vectorstore import Scope

LIST = "Vilka i Halland vill återinföra samordningshandledarna?"


def _turned(parse: ScopeParser, names: Names, before: str, question: str) -> str | None:
    alone, previous = (Standalone(text, parse(text), changed=False) for text in (question, before))
    turn = turned_about(alone, previous, names, parse)
    return None if turn is None else turn.text


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        ("Hur stor är budgeten i Värend 2017?", "och 2018?", "Hur stor är budgeten i Värend 2018?"),
        ("Hur stor är budgeten 2016 och 2017?", "2018 då", "Hur stor är budgeten 2018?"),
        ("Vad säger Halland 2015 om SIP?", "och 2018?", None),
        ("När gick Alvesta och Växjö ihop?", "och 2016?", None),
        ("Vilka förslag finns i Värend?", "bara de om utbildning", "Vilka förslag om utbildning finns i Värend?"),
        (
            "Vilka förslag finns i Halland?",
            "ge mig bara de som handlar om sekretess o samtycke",
            "Vilka förslag om sekretess och samtycke finns i Halland?",
        ),
        ("Vilka förslag om boende finns i Värend?", "bara de om utbildning", None),
        ("Vilka förslag finns i Värend?", "och om utbildning?", None),
        ("Vad säger FK i Varberg om AF?", "och tvärtom?", "Vad säger AF i Varberg om FK?"),
        ("Hur ser VPM på samverkan med VC i Hylte?", "Tvärtom då", "Hur ser VC på samverkan med VPM i Hylte?"),
        ("Vad saknar FK i Varberg?", "och tvärtom?", None),
        ("Vad tycker VC i Hylte om AF?", "Vad säger AF tillbaka?", "Vad tycker AF i Hylte om VC?"),
        ("Vad tycker VC i Hylte om AF?", "vad tycker de i sin tur", "Vad tycker AF i Hylte om VC?"),
        ("Vad tycker VC i Hylte om AF?", "Vad säger FK i sin tur?", None),
        (LIST, "nämns de på Höglandet också?", "Vad säger man på Höglandet om samordningshandledarna?"),
        ("Vilka kommuner nämner UPM?", "Finns det med i Finnveden?", "Vad säger man i Finnveden om UPM?"),
        ("Hur jobbar Hylte med SIP?", "finns nåt liknande i Laholm", "Vad säger man i Laholm om SIP?"),
        ("Vilka hinder nämns i Värend?", "tas de upp på Höglandet också?", "Vilka hinder nämns på Höglandet?"),
        ("Vad säger AF i Hylte om SIP?", "finns det i Laholm också?", "Vad säger AF i Laholm om SIP?"),
        ("Vilka åtgärder föreslås i Hylte?", "bara det som gäller SIP", "Vilka åtgärder om SIP föreslås i Hylte?"),
        ("Vad säger VC i Hylte om AF?", "är det samma i Laholm?", "Vad säger VC i Laholm om AF?"),
        ("Vad säger VC i Hylte om AF?", "och ser det likadant ut i Laholm", "Vad säger VC i Laholm om AF?"),
        ("Vilka hinder nämns i Värend?", "nämner de sekretess på andra ställen?", "Vilka nämner sekretess?"),
        ("Vilka hinder nämns i Värend?", "nämns sekretess någon annanstans?", "nämns sekretess?"),
        ("Vad saknar FK i Hylte?", "nämner de sekretess på andra ställen?", None),
        (
            "Vad har FK i Varberg för förslag?",
            "Bara det om psykiatrin.",
            "Vad har FK i Varberg för förslag kring psykiatrin?",
        ),
        ("vad saknar kommunen i Hylte?", "visa bara det om FK", "vad saknar kommunen i Hylte kring FK?"),
        ("Vad är vårdgrannetelefon?", "vilka nämner det?", "Vilka nämner vårdgrannetelefon?"),
        ("Berätta om IST.", "och vem driver det", "Vem driver IST?"),
        ("Vilka kommuner nämner UPM?", "vilka är det?", None),
        (LIST, "finns det läkare på Höglandet?", None),
        (LIST, "har läkarna samma problem i Hylte?", None),
        ("Vad säger socialpsykiatrin i Hylte om VPM?", "och tvärtom?", "Vad säger VPM i Hylte om socialpsykiatrin?"),
        ("Vad är Navigatorcentrum?", "vilka kommuner har ett sånt?", "Vilka kommuner har Navigatorcentrum?"),
        ("Vad säger VC i Hylte om väntetider?", "hur ser det ut i Laholm?", "Vad säger VC i Laholm om väntetider?"),
        ("Vad tycker FK i Laholm om IST?", "står det nåt om det i Värend?", "Vad säger man i Värend om IST?"),
        (
            "Hur påverkas personalen av brister?",
            "säger dom i Finnveden nåt om det?",
            "Hur påverkas personalen av brister i Finnveden?",
        ),
        (LIST, "Är det så i Hylte också?", "Vilka i Hylte vill återinföra samordningshandledarna?"),
    ],
)
def test_one_thing_is_changed(parse: ScopeParser, names: Names, before: str, question: str, text: str | None) -> None:
    assert _turned(parse, names, before, question) == text


def test_sides_are_exchanged_in_the_scope_too(parse: ScopeParser, names: Names) -> None:
    meant = standalone("och tvärtom?", ["Vad säger FK i Varberg om AF?"], names, parse, NO_TRIAL)
    assert meant.scope.actors == ("Arbetsförmedlingen",)
    assert meant.scope.about == ("Försäkringskassan",)
    assert meant.scope.municipalities == ("Varberg",)


def test_a_number_that_is_not_told_gives_what_was_listed(parse: ScopeParser, names: Names) -> None:
    refusing = Trial(lambda meant: meant.text.startswith("Hur många"), NO_TRIAL.support)
    before = "Vilka förslag har Värend om SIP?"
    assert standalone("hur många är de?", [before], names, parse, refusing).text == before


@pytest.mark.parametrize(
    ("text", "before", "asked", "told"),
    [
        (
            "Vem äger KUR? varför tycker de det",
            "Vem äger KUR?",
            "varför tycker de det",
            "Jag läser ”varför tycker de det” som en fortsättning på ”Vem äger KUR?”.",
        ),
        ("Vem äger KUR? bara Halland", "Vem äger KUR?", None, None),
        (
            "Vad står det om SIP enligt VPM?",
            "Vad står det om SIP",
            None,
            "Jag läser frågan som: Vad står det om SIP enligt VPM?",
        ),
        ("Vad saknar FK i Varberg?", "Vad saknar FK i Hylte?", None, "Jag läser frågan som: Vad saknar FK i Varberg?"),
    ],
)
def test_what_goes_on_from_what_is_told(text: str, before: str, asked: str | None, told: str | None) -> None:
    meant = Standalone(text, Scope(), changed=True, after=before)
    assert newly_asked(text, before) == (asked or text)
    if told is not None:
        assert as_read(meant) == told


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("varför är det så?", Intent.FACT),
        ("Är det ett krav?", Intent.FACT),
        ("och vilka kommuner nämner det inte?", Intent.LIST),
        ("för unga", Intent.LIST),  # goes on with the list
    ],
)
def test_the_form_is_that_of_what_is_asked_last(parse: ScopeParser, question: str, form: Intent) -> None:
    before = "Vilka kommuner nämner SIP?"
    text = f"{before} {question}"
    assert form_of(Standalone(text, parse(text), changed=True, after=before)) is form


def test_another_meaning_says_what_it_goes_on_from() -> None:
    other = Standalone("Vem äger KUR? Och varför?", Scope(reports=("kur",)), changed=True)
    meant = Standalone("Varför?", Scope(reports=("varend",)), changed=False, after="Vem äger KUR?")
    assert meant_instead(other, meant) == "Om du i stället menar ”Och varför?” som en fortsättning på ”Vem äger KUR?”"
    further = replace(meant, after="Vad är KUR?")
    assert meant_instead(other, further) == "Om du i stället menar ”Vem äger KUR? Och varför?”"


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [
        (Scope(actors=("Region",)), Scope(actors=("Region",), municipalities=("Hylte",)), False),
        (Scope(topics=("sekretess",)), Scope(topics=("sekretess",), themes=("hinder",)), False),
        (Scope(), Scope(municipalities=("Hylte",)), False),
        (Scope(municipalities=("Laholm",)), Scope(municipalities=("Hylte",)), True),
        (Scope(topics=("sekretess",)), Scope(topics=("tidsbrist",)), True),
        (Scope(about=("Region",)), Scope(about=("Kommun",)), True),
    ],
)
def test_more_or_less_of_the_same_is_no_other_meaning(one: Scope, other: Scope, part: bool) -> None:
    meant, instead = (Standalone(f"Fråga {n}?", scope, changed=True) for n, scope in enumerate((one, other)))
    assert bool(meant_instead(instead, meant)) is part
    assert bool(meant_instead(meant, instead)) is part


def test_the_number_that_the_question_before_asked_for_leads_no_more(assistant: Assistant) -> None:
    before = "hur många gick försäkringsmedicinutbildningen?"
    assert assistant.ask(before).headline is not None
    answer: Answer = assistant.ask("vem höll den?", [before])
    assert answer.headline is None
    assert answer.lead == f"Jag läser ”vem höll den?” som en fortsättning på ”{before}”."


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Vad anser rehabkoordinatorerna om AF?", "om IFO då"),  # names who is spoken of, and nobody who answers
        ("Hur många deltog i KUR?", "från vilka myndigheter?"),
        ("Vad är det viktigaste i Värend?", "och i Finnveden?"),
        ("Vad säger VPM i Hylte om sina möjligheter?", "Och VC?"),
    ],
)
def test_what_leans_or_is_but_a_name_is_no_other_meaning(assistant: Assistant, before: str, question: str) -> None:
    _, readings = assistant.meanings(question, [before])
    meant = assistant.understood(question, [before])
    assert question in {reading.meant.text for reading in readings}  # it is read so, and not taken
    assert question not in {meant.text, *(other.text for other in meant.beside)}
    assert not [other.text for other in meant.beside if "enligt VPM" in other.text]


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        ("Vilka har AF i Gislaved samverkan med?", "och Värnamokontoret?", "Vilka har AF i Värnamo samverkan med?"),
        (
            "varför haltar samverkan hos AMO i Gislaved?",
            "och IFO i Gislaved, varför haltar samverkan hos dem?",
            "varför haltar samverkan hos IFO i Gislaved?",
        ),
        (
            "Vad kan AF i Varberg förbättra hos sig själva?",
            "och kassan?",
            "Vad kan kassan i Varberg förbättra hos sig själva?",
        ),
        ("Vilka kommuner i Halland nämner UPM?", "och i Hylte?", "Vilka i Hylte nämner UPM?"),
        ("Vad tycker FK om KUR enligt Augur?", "Vad tycker AF om samma sak?", "Vad tycker AF om KUR enligt Augur?"),
        ("Vad säger FK i Hylte om AF?", "och vad säger VC om VPM?", "Vad säger VC om VPM i Hylte?"),
    ],
)
def test_names_take_the_place_of_names(assistant: Assistant, before: str, question: str, text: str) -> None:
    assert assistant.understood(question, [before]).text == text


def test_why_not_denies_the_whole_question_before(assistant: Assistant) -> None:
    meant = assistant.understood("Varför inte?", ["Fungerar samverkan i Laholm?"])
    assert meant.text == "Varför fungerar inte samverkan i Laholm?"
    assert meant.scope.themes == ("fungerar inte",)
