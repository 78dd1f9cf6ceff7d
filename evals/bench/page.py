"""How fast a page that is up feels: ``python -m evals.bench.page http://127.0.0.1:7860``.

Drives the page in Chromium: from opening it until a question can be typed, from
Enter until the answer is on the screen, and from a choice until the comparison
is. Prints the median and the slowest of each as JSON. It needs the extra ``dev``.
"""

import argparse
import json
import shutil
import statistics
import time

from playwright.sync_api import Browser, sync_playwright

__all__ = ["main"]

_BOX = "#question textarea"
_QUESTIONS = (
    "Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?",
    "Vilka kommuner vill återinföra samordningshandledarrollen?",
    "Vad saknas i Falkenberg?",
    "Vilka hinder nämns i Värend?",
    "Och i Varberg?",
) * 2
_THEMES = ("förslag", "saknas", "fungerar", "möjligheter", "samordning idag")
_ANSWERED = """([selector, count]) => new Promise(resolve => {
  const begun = performance.now();
  new MutationObserver((_, observer) => {
    if (document.querySelectorAll(selector).length <= count) return;
    observer.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - begun));
  }).observe(document.body, { subtree: true, childList: true });
  const box = document.querySelector('#question textarea');
  for (const kind of ['keydown', 'keypress'])
    box.dispatchEvent(new KeyboardEvent(kind, { key: 'Enter', bubbles: true, cancelable: true }));
})"""
_COMPARED = """theme => new Promise(resolve => {
  const begun = performance.now();
  const table = document.querySelector('#compare-table');
  new MutationObserver((_, observer) => {
    if (!table.querySelector('caption')?.textContent.includes(theme)) return;
    observer.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - begun));
  }).observe(table, { subtree: true, childList: true, characterData: true });
  const choice = document.querySelector('#compare-about');
  choice.value = `tema:${theme}`;
  choice.dispatchEvent(new Event('input', { bubbles: true }));
})"""


def _opened(browser: Browser, address: str) -> float:
    """Milliseconds from opening the page until a question can be typed."""
    context = browser.new_context()
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(_BOX)
    taken = (time.perf_counter() - begun) * 1000
    context.close()
    return taken


def _measured(browser: Browser, address: str) -> dict[str, list[float]]:
    opened = [_opened(browser, address) for _ in range(3)]
    page = browser.new_page()
    page.goto(address)
    page.wait_for_selector(_BOX)
    answered = []
    for question in _QUESTIONS:
        page.wait_for_timeout(300)
        page.fill(_BOX, question)
        answered.append(page.evaluate(_ANSWERED, [".answer", page.locator(".answer").count()]))
    page.get_by_role("link", name="Jämför").click()
    compared = []
    for theme in _THEMES:
        page.wait_for_timeout(300)
        compared.append(page.evaluate(_COMPARED, theme))
    return {"open_ms": opened, "answer_ms": answered[1:], "compare_ms": compared}


def main() -> None:
    """Run the command line of this module."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench.page", description=__doc__)
    parser.add_argument("address", help="of a page that is up")
    chosen = parser.parse_args()
    with sync_playwright() as playwright:
        options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        found = _measured(browser, chosen.address)
        browser.close()
    told = {name: {"median": round(statistics.median(v)), "most": round(max(v))} for name, v in found.items()}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
