"""Who could be on the list that a question asks for."""

import pytest

from assistant.question import Population, population_of


@pytest.mark.parametrize(
    ("question", "population"),
    [
        ("Hur många av kommunerna i Halland nämner SIP?", Population.PLACES),
        ("På vilka orter vill man ha fler träffar?", Population.PLACES),
        ("Var i Halland säger någon att det saknas tid?", Population.PLACES),
        ("Vilka FK-kontor i Halland vill ha kontaktpersoner?", Population.VOICES),
        ("Hur många av vårdcentralerna saknar samverkan med AF?", Population.VOICES),
        ("Vilka psykiatriska mottagningar har ont om tid?", Population.VOICES),
        ("Vilka av verksamheterna i Finnveden nämner sekretess?", Population.UNITS),
        ("Vilka kommunala enheter vill ha en kontaktlista?", Population.UNITS),
        ("Vilka av de fyra aktörerna nämner unga?", Population.ACTORS),
        ("I hur många av de fem rapporterna nämns IPS?", Population.REPORTS),
        ("Nämns SIP i alla fem rapporterna eller är det någon som inte har med det?", Population.REPORTS),
        ("Nämns TRIS i mer än en rapport?", Population.REPORTS),
        ("Är det bara Halland som tar upp UPM eller gör andra rapporter det också?", Population.REPORTS),
        ("Finns DUA med i fler än en av rapporterna?", Population.REPORTS),
        ("I vilka utredningar pratas det om läkarintyg?", Population.REPORTS),
        ("var i Halland tas det upp att patienter bollas?", Population.PLACES),
        ("var i Halland är AF missnöjd med samverkan?", Population.PLACES),
        ("vilka arbetsförmedlingar i Halland saknar vården?", Population.VOICES),
        ("vilka i finnveden räknar arenasamverkan till det som funkar?", Population.ANYBODY),
        ("Vem tycker att det är för få träffar?", Population.ANYBODY),
        ("Vilka är inte nöjda med SIP?", Population.ANYBODY),
        # what is listed is no one who could do it
        ("Vilka hinder finns i rapporterna?", None),
        ("Vilka förslag lämnar kommunerna?", None),
        ("Vilka målgrupper nämns i kommunerna?", None),
        ("Vad säger alla rapporterna om sekretess?", None),
        ("Säger alla rapporter samma sak om sekretess?", None),
        ("Hur länge pågick projektet?", None),
    ],
)
def test_who_is_counted_is_read_from_the_question(question: str, population: Population | None) -> None:
    assert population_of(question) is population
