"""What the gate lets through: only what the cited statements and their headings hold."""

import re
from collections.abc import Callable

import pytest

from assistant import Assistant
from assistant.llm.context import Given
from assistant.llm.gate import Gate, Supported
from assistant.llm.written import Written, sentences_of
from assistant.question import Names
from evals.known import load_questions, question_paths
from evals.places import Place

Judge = Callable[[str, str], str]


@pytest.fixture(scope="module")
def gate(assistant: Assistant) -> Gate:
    return Gate(assistant.index, Names.of(assistant.index.reports))


@pytest.fixture(scope="module")
def statements(assistant: Assistant) -> list[Given]:
    return [
        Given(f"u{number}", report, passage, statement)
        for report in assistant.index.reports
        for number, (passage, statement) in enumerate((p, s) for p in report.passages for s in p.statements)
    ]


@pytest.fixture(scope="module")
def judge(gate: Gate, statements: list[Given]) -> Judge:
    """Judge a sentence by the statement of Halland that begins with some words."""

    def judged(text: str, begins: str) -> str:
        item = next(i for i in statements if i.report.id == "halland" and i.statement.shown.startswith(begins))
        verdict = gate.judge(Written(text, (item.id,)), {item.id: item})
        return "" if isinstance(verdict, Supported) else verdict

    return judged


FLOOR = "Samverkan med kommunen även på golvnivå"
SAID = "Samverkan med kommunen på golvnivå fungerar inte optimalt"


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        f"{SAID}.",
        "Försäkringskassan i Hylte säger att samverkan på golvnivå inte fungerar optimalt.",
        "Enligt FK i Hylte brister samverkan med kommunen på golvnivå.",
        "I Halland 2015, fråga 3, säger Försäkringskassan att samverkan på golvnivå inte fungerar optimalt.",
        "FK säger att samverkan ”även på golvnivå fungerar inte optimalt”.",
    ],
)
def test_what_the_statement_says_passes(judge: Judge, text: str) -> None:
    assert judge(text, FLOOR) == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Samverkan med kommunen på golvnivå fungerar optimalt.", "nekande"),
        ("Samverkan i Varberg på golvnivå fungerar inte optimalt.", "kommun"),
        ("Samverkan i varberg på golvnivå fungerar inte optimalt.", "kommun"),
        ("Varbergs samverkan på golvnivå fungerar inte optimalt.", "kommun"),
        ("Samverkan i Borås på golvnivå fungerar inte optimalt.", "kommun"),
        ("Arbetsförmedlingen säger att samverkan på golvnivå inte fungerar optimalt.", "aktör"),
        ("Enligt AF fungerar samverkan på golvnivå inte optimalt.", "aktör"),
        ("Psykiatrin och kommunen har en samverkan på golvnivå som inte fungerar optimalt.", "aktör"),
        ("Kommunen säger att samverkan med kommunen på golvnivå inte fungerar optimalt.", "aktör"),
        ("Samverkan på golvnivå fungerar inte optimalt i 3 av 6 fall.", "tal"),
        ("Samverkan på golvnivå fungerar inte optimalt sedan 2014.", "tal"),
        ("Samverkan på golvnivå fungerar inte optimalt för hälften.", "tal"),
        ("De två pekar på att samverkan på golvnivå inte fungerar optimalt.", "tal"),
        ("Samverkan med Anna Svensson på golvnivå fungerar inte optimalt.", "namn"),
        ("Svensson säger att samverkan på golvnivå inte fungerar optimalt.", "namn"),
        ("Samverkan på golvnivå genom ABC-modellen fungerar inte optimalt.", "namn"),
        ("Samverkan fungerar ”helt uselt” på golvnivå.", "citat"),
        ("Här vill man ha fler bilar på vägarna.", "ordval"),
        ("Skolan bygger ett nytt bad för barnen.", "ordval"),
        ("The cooperation with the municipality is not working well.", "språk"),
        ("Die Zusammenarbeit mit der Kommune ist nicht optimal.", "språk"),
        ("Nej", "längd"),
    ],
)
def test_what_it_does_not_say_is_stopped(judge: Judge, text: str, reason: str) -> None:
    assert judge(text, FLOOR) == reason


def test_a_denial_is_not_added(judge: Judge) -> None:
    begins = "I IST fungerar samverkan"
    assert judge("I IST fungerar samverkan, för där skapar man ett gemensamt mål.", begins) == ""
    assert judge("I IST fungerar samverkan inte, för där skapar man ett gemensamt mål.", begins) == "nekande"


def test_a_sentence_without_a_given_id_is_stopped(gate: Gate, statements: list[Given]) -> None:
    item = next(i for i in statements if i.statement.shown.startswith(FLOOR))
    for ids in ((), ("u9999",)):
        assert gate.judge(Written(SAID, ids), {item.id: item}) == "källa"
    verdict = gate.judge(Written(SAID, ("u9999", item.id)), {item.id: item})
    assert isinstance(verdict, Supported)
    assert verdict.given == (item,)


