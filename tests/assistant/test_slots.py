"""A new name, or a pronoun, of a follow-up stands where it belongs in the question before."""

import pytest

from assistant import Assistant

_OF_FK = "hur stor del av fk:s ärenden på höglandet är komplexa"


@pytest.mark.parametrize(
    ("history", "question", "text"),
    [
        ([_OF_FK], "och AF?", "hur stor del på höglandet är komplexa enligt AF?"),
        ([_OF_FK, "och AF?"], "psykiatrin", "hur stor del på höglandet är komplexa enligt psykiatrin?"),
        (["vad säger FK i kungsbacka om AF"], "och VC om FK?", "vad säger VC i kungsbacka om FK"),
        (["vad säger vpm i laholm om kommunen"], "och kommunen om vpm?", "vad säger kommunen i laholm om vpm"),
        (
            ["vad vill AF i varberg att kommunen ska göra"],
            "och FK om vården?",
            "vad vill FK i varberg att vården ska göra",
        ),
        (
            ["varför funkar inte samverkan vc vpm i falkenberg"],
            "vad säger vpm själva om det",
            "varför funkar inte samverkan vc vpm i falkenberg enligt vpm?",
        ),
        (["AF Värnamo, vilka träffar dom"], "hur ofta träffar dom VAC", "Hur ofta träffar AF i Värnamo VAC"),
        (["AMO i gislaved, vilka träffar dom", "hur ofta träffar dom FK"], "och IFO?", None),
        (["vad säger AF i Hylte"], "och FK?", "vad säger FK i Hylte"),
        (
            ["Underlättar samverkan för handläggarna på Vuxensektionen i Värnamo?"],
            "Och individen?",
            "Underlättar samverkan för handläggarna på Vuxensektionen i Värnamo enligt individen?",
        ),
    ],
)
def test_a_new_name_stands_in_its_place(
    assistant: Assistant, history: list[str], question: str, text: str | None
) -> None:
    assert assistant.understood(question, history).text == (text or "Hur ofta träffar AMO i gislaved IFO")


def test_one_goes_back_to_whom_was_asked(assistant: Assistant) -> None:
    history = [
        "vad vill FK i Hylte att kommunen ska göra",
        "vad säger kommunen om fk då",
        "ok och AF i hylte om kommunen?",
    ]
    before = assistant.understood(history[1], history[:1])
    assert (before.scope.municipalities, before.scope.actors) == (("Hylte",), ("Kommun",))
    other = assistant.understood(history[2], history[:2])
    assert (other.scope.actors, other.scope.about) == (("Arbetsförmedlingen",), ("Kommun",))
    assert "fk" not in other.text
    back = assistant.understood("tillbaka till fk, vad funkar bra med kommunen", history)
    assert (back.scope.actors, back.scope.about) == (("Försäkringskassan",), ("Kommun",))
    assert back.scope.municipalities == ("Hylte",)


@pytest.mark.parametrize(
    ("history", "question", "text"),
    [
        (["vad är arenasamverkan för nåt", "vilka sitter med"], "hur ofta ses dom", "Hur ofta ses arenasamverkan?"),
        (["Vad står förkortningen SAMIN för?"], "vilka är det som träffas där", "Vilka är det som träffas i SAMIN?"),
        (
            ["vad tycker augur om chefernas medverkan i kur"],
            "vad säger dom intervjuade om samma sak",
            "vad tycker deltagarna om chefernas medverkan i kur",
        ),
        (["elevhälsan vad tycker dom"], "bara halmstad", "Vad tycker elevhälsan i Halmstad?"),
    ],
)
def test_a_pronoun_stands_for_a_thing(assistant: Assistant, history: list[str], question: str, text: str) -> None:
    assert assistant.understood(question, history).text == text


def test_no_verb_and_no_adjective_stands_for_a_pronoun(assistant: Assistant) -> None:
    history = ["hur ser det ut med unga med aktivitetsersättning och AF", "i halmstad"]
    meant = assistant.understood("varför är det bättre där", history)
    assert "bättre i aktivitetsersättning" not in meant.text
    assert meant.scope.municipalities == ("Halmstad",)
    two = assistant.understood("vad föreslår dom", ["vad skiljer VC och VPM i halmstad"])
    assert two.text == "Vad föreslår VC och VPM i halmstad"
    assert two.scope.units == ("VC", "VPM")


def test_colleagues_are_those_of_the_user(assistant: Assistant) -> None:
    history = ["jag är rehabkoordinator, vad tycker mina kollegor i finnveden behöver bli bättre"]
    meant = assistant.understood("bara förslagen tack", history)
    assert (meant.scope.units, meant.scope.reports) == (("Rehabkoordinatorer",), ("finnveden",))
    assert "kollegor" not in meant.text


@pytest.mark.parametrize(
    ("question", "after", "before", "actor"),
    [
        ("hur får man tag på nån inom kommunen på höglandet", "å vården då?", "Kommun", "Region"),
        ("hur når man FK i halmstad", "och kommunen?", "Försäkringskassan", "Kommun"),
    ],
)
def test_of_whom_one_wants_to_reach_others_tell(
    assistant: Assistant, question: str, after: str, before: str, actor: str
) -> None:
    first, then = assistant.understood(question), assistant.understood(after, [question])
    assert (first.scope.actors, first.scope.about) == ((), (before,))
    assert (then.scope.actors, then.scope.about) == ((), (actor,))


def test_whom_somebody_wants_to_reach_is_still_asked_of_them(assistant: Assistant) -> None:
    meant = assistant.understood("når man FK enligt AF i Halmstad?")
    assert meant.scope.actors == ("Arbetsförmedlingen",)


def test_going_back_to_somebody_who_was_not_asked_asks_them(assistant: Assistant) -> None:
    meant = assistant.understood("Tillbaka till AF, vad fungerar inte?", ["Vad fungerar bra enligt FK i Falkenberg?"])
    assert meant.text == "Vad fungerar inte enligt AF i Falkenberg?"


def test_units_of_one_actor_own_the_same(assistant: Assistant) -> None:
    before = (
        "Hur stor del av psykiatrins patienter på Höglandet har så komplexa problem att de behöver samordnad rehab?"
    )
    assert "vårdcentralernas patienter" in assistant.understood("Och på vårdcentralerna?", [before]).text
    answer = assistant.ask("Och på vårdcentralerna?", [before])
    assert answer.headline is not None
    assert answer.headline.text == "ca 20 %"
