"""The source beside the text: the report as it reads, at the words that were quoted."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import BrowserContext, Page

from ingestion import load_reports
from tests.browser.test_serving import fetch
from tests.browser.using import BOX, HYLTE, ask, folded, quotes

if TYPE_CHECKING:
    from tests.browser.conftest import Server

pytestmark = pytest.mark.browser


def here(page: Page) -> str:
    page.locator(".u.here").first.wait_for()
    return folded(" ".join(page.locator(".u.here").all_text_contents()))


def test_mark_opens_its_words_in_the_report(page: Page) -> None:
    turn = ask(page, HYLTE)
    turn.locator(".mark", has_text="[1]").first.click()
    assert here(page) == quotes(turn)[0]
    path = page.inner_text("#panel-path")
    assert "Halland 2015" in path
    assert "Hylte" in path
    assert "3. Finns det någon befintlig samverkan" in path
    assert page.locator(".u.here").first.bounding_box()["y"] < 900
    assert page.locator("#panel .passage").count() > 100
    assert page.locator(".u.cited").count() == 2


def test_next_and_previous_go_through_the_sources_of_the_answer(page: Page) -> None:
    turn = ask(page, HYLTE)
    turn.locator(".mark", has_text="[1]").first.click()
    first = here(page)
    assert "Källa 1 av 2" in page.inner_text("#panel-n")
    page.get_by_role("button", name="Nästa").click()
    page.get_by_text("Källa 2 av 2").first.wait_for()
    assert here(page) == quotes(turn)[1]
    page.get_by_role("button", name="Föregående").click()
    page.get_by_text("Källa 1 av 2").first.wait_for()
    assert here(page) == first


def test_link_to_a_source_opens_it_for_another_reader(page: Page, context: BrowserContext) -> None:
    turn = ask(page, HYLTE)
    turn.locator(".mark", has_text="[2]").first.click()
    said = here(page)
    other = context.new_page()
    other.goto(page.url)
    assert here(other) == said
    assert other.locator(".turn").count() == 0
    other.keyboard.press("Escape")
    assert "källa" not in other.evaluate("decodeURIComponent(location.search)")


def test_page_number_is_told_where_a_report_has_pages(page: Page) -> None:
    turn = ask(page, "Vad säger KUR-utvärderingen om primärvården?")
    turn.locator(".mark").first.click()
    here(page)
    assert "s. " in page.inner_text("#panel-path")


@pytest.mark.parametrize("place", ["halland:1-2", "finnsinte:1-2", "../../etc/passwd", "<img src=x onerror=alert(1)>"])
def test_link_that_leads_nowhere_does_no_harm(context: BrowserContext, server: "Server", place: str) -> None:
    page = context.new_page()
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(f"{server.address}?källa={place}")
    page.wait_for_selector(BOX)
    page.wait_for_timeout(500)
    if page.locator("#panel").is_visible():
        assert "går inte att visa" in page.locator("#panel").inner_text()
    assert page.locator("img, .u.here").count() == 0


def test_every_statement_of_every_report_has_its_place(server: "Server") -> None:
    for report in load_reports():
        status, headers, text = fetch(server, "GET", f"/rapport/{report.id}")
        assert status == 200
        assert "script" not in headers["content-security-policy"]
        assert all(f'id="u{s.start}"' in text for passage in report.passages for s in passage.statements)
        assert "<script" not in text


def test_unknown_report_is_not_there(server: "Server") -> None:
    assert fetch(server, "GET", "/rapport/finnsinte")[0] == 404
    assert fetch(server, "GET", "/rapport/..%2fsecret")[0] == 404


def test_report_on_its_own_page_marks_the_place_without_a_script(context: BrowserContext, server: "Server") -> None:
    page = context.new_page()
    start = next(r for r in load_reports() if r.id == "varend").passages[3].statements[0].start
    page.goto(f"{server.address}rapport/varend#u{start}")
    background = f"getComputedStyle(document.getElementById('u{start}')).backgroundColor"
    assert page.evaluate(background) != "rgba(0, 0, 0, 0)"
    assert page.locator("h1").count() == 1


def test_every_request_goes_to_the_page_itself(context: BrowserContext, server: "Server") -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(server.address)
    page.wait_for_selector(BOX)
    ask(page, HYLTE).locator(".mark").first.click()
    here(page)
    for view in ("Jämför", "Rapporter"):
        page.get_by_role("link", name=view).click()
    page.goto(f"{server.address}tillganglighet")
    assert len(asked) > 5
    assert [url for url in asked if not url.startswith((server.address, "data:", "blob:"))] == []
    named = page.evaluate("[...document.querySelectorAll('[href], [src]')].map(e => e.href || e.src)")
    assert [url for url in named if not str(url).startswith((server.address, "data:"))] == []
