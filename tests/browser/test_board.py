"""The view Underlag as a person uses it: an outline is made, edited, saved, and opened again."""

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from playwright.sync_api import Locator, Page

from tests.browser.test_leaving import saved
from tests.browser.using import active, focused, tab_to

if TYPE_CHECKING:
    from tests.browser.conftest import Server

pytestmark = pytest.mark.browser

FORM = "#board-outline"


def outlined(page: Page, subject: str = "tillgänglighet och kontaktvägar i Hylte") -> Locator:
    """The editor with the outline for a subject."""
    page.get_by_role("link", name="Underlag").click()
    page.fill("#board-subject", subject)
    page.get_by_role("button", name="Gör disposition").click()
    page.locator("#said", has_text="med").wait_for()
    return page.locator(FORM)


def sections(page: Page) -> list[str]:
    return [str(text) for text in page.locator(f"{FORM} .board-section label").all_text_contents()]


def test_an_outline_is_edited_saved_and_opened_again(page: Page, tmp_path: Path) -> None:
    editor = outlined(page)
    focused(page, ".board-title")
    first = editor.locator(".board-statements li").first
    quoted = str(first.locator("label > span").text_content()).partition("”")[2].partition("”")[0]
    first.get_by_role("checkbox").uncheck()
    editor.get_by_label("Ärende", exact=True).fill("Vägar <b>in</b>")
    editor.get_by_role("button", name="Flytta upp: Bakgrund").click()
    page.locator("#said", has_text="Bakgrund: plats 1 av").wait_for()
    before = sections(page)
    assert [text.strip() for text in before[:2]] == ["Bakgrund", "Sammanfattning"]
    item = editor.locator("li", has_text="Förslag till beslut").last
    item.locator("summary").click()
    item.locator("textarea").fill("Styrelsen beslutar\natt godkänna.")
    name, content = saved(page, "Word", FORM)
    assert name == "underlag-vagar-b-in-b.docx"
    texts = [p.text for p in docx.Document(io.BytesIO(content)).paragraphs]
    assert "Vägar <b>in</b>" in "\n".join(texts)
    assert "att godkänna." in texts
    assert texts.index("Bakgrund") < texts.index("Sammanfattning")
    assert quoted not in "\n".join(texts)
    _, draft = saved(page, "Utkast", FORM)
    assert not json.loads(draft)["utsagor"][0]["med"]
    outlined(page, "sekretess")  # nothing of the earlier outline may stay
    assert [text.strip() for text in sections(page)[:2]] == ["Sammanfattning", "Bakgrund"]
    assert page.locator(f"{FORM} .board-statements input:not(:checked)").count() == 0
    assert page.locator(f"{FORM} textarea").last.input_value() == ""
    file = tmp_path / "utkast.json"
    file.write_bytes(draft)
    page.set_input_files("[data-opens]", file)
    page.locator("#said", has_text="står kvar ordagrant").wait_for()
    assert sections(page) == before
    assert page.locator(f"{FORM} textarea", has_text="att godkänna.").count() == 1
    assert not page.locator(f"{FORM} .board-statements input").first.is_checked()
    assert page.get_by_label("Ärende", exact=True).input_value() == "Vägar <b>in</b>"


def test_what_is_said_covers_nothing_that_saves_and_goes_with_its_view(page: Page) -> None:
    outlined(page)
    said, bar = page.locator("#said").bounding_box(), page.locator(".board-save").bounding_box()
    assert said is not None
    assert bar is not None
    assert said["y"] + said["height"] <= bar["y"]
    page.get_by_role("link", name="Rapporter").click()
    page.locator("#said:empty").wait_for(state="attached")


def test_statement_opens_its_source(page: Page) -> None:
    outlined(page).locator(".mark").first.click()
    page.locator(".u.here").first.wait_for()
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()


def test_what_goes_wrong_is_said_and_the_form_kept(page: Page, tmp_path: Path) -> None:
    page.get_by_role("link", name="Underlag").click()
    page.get_by_role("button", name="Gör disposition").click()
    page.locator("#board-notice [role=alert]", has_text="Inget är valt").wait_for()
    page.fill("#board-subject", "<img src=x onerror=alert(1)>")
    page.press("#board-subject", "Enter")
    page.locator("#said", has_text="tar inte upp ämnet").wait_for()
    assert page.locator("#board-notice [role=alert]").count() == 0
    assert page.locator(f"{FORM} img").count() == 0
    file = tmp_path / "utkast.json"
    file.write_text("{}", encoding="utf-8")
    page.set_input_files("[data-opens]", file)
    page.locator("#board-notice [role=alert]", has_text="inget utkast").wait_for()
    file.write_text(" " * 1_000_000, encoding="utf-8")
    page.set_input_files("[data-opens]", file)
    page.locator("#said", has_text="för stort").wait_for()


def test_widest_subject_can_be_saved_and_opened_again(page: Page, tmp_path: Path) -> None:
    editor = outlined(page, "samverkan")
    assert editor.locator(".board-statements li").count() == 400
    _, draft = saved(page, "Utkast", FORM)
    assert len(draft) > 200_000
    file = tmp_path / "utkast.json"
    file.write_bytes(draft)
    page.set_input_files("[data-opens]", file)
    page.locator("#said", has_text="står kvar ordagrant").wait_for()


def test_keyboard_alone_makes_edits_and_saves(page: Page) -> None:
    tab_to(page, "[data-view-link=underlag]")
    page.keyboard.press("Enter")
    focused(page, "#view-underlag .view-title")
    tab_to(page, "#board-subject")
    page.keyboard.type("tillgänglighet och kontaktvägar")
    tab_to(page, ".board-limits summary")
    page.keyboard.press("Enter")
    tab_to(page, ".board-limits input[value=Hylte]")
    page.keyboard.press("Space")
    tab_to(page, "#board-form button[type=submit]")
    page.keyboard.press("Enter")
    page.locator(".board-title").wait_for()
    page.wait_for_function("document.activeElement.matches('.board-title')")
    tab_to(page, "[data-move='1']")
    page.keyboard.press("Enter")
    page.locator("#said", has_text="plats 2 av").wait_for()
    focused(page, "[data-move='1']")
    tab_to(page, ".board-sections summary")
    page.keyboard.press("Enter")
    tab_to(page, ".board-sections textarea")
    page.keyboard.type("Egen text.")
    tab_to(page, ".board-statements input")
    page.keyboard.press("Space")
    tab_to(page, "[data-do=md]")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert "Egen text." in Path(waiting.value.path()).read_text(encoding="utf-8")
    focused(page, "[data-do=md]")


def test_opening_a_draft_is_reached_by_keyboard(page: Page) -> None:
    tab_to(page, "[data-view-link=underlag]")
    page.keyboard.press("Enter")
    tab_to(page, "[data-opens]")
    outline = page.evaluate("getComputedStyle(document.activeElement.closest('label')).outlineStyle")
    assert outline == "solid"
    assert active(page) == ".unseen"


def test_outlines_of_two_readers_stay_apart(page: Page, server: "Server") -> None:
    outlined(page)
    other = page.context.browser
    assert other is not None
    context = other.new_context()
    second = context.new_page()
    second.goto(f"{server.address}?vy=underlag")
    second.locator("#board-subject").wait_for()
    assert second.locator(".board-title").count() == 0
    context.close()
