"""Every view in every state is checked by axe, light and dark, and used without a mouse.

``SAMSVAR_ACCESSIBILITY=write`` writes what came out into the accessibility
statement's facts; without it a test holds the facts equal to what is tested.
"""

import json
import os
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page

from assistant.app.accessibility import facts
from tests.browser.axe import VERSION, check
from tests.browser.using import BORAS, BOX, HYLTE, ROLE, active, answer_to, ask, focused, tab_to

if TYPE_CHECKING:
    from tests.browser.conftest import Server

pytestmark = pytest.mark.browser

FACTS = Path(__file__).resolve().parents[2] / "assistant" / "app" / "accessibility.json"
CHECKS = ("keyboard", "announced", "language", "reflow", "motion", "headings")


def _start(page: Page) -> None:
    page.wait_for_selector(BOX)


def _answer(page: Page) -> None:
    turn = ask(page, HYLTE)
    turn.locator(".sources summary").click()


def _table(page: Page) -> None:
    ask(page, ROLE)


def _follow_up(page: Page) -> None:
    ask(page, HYLTE)
    ask(page, "Och i Varberg?").locator(".chip").first.click()
    page.locator(".chip.gone").wait_for()


def _refusal(page: Page) -> None:
    ask(page, BORAS)


def _waiting(page: Page) -> None:
    page.fill(BOX, "Vänta länge")
    page.press(BOX, "Enter")
    page.locator(".log[aria-busy=true]").wait_for()
    page.wait_for_timeout(1000)


def _failure(page: Page) -> None:
    page.fill(BOX, "Krascha nu")
    page.press(BOX, "Enter")
    page.get_by_role("alert").wait_for()


def _source(page: Page) -> None:
    ask(page, HYLTE).locator(".mark").first.click()
    page.locator(".u.here").wait_for()


def _lost_source(page: Page) -> None:
    page.goto(f"{page.url}?källa=halland:1-2")
    page.locator("#panel").get_by_role("alert").wait_for()


def _filters(page: Page) -> None:
    page.click(".filter-button")
    page.locator("#filters label", has_text="Laholm").click()
    page.locator("#filters [role=status]", has_text="Laholm").wait_for()


def _remark(page: Page) -> None:
    ask(page, HYLTE)
    page.get_by_role("button", name="Fel eller saknas något?").click()


def _compare(page: Page) -> None:
    page.get_by_role("link", name="Jämför").click()
    page.locator(".square-all summary").first.click()
    page.locator(".boxes summary").first.click()


def _compare_nothing(page: Page) -> None:
    page.get_by_role("link", name="Jämför").click()
    page.fill("#compare-subject", "elefanter")
    page.get_by_text("Ingen ruta tar upp det").wait_for()


def _board(page: Page) -> None:
    page.get_by_role("link", name="Underlag").click()
    page.locator(".board-limits summary").first.click()


def _board_outline(page: Page) -> None:
    page.get_by_role("link", name="Underlag").click()
    page.fill("#board-subject", "tillgänglighet i Hylte och Laholm")
    page.press("#board-subject", "Enter")
    page.locator(".board-sections summary").first.click()


def _board_failure(page: Page) -> None:
    page.get_by_role("link", name="Underlag").click()
    page.get_by_role("button", name="Gör disposition").click()
    page.get_by_role("alert").wait_for()


def _reports(page: Page) -> None:
    page.get_by_role("link", name="Rapporter").click()


def _alone(path: str) -> Callable[[Page], None]:
    return lambda page: (page.goto(page.url + path), None)[1]


STATES: dict[str, Callable[[Page], None]] = {
    "Fråga: start": _start,
    "Fråga: ett svar med källor": _answer,
    "Fråga: ett svar med tabell": _table,
    "Fråga: en följdfråga med borttagen avgränsning": _follow_up,
    "Fråga: avstår": _refusal,
    "Fråga: väntar": _waiting,
    "Fråga: något gick fel": _failure,
    "Fråga: avgränsning": _filters,
    "Fråga: synpunkt": _remark,
    "Källa: bredvid texten": _source,
    "Källa: finns inte": _lost_source,
    "Källa: en rapport för sig": _alone("rapport/varend"),
    "Jämför: en ruta och ett val utfällda": _compare,
    "Jämför: inget tar upp det": _compare_nothing,
    "Underlag: start": _board,
    "Underlag: en disposition": _board_outline,
    "Underlag: något gick fel": _board_failure,
    "Rapporter": _reports,
    "Tillgänglighetsredogörelse": _alone("tillganglighet"),
}
_FOUND: dict[str, dict[str, Any]] = {}


