"""A real server in a process of its own, and a real browser.

The server runs apart from the tests, so that a library's warning there fails
nothing here, and Ctrl+C can be tried on it.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Frame, Page

_ROOT = Path(__file__).resolve().parents[2]
_SCRIPT = Path(__file__).with_name("serving.py")
_PATIENCE = 240.0
_ABORTED = ("AbortError: signal is aborted without reason", "Unexpected error Connection errored out")
CRASH = "Krascha nu"
"""A question at which the server under test fails in a way that nobody foresaw."""


@dataclass(frozen=True)
class Server:
    """A running server: its address, its process and what it wrote to stderr."""

    address: str
    process: "subprocess.Popen[str]"
    errors: Path


def start_server(folder: Path, **settings: str) -> Server:
    """Start the page on a free port, with environment variables of its own; returns once it answers."""
    errors = folder / "stderr.txt"
    environment = {
        **os.environ,
        "SAMSVAR_HOME": str(folder / "home"),
        "PYTHONPATH": str(_ROOT),
        "PYTHONUTF8": "1",
        **settings,
    }
    with errors.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen(
            [sys.executable, str(_SCRIPT), CRASH],
            env=environment,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=stream,
            text=True,
            encoding="utf-8",
        )
    watchdog = threading.Timer(_PATIENCE, process.kill)
    watchdog.start()
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    watchdog.cancel()
    if not address.startswith("http"):
        process.kill()
        process.communicate()
        pytest.fail(f"the server did not start: {errors.read_text(encoding='utf-8')[-2000:]}")
    return Server(address, process, errors)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = start_server(tmp_path_factory.mktemp("page"))
    yield started
    started.process.terminate()
    started.process.communicate(timeout=30)


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Server]:
    """A server of the test's own, which it may end."""
    started = start_server(tmp_path)
    yield started
    started.process.kill()
    started.process.communicate(timeout=30)


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh browser context whose language is not Swedish, in which nothing may fail unseen."""
    made = chromium.new_context(locale="en-US", viewport={"width": 1280, "height": 900})
    made.set_default_timeout(20_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, server: Server) -> Iterator[Page]:
    """The page, ready to be asked; scripts that fail and dialogs fail the test."""
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)

    def on_dialog(dialog: Dialog) -> None:
        problems.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def on_leaving(frame: Frame) -> None:
        # A page that is left aborts the requests it still waits for, and gradio's script complains of it.
        if frame == opened.main_frame:
            problems[:] = [problem for problem in problems if not problem.startswith(_ABORTED)]

    opened.on("dialog", on_dialog)
    opened.on("framenavigated", on_leaving)
    opened.goto(server.address)
    opened.wait_for_selector("#question textarea")
    yield opened
    assert problems == []
