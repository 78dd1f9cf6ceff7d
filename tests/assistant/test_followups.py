"""Follow-ups that point back with a pronoun, come back to an earlier question, or narrow the one before."""

import tomllib
from importlib import resources

import pytest

from assistant import Assistant
from assistant.choice import SIGNS, Trial
from assistant.continuing import is_sound
from assistant.followups import Standalone, meanings, standalone
from assistant.pronouns import with_speaker
from assistant.question import Names, ScopeParser
from assistant.readings import Kind
from assistant.support import SUPPORT
from tests.assistant.checking import NO_TRIAL

VPM = "Vad fungerar bra i samverkan för VPM i Falkenberg?"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Och hur beskriver de samarbetet med AF?", "Hur beskriver VPM i Falkenberg samarbetet med AF?"),
        ("Vilka läkare vill de ha?", "Vilka läkare vill VPM i Falkenberg ha?"),
        ("Vad vill de?", "Vad vill VPM i Falkenberg?"),
        ("Och i Laholm, vad saknar de?", "I Laholm, vad saknar VPM?"),
        ("Hur ofta träffas de flesta?", None),
        ("Vad vill de sjuka själva?", None),
        ("Vilken hjälp får de sjukskrivna?", None),
        ("Vad säger de på Försäkringskassan?", None),
        ("Hur ser de på vården?", "Hur ser VPM i Falkenberg på vården?"),
        ("Vad har de arbetslösa för behov?", None),
        ("Vilka hinder ser de professionella?", None),
        ("Vad vill de andra?", None),
        ("Vad säger man om det?", None),
        ("Hur många intervjuades och vilka var de?", None),
        ("Vad vet deltagarna om planen och vad vill de ändra?", None),
        ("Och vårdcentralen, vad vill de?", None),
    ],
)
def test_a_pronoun_stands_for_whom_the_question_before_asked(names: Names, question: str, expected: str | None) -> None:
    assert with_speaker(question, VPM, names) == expected


def test_all_who_were_asked_are_meant(names: Names) -> None:
    found = with_speaker("Vad vill de ändra?", "Vad säger AF och FK i Hylte?", names)
    assert found == "Vad vill AF och FK i Hylte ändra?"


def test_only_those_in_a_row_are_meant(names: Names) -> None:
    found = with_speaker("Vad vill de ändra?", "Hur jobbar AF med VPM enligt FK i Hylte?", names)
    assert found is None or "med VPM" not in found


def test_a_pronoun_stands_for_nobody_where_nobody_was_asked(names: Names) -> None:
    assert with_speaker("Vad vill de?", "Vad är en SIP?", names) is None


@pytest.mark.parametrize(
    ("history", "question", "parts"),
    [
        ([VPM], "Hur beskriver de samarbetet med AF och läkarna?", ["VPM i Falkenberg", "samarbetet med AF"]),
        (["Vad fungerar enligt FK i Varberg?"], "o hylte", ["FK i Hylte"]),
        (["Vad fungerar enligt FK i Varberg?"], "jmf laholm", ["Varberg", "Laholm"]),
        (["Hur stor andel av aktivitetsersättningen är komplex?"], "inom sjukpenning?", ["andel", "sjukpenning"]),
        (["Vilka ställen kan man gå till i Falkenberg?"], "Vad är det för fel på dem?", ["ställen", "fel"]),
        (["Vad är Regnbågens aktivitetshus i Kungsbacka?"], "funkar det med fk?", ["Regnbågens", "fk"]),
        (["Vilken utvecklingspotential ser IFO i Gislaved?"], "Vilken ser rehabkoordinatorerna?", ["utvecklings"]),
        (["Vad är svårt för kassan i Laholm?"], "varför är det svårt?", ["arför är det svårt", "kassan i Laholm"]),
        (["Vad är svårt för kassan i Laholm?"], "Varför det?", ["kassan i Laholm", "Varför"]),
        (["Vad går Granskning Uppdrag ut på?"], "Hur ofta ska man träffas?", ["Granskning Uppdrag"]),
        (["Är det någon som efterlyser IST?"], "Hur många och vilka?", ["efterlyser IST"]),
        (["Vad gör en rehabkoordinator i Finnveden?"], "Vad för slags möten kan hen gå på?", ["rehabkoordinator"]),
        (["Vad säger AF i Hylte om unga?"], "Är de nöjda med samarbetet?", ["AF i Hylte", "samarbetet"]),
        (
            ["Vad säger AF i Hylte om unga?"],
            "Vad säger de på Försäkringskassan?",
            ["Försäkringskassan i Hylte om unga"],
        ),
        (["Finns någon sådan i Varberg?"], "Ska Hylte anställa en sån?", ["Hylte"]),
        (["Vad säger AF och FK i Hylte?"], "Vad vill de ändra på med vården?", ["vill AF och FK i Hylte ändra"]),
        (["Vad saknar AF i Hylte?"], "Får de stöd från psykiatrin?", ["Får AF i Hylte stöd"]),
        (["Vad saknar VPM i Varberg för unga?", "Vad saknar AF i Hylte?"], "Och vad säger de om unga?", ["AF i Hylte"]),
        (["Hur många vårdcentraler saknar AF?"], "Hur många om man tar VPM i stället?", ["VPM", "saknar AF"]),
        (
            ["Vad togs upp på seminarierna?", "Hur gjordes intervjuerna?"],
            "Men seminarierna, vem talade?",
            ["togs upp"],
        ),
        (["Vilka i Finnveden klagar?"], "Begränsa det till Gislaved och det som ska till styrelsen nu", ["klagar"]),
    ],
)
def test_what_points_back_takes_the_question_with_it(
    assistant: Assistant, history: list[str], question: str, parts: list[str]
) -> None:
    meant = assistant.understood(question, history)
    texts = [one.text for one in (meant, *meant.beside) if one.changed]
    assert any(all(part in text for part in parts) for text in texts), texts


