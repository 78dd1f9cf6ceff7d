"""What whoever wrote a report makes of it himself, where nothing in particular is asked for."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("question", "report"),
    [
        ("Vad har processutvecklaren i Finnveden själv för tankar?", "finnveden"),
        ("Vad säger processledaren i Värend själv om det hon hört?", "varend"),
        ("Vad tycker Augur själva?", "kur"),
    ],
)
def test_the_own_voice_of_a_report_speaks_alone_and_at_length(assistant: Assistant, question: str, report: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline is not None
    assert "egna reflektioner" in answer.headline.text
    shown = {number for group in answer.groups for point in group.points for number in point.numbers}
    told = [citation for citation in answer.citations if citation.n in shown]
    assert len(told) > 8
    assert {citation.report.id for citation in told} == {report}
    assert {citation.passage.actor for citation in told} <= {"Samordningsförbund", "Utvärderare"}


def test_something_in_particular_is_no_such_question(assistant: Assistant) -> None:
    answer = assistant.ask("Vad tycker Augur själva om brukarföreningarna?")
    assert answer.headline is None or "egna reflektioner" not in answer.headline.text


@pytest.mark.parametrize(
    "question",
    [
        "AF på Höglandet - hur beskriver de sin målgrupp och vilka de samverkar med?",
        "Hur ser kommunerna på Höglandet på målgruppen och på samverkan?",
    ],
)
def test_a_theme_and_working_together_are_both_told(assistant: Assistant, question: str) -> None:
    headings = [group.heading for group in assistant.ask(question).groups]
    assert any(heading.startswith("Målgrupper") for heading in headings)
    assert any(heading.startswith("Ansvar och förutsättningar") for heading in headings)


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        (
            "Och hon som höll i intervjuerna i Värend, vad tycker hon själv borde göras?",
            "Långsiktiga och förebyggande insatser bör prioriteras",
            "De svar som framkom i intervjuerna var näst intill identiska.",
        ),
        (
            "Vilka tankar har processutvecklaren i Finnveden själv om hur det skulle kunna bli bättre?",
            "Ett steg är att få kunskap i hur/vad de olika enheterna arbetar med.",
            "Liselott Edvinsson",
        ),
        (
            "Vad rekommenderar utvärderarna?",
            "Inför ett eventuellt KUR 3 bör det finnas ett tydligt krav",
            "KUR projektet har till dags dato inte påverkat den strukturella samverkan",
        ),
    ],
)
def test_asked_what_ought_to_be_done_the_own_voice_tells_its_wishes_alone(
    assistant: Assistant, question: str, said: str, unsaid: str
) -> None:
    shown = " ".join(point.text for group in assistant.ask(question).groups for point in group.points)
    assert said in shown
    assert unsaid not in shown
