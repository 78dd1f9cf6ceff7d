"""Debris is no evidence, a list has only its own items, and what leans on a statement stands behind it."""

from assistant import Answer, Assistant
from assistant.chosen import Chosen
from assistant.forms.fact import best_statements
from assistant.forms.standing import leans_back
from tests.assistant.checking import check


def quotes(answer: Answer) -> list[str]:
    return [citation.statement.shown for citation in answer.citations]


def shown(answer: Answer) -> list[str]:
    return [point.text for group in answer.groups for point in group.points]


def test_a_list_of_abbreviations_answers_only_what_asks_for_a_meaning(assistant: Assistant) -> None:
    for question in (
        "Vad är FK:s största problem i Halland?",
        "vad är problemet för AF Värnamo",
        "vad är svagheten hos AME i Gnosjö",
        "hur skriver man en SIP-kallelse",
    ):
        answer = assistant.ask(question)
        check(answer, assistant)
        assert not any(" – " in quote and len(quote.split()) <= 6 for quote in quotes(answer)), question
    assert quotes(assistant.ask("vad är KAA för något"))[0] == "KAA – Kommunalt Aktivitetsansvar"
    assert quotes(assistant.ask("Vad står JCU för?"))[0].startswith("JCU – ")


def test_signatures_thanks_and_headings_are_no_evidence(assistant: Assistant) -> None:
    said = quotes(assistant.ask("Vad säger Höglandet-rapporten i stort?"))
    assert not {"Pernilla Conradsson Ström", "Samverkanskoordinator", "Höglandets samordningsförbund"} & set(said)
    assert not any(quote.startswith("Stort Tack") for quote in said)
    assert "Värnamo Näringsliv" not in quotes(assistant.ask("vad är problemet för AF Värnamo"))


def test_what_ends_with_a_colon_leads_only_to_its_own_list(assistant: Assistant) -> None:
    said = quotes(assistant.ask("samordningshandledare"))
    assert any("SAMORDNINGSHANDLEDARROLLEN" in quote for quote in said)
    assert not any("återremisser" in quote or "BASut" in quote or "TeleQ" in quote for quote in said)


def test_a_statement_stands_behind_the_one_it_leans_on(assistant: Assistant) -> None:
    assert leans_back("Likadant bör göras mellan VAC och AF.")
    assert not leans_back("Det saknas samverkan mellan oss och AF.")
    assert not leans_back("De sysselsättningsplatser som finns idag har ganska lös struktur")
    for question in ("VAC förbättringsområden", "varför bjuds inte brukarorganisationerna in mer"):
        answer = assistant.ask(question)
        check(answer, assistant)
        texts = shown(answer)
        assert not leans_back(texts[0])
        leaning = [citation for citation in answer.citations if leans_back(citation.statement.shown)]
        for citation in leaning:
            if citation.statement.shown in texts:
                at = citation.passage.statements.index(citation.statement)
                assert texts[texts.index(citation.statement.shown) - 1] == citation.passage.statements[at - 1].shown


def test_the_rows_of_a_table_are_evidence(assistant: Assistant) -> None:
    assert "Sävsjö: 7" in quotes(assistant.ask("Vilken kommun på Höglandet har högst socioekonomisk sorteringsnyckel?"))


def test_what_nothing_ties_to_the_question_has_to_be_nearly_as_good_as_the_best(assistant: Assistant) -> None:
    passage = next(p for p in assistant.index.passages if len(p.statements) > 6)
    scores = (1.0, 0.9, 0.8, 0.7, 0.7, 0.76)
    tied = (True, True, False, False, True, False)
    found = [Chosen(passage, s, x, t) for s, x, t in zip(passage.statements, scores, tied, strict=False)]
    assert [item.score for item in best_statements(found)] == [1.0, 0.9, 0.8, 0.7, 0.76]


def test_further_statements_are_of_the_report_that_is_named(assistant: Assistant) -> None:
    for question in ("Hur många kommuner intervjuades i Halland?", "Vad kom kartläggningen på Höglandet fram till?"):
        answer = assistant.ask(question)
        assert len({citation.report.id for citation in answer.citations}) == 1, question
