"""The page with a language model: its sentences come while they are written, and nobody is asked twice."""

import io
import os
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import docx
import pytest
from playwright.sync_api import Browser, Page

from tests.assistant.llm.examples import FLOOR, two
from tests.assistant.llm.server import Request, hangs, says, serving
from tests.assistant.llm.server import Server as Model
from tests.browser.axe import check
from tests.browser.conftest import start_server
from tests.browser.test_leaving import saved
from tests.browser.using import BOX, HYLTE, ask

if TYPE_CHECKING:
    from tests.browser.conftest import Server

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def model() -> Iterator[Model]:
    with serving() as served:
        yield served


@pytest.fixture(scope="module")
def writing_server(model: Model, server: "Server", tmp_path_factory: pytest.TempPathFactory) -> Iterator["Server"]:
    """A page whose assistant has a language model, on the index of the other server."""
    settings = {
        "SAMSVAR_MODEL": "openai:scripted",
        "SAMSVAR_MODEL_TIMEOUT": "8",
        "OPENAI_BASE_URL": model.address,
        "OPENAI_API_KEY": "not-a-key",
        "SAMSVAR_HOME": str(server.errors.parent / "home"),
    }
    started = start_server(tmp_path_factory.mktemp("writing"), **settings)
    yield started
    started.process.terminate()
    started.process.communicate(timeout=30)


@pytest.fixture
def writing(chromium: Browser, writing_server: "Server") -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(writing_server.address)
    page.wait_for_selector(BOX)
    yield page
    context.close()


def test_sentences_are_shown_while_they_are_written(writing: Page, model: Model) -> None:
    go_on = threading.Event()

    def slowly(request: Request) -> None:
        first, second = two(request).splitlines(keepends=True)
        request.begin()
        request.event({"role": "assistant", "content": ""})
        request.text(first + second[:20])
        go_on.wait(6)
        request.text(second[20:])
        request.end()

    model.reset(slowly)
    machine = writing.locator("#foot").inner_text()
    assert "språkmodellen scripted" in machine
    assert "skickas till den server" in machine
    assert "lämnar inte datorn" not in machine
    writing.fill(BOX, HYLTE)
    writing.press(BOX, "Enter")
    writing.locator(".draft .written", has_text="golvnivå").wait_for()
    assert writing.get_by_text("Språkmodellen skriver").is_visible()
    assert writing.get_by_role("log").get_attribute("aria-busy") == "true"
    assert check(writing)["found"] == []
    writing.fill(BOX, "Och sedan?")
    go_on.set()
    turn = writing.locator(".turn:has(.answer)")
    turn.wait_for()
    assert turn.locator(".draft").count() == 0
    assert writing.locator(BOX).input_value() == "Och sedan?"
    assert turn.locator(".written .mark").count() == 3
    assert "skrivna av språkmodellen scripted" in turn.inner_text()
    assert check(writing)["found"] == []
    turn.locator(".written .mark").first.click()
    assert FLOOR in str(writing.locator(".u.here").first.text_content())
    writing.keyboard.press("Escape")
    _, content = saved(writing, "Word", "#log .turn:last-of-type")
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    assert "Samverkan mellan cheferna på FK och kommunen fungerar inte optimalt. [1] [2]" in text
    assert len(model.requests) == 1


def test_reloaded_page_asks_no_model_again(writing: Page, model: Model) -> None:
    model.reset(says(two))
    assert ask(writing, HYLTE).locator(".written").count() == 1
    writing.reload()
    turn = writing.locator(".turn:has(.answer)")
    turn.wait_for()
    assert turn.locator(".written").count() == 0
    assert "Sidan har laddats om" in turn.inner_text()
    assert len(model.requests) == 1


def test_writing_can_be_stopped_and_an_earlier_answer_stays(writing: Page, model: Model) -> None:
    model.reset(says(two))
    turn = ask(writing, HYLTE)
    model.reset(hangs(keepalive=True))
    turn.locator(".chip").first.click()
    writing.locator(".log[aria-busy=true]").wait_for()
    writing.wait_for_timeout(1000)
    writing.click("#stop")
    writing.get_by_text("Frågan avbröts").wait_for()
    assert model.hung_up.wait(5), "the server of the model goes on writing"
    assert turn.locator(".written").count() == 1
    assert turn.locator(".chip.gone").count() == 0
    model.reset(says(two))
    writing.wait_for_timeout(200)
    assert ask(writing, HYLTE).locator(".written").count() == 1


def test_model_that_fails_leaves_quotations_with_the_reason(writing: Page, model: Model) -> None:
    model.reset(says("Det finns gott om enhörningar i Hylte [u1]."))
    turn = ask(writing, HYLTE)
    assert "Svaret består därför bara av citat" in turn.inner_text()
    assert turn.locator(".quotes q").count() > 0


def test_without_a_model_nothing_is_said_of_one(page: Page) -> None:
    assert "utan språkmodell" in page.locator("#foot").inner_text()
    assert "SAMSVAR_MODEL" not in os.environ
