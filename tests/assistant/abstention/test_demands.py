"""Follow-ups that ask one thing of whatever was told before."""

import pytest

from assistant import Assistant
from assistant.abstention import demand_of

CELL = "Vad säger VPM i Halmstad om sysselsättning?"


def _is_refused(assistant: Assistant, before: str, question: str, reason: str) -> None:
    answer = assistant.ask(question, [before])
    assert answer.abstained
    assert reason in answer.lead


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Vad heter hon?", "uppgiften anges inte"),
        ("Vem är chef där?", "uppgiften anges inte"),
        ("Vad kostade det?", "uppgiften anges inte"),
        ("Och hur många procent då?", "uppgiften anges inte"),
        ("Vilket år började det?", "uppgiften anges inte"),
        ("Hur gick det sen?", "de säger inte hur det blev sedan"),
        ("Har det blivit bättre sen dess?", "de säger inte hur det blev sedan"),
        ("kom det igång?", "de säger inte hur det blev sedan"),
        ("Stämmer det fortfarande?", "de säger inte hur det blev sedan"),
        ("Vem bestämde det?", "de säger inte varför, eller vem som bestämde"),
        ("Vad säger lagen?", "de tar inte upp det"),
        ("Är det bra eller dåligt jämfört med riket?", "de tar inte upp det"),
        ("Vem kan jag kontakta?", "uppgiften anges inte"),
        ("Jag bor i Halmstad, vem ska jag ringa?", "uppgiften anges inte"),
        ("Vem har rätt?", "de rangordnar inte"),
    ],
)
def test_what_was_told_does_not_hold_it(assistant: Assistant, question: str, reason: str) -> None:
    answer = assistant.ask(question, [CELL])
    assert answer.abstained
    assert reason in answer.lead


@pytest.mark.parametrize(
    ("before", "question", "told"),
    [
        ("Vad är projekt På rätt väg?", "Vilket år började det?", "130701"),
        ("Vad är projekt På rätt väg?", "När tar det slut?", "141231"),
        ("Vad säger Kungsbacka om SIP?", "Är det lagstadgat?", "lagstadgad"),
        ("Vad är projekt På rätt väg?", "Hur gick det sen?", "avslutades"),
        ("Vad kostar de nollplacerade samhället?", "Vad kostade det?", "kostnad"),
    ],
)
def test_what_was_told_holds_it(assistant: Assistant, before: str, question: str, told: str) -> None:
    answer = assistant.ask(question, [before])
    assert not answer.abstained
    assert any(told in citation.statement.shown.lower() for citation in answer.citations)


def test_what_is_met_elsewhere_is_not_told_of_it(assistant: Assistant) -> None:
    answer = assistant.ask("När startade det?", ["Vad är IST?"])
    assert answer.standalone_question == "När startade IST?"
    assert not any("pilotprojektet" in citation.statement.shown for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Har FK svarat?",
        "När börjar samordningen i Hylte?",
        "Vad kostade utbildningen?",
        "Vad heter projektet?",
        "Hur många är de?",
        "Vem bestämde om rollen?",
        "Vad säger lagen om sekretess?",
        "",
    ],
)
def test_a_question_with_words_of_its_own_demands_nothing(question: str) -> None:
    assert demand_of(question) is None


@pytest.mark.parametrize(
    ("before", "question", "reason"),
    [
        ("vilka vill ha tillbaka samordningshandledarna", "har den återinförts nu?", "hur det blev sedan"),
        ("habitus hall vad är det", "fick dom pengarna?", "hur det blev sedan"),
        ("vad visar kur-utvärderingen om samverkan", "vilka orter var det", "uppgiften anges inte"),
        ("patienthotell, vad är det i värend", "var skulle det ligga", "uppgiften anges inte"),
        ("vad ska teamkoordinatorn göra i halland", "vem betalar lönen", "uppgiften anges inte"),
        ("vad gör samverkanskoordinatorn på höglandet", "vem fick jobbet", "uppgiften anges inte"),
        ("vad tycker augur om chefernas medverkan i kur", "vilken chef var det som inte kom?", "uppgiften anges inte"),
        ("vad kom workshoparna fram till i halland", "var det nån som var emot?", "de tar inte upp det"),
        ("vilka är målgruppen på höglandet", "hur många är det i nässjö", "uppgiften anges inte"),
        ("vilka målgrupper sticker ut i värend", "hur många personer är det i den gruppen", "uppgiften anges inte"),
        ("vad är processledarens roll i kur", "vad tjänar en sån", "uppgiften anges inte"),
        ("vem är processledare i värend", "vad har hon för lön", "uppgiften anges inte"),
        ("vad tycker vpm i hylte om fk", "i procent?", "uppgiften anges inte"),
    ],
)
def test_where_who_or_how_it_went_is_not_told_of_it(
    assistant: Assistant, before: str, question: str, reason: str
) -> None:
    _is_refused(assistant, before, question, reason)


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("vad är projekt På rätt väg", "var låg det?"),
        ("vad är SAMS i malmö", "var låg det?"),
        ("Hur stor tjänst ska samverkanskoordinatorn ha?", "i procent?"),
        ("vad är projekt På rätt väg", "har det avslutats?"),
    ],
)
def test_where_or_how_it_went_is_told_of_it(assistant: Assistant, before: str, question: str) -> None:
    assert not assistant.ask(question, [before]).abstained


