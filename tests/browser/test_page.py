"""The page as a person uses it."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from ingestion import load_reports
from tests.browser.using import BORAS, BOX, HYLTE, answer_to, ask, folded, quotes

if TYPE_CHECKING:
    from tests.browser.conftest import Server

pytestmark = pytest.mark.browser

ENGLISH = ("Loading", "Use via API", "Built with", "Settings", "Submit", "Error", "Processing")


def test_page_is_swedish_for_a_reader_whose_browser_is_english(page: Page) -> None:
    assert page.evaluate("document.documentElement.lang") == "sv"
    assert page.title() == "Samsvar"
    text = page.inner_text("body")
    assert "Din fråga" in text
    assert "En maskin svarar" in text
    assert "utan språkmodell" in text
    assert not [word for word in ENGLISH if word in text]
    for name in ("Halland 2015", "Finnveden 2018", "Jämför", "Rapporter"):
        assert name in text


def test_nothing_english_is_shown_while_the_page_opens(context: BrowserContext, server: "Server") -> None:
    page = context.new_page()
    page.add_init_script(
        """window.seen = new Set();
        new MutationObserver(() => {
          if (document.body) for (const line of document.body.innerText.split("\\n")) window.seen.add(line.trim());
        }).observe(document, {childList: true, subtree: true, characterData: true});"""
    )
    page.goto(server.address)
    page.wait_for_selector(BOX)
    seen = page.evaluate("[...window.seen]")
    assert "Samsvar öppnas …" in seen
    assert not [line for line in seen for word in ENGLISH if word in line]


def test_cell_is_quoted_word_for_word(page: Page) -> None:
    turn = ask(page, HYLTE)
    shown = {
        folded(statement.shown)
        for report in load_reports()
        for passage in report.passages
        if passage.municipality == "Hylte" and passage.actor == "Försäkringskassan"
        for statement in passage.statements
        if (passage.question or "").startswith("3.")
    }
    assert shown
    found = [folded(text) for text in quotes(turn)]
    assert found
    assert set(found) <= shown
    assert folded(turn.locator(".headline, .quotes q").last.text_content())


def test_follow_up_uses_the_conversation_and_leaves_unfolded_what_was_unfolded(page: Page) -> None:
    first = ask(page, HYLTE)
    first.locator(".sources summary").click()
    turn = ask(page, "Och i Varberg?")
    assert "Försäkringskassan i Varberg" in turn.inner_text()
    assert page.locator(".turn").count() == 2
    assert page.locator(".turn").first.locator("details[open]").count() == 1


def test_new_conversation_forgets_the_old_one(page: Page) -> None:
    ask(page, HYLTE)
    page.get_by_role("button", name="Ny konversation").click()
    page.get_by_text("Prova en fråga").wait_for()
    assert page.locator(".turn").count() == 0
    turn = ask(page, "Och i Varberg?")
    assert "Jag läser" not in turn.inner_text()


def test_unknown_place_is_a_clear_no(page: Page) -> None:
    turn = ask(page, BORAS)
    assert turn.locator(".abstained").count() == 1
    assert "Borås" in turn.locator(".lead").inner_text()
    assert turn.locator(".mark, .quotes").count() == 0


def test_example_is_asked_at_a_click(page: Page) -> None:
    page.get_by_role("button", name="Vilka hinder för samverkan nämns i Värend?").click()
    assert quotes(answer_to(page, "Vilka hinder för samverkan nämns i Värend?"))
    assert not page.get_by_text("Prova en fråga").is_visible()


@pytest.mark.parametrize(
    "markup",
    [
        "<img src=x onerror=alert(1)>",
        "<script>alert(2)</script>",
        "</h2><iframe srcdoc='<script>alert(3)</script>'></iframe>",
        "${alert(4)} {{alert}} `${alert(5)}`",
        "[x](javascript:alert(6)) **fet** [1]",
    ],
)
def test_markup_in_a_question_is_only_text(page: Page, markup: str) -> None:
    question = f"Vad säger {markup} i Hylte om samverkan?"
    turn = ask(page, question)
    assert turn.locator(".asked").text_content().endswith(question)
    assert turn.locator("img, script, iframe, .asked a, .asked strong").count() == 0


def test_follow_up_to_markup_is_only_text_too(page: Page) -> None:
    ask(page, "Vad fungerar inte enligt <img src=x onerror=alert(1)> Försäkringskassan i Hylte?")
    turn = ask(page, "Och i Varberg?")
    assert turn.locator("img").count() == 0


@pytest.mark.parametrize(("question", "said"), [("", "tom"), ("  ?! ", "tom"), ("å" * 2500, "för lång: 2500")])
def test_unusable_question_is_explained_and_kept(page: Page, question: str, said: str) -> None:
    page.fill(BOX, question)
    page.click("#send")
    notice = page.get_by_role("alert")
    notice.wait_for()
    assert said in notice.inner_text()
    assert page.input_value(BOX) == question
    assert page.locator(".turn").count() == 0


def test_unforeseen_failure_is_calm_swedish_and_logged(page: Page, server: "Server") -> None:
    page.fill(BOX, "Krascha nu")
    page.press(BOX, "Enter")
    notice = page.get_by_role("alert")
    notice.wait_for()
    assert "Något gick fel" in notice.inner_text()
    assert "English detail" not in page.content()
    assert page.locator(".toast-body").count() == 0
    assert page.input_value(BOX) == "Krascha nu"
    assert "an English detail" in server.errors.read_text(encoding="utf-8")
    assert ask(page, HYLTE).locator("q").count()


def test_answers_are_announced(page: Page) -> None:
    log = page.get_by_role("log", name="Frågor och svar")
    assert log.get_attribute("aria-live") == "polite"
    ask(page, HYLTE)
    assert log.locator(".turn").count() == 1
    assert log.get_attribute("aria-busy") == "false"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360])
def test_narrow_page_needs_no_sideways_scrolling(chromium: Browser, server: "Server", width: int, scheme: str) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 640}, color_scheme=scheme)
    page = context.new_page()
    page.goto(server.address)
    page.wait_for_selector(BOX)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ask(page, HYLTE)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for view in ("Jämför", "Underlag", "Rapporter"):
        page.get_by_role("link", name=view).click()
        page.locator(".view-title", has_text=view).wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_a_query_opens_none_of_the_panels_of_gradio(context: BrowserContext, server: "Server") -> None:
    page = context.new_page()
    page.goto(f"{server.address}?view=api&__theme=dark")
    page.wait_for_selector(BOX)
    assert page.url == server.address
    assert page.locator(".api-docs").count() == 0
    ask(page, HYLTE)
    assert page.locator(".turn").count() == 1


def test_conversations_of_two_readers_stay_apart(chromium: Browser, page: Page, server: "Server") -> None:
    ask(page, HYLTE)
    other = chromium.new_context()
    second = other.new_page()
    second.goto(server.address)
    second.wait_for_selector(BOX)
    turn = ask(second, "Och i Varberg?")
    assert second.locator(".turn").count() == 1
    assert "Jag läser" not in turn.inner_text()
    other.close()


def test_reloaded_page_has_its_conversation_and_another_tab_has_not(page: Page, context: BrowserContext) -> None:
    ask(page, HYLTE)
    ask(page, "Och i Varberg?")
    page.reload()
    page.wait_for_selector(".turn >> nth=1")
    assert "Försäkringskassan i Varberg" in page.locator(".turn").last.inner_text()
    other = context.new_page()
    other.goto(page.url)
    other.wait_for_selector(BOX)
    other.wait_for_timeout(500)
    assert other.locator(".turn").count() == 0


def test_failed_question_can_be_tried_again(page: Page) -> None:
    page.fill(BOX, "Krascha nu")
    page.press(BOX, "Enter")
    page.get_by_role("alert").wait_for()
    page.fill(BOX, HYLTE)
    page.get_by_role("button", name="Försök igen").click()
    assert quotes(answer_to(page, HYLTE))


def test_suggested_question_is_asked_at_a_click(page: Page) -> None:
    suggestion = ask(page, HYLTE).locator(".suggestion").first
    question = folded(suggestion.text_content())
    suggestion.click()
    answer_to(page, question)
    assert page.locator(".turn").count() == 2


def test_chip_is_removed_and_brought_back(page: Page) -> None:
    turn = ask(page, HYLTE)
    chip = turn.get_by_role("button", name="Kommun: Hylte")
    assert "41" in chip.inner_text()
    chip.click()
    turn.locator(".chip.gone", has_text="Hylte").wait_for()
    assert turn.get_by_role("button", name="Kommun: Hylte").count() == 0
    assert page.locator(".turn").count() == 1
    turn.locator(".chip.gone", has_text="Hylte").click()
    turn.get_by_role("button", name="Kommun: Hylte").wait_for()


def test_filter_limits_the_next_question_and_counts_passages(page: Page) -> None:
    page.click(".filter-button")
    form = page.locator("#filters")
    form.locator("label", has_text="Laholm").click()
    form.get_by_role("status").filter(has_text="Laholm, 44 avsnitt").wait_for()
    assert form.locator("label", has_text="Halland 2015").inner_text().split()[-1] == "44"
    assert form.locator("label", has_text="Värend 2015").inner_text().split()[-1] == "0"
    form.get_by_role("button", name="Klar").click()
    assert not form.is_visible()
    assert "Laholm" in page.inner_text(".filter-button")
    turn = ask(page, "Vad fungerar inte enligt Försäkringskassan?")
    assert "Laholm" in turn.inner_text()
    assert turn.get_by_role("button", name="Kommun: Laholm").count() == 1
    page.click(".filter-button")
    page.get_by_role("button", name="Rensa").click()
    page.locator(".filter-button", has_text="allt").wait_for(state="attached")
    assert form.locator("input:checked").count() == 0


def test_question_that_takes_long_can_be_stopped(page: Page) -> None:
    page.fill(BOX, "Vänta länge")
    page.press(BOX, "Enter")
    page.get_by_role("button", name="Avbryt", exact=True).click()
    page.get_by_role("alert").filter(has_text="avbröts").wait_for()
    assert page.locator(".turn").count() == 0
    assert page.input_value(BOX) == "Vänta länge"