@pytest.fixture(params=["light", "dark"])
def coloured(request: pytest.FixtureRequest, chromium: Browser, server: "Server") -> Iterator[Page]:
    made = chromium.new_context(locale="sv-SE", viewport={"width": 1280, "height": 900}, color_scheme=request.param)
    made.set_default_timeout(20_000)
    page = made.new_page()
    page.goto(server.address)
    page.wait_for_selector(BOX)
    yield page
    made.close()


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing(coloured: Page, name: str) -> None:
    STATES[name](coloured)
    result = check(coloured)
    before = _FOUND.get(name, {"violations": 0})
    _FOUND[name] = {"rules": result["rules"], "violations": before["violations"] + len(result["found"])}
    assert result["found"] == []
    assert result["rules"] >= 15


def test_axe_finds_nothing_on_a_phone(chromium: Browser, server: "Server") -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(server.address)
    page.wait_for_selector(BOX)
    _source(page)
    assert check(page)["found"] == []
    context.close()


def test_statement_tells_what_is_tested(chromium: Browser) -> None:
    if os.environ.get("SAMSVAR_ACCESSIBILITY") == "write":
        states = [{"name": name, **_FOUND[name]} for name in STATES]
        told = {"date": date.today().isoformat(), "axe": VERSION, "browser": f"Chromium {chromium.version}"}
        text = json.dumps({**told, "states": states, "checks": CHECKS}, ensure_ascii=False, indent=1)
        FACTS.write_text(text + "\n", encoding="utf-8")
        facts.cache_clear()
    known = facts()
    assert [state["name"] for state in known["states"]] == list(STATES)
    assert known["axe"] == VERSION
    assert known["checks"] == list(CHECKS)
    assert not any(state["violations"] for state in known["states"])


def test_keyboard_alone_asks_opens_a_source_and_comes_back(page: Page) -> None:
    tab_to(page, BOX)
    page.keyboard.type(HYLTE)
    page.keyboard.press("Enter")
    answer_to(page, HYLTE)
    tab_to(page, ".turn .mark[data-n='2']", "Shift+Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.locator(".u.here").wait_for()
    focused(page, ".u.here")
    page.keyboard.press("Alt+ArrowUp")
    page.get_by_text("Källa 1 av 2").first.wait_for()
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()
    focused(page, ".mark[data-n='2']")


def test_keyboard_alone_filters_and_leaves_a_remark(page: Page) -> None:
    ask(page, HYLTE)
    tab_to(page, "[data-remark]", "Shift+Tab")
    page.keyboard.press("Enter")
    page.locator("dialog[open]").wait_for()
    page.keyboard.press("Escape")
    focused(page, "[data-remark]")
    tab_to(page, ".filter-button")
    page.keyboard.press("Enter")
    page.locator("#filters").wait_for(state="visible")
    tab_to(page, "#filters input[value=Hylte]")
    page.keyboard.press("Space")
    page.locator("#filters [role=status]", has_text="Hylte").wait_for()
    focused(page, "#filters input[value=Hylte]")
    page.keyboard.press("Escape")
    assert active(page) == ".filter-button"


def test_keyboard_alone_changes_view(page: Page) -> None:
    tab_to(page, "[data-view-link=jamfor]")
    page.keyboard.press("Enter")
    focused(page, "#view-jamfor .view-title")
    tab_to(page, "#compare-about")
    page.keyboard.press("ArrowDown")
    page.locator(".compare caption").filter(has_not_text="fungerar inte").wait_for()
    page.go_back()
    page.locator(BOX).wait_for(state="visible")


def test_finished_answer_is_announced_once(page: Page) -> None:
    log = page.get_by_role("log", name="Frågor och svar")
    assert log.get_attribute("aria-live") == "polite"
    page.evaluate(
        """() => { window.said = []; new MutationObserver(records => { for (const { addedNodes } of records)
        for (const node of addedNodes) if (node.textContent.trim()) window.said.push(node.textContent.trim()); })
        .observe(document.querySelector('.log'), { childList: true, subtree: true }); }"""
    )
    ask(page, HYLTE)
    said = page.evaluate("window.said")
    assert sum("Samverkan med kommunen även på golvnivå" in text for text in said) == 1
    assert log.get_attribute("aria-busy") == "false"


def test_headings_follow_each_other_and_regions_are_named(page: Page) -> None:
    _source(page)
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(h => h.checkVisibility()).map(h => +h.tagName[1])"
    )
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.evaluate("document.documentElement.lang") == "sv"


def test_motion_ends_where_it_is_not_wanted(chromium: Browser, server: "Server") -> None:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(server.address)
    page.wait_for_selector(BOX)
    assert page.locator("#stop").evaluate("button => getComputedStyle(button).animationName") == "none"
    context.close()
