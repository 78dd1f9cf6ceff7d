"""Take the README's pictures: ``python tests/browser/pictures.py FOLDER``.

Starts the page with the user's own index, asks what a reader would ask and
writes one PNG a view: ``answer``, ``compare``, ``board``, ``reports`` on a desk,
``dark`` and ``phone``.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

_SCRIPT = Path(__file__).with_name("serving.py")
_BOX = "#question textarea"
_HYLTE = "Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?"
_ROLE = "Vilka kommuner vill återinföra samordningshandledarrollen?"
_DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 860}}
_PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
_SETTLED = 700


def _opened(browser: Browser, address: str, **options: Any) -> Page:  # noqa: ANN401  # whatever playwright takes
    page: Page = browser.new_page(locale="sv-SE", **options)
    page.goto(address)
    page.wait_for_selector(_BOX)
    page.wait_for_timeout(_SETTLED)
    return page


def _ask(page: Page, question: str) -> None:
    page.fill(_BOX, question)
    page.press(_BOX, "Enter")
    page.locator(".turn", has_text=question).last.locator(".answer").wait_for()
    page.wait_for_timeout(_SETTLED)


def _with_source(page: Page) -> None:
    _ask(page, _HYLTE)
    page.locator(".mark").first.click()
    page.locator(".u.here").first.wait_for()
    page.wait_for_timeout(_SETTLED)


def _compared(page: Page) -> None:
    page.get_by_role("link", name="Jämför").click()
    page.select_option("#compare-about", "")
    page.fill("#compare-subject", "samordningshandledare")
    page.locator(".compare caption", has_text="samordningshandledare").wait_for()
    page.wait_for_timeout(_SETTLED)


def _outlined(page: Page) -> None:
    page.get_by_role("link", name="Underlag").click()
    page.fill("#board-subject", "tillgänglighet och kontaktvägar i Hylte och Laholm")
    page.get_by_role("button", name="Gör disposition").click()
    page.locator("#said", has_text="med").wait_for()
    page.locator("#board-outline .board-title").evaluate("title => title.scrollIntoView()")
    page.mouse.move(0, 0)
    page.locator("#said", has_text="med").wait_for(state="hidden")
    page.wait_for_timeout(_SETTLED)


def _views(browser: Browser, address: str, folder: Path) -> None:
    desk = _opened(browser, address, **_DESK)
    desk.screenshot(path=folder / "start.png")
    _with_source(desk)
    desk.screenshot(path=folder / "answer.png")
    desk.keyboard.press("Escape")
    _ask(desk, _ROLE)
    desk.screenshot(path=folder / "list.png")
    _compared(desk)
    desk.screenshot(path=folder / "compare.png")
    _outlined(desk)
    desk.screenshot(path=folder / "board.png")
    desk.get_by_role("link", name="Rapporter").click()
    desk.mouse.move(0, 0)
    desk.wait_for_timeout(_SETTLED)
    desk.screenshot(path=folder / "reports.png")
    dark = _opened(browser, address, color_scheme="dark", **_DESK)
    _with_source(dark)
    dark.screenshot(path=folder / "dark.png")
    phone = _opened(browser, address, **_PHONE)
    _ask(phone, _HYLTE)
    phone.screenshot(path=folder / "phone.png")
    phone.locator(".mark").first.click()
    phone.locator(".u.here").first.wait_for()
    phone.wait_for_timeout(_SETTLED)
    phone.screenshot(path=folder / "phone-source.png")


def take(folder: Path) -> None:
    """Write the pictures into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with subprocess.Popen(
        [sys.executable, str(_SCRIPT), ""], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": "."}
    ) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"),
                args=["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            )
            _views(browser, address, folder)
            browser.close()
        server.terminate()


if __name__ == "__main__":
    take(Path(sys.argv[1]))
