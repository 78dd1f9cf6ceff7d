"""Proposals: whoever wishes is heard, many at once and all of them one click away."""

import pytest

from assistant import Answer, Assistant
from assistant.question import Intent
from tests.assistant.checking import check


def shown(answer: Answer) -> list[str]:
    return [point.text for group in answer.groups for point in group.points]


@pytest.mark.parametrize(
    "question",
    [
        "hur vill man i Kungsbacka få samverkan att bli bättre?",
        "Hur tycker man i Halland att IST borde bli bättre?",
        "Vad vill rehabkoordinatorerna i Finnveden ska hända?",
        "Sip i Värend - nåt man vill ändra?",
    ],
)
def test_a_wish_for_something_better_asks_for_proposals(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.intent is Intent.PROPOSALS
    assert answer.scope.themes[0] == "förslag"


def test_what_somebody_can_do_better_themselves_is_no_proposal_to_others(assistant: Assistant) -> None:
    answer = assistant.ask("Vad tycker FK i Hylte att de själva kan göra för att samverkan ska bli bättre?")
    assert {c.passage.themes for c in answer.citations} == {("möjligheter",)}


def test_what_somebody_wants_done_is_the_whole_answer_to_the_question_for_proposals(assistant: Assistant) -> None:
    answer = assistant.ask("vad vill vc i halmstad ha gjort?")
    check(answer, assistant)
    assert "hela svaret är med" in answer.note
    assert {c.passage.themes for c in answer.citations} == {("förslag",)}


def test_every_actor_of_a_place_is_heard_and_every_proposal_is_given(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka förslag finns i Kungsbacka?")
    check(answer, assistant)
    numbers = {number for group in answer.groups for point in group.points for number in point.numbers}
    heard = [c.passage.unit or c.passage.actor for c in answer.citations if c.n in numbers]
    assert {who: heard.count(who) >= 5 for who in set(heard)} == dict.fromkeys(
        ("Försäkringskassan", "Arbetsförmedlingen", "VC", "VPM", "Kommun"), True
    )
    every = {
        statement.start
        for passage in assistant.index.passages
        if passage.municipality == "Kungsbacka" and "förslag" in passage.themes
        for statement in passage.statements
    }
    assert every <= {c.statement.start for c in answer.citations}


def test_wishes_under_other_headings_are_shown_where_a_report_has_none_for_proposals(assistant: Assistant) -> None:
    texts = shown(assistant.ask("Vad vill rehabkoordinatorerna i Finnveden ska hända?"))
    assert any(text.startswith("Rehabkoordinatorerna har ett önskemål") for text in texts)
    assert any(text.startswith("Önskan finns om mer tid") for text in texts)
    assert not any(text.startswith("Rehabkoordinatorn kan vid behov") for text in texts)


@pytest.mark.parametrize(
    "question",
    [
        "Hur vill man utveckla SIP i Halland?",
        "vad föreslår folk i Halland om sip?",
        "Vad föreslår man i Varberg när det gäller sysselsättning och arbetsförberedande insatser?",
        "Om det blir ett KUR 3, vad tycker utvärderarna att man ska tänka på?",
        "vad vill man göra för nollplacerade på höglandet",
    ],
)
def test_proposals_are_asked_for_in_many_ways(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.intent is Intent.PROPOSALS
    assert len(shown(answer)) > 1


def test_what_becomes_of_proposals_is_no_proposal(assistant: Assistant) -> None:
    answer = assistant.ask("Hur följs förbättringsåtgärderna upp")
    assert answer.intent is Intent.FACT
    assert "juni 2016" in shown(answer)[0]


def test_alternatives_of_two_words_stay_alternatives(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka förslag finns i Falkenberg om sysselsättning och arbetsförberedande insatser?")
    check(answer, assistant)
    assert answer.headline is not None
    assert "”sysselsättning” eller ”arbetsförberedande insatser”" in answer.headline.text
    assert "Större utbud av arbetsförberedande insatser" in shown(answer)
    assert any("sysselsättningsplatser" in text for text in shown(answer))


def test_what_somebody_wants_better_is_what_the_report_has_nearest_to_proposals(assistant: Assistant) -> None:
    answer = assistant.ask("vad tycker AMO i Gislaved att man ska göra bättre")
    assert shown(answer)[0].startswith("Saknar lokal överenskommelse")


def test_what_somebody_wants_done_is_the_answer_for_proposals(assistant: Assistant) -> None:
    answer = assistant.ask("Vad vill AF i Hylte ska göras?")
    assert len(shown(answer)) == 1
    assert answer.citations[0].passage.themes == ("förslag",)


def test_who_wants_a_thing_in_the_very_words_stands_first(assistant: Assistant) -> None:
    answer = assistant.ask("vilka vill ha en samverkansansvarig på AF")
    check(answer, assistant)
    assert answer.groups[0].heading == "Arbetsförmedlingen i Halmstad (Halland 2015)"


def test_noun_and_verb_ask_for_the_same(assistant: Assistant) -> None:
    for question in ("har någon föreslagit samlokalisering", "vilka vill samlokalisera"):
        answer = assistant.ask(question)
        assert answer.headline is not None
        assert answer.headline.text.startswith("2 av 6 kommuner i Halland 2015")


@pytest.mark.parametrize("question", ["Vilka förslag finns på Höglandet?", "förslag på åtgärder i Höglandsrapporten"])
def test_what_a_report_proposes_stands_before_what_leads_to_it(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    texts = shown(answer)
    assert sum(text.startswith("att ") for text in texts) > len(texts) / 2
    assert not [text for text in texts if "kan formerna för samverkan vara uppbyggd" in text]


@pytest.mark.parametrize(
    "question",
    ["Vad vill deltagarna i KUR?", "Vad tycker handläggarna att chefer ska tänka på?"],
)
def test_no_proposals_are_asked_for(assistant: Assistant, question: str) -> None:
    assert "förslag" not in assistant.ask(question).scope.themes


def test_words_that_the_reports_do_not_have_pick_no_proposal_out(assistant: Assistant) -> None:
    texts = shown(assistant.ask("Bostäder, boende - vad vill man ha i Värend?"))
    assert 3 <= len(texts) <= 4
    assert all("boende" in text for text in texts)


def test_a_noun_in_the_plural_is_no_infinitive_and_leads_to_its_proposals(assistant: Assistant) -> None:
    texts = shown(assistant.ask("vad har de tänkt sig att samverkanskoordinatorerna på Höglandet ska få för sysslor"))
    assert len([text for text in texts if "samverkanskoordinator" in text]) >= 6


def test_an_everyday_word_for_trouble_adds_nothing_to_what_it_is_about(assistant: Assistant) -> None:
    texts = shown(assistant.ask("finns det nåt förslag för att komma runt sekretesskrånglet"))
    assert any("sekretesslättning" in text for text in texts)
    assert any("kringgå sekretessen" in text for text in texts)


def test_what_others_put_forward_is_given_in_all_its_points(assistant: Assistant) -> None:
    answer = assistant.ask(
        "AF gjorde ju en egen förstudie om sjukvården, vad kom utredarna fram till att AF borde göra?"
    )
    check(answer, assistant)
    assert [text[:15] for text in shown(answer)] == [
        "ta fram en ny n",
        "bjuda in hälso-",
        "bidra till utve",
        "sprida informat",
    ]


def test_of_a_list_of_proposals_only_what_holds_a_thing_that_few_hold(assistant: Assistant) -> None:
    texts = shown(assistant.ask("Vad vill man ha i Värend när det gäller chefer?"))
    assert len(texts) == 2
    assert all("chefs" in text for text in texts)


def test_a_heading_that_says_the_same_leads_to_its_proposals(assistant: Assistant) -> None:
    answer = assistant.ask("Hur ska man på Höglandet få bättre koll på vad de andra gör?")
    assert {c.passage.path[-1] for c in answer.citations[:5]} == {"Kunskap om och respekt för varandra"}


def test_of_a_report_without_proposals_what_wishes_for_something_is_given(assistant: Assistant) -> None:
    texts = shown(assistant.ask("vårdcentralerna i kur, vad tycker folk ska hända med dom"))
    assert "Primärvården borde vara en självklar deltagare, menar man." in texts
    assert any(text.startswith("Här borde Landstinget") for text in texts)


def test_of_somebody_without_a_heading_of_proposals_what_wishes_comes_alone(assistant: Assistant) -> None:
    answer = assistant.ask("AMO Gislaved, vad behöver fixas?")
    assert "Utvecklingspotential" in answer.headline.after if answer.headline else answer.lead


def test_others_say_what_is_to_be_done_for_somebody(assistant: Assistant) -> None:
    answer = assistant.ask("Vad har man tänkt sig på Höglandet för AME?")
    assert not answer.scope.actors
    assert {c.report.id for c in answer.citations} == {"hoglandet"}


def test_proposals_of_nobody_about_nothing_are_no_more_than_a_screenful(assistant: Assistant) -> None:
    answer = assistant.ask("Vad föreslås?")
    assert len(answer.citations) <= 120
    assert "Fler förslag finns" in answer.note


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vad föreslår Värend om chefers roll?", "Utveckling av samverkan på olika chefs- och ledningsnivåer"),
        ("Vad föreslås i Värend om möten?", "Möten över webben (tidsbesparande)"),
    ],
)
def test_a_long_list_of_many_matters_is_no_answer_about_one(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question)
    said = [point.text for group in answer.groups for point in group.points]
    assert told in said
    assert len(said) <= 3


def test_what_is_counted_by_its_word_says_so_in_an_overview_too(assistant: Assistant) -> None:
    headline = assistant.ask("Vad föreslår kommunerna i Halland om arbetsträning eller lågtröskelverksamhet?").headline
    assert headline is not None
    assert headline.after.startswith("Räknat efter ordet")


def test_a_proposal_is_about_what_it_is_a_compound_of(assistant: Assistant) -> None:
    answer = assistant.ask("vad föreslås om psykiatri i värend")
    check(answer, assistant)
    assert [point.text for group in answer.groups for point in group.points] == [
        "En ”psykiatribuss” – en bemannad buss med ev. olika kompetensområden"
    ]


def test_what_is_proposed_of_something_is_whole_and_without_what_surrounds_it(assistant: Assistant) -> None:
    answer = assistant.ask("vad föreslås om samverkanskoordinatorn")
    check(answer, assistant)
    shown = [point.text for group in answer.groups for point in group.points]
    assert all(text.startswith("att ") for text in shown)
    assert any("får i uppdrag att se över" in text for text in shown)
    assert any("håller i introduktion" in text for text in shown)


def test_a_list_whose_heading_names_the_matter_is_the_answer(assistant: Assistant) -> None:
    answer = assistant.ask("vilka förslag finns för stabila organisationer på höglandet")
    check(answer, assistant)
    assert len([point for group in answer.groups for point in group.points]) == 2
