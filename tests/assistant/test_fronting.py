"""Questions that name first what they are about."""

import pytest

from assistant import Assistant
from assistant.fronting import unfronted
from assistant.question import Names


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Höglandet, vad föreslår de", "Vad föreslår Höglandet?"),
        ("AF i Hylte, vad säger de om FK?", "Vad säger AF i Hylte om FK?"),
        ("Personligt ombud i Laholm, vad tycker de?", "Vad tycker personligt ombud i Laholm?"),
        ("boendestödet – vad säger dom själva om sitt ansvar", "Vad säger boendestödet om sitt ansvar?"),
        ("SIP i Laholm, används det?", "Används SIP i Laholm?"),
        ("missbruk och psykisk ohälsa, vem tar upp det?", "Vem tar upp missbruk och psykisk ohälsa?"),
        ("Att patienter skrivs ut, vem säger det?", "Vem säger att patienter skrivs ut?"),
        ("Samlokalisering: vilka vill ha det?", "Vilka vill ha samlokalisering?"),
        ("elevhälsan vad tycker dom", "Vad tycker elevhälsan?"),
        ("boendestödet i varberg vad tycker dom", "Vad tycker boendestödet i varberg?"),
        ("kur 2 vem ägde det projektet", "Vem ägde kur 2-projektet?"),
        ("sekretessen då, ställer den till det i hylte?", "Ställer sekretessen till det i hylte?"),
        ("AF i Värnamo då, är det viktigt att börja tidigt?", None),
        ("bara projekten, vilka är det?", None),
        ("hur det fungerar hos AF vad vet de om det", None),
        ("FK mot kommunen i Hylte: vem tycker de att de saknar?", None),
        ("AF och kassan i Varberg - vad tycker de om varandra?", None),
        ("SIP, hur går det?", None),
        ("AF på Höglandet, hur ser de på läget?", None),
        ("TRIS Sörmland, vad är det?", None),
        ("och AF, vad säger de?", None),
        ("vi i Gnosjö är ju en liten kommun, är det en fördel?", None),
        ("I Hylte, vad säger de?", None),
        ("Vad är SIP, och hur används det?", None),
        ("tack, finns det mer?", None),
    ],
)
def test_a_pronoun_gives_way(names: Names, question: str, text: str | None) -> None:
    assert unfronted(question, names) == (text or question)


def test_what_was_named_first_is_asked_of_the_next_place(assistant: Assistant) -> None:
    history = ["boendestödet – vad säger dom själva om sitt ansvar i varberg", "och i Falkenberg då?"]
    answer = assistant.ask("vad föreslår de för kvällar?", history)
    assert answer.citations[0].statement.shown == "Utöka boendestödet på kvällar och helger"


def test_two_clauses_of_how_it_went_name_nothing_first(assistant: Assistant) -> None:
    typed = "blev det nåt av det sen, genomfördes det?"
    assert assistant.understood(typed, ["vad föreslår af i laholm"]).text.endswith(typed)
