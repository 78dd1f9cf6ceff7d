"""Follow-ups that ask whoever wrote the report."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("before", "question", "text", "report"),
    [
        ("Vad säger kommunen i Gnosjö?", "och hon som skrev rapporten då?", "samordningsförbundet", "finnveden"),
        ("Vilka målgrupper nämns i Värend?", "vad tycker författaren?", "samordningsförbundet", "varend"),
        ("Vad säger KUR-utvärderingen om chefer?", "vad säger de som skrev den?", "utvärderarna", "kur"),
    ],
)
def test_the_author_is_asked(assistant: Assistant, before: str, question: str, text: str, report: str) -> None:
    meant = assistant.understood(question, [before])
    assert text in meant.text
    assert (meant.scope.reports, meant.scope.municipalities) == ((report,), ())
    assert not assistant.ask(question, [before]).abstained


def test_the_author_of_several_reports_is_nobody(assistant: Assistant) -> None:
    assert "samordningsförbundet" not in assistant.understood("vad säger författaren?", ["Vad är SIP?"]).text


def test_the_evaluators_wrote_their_report_however_it_is_called(assistant: Assistant) -> None:
    answer = assistant.ask("vad tycker författaren?", ["Vad säger KUR om syftet?"])
    assert answer.standalone_question == "Vad tycker utvärderarna?"
