"""Which forms of answer a model writes, and what of a form stays when it does."""

import json
from dataclasses import replace

import pytest

from assistant import Answer, Assistant
from assistant.app.markup import answer_html
from assistant.question import Intent
from assistant.rendering import answer_json, answer_markdown, json_line
from assistant.terminal import print_answer
from prompts import REFUSAL
from tests.assistant.checking import check
from tests.assistant.llm.examples import CELL, Script, two
from tests.assistant.llm.server import Request, says

FACT = "Hur stor del skulle vara processverksamhet i Värend 2017?"
SHARE = "60 % Processverksamhet"
OVERVIEW = "Vad tycker kommunerna om SIP?"
ON_ALL_CELLS = {
    "Vilka kommuner vill återinföra samordningshandledarrollen?": Intent.LIST,
    "Hur många kommuner vill återinföra samordningshandledarrollen?": Intent.COUNT,
    "Skiljer sig AF i Hylte och AF i Laholm i vad som fungerar idag?": Intent.COMPARISON,
    "Vad föreslås i Halland om kontaktpersoner och utbildning?": Intent.PROPOSALS,
}


def statements(request: Request) -> dict[str, str]:
    """The statements that the model was given, by id."""
    lines = (line for line in request.prompt.splitlines() if line.startswith("[u"))
    return {line[1 : line.index("]")]: line[line.index("]") + 2 :].rstrip(".") for line in lines}


def first_and_last(request: Request) -> str:
    """The last statement, then the first, then the last but one, each word for word."""
    given = statements(request)
    ids = [identifier for identifier, text in given.items() if 5 < len(text.split()) < 40 and "”" not in text]
    return "".join(f"{given[i]} [{i}].\n" for i in (ids[-1], ids[0], ids[-2]))


@pytest.mark.parametrize(("question", "intent"), ON_ALL_CELLS.items())
def test_what_rests_on_every_cell_is_never_written_by_a_model(
    writing: Assistant, assistant: Assistant, script: Script, question: str, intent: Intent
) -> None:
    server = script(says("Alla kommuner vill det [u1]."))
    answer, extractive = writing.ask(question), assistant.ask(question)
    assert server.requests == []
    assert answer.intent is intent
    assert answer.mode == "extractive"
    assert "utan språkmodellen" in answer.notice
    assert replace(answer, notice="", milliseconds=0) == replace(extractive, milliseconds=0)
    check(answer, writing)


def test_a_fact_keeps_its_value_where_the_model_cites_it(writing: Assistant, script: Script) -> None:
    script(says(lambda request: f"År 2017 skulle 60 % vara processverksamhet {request.ids_of(SHARE)}.\n"))
    answer = writing.ask(FACT)
    check(answer, writing)
    assert answer.mode == "model"
    assert answer.headline is not None
    assert (answer.headline.text, answer.headline.numbers) == ("60 %", (1,))
    assert [point.text for group in answer.groups for point in group.points] == [answer.citations[0].statement.shown]
    assert answer.more, "what else was found is one click away"


def test_a_value_that_the_model_does_not_cite_does_not_lead(writing: Assistant, script: Script) -> None:
    def another(request: Request) -> str:
        given = statements(request)
        return next(f"{text} [{i}].\n" for i, text in given.items() if "60 %" not in text and len(text.split()) > 6)

    script(says(another))
    answer = writing.ask(FACT)
    check(answer, writing)
    assert answer.mode == "model"
    assert answer.headline is None
    assert any("60 %" in point.text for group in answer.more for point in group.points)


def test_an_overview_is_written_below_its_count(writing: Assistant, assistant: Assistant, script: Script) -> None:
    extractive = assistant.ask(OVERVIEW)
    assert extractive.intent is Intent.OVERVIEW
    script(says(first_and_last))
    answer = writing.ask(OVERVIEW)
    check(answer, writing)
    assert answer.mode == "model"
    assert answer.headline == extractive.headline
    assert answer.suggestions == extractive.suggestions
    cited = {(c.report.id, c.statement.start) for c in answer.citations}
    assert cited >= {(c.report.id, c.statement.start) for c in extractive.citations}


def test_sentences_keep_the_numbers_that_they_were_streamed_with(writing: Assistant, script: Script) -> None:
    script(says(first_and_last))
    *streamed, answer = writing.stream(OVERVIEW)
    assert isinstance(answer, Answer)
    assert answer.sentences == tuple(streamed)
    assert len(answer.sentences) == 3
    for sentence in answer.sentences:
        assert [answer.citations[n - 1].n for n in sentence.numbers] == list(sentence.numbers)
        said = " ".join(answer.citations[n - 1].statement.shown for n in sentence.numbers)
        assert sentence.text.rstrip(".") in " ".join(said.split())


def test_an_overview_that_was_counted_is_answered_whatever_the_model_says(writing: Assistant, script: Script) -> None:
    script(says(REFUSAL))
    answer = writing.ask(OVERVIEW)
    check(answer, writing)
    assert not answer.abstained
    assert "fann inget svar" in answer.notice


def test_every_rendering_shows_form_and_sentences(
    writing: Assistant, script: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    script(says(lambda request: first_and_last(request) + "Påhittat om allt möjligt.\n"))
    answer = writing.ask(OVERVIEW)
    assert answer.headline is not None
    assert "saknade stöd" in answer.notice
    print_answer(answer)
    printed = " ".join(capsys.readouterr().out.split())
    more, click = "Mer ur rapporterna", f"Visa {sum(len(group.points) for group in answer.more)} citat till"
    for shown, rest in ((answer_markdown(answer), more), (printed, more), (answer_html(1, answer), click)):
        assert answer.notice in shown
        assert rest in shown
        begin = shown.index("kommuner i Halland 2015 tar upp")
        assert begin < shown.index(answer.sentences[0].text[:30]) < shown.index(rest)
        assert all(suggestion in shown for suggestion in answer.suggestions)
    data = json.loads(json_line(answer_json(answer)))
    assert (data["intent"], data["mode"], len(data["sentences"])) == ("overview", "model", 3)


def test_chips_and_scopes_hold_for_a_model_as_well(writing: Assistant, script: Script) -> None:
    server = script(says(two))
    answer = writing.ask(CELL, without=["kommun:Hylte"])
    assert answer.scope.municipalities == ()
    assert "kommun:Hylte" not in [chip.key for chip in answer.chips]
    assert "Hylte" not in server.requests[0].prompt.rpartition("<fråga>")[2]