@pytest.mark.parametrize(
    "question",
    [
        "TRIS Sörmland vad är det",
        "I vilka kommuner saknas samverkan med vården?",
        "Vad är de vanligaste hindren för samverkan?",
        "Vilken utbildning behöver chefer på AF?",
        "Vilka har ett bra samarbete med habiliteringen i Halmstad?",
        "Varför är det viktigt med SIP för unga?",
        "Vad är rapportens syfte och hur mycket kan man lita på den?",
        "Vad säger FK i Varberg om unga med aktivitetsersättning och deras behov?",
        "Vilket har störst betydelse enligt vårdcentralen i Laholm?",
        "Vad tycker FK i Varberg om man ser till helheten?",
        "På vilka kliniker på Värnamo sjukhus sitter det rehabkoordinatorer?",
        "Hur mår du?",
        "När kom rapporten?",
        "Vem har finansierat KUR?",
        "Måste klienten i Värnamo vara på plats när vi pratar om hen?",
    ],
)
def test_a_change_of_subject_takes_nothing_over(assistant: Assistant, question: str) -> None:
    assert assistant.understood(question, [VPM]).text == question


@pytest.mark.parametrize("question", ["Vad har de arbetslösa för behov?"])
def test_what_may_be_a_change_of_subject_is_answered_as_one_too(assistant: Assistant, question: str) -> None:
    meant = assistant.understood(question, [VPM])
    assert question in (meant.text, *(other.text for other in meant.beside))


@pytest.mark.parametrize(
    ("question", "report"), [("Och i höglandskommunerna?", "hoglandet"), ("och i Värendsinventeringen?", "varend")]
)
def test_a_report_is_named_by_a_compound_too(assistant: Assistant, question: str, report: str) -> None:
    meant = assistant.understood(question, [VPM])
    assert "Falkenberg" not in meant.text
    assert meant.scope.reports == (report,)


def test_a_report_is_named_by_all_its_municipalities_too(assistant: Assistant) -> None:
    meant = assistant.understood("Och i Gislaved, Gnosjö och Värnamo?", [VPM])
    assert meant.text == VPM.replace("Falkenberg", "Gislaved, Gnosjö och Värnamo")


def test_a_theme_alone_is_asked_of_whom_was_asked_before(assistant: Assistant) -> None:
    meant = assistant.understood("Vilka hinder finns det?", [VPM])
    scope = meant.scope
    assert (scope.units, scope.municipalities, scope.themes) == (("VPM",), ("Falkenberg",), ("hinder",))
    assert assistant.understood("Vilka hinder finns det?", ["Vad är en SIP?"]).scope.themes == ("hinder",)


