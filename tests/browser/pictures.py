"""Take the README's pictures: ``python tests/browser/pictures.py FOLDER``.

Starts the page with the user's own index, asks what a reader would ask and
writes one PNG a view.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

_SCRIPT = Path(__file__).with_name("serving.py")
_QUESTIONS = (
    "Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?",
    "Och i Varberg?",
    "Vad tycker Försäkringskassan i Borås om samverkan?",
)


def _ask(page: Page, question: str) -> None:
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_function(
        "question => document.body.innerText.includes(question) && !document.querySelector('[aria-busy=true]')",
        arg=question,
    )
    page.wait_for_timeout(1500)


def take(folder: Path) -> None:
    """Write ``start.png``, ``answer.png``, ``phone.png`` and ``dark.png`` into ``folder``."""
    with subprocess.Popen(
        [sys.executable, str(_SCRIPT), ""], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": "."}
    ) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--headless=new", "--no-sandbox", "--disable-gpu"]
            )
            desktop = browser.new_page(viewport={"width": 1200, "height": 820})
            desktop.goto(address)
            desktop.wait_for_selector("#question textarea")
            desktop.screenshot(path=folder / "start.png")
            _ask(desktop, _QUESTIONS[0])
            desktop.get_by_role("link", name="1").first.click()
            desktop.wait_for_timeout(500)
            desktop.screenshot(path=folder / "answer.png")
            for name, options in (
                ("phone", {"viewport": {"width": 360, "height": 740}}),
                ("dark", {"viewport": {"width": 1200, "height": 820}, "color_scheme": "dark"}),
            ):
                page = browser.new_page(**options)
                page.goto(address)
                page.wait_for_selector("#question textarea")
                for question in _QUESTIONS:
                    _ask(page, question)
                page.screenshot(path=folder / f"{name}.png")
            browser.close()
        server.terminate()


if __name__ == "__main__":
    take(Path(sys.argv[1]))
