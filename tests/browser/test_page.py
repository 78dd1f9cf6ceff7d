"""The page as a person uses it."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from ingestion import load_reports

if TYPE_CHECKING:
    from tests.browser.conftest import Server

pytestmark = pytest.mark.browser

HYLTE = "Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?"
BORAS = "Vad tycker Försäkringskassan i Borås om samverkan?"
BOX = "#question textarea"
ENGLISH = ("Loading", "Use via API", "Built with", "Settings", "Submit", "Error", "Processing")


def answer_to(page: Page, question: str) -> Locator:
    """The last turn, once it answers ``question``."""
    turn = page.locator(".turn").last
    turn.locator(".asked", has_text=question).wait_for()
    turn.locator(".answer").wait_for()
    return turn


def ask(page: Page, question: str) -> Locator:
    page.fill(BOX, question)
    page.press(BOX, "Enter")
    return answer_to(page, question)


def quotes(turn: Locator) -> list[str]:
    return [str(text) for text in turn.locator(".quotes q").all_text_contents()]


def folded(text: str) -> str:
    return " ".join(text.split())


def test_page_is_swedish_for_a_reader_whose_browser_is_english(page: Page) -> None:
    assert page.evaluate("document.documentElement.lang") == "sv"
    assert page.title() == "Samsvar"
    text = page.inner_text("body")
    assert "Din fråga" in text
    assert "En maskin väljer ut citaten" in text
    assert not [word for word in ENGLISH if word in text]
    for name in ("Halland 2015", "Finnveden 2018", "Hylte", "Växjö"):
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


def test_cell_is_quoted_word_for_word_and_its_source_opens(page: Page) -> None:
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
    source = turn.locator("details", has_text="[1]").first
    assert source.get_attribute("open") is None
    turn.locator("a.mark", has_text="[1]").first.click()
    marked = source.locator("mark").first
    marked.wait_for(state="visible")
    assert folded(marked.text_content()) == found[0]
    assert "Hylte" in source.locator("summary").inner_text()
    assert "tecken" in source.inner_text()


def test_follow_up_uses_the_conversation_and_leaves_open_sources_open(page: Page) -> None:
    first = ask(page, HYLTE)
    first.locator("summary").first.click()
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
    assert turn.locator("details, .quotes").count() == 0


def test_example_is_asked_at_a_click(page: Page) -> None:
    page.get_by_role("button", name="Vad säger vårdcentralen i Varberg saknas?").click()
    assert quotes(answer_to(page, "Vad säger vårdcentralen i Varberg saknas?"))
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


def test_every_request_goes_to_the_page_itself(context: BrowserContext, server: "Server") -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(server.address)
    page.wait_for_selector(BOX)
    ask(page, HYLTE).locator("summary").first.click()
    ask(page, BORAS)
    assert len(asked) > 5
    assert [url for url in asked if not url.startswith((server.address, "data:", "blob:"))] == []
    named = page.evaluate("[...document.querySelectorAll('[href], [src]')].map(e => e.href || e.src)")
    assert [url for url in named if not str(url).startswith((server.address, "data:"))] == []


def test_keyboard_alone_asks_and_opens_a_source(page: Page) -> None:
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
    page.keyboard.type(HYLTE)
    page.keyboard.press("Enter")
    turn = answer_to(page, HYLTE)
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    page.keyboard.press("Enter")
    turn.locator("details[open] mark").first.wait_for(state="visible")
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.className") == "mark":
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MARK"


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
    ask(page, HYLTE).locator("summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_a_query_opens_none_of_the_panels_of_gradio(context: BrowserContext, server: "Server") -> None:
    page = context.new_page()
    page.goto(f"{server.address}?view=api&__theme=dark")
    page.wait_for_selector(BOX)
    assert page.url == server.address
    assert page.locator(".api-docs").count() == 0
    ask(page, HYLTE).locator("a.mark").first.click()
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