def test_what_lacks_its_noun_is_never_read_alone(assistant: Assistant) -> None:
    meant = assistant.understood(
        "Vilken ser rehabkoordinatorerna?", ["Vilken utvecklingspotential ser IFO i Gislaved?"]
    )
    assert meant.changed


def test_readings_keep_or_replace_whom_was_asked(parse: ScopeParser, names: Names) -> None:
    question = "Hur kommer det sig att det blir så när FK inte är med?"
    alone = Standalone(question, parse(question), changed=False)
    _, made = meanings(alone, ["Brister samordningen enligt VPM i Varberg?"], names, parse, NO_TRIAL)
    found = {one.kind: one.meant for one in made}
    assert found[Kind.ALONE] == alone
    assert found[Kind.JOINED].scope.units == ("VPM",)
    assert found[Kind.ABOUT].text.endswith("enligt VPM i Varberg?")
    assert all(one.meant.scope.municipalities == ("Varberg",) for one in made[1:])


def test_a_reading_that_is_refused_gives_way_to_the_next(parse: ScopeParser, names: Names) -> None:
    tried: list[str] = []

    def refuses(meant: Standalone) -> bool:
        tried.append(meant.text)
        return True

    trial = Trial(refuses, lambda _question, _meant: {})
    standalone("Hur ofta träffas de?", [VPM], names, parse, trial)
    assert len(tried) == len(set(tried)) > 1


@pytest.mark.parametrize(
    ("history", "question"),
    [
        ("Hej", "Vad säger vården om läkarintyg?"),
        ("Hej", "läkarintyg"),
        ("Vad saknar FK i Hylte?", "Vilka kommuner ingår?"),
        ("Vad saknar FK i Hylte?", "Hur många rapporter finns det?"),
        ("Vad saknar FK i Hylte?", "Vad säger vården om läkarintyg?"),
        ("Vad saknar FK i Hylte?", "Vilka hinder finns i Laholm?"),
        ("Vad saknar FK i Hylte?", "Tack!"),
    ],
)
def test_what_lacks_nothing_takes_nothing_over(assistant: Assistant, history: str, question: str) -> None:
    meant = assistant.understood(question, [history])
    assert not meant.changed
    assert meant.text == question


@pytest.mark.parametrize(
    "question", ["Berätta mer", "Utveckla", "Och i Laholm?", "Varför?", "Stämmer det?", "läkarintyg"]
)
def test_what_lacks_who_is_asked_takes_it_over(assistant: Assistant, question: str) -> None:
    meant = assistant.understood(question, ["Vad saknar FK i Hylte?"])
    assert meant.scope.actors == ("Försäkringskassan",)
    assert f"saknar {question}" not in meant.text


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (["Hur upplever FK i Kungsbacka samordningen?"], "AF:s bild?", "Hur upplever AF i Kungsbacka samordningen?"),
        (["Hur upplever FK i Varberg samordningen?"], "kommunens syn", "Hur upplever kommunen i Varberg samordningen?"),
        (["Vad saknar FK i Hylte?"], "VPM däremot?", "Vad saknar VPM i Hylte?"),
        (["Vad saknar FK i Hylte?", "Vad säger kommunen i Laholm om SIP?"], "Men vården då?", "vården"),
    ],
)
def test_somebody_elses_view_is_the_same_question_to_him(
    parse: ScopeParser, names: Names, history: list[str], question: str, expected: str
) -> None:
    _, made = meanings(Standalone(question, parse(question), changed=False), history, names, parse, NO_TRIAL)
    merged = next(one.meant.text for one in made if one.kind is Kind.MERGED)
    assert merged == expected if expected.endswith("?") else expected in merged and "Laholm" in merged


@pytest.mark.parametrize(
    ("question", "goes_back"),
    [
        ("Tillbaka till vården, vad saknas där?", True),
        ("Hur får man dem tillbaka till arbete?", False),
    ],
)
def test_what_is_come_back_to_is_named(parse: ScopeParser, names: Names, question: str, goes_back: bool) -> None:
    history = ["Vad säger vården i Hylte om arbete?", "Vad saknar FK i Laholm?"]
    previous, _ = meanings(Standalone(question, parse(question), changed=False), history, names, parse, NO_TRIAL)
    assert previous is not None
    assert (previous.text == history[0]) is goes_back


