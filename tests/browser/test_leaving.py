"""What leaves the page: files, copies and remarks; and what other programs fetch from it."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.test_serving import fetch
from tests.browser.using import BOX, HYLTE, ROLE, ask, quotes

if TYPE_CHECKING:
    from tests.browser.conftest import Server

pytestmark = pytest.mark.browser


def saved(page: Page, button: str, within: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.locator(within).get_by_role("button", name=button).click()
    path = waiting.value.path()
    return waiting.value.suggested_filename, Path(path).read_bytes()


def test_conversation_is_saved_as_word_and_markdown(page: Page) -> None:
    first = quotes(ask(page, HYLTE))
    ask(page, ROLE)
    name, content = saved(page, "Word", "#log .turn:last-of-type")
    assert name == "samsvar.docx"
    document = docx.Document(io.BytesIO(content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert HYLTE in text
    assert all(quote in text for quote in first)
    assert "Halland 2015 · Hylte" in text
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == [HYLTE, ROLE]
    assert document.tables
    name, content = saved(page, "Markdown", "#log .turn:last-of-type")
    assert name == "samsvar.md"
    assert f"## {HYLTE}" in content.decode("utf-8")
    assert "| --- |" in content.decode("utf-8")


def test_answer_is_copied_with_its_sources(chromium: Browser, server: "Server") -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(server.address)
    page.wait_for_selector(BOX)
    turn = ask(page, HYLTE)
    turn.get_by_role("button", name="Kopiera med källor").click()
    page.get_by_text("Svaret är kopierat").wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    assert quotes(turn)[1] in text
    assert "[1] Halland 2015 · Hylte" in text
    context.close()


def test_comparison_is_filled_filtered_opened_and_saved(page: Page) -> None:
    page.get_by_role("link", name="Jämför").click()
    table = page.locator("table.compare")
    assert [str(t) for t in table.locator("tbody th").all_text_contents()][:2] == ["Kungsbacka", "Varberg"]
    page.select_option("#compare-about", label="3. Finns det någon befintlig samverkan som inte fungerar?")
    table.locator("caption", has_text="3. Finns det").wait_for()
    page.fill("#compare-subject", "samordningshandledare")
    page.select_option("#compare-about", "")
    table.locator("caption", has_text="samordningshandledare").wait_for()
    page.wait_for_timeout(400)
    assert table.locator(".empty", has_text="tas inte upp").count() > 0
    assert table.locator(".again").count() > 0
    table.locator(".mark").first.click()
    page.locator(".u.here").first.wait_for()
    page.keyboard.press("Escape")
    name, content = saved(page, "Excel", "#compare-form")
    assert name == "samsvar.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Jämförelse", "Utsagor"]
    assert book["Jämförelse"]["A3"].value == "Kungsbacka"
    assert book["Utsagor"].max_row > 10
    assert b"samordningshandledar" in saved(page, "Markdown", "#compare-form")[1].lower()
    page.select_option("#compare-layout", "aktor-rapport")
    page.select_option("#compare-report", "")
    table.locator("thead th", has_text="Finnveden 2018").wait_for()


def test_every_report_is_shown_with_its_coverage(page: Page) -> None:
    page.get_by_role("link", name="Rapporter").click()
    assert page.locator(".report-card").count() == 5
    halland = page.locator(".report-card", has_text="Halland 2015")
    assert "309 avsnitt" in halland.inner_text()
    cell = halland.locator("tr", has_text="Hylte").locator("td").first
    assert "fungerar inte" in str(cell.text_content())
    halland.get_by_role("button", name="Läs rapporten").click()
    page.locator(".u.here").first.wait_for()


def test_remark_is_stored_here_and_listed_by_the_command(page: Page, server: "Server") -> None:
    ask(page, HYLTE).get_by_role("button", name="Fel eller saknas något?").click()
    dialog = page.locator("#remark")
    assert HYLTE in dialog.inner_text()
    dialog.get_by_label("Något saknas").check()
    dialog.get_by_label("Berätta").fill("Kommunens svar <b>saknas</b>")
    dialog.get_by_role("button", name="Skicka").click()
    page.get_by_text("Tack! Synpunkten är sparad.").wait_for()
    assert not dialog.is_visible()
    home = server.errors.parent / "home"
    environment = {**os.environ, "SAMSVAR_HOME": str(home), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", "from assistant.cli import main; main()", "feedback"]
    listed = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert "Något saknas" in listed
    assert "Kommunens svar <b>saknas</b>" in listed
    raw = subprocess.run([*command, "--json"], env=environment, capture_output=True, text=True, check=True).stdout
    said = json.loads(raw.splitlines()[-1])
    assert said["question"] == HYLTE
    assert len(said["citations"]) == 2


def call(server: "Server", name: str, *data: object) -> dict[str, Any]:
    status, _, text = fetch(
        server,
        "POST",
        f"/gradio_api/call/{name}",
        {"Content-Type": "application/json"},
        json.dumps({"data": data}),
    )
    assert status == 200
    _, _, text = fetch(server, "GET", f"/gradio_api/call/{name}/{json.loads(text)['event_id']}")
    assert text.startswith("event: complete")
    answered: list[dict[str, Any]] = json.loads(text.partition("data: ")[2])
    return answered[0]


def test_other_programs_call_the_same_functions(server: "Server") -> None:
    answer = call(server, "ask", HYLTE, [])
    assert len(answer["citations"]) == 2
    first = answer["citations"][0]
    around = call(server, "source", f"{first['report']}:{first['start']}-{first['end']}")
    assert around["quote"] == first["quote"]
    assert around["after"]
    assert len(call(server, "reports")["reports"]) == 5
    table = call(server, "compare", "kommun-aktor", "halland", "fungerar inte", "")
    assert "Hylte" in table["rows"]


def test_call_that_cannot_be_answered_says_why_in_swedish(server: "Server") -> None:
    assert "tom" in call(server, "ask", "", [])["error"]
    assert "finns inte" in call(server, "source", "x")["error"]
    assert "Uppställningen" in call(server, "compare", "x", "", "", "")["error"]
    assert "Något gick fel" in call(server, "ask", "Krascha nu", [])["error"]


def test_nothing_that_was_saved_lies_on_the_server(page: Page, server: "Server") -> None:
    ask(page, HYLTE)
    saved(page, "Word", "#log .turn:last-of-type")
    folders = [server.errors.parent, Path(os.environ.get("TMPDIR", "/tmp")) / "gradio"]
    held = [path for folder in folders if folder.exists() for path in folder.rglob("*.docx")]
    assert held == []


def test_lost_server_is_told_in_swedish(context: BrowserContext, fresh_server: "Server") -> None:
    page = context.new_page()
    page.goto(fresh_server.address)
    page.wait_for_selector(BOX)
    fresh_server.process.kill()
    fresh_server.process.communicate(timeout=30)
    page.fill(BOX, HYLTE)
    page.press(BOX, "Enter")
    page.locator(".toast-body").first.wait_for()
    shown = page.locator(".toast-body").first.evaluate("toast => getComputedStyle(toast, '::after').content")
    assert "svarar inte just nu" in shown
