"""What the tests of the page do again and again."""

from playwright.sync_api import Locator, Page

HYLTE = "Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?"
BORAS = "Vad tycker Försäkringskassan i Borås om samverkan?"
ROLE = "Vilka kommuner vill återinföra samordningshandledarrollen?"
BOX = "#question textarea"


def answer_to(page: Page, question: str) -> Locator:
    """The last turn, once it answers ``question``."""
    turn = page.locator(".turn").last
    turn.locator(".asked", has_text=question).wait_for()
    turn.locator(".answer").wait_for()
    return turn


def ask(page: Page, question: str) -> Locator:
    """Ask and wait for the answer; faster than a person asks again, gradio has not ended the question before."""
    page.wait_for_timeout(150)
    page.fill(BOX, question)
    page.press(BOX, "Enter")
    return answer_to(page, question)


def quotes(turn: Locator) -> list[str]:
    return [str(text) for text in turn.locator(".quotes q").all_text_contents()]


def folded(text: str | None) -> str:
    return " ".join((text or "").split())


def active(page: Page) -> str:
    """The element that has the focus, as a selector would find it."""
    found = page.evaluate(
        "(e => e.id ? `#${e.id}` : e.className ? `.${e.className.split(' ')[0]}` : e.tagName)(document.activeElement)"
    )
    return str(found)


def focused(page: Page, selector: str) -> None:
    """Wait until an element that matches has the focus: what a server's answer brings may take it a moment later."""
    page.wait_for_function("s => document.activeElement.matches(s)", arg=selector)


def tab_to(page: Page, selector: str, key: str = "Tab", most: int = 80) -> None:
    """Press Tab until an element that matches has the focus."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard")
