"""What a report found leads where its conclusions are asked for."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Vad kom man fram till i Höglandets projekt?", "Slutsatser och förslag"),
        ("Vilka resultat gav projektet Fokus Integrerad Samverkan?", "Slutsatser och förslag"),
        ("Vilka slutsatser drar Höglandets samordningsförbund?", "Slutsatser och förslag"),
        ("Vad kom utredningen i Finnveden fram till?", "Sammanfattande reflektioner"),
        ("Vad kom inventeringen i Värend fram till?", "5. Resultat"),
    ],
)
def test_conclusions_lead(assistant: Assistant, question: str, first: str) -> None:
    answer = assistant.ask(question)
    assert answer.groups[0].heading == first
    told = " ".join(point.text for group in answer.groups[:3] for point in group.points)
    assert "startade pilotprojektet" not in told
    assert "Kommunerna är Aneby" not in told


@pytest.mark.parametrize(
    ("question", "voice"),
    [
        ("Huvudslutsatser i Augurs utvärdering", "Utvärderarnas egna reflektioner"),
        ("Vilka rekommendationer ges i KUR-utvärderingen?", "Utvärderarnas egna reflektioner"),
        ("Vilka slutsatser drar processledaren i Värend?", "Samordningsförbundets egna reflektioner"),
        ("Vilka reflektioner gör författaren till Finnvedens rapport?", "Samordningsförbundets egna reflektioner"),
    ],
)
def test_who_wrote_it_is_asked_for_their_own_view(assistant: Assistant, question: str, voice: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline is not None
    assert answer.headline.text.startswith(voice)
    shown = [point.text for group in answer.groups for point in group.points]
    assert not any(name in text for text in shown for name in ("Lotta Tunved", "Liselott Edvinsson"))


def test_what_it_was_about_is_told_where_that_is_asked_as_well(assistant: Assistant) -> None:
    answer = assistant.ask("Vad handlade kartläggningen i Halland om och vad kom man fram till?")
    assert any("70 gruppintervjuer" in point.text for group in answer.groups for point in group.points)