def test_thanks_do_not_end_what_is_talked_of(assistant: Assistant) -> None:
    assert assistant.understood("Och i Laholm?", ["Vad saknar FK i Hylte?", "Tack!"]).text == "Vad saknar FK i Laholm?"


def test_a_place_that_is_not_covered_is_kept(assistant: Assistant) -> None:
    meant = assistant.understood("Vilka hinder finns?", ["Hur är det i Göteborg?"])
    assert meant.scope.not_covered == ("Göteborg",)


def test_a_conversation_does_not_grow_into_one_question(assistant: Assistant) -> None:
    history = ["Vad saknar FK i Hylte?", "varför?", "varför?", "varför?"]
    assert assistant.understood("varför?", history).text.casefold().count("varför") == 1
    assert len(assistant.understood("varför?", ["Vad saknar FK i Hylte? " * 60]).text) < 600


def test_every_reading_and_every_sign_has_its_weight() -> None:
    stored = tomllib.loads(resources.files("assistant").joinpath("choice.toml").read_text(encoding="utf-8"))
    assert stored["weights"].keys() == set(Kind)
    assert stored["support"].keys() == SUPPORT.keys()
    assert all(row.keys() == SIGNS.keys() for row in stored["weights"].values())


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Fungerar samverkan i Laholm?", "Varför inte?"),
        ("Hur fungerar samverkan med psykiatrin i Hylte?", "Hur kan det vara så?"),
        ("Vad saknar FK i Hylte?", "Och vad gör man då?"),
    ],
)
def test_a_question_of_small_words_asks_of_the_one_before(assistant: Assistant, before: str, question: str) -> None:
    answer = assistant.ask(question, [before])
    assert before.split()[-1].rstrip("?") in answer.standalone_question
    assert not answer.abstained


@pytest.mark.parametrize("question", ["Tack!", "bra", "Vad kan du?", "Varför inte?"])
def test_small_words_that_ask_nothing_lean_on_nothing(assistant: Assistant, question: str) -> None:
    assert assistant.understood(question, ["Vad saknar FK i Hylte?"]).text == question


@pytest.mark.parametrize(
    ("text", "before", "sound"),
    [
        ("Vad säger VC där om FK enligt AF i Halmstad?", "Vad saknar AF i Halmstad?", False),
        ("Vad säger kommunerna om dem enligt FK?", "Vad säger FK om de nollplacerade?", False),
        ("Vad säger FK i Hylte om SIP?", "Vad saknar AF i Hylte?", True),
        ("Vad saknar AF i Hylte? vad säger de om SIP?", "Vad saknar AF i Hylte?", True),
    ],
)
def test_only_a_sound_question_is_shown_as_what_may_be_meant(names: Names, text: str, before: str, sound: bool) -> None:
    assert is_sound(text, before, names) is sound


def test_a_new_subject_has_nothing_of_the_one_before(assistant: Assistant) -> None:
    meant = assistant.understood("tack! en helt annan sak: vad är SIP?", ["Vad saknar AF i Hylte?"])
    assert (meant.text, meant.scope.municipalities) == ("vad är SIP?", ())


def test_why_is_asked_of_nobody_by_itself(assistant: Assistant) -> None:
    history = ["Vad tycker AF i Laholm om datasystemet?", "de ville ju byta?"]
    assert not assistant.understood("varför?", history).text.startswith("Varför enligt")


def test_whose_a_unit_is_makes_nobody_speak(parse: ScopeParser) -> None:
    scope = parse("Vad säger man om Falkenbergs VC?")
    assert (scope.municipalities, scope.about) == (("Falkenberg",), ("Region",))
    assert "VC" not in scope.units


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Vad föreslår VPM i Laholm?", "har de räknat på vad det kostar?"),
        ("vilka förslag från Värend handlar om boende?", "har de räknat på vad det kostar?"),
        ("Vilka föreläsningar hölls i KUR?", "vem höll i dem?"),
    ],
)
def test_others_do_not_answer_for_those_a_pronoun_stands_for(assistant: Assistant, before: str, question: str) -> None:
    assert assistant.ask(question, [before]).abstained


def test_it_is_said_that_another_place_than_the_one_before_is_asked(assistant: Assistant) -> None:
    answer = assistant.ask("vad heter förbundschefen?", ["Vem är ordförande i Finnveden?"])
    assert answer.lead.startswith("Jag hittar inget svar på det i Finnveden")
