"""A list that a report prints is found by whatever of it a question names, and is shown whole and alone."""

import pytest

from assistant import Answer, Assistant
from tests.assistant.checking import check


def shown(answer: Answer) -> list[str]:
    return [point.text for group in answer.groups for point in group.points]


@pytest.mark.parametrize(
    ("question", "first", "last", "length"),
    [
        ("Vilka frågor fick folk i Halland diskutera i intervjuerna?", "Projektstödjaren", "8. Förslag på", 9),
        ("Vilka fler grupper än NPF och nyanlända behöver mer samverkan i Värend?", "Fler målgrupper", "Språksvaga", 9),
        ("Vad gjordes i kunskapsspåret i Halland?", "Försäkringsmedicinsk", "Brukarworkshop", 6),
        ("Danermark, vad behövs för bra samverkan?", "Sammanställningen", "Kunskap om samverkan hos", 9),
        ("Vilka större behov skickades från workshoparna till styrelsen i Halland?", "Några av", "Lokala kompetens", 5),
        ("vilka möten kan en rehabkoordinator vara med på i Finnveden", "Rehabkoordinatorn kan", "Trepartsmöte", 4),
        ("Vilka samverkar IFO i Gislaved med?", "IFO samarbetar med", "Deltar i flerpartsmöten", 8),
        ("vilka målgrupper vill AMO i Gislaved jobba mer med?", "Ungdomar", "Personer med diffus", 3),
        ("Räkna upp hindren i Värend", "Regelverk", "Bristande samsyn", 16),
        ("Jag behöver hela listan på hinder från inventeringen i Värend.", "Regelverk", "Bristande samsyn", 16),
        ("vad är det som hindrar samverkan i Värend? alla hindren tack", "Regelverk", "Bristande samsyn", 16),
        ("Vilka samverkansformer är viktiga för AMO?", "Viktiga samverkansformer", "FINSAM", 5),
        ("Vilka socioekonomiska nyckeltal har höglandskommunerna?", "Kommun:", "Eksjö: 4", 7),
        ("Vad har kunskapssatsningarna i KUR gett?", "Gett en gemensam", "Det är inte alltid", 6),
        ("Räkna upp vinsterna med samverkan i Värend", "Jag kan se fyra", "Kunskap – samverkan", 5),
        ("vilka från region kronoberg var med", "Allmänpsykiatri", "Representant från KUR", 7),
        ("hur ser hindren ut i värend", "Regelverk", "Bristande samsyn", 16),
    ],
)
def test_a_list_is_shown_whole(assistant: Assistant, question: str, first: str, last: str, length: int) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    texts = shown(answer)
    assert texts[0].startswith(first)
    assert texts[-1].startswith(last)
    assert length <= len(texts) <= length + 1


def test_of_a_long_list_twenty_items_are_shown_and_the_others_are_one_click_away(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka förkortningar används i Finnveden?")
    check(answer, assistant)
    assert "visar 20 av 23" in answer.note
    assert shown(answer)[0] == "AF – Arbetsförmedlingen"
    assert any(point.text.startswith("VAC – ") for group in answer.more for point in group.points)


def test_lists_under_one_heading_are_shown_together_where_nobody_in_particular_is_asked(assistant: Assistant) -> None:
    everybody = assistant.ask("Vilka intervjugrupper ingick i Värend?")
    assert {c.actor for c in everybody.citations} >= {"Arbetsförmedlingen", "Försäkringskassan", "Region", "Kommun"}
    one = assistant.ask("vilka grupper hos AF blev intervjuade i Värend?")
    assert "Etableringen" in shown(one)
    assert "Sjukförsäkringen" not in shown(one)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Vilka idéer finns om boende i Värend?", "Fler boende"),
        ("Vad föreslog Arbetsmarknadsavdelningen i Alvesta?", "Förslag från Arbetsmarknadsavdelningen"),
        ("psykiatribuss", "En ”psykiatribuss”"),
        ("Hur många deltog när man utbildade utbildare för arbetsplatsambassadörer?", "Utbildning genomförd"),
    ],
)
def test_who_asks_for_an_item_gets_that_item_first(assistant: Assistant, question: str, first: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.citations[0].statement.shown.startswith(first)
    assert len(shown(answer)) < 10


def test_one_of_many_answers_to_a_question_is_not_the_list_that_is_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask("vilka målgrupper vill man utveckla samverkan kring i Finnveden")
    check(answer, assistant)
    assert {c.passage.municipality for c in answer.citations} >= {"Gislaved", "Gnosjö", "Värnamo"}


@pytest.mark.parametrize("question", ["Vilka hinder nämns i Hylte?", "Vilka målgrupper nämns i Halmstad?"])
def test_a_list_of_another_region_tells_nothing_of_a_place(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.groups
    assert {citation.report.id for citation in answer.citations} == {"halland"}


@pytest.mark.parametrize(
    ("question", "items"),
    [
        (
            "IFO Gislaved, vilka jobbar de ihop med?",
            ["AF – regelbundna gemensamma möten", "Nätverksträffar bla IPS/SE"],
        ),
        (
            "Vilka AF-grupper blev intervjuade i Värends inventering?",
            ["Jobb- och utvecklingsgarantin", "Tidiga insatser"],
        ),
        (
            "Vilka utbildningar, studiebesök och andra kunskapssatsningar gjordes i Halland inom KUR 2?",
            ["Försäkringsmedicinsk utbildning", "Brukarworkshop"],
        ),
    ],
)
def test_an_answer_that_shows_most_of_a_list_shows_all_of_it(
    assistant: Assistant, question: str, items: list[str]
) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    texts = shown(answer)
    assert all(any(text.startswith(item) for text in texts) for item in items)


def test_the_groups_that_are_asked_for_are_the_theme_and_not_what_is_to_become_of_them(assistant: Assistant) -> None:
    answer = assistant.ask("Kring vilka grupper behöver man bli bättre på att samverka i Finnveden?")
    check(answer, assistant)
    assert answer.scope.themes[0] == "målgrupper"
    assert {"Nyanlända/etableringen", "Individer med lägre utbildningsnivå."} <= set(shown(answer))


def test_who_asks_for_one_thing_gets_no_list_that_it_stands_in(assistant: Assistant) -> None:
    answer = assistant.ask("Tycker de i Värend att vi stirrar oss blinda på diagnosen och glömmer vad folk klarar av?")
    assert shown(answer)[0].startswith("Diagnosfixering")
    assert len(shown(answer)) <= 4


@pytest.mark.parametrize("question", ["vad vill VAC utveckla?", "vad behöver utvecklas enligt VAC?"])
def test_a_list_under_a_heading_beside_the_one_asked_for_is_not_the_answer(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    told = [point.text for group in answer.groups for point in group.points]
    assert told[0].startswith("Processer kring samverkan mellan VAC")
    assert "Nyanlända/etableringen" not in told
    assert "hela listan" not in answer.note


def test_a_group_that_stands_alone_between_lists_belongs_to_them(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka intervjuades i Värend?")
    check(answer, assistant)
    assert {"Lokal samverkansgrupp", "PO Kronoberg", "Samordningsteamet"} <= set(shown(answer))
    assert "visar 20 av 23" in answer.note


def test_of_one_place_or_actor_only_its_own_list_is_told(assistant: Assistant) -> None:
    assert len(shown(assistant.ask("Vilka intervjuades i Växjö?"))) == 3
    assert len(shown(assistant.ask("Vilka enheter inom AF intervjuades i Värend?"))) == 6