def test_a_long_question_is_read_in_no_time() -> None:
    for text in ("och " * 500, "jag är " + "a" * 1900, "när var det " * 160, "ord " * 400 + "jämfört med riket"):
        assert demand_of(text) is None


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Vilka målgrupper nämns i Värend?", "Och i Göteborg?"),
        ("Vilka vinster ser Värend?", "Och i Malmö?"),
        ("Vilka förslag finns på Höglandet om chefer?", "Och i Örebro?"),
        ("Vad är Arenasamverkan?", "och i Jönköping då?"),
        ("Hur många deltog i SIP-utbildningen?", "Och i Borås?"),
        ("Vad är TRIS?", "Och i Hässleholm?"),
    ],
)
def test_a_place_that_no_report_covers_is_told_nothing_of(assistant: Assistant, before: str, question: str) -> None:
    answer = assistant.ask(question, [before])
    assert answer.abstained
    assert "ingår inte i någon av dem" in answer.lead


def test_what_is_told_of_a_place_is_no_question_of_the_same(assistant: Assistant) -> None:
    answer = assistant.ask("vad gör man åt det i Malmö?", ["Vad görs för nollplacerade på Höglandet?"])
    assert not answer.abstained
    assert any("Malmö" in citation.statement.shown for citation in answer.citations)


def test_a_place_of_which_a_report_tells_what_was_asked(assistant: Assistant) -> None:
    answer = assistant.ask("Och i Kävlinge?", ["Vilka kommuner har arbetsplatsambassadörer?"])
    assert not answer.abstained


VAC = "Vad har VAC och Vuxensektionen i Värnamo bokat in till hösten?"
TEMPLATE = "Vad föreslår Augur för att grupperna ska komma igång med en plan för samverkan?"


@pytest.mark.parametrize(
    ("before", "question", "reason"),
    [
        (VAC, "märktes det någon skillnad efter träffarna?", "de säger inte hur det blev sedan"),
        (VAC, "Hur blev de där träffarna?", "de säger inte hur det blev sedan"),
        (VAC, "vad kom de fram till på träffarna?", "de säger inte hur det blev sedan"),
        ("Vad föreslår Augur?", "vilka av råden har följts?", "de säger inte hur det blev sedan"),
        ("Vilka konkreta förslag lämnades i Värend?", "vilka av dem har förbundet genomfört", "de säger inte hur"),
        ("Vilka hinder för samverkan nämns i Värend?", "är de lösta nu?", "de säger inte hur det blev sedan"),
        ("Vad är Habitus Hall?", "hur anmäler man sig dit?", "de tar inte upp det"),
        (TEMPLATE, "kan du visa hur mallen ser ut", "de tar inte upp det"),
        ("Vad säger VPM i Falkenberg om vårdgrannetelefonen?", "Men vilket nummer är det man ska ringa?", "anges inte"),
        (
            "Hur stor andel av primärvårdens patienter på höglandet tillhör målgruppen med komplex problematik?",
            "ok 20 procent, men i antal personer på hela höglandet?",
            "uppgiften anges inte",
        ),
        ("Vad kan VPM i Laholm bli bättre på själva?", "hur nöjda är patienterna i procent", "uppgiften anges inte"),
        ("Vad är processledarens roll i KUR?", "vad tjänar en sån", "uppgiften anges inte"),
        ("Vad är Region Hallands ansvar i samverkan i Halmstad?", "vad heter hon?", "uppgiften anges inte"),
    ],
)
def test_what_became_of_it_or_how_it_is_done_is_not_told(
    assistant: Assistant, before: str, question: str, reason: str
) -> None:
    _is_refused(assistant, before, question, reason)


@pytest.mark.parametrize(
    ("before", "question", "told"),
    [
        ("Vad önskar JCU av gymnasieskolan?", "har de börjat prata om det?", "Samtal kring detta har påbörjats"),
        ("Vad är På rätt väg i Halmstad?", "vad har det lett till?", ""),
        ("Vad är SIP?", "vem kan kalla till det?", "SIP"),
        ("Vad är Arenasamverkan?", "vilka deltar i den?", "Arenasamverkan"),
        ("Vem gjorde inventeringen i Värend?", "vad kom man fram till?", ""),
    ],
)
def test_what_became_of_it_is_answered_where_it_is_told(
    assistant: Assistant, before: str, question: str, told: str
) -> None:
    answer = assistant.ask(question, [before])
    assert not answer.abstained
    assert any(told in citation.statement.shown for citation in answer.citations)


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Vad var det för fel på KUR 1?", "hur mycket pengar handlade det om"),
        ("Vad vill FK i Kungsbacka?", "när ska det vara klart"),
        ("Vad hette processledaren i Värend?", "hur gammal är hon"),
        ("Vad föreslår kommunen i Hylte?", "vem ska betala det"),
    ],
)
def test_a_figure_that_was_not_told_is_not_taken_from_the_question_before(
    assistant: Assistant, before: str, question: str
) -> None:
    assert assistant.ask(before).citations
    assert assistant.ask(question, [before]).abstained


@pytest.mark.parametrize(
    ("before", "question", "told"),
    [
        ("Vad är SIP-utbildningarna i Halland?", "hur många kom", "ca 270"),
        ("Vad är basverksamhet i Värend?", "hur stor andel 2017", "40 %"),
    ],
)
def test_a_figure_that_was_told_is_given(assistant: Assistant, before: str, question: str, told: str) -> None:
    assert any(told in citation.statement.shown for citation in assistant.ask(question, [before]).citations)