def test_a_quotation_is_put_in_as_the_report_has_it(gate: Gate, statements: list[Given]) -> None:
    item = next(i for i in statements if i.statement.shown.startswith(FLOOR))
    verdict = gate.judge(Written('FK säger "KOMMUNEN ÄVEN PÅ GOLVNIVÅ FUNGERAR INTE".', (item.id,)), {item.id: item})
    assert isinstance(verdict, Supported)
    assert "”kommunen även på golvnivå fungerar inte”" in verdict.text


def test_a_report_says_no_in_one_word(gate: Gate, statements: list[Given]) -> None:
    item = next(i for i in statements if i.statement.text == "Nej" and i.passage.municipality == "Laholm")
    verdict = gate.judge(Written(f"{item.passage.actor} i Laholm svarar nej.", (item.id,)), {item.id: item})
    assert isinstance(verdict, Supported)
    assert not isinstance(gate.judge(Written("De svarar ja.", (item.id,)), {item.id: item}), Supported)


def test_the_bounds_are_those_that_were_measured(gate: Gate, assistant: Assistant, statements: list[Given]) -> None:
    """Facts that people wrote about the reports: nearly all pass with their own statements, few with other ones."""
    own = other = foreign = total = 0
    for known in load_questions(question_paths("dev-*"), assistant.index.reports):
        for nugget in known.nuggets:
            held = [i for i in statements if any(_place(i).overlap(place) for place in nugget.places)]
            if len(nugget.fact.split()) < 5 or not held:
                continue
            total += 1
            who = held[0].passage
            text = f"{who.actor or 'Rapporten'} säger att {nugget.fact[0].lower()}{nugget.fact[1:]}"
            own += _passes(gate, text, held)
            near = [i for i in statements if i.passage == who and i not in held][:3]
            other += bool(near) and _passes(gate, text, near[:1])
            foreign += _passes(gate, f"{text} i Arjeplog", held)
    assert total > 150
    assert own / total > 0.85
    assert other / total < 0.12
    assert foreign == 0


def _place(item: Given) -> Place:
    return Place(item.report.id, item.statement.start, item.statement.end)


def _passes(gate: Gate, text: str, held: list[Given]) -> bool:
    given = {f"u{number}": item for number, item in enumerate(held)}
    return isinstance(gate.judge(Written(text, tuple(given)), given), Supported)


def test_a_statement_with_its_denial_or_its_number_changed_is_stopped(gate: Gate, statements: list[Given]) -> None:
    short = [i for i in statements if 25 < len(i.statement.shown) < 160]
    denied = [(re.sub(r"\s*\binte\b", "", i.statement.shown), i) for i in short if " inte " in i.statement.shown]
    counted = [
        (re.sub(r"\d+", lambda m: str(int(m[0]) + 1), i.statement.shown), i)
        for i in short
        if re.search(r"\d", i.statement.shown)
    ]
    assert len(denied) > 100
    assert len(counted) > 100
    assert sum(_passes(gate, text, [item]) for text, item in denied) / len(denied) < 0.12
    assert sum(_passes(gate, text, [item]) for text, item in counted) == 0
    assert sum(_passes(gate, item.statement.shown, [item]) for item in short) / len(short) > 0.95


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Första [u1].\nAndra. [u2][u3]\n", [("Första.", ("u1",)), ("Andra.", ("u2", "u3"))]),
        (
            "Första. [u1] Andra går [u2, u9]. Slut [u3]",
            [("Första.", ("u1",)), ("Andra går.", ("u2", "u9")), ("Slut", ("u3",))],
        ),
        ("- **Fet** text 【u4】.", [("Fet text.", ("u4",))]),
        ("1. Först bl.a. så [u1] och [U2].", [("Först bl.a. så och.", ("u1", "u2"))]),
        ("Se [9] och [källa 3] här [u2].", [("Se och här.", ("u2",))]),
        ("![x](http://e.x/i.png) hej [u1]", [("", ("u1",))]),
        ("[länk](javascript:alert(1)) hej [u1]", [("", ("u1",))]),
        ("Hej <img src=x onerror=alert(1)> [u1]", [("", ("u1",))]),
        ("Läs mer på evil.example/x [u1].", [("", ("u1",))]),
        ("Läs &lt;b&gt; [u1].", [("", ("u1",))]),
        ("Vänd\u202e text\u200b här [u1].", [("Vänd text här.", ("u1",))]),
        ("| a | b |\n|---|---|\n", [("a b", ())]),
        ("\n\n***\n", []),
    ],
)
def test_sentences_come_whole_whatever_the_pieces(
    text: str, expected: list[tuple[str, tuple[str, ...]]], size: int
) -> None:
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    assert [(written.text, written.ids) for written in sentences_of(pieces)] == expected


def test_a_sentence_without_an_end_is_not_kept() -> None:
    found = list(sentences_of("ord " * 5 for _ in range(1000)))
    assert not any(written.text for written in found[:-1])
    assert len(found) < 30
