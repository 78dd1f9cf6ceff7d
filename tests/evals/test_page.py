"""The page of an evaluation: whole, escaped, and without a request to anyone."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from assistant import Assistant, Settings
from evals.evaluation import Evaluation, evaluate, evaluate_peers
from evals.failures import REASONS, failures
from evals.gates import Gate
from evals.known import KnownAnswer, Nugget
from evals.measures import MEASURES
from evals.page import page
from evals.places import Place
from evals.plots import Dot, cost_plot, dot_plot
from evals.statistics import Estimate
from evals.systems import AssistantSystem, Response

ATTACK = '<script>alert(1)</script><img src="http://example.invalid/x.png" onerror="alert(2)">"]]>'
GATE = Gate(measure="recall_at_10", on="low", at_least=0.99)


class Marked(AssistantSystem):
    """The assistant, whose own words in the answer hold markup."""

    def respond(self, known: KnownAnswer) -> Response:
        response = super().respond(known)
        return Response(response.ranked, response.milliseconds, text=ATTACK)


@pytest.fixture(scope="module")
def questions(assistant: Assistant) -> list[KnownAnswer]:
    report = next(report for report in assistant.index.reports if report.id == "varend")
    statement = report.passages[3].statements[0]
    place = Place("varend", statement.start, statement.end)
    other = Place("halland", 0, 40)
    return [
        KnownAnswer("good", "fact", statement.text, (), (Nugget("hittas", True, (place,)),)),
        KnownAnswer("bad", "cell", f"Vad säger {ATTACK}?", (ATTACK,), (Nugget(ATTACK, True, (other,)),)),
        KnownAnswer("none", "unanswerable", "Vad tycker vårdcentralen i Varberg?", (), (), "figure"),
    ]


@pytest.fixture(scope="module")
def evaluation(assistant: Assistant, home: Path, questions: list[KnownAnswer]) -> Evaluation:
    made = evaluate(assistant, Settings(home=home), questions, [GATE])
    peers = evaluate_peers([Marked(assistant)], questions)
    again = evaluate(assistant, Settings(home=home), questions, [GATE], baseline=made.record)
    return Evaluation(
        again.record, again.judged, again.verdicts, made.record.stamp, again.comparison, {ATTACK: peers["Samsvar"]}
    )


class Reader(HTMLParser):
    """Collects elements, and addresses that a browser would ask for."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self.addresses += [str(given[name]) for name in ("src", "href", "action", "srcset") if name in given]
        if "id" in given and tag in ("h2", "details"):
            self.ids.append(str(given["id"]))
        assert not [name for name in given if name.startswith("on")]


def made(evaluation: Evaluation, assistant: Assistant, *, shown: bool = True) -> str:
    return page(
        evaluation,
        None,
        assistant.index.reports,
        sealed_note="Aldrig ställda.",
        agreement_note="Två läsare.",
        questions=shown,
    )


def test_nothing_in_it_is_taken_for_markup(evaluation: Evaluation, assistant: Assistant) -> None:
    text = made(evaluation, assistant)
    reader = Reader()
    reader.feed(text)
    assert not {"script", "img", "iframe", "link", "form", "object"} & set(reader.tags)
    assert not [address for address in reader.addresses if not address.startswith("#")]
    assert "default-src 'none'" in text
    assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", text)
    assert len(set(reader.ids)) == len(reader.ids)


def test_it_says_what_was_measured(evaluation: Evaluation, assistant: Assistant) -> None:
    text = made(evaluation, assistant)
    stamp = evaluation.record.stamp
    for part in (
        stamp.made,
        stamp.fingerprint[:16],
        "Aldrig ställda.",
        "Två läsare.",
        "1 av 1 grindar är inte passerade",
    ):
        assert part in text
    for name in {figure.measure for figure in evaluation.record.figures}:
        assert MEASURES[name].about in text, name
    assert "Ingenting har ändrats på någon fråga." in text


def test_each_failed_question_says_what_was_expected_what_came_and_why(
    evaluation: Evaluation, assistant: Assistant
) -> None:
    found = {failure.id: failure for failure in failures(evaluation.judged, assistant.index.reports)}
    assert "good" not in found
    assert found["none"].reason == "answered"
    assert "en siffra som aldrig anges" in found["none"].why
    assert found["none"].came
    assert found["bad"].reason in REASONS
    assert not any(fact.stated for fact in found["bad"].expected)
    assert found["bad"].expected[0].quote == " ".join(assistant.index.report("halland").source[:40].split())
    text = made(evaluation, assistant)
    assert text.count("<details id=") == len(found)


def test_sealed_questions_are_not_shown(evaluation: Evaluation, assistant: Assistant) -> None:
    text = made(evaluation, assistant, shown=False)
    assert "Frågor som gick fel" not in text
    for one in evaluation.judged:
        assert one.known.question not in text


def test_plots_escape_their_labels_and_take_the_pages_colours() -> None:
    estimate = Estimate(10, 0.5, 0.3, 0.7)
    svg = dot_plot(f"Titel {ATTACK}", [Dot(ATTACK, estimate), Dot("Alla", estimate, strong=True)])
    assert svg.startswith('<svg role="img" aria-label="Titel &lt;script')
    assert "<script" not in svg
    assert "currentColor" in svg
    assert "var(--accent)" in svg
    lines = {"Samsvar": {1: 1.0, 10: 2.0}, "BM25": {1: 0.1, 10: 1.5}}
    assert "BM25" in cost_plot("Kostnad", "gånger", [("Tid, s", lines), ("Minne", lines), ("Disk", lines)])


@pytest.mark.browser
def test_a_browser_shows_it_and_asks_for_nothing(
    evaluation: Evaluation, assistant: Assistant, chromium: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "eval.html"
    path.write_text(made(evaluation, assistant), encoding="utf-8")
    view = chromium.new_page(viewport={"width": 1100, "height": 900})
    asked: list[str] = []
    said: list[str] = []
    view.on("request", lambda request: asked.append(request.url))
    view.on("console", lambda message: said.append(message.text))
    view.goto(path.as_uri())
    assert asked == [path.as_uri()]
    assert said == []
    assert view.locator("svg").count() >= 3
    view.locator("#bad > summary").scroll_into_view_if_needed()
    view.locator("#bad > summary").click()
    assert ATTACK in view.locator("#bad").inner_text()
    view.set_viewport_size({"width": 400, "height": 800})
    wide = view.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert not wide, "a table that is too wide scrolls by itself"
    view.close()
