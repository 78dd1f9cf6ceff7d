"""Fixtures that are costly to make: one index, one assistant and one browser for all tests."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from assistant import Assistant, Settings
from ingestion import Report, load_reports

# Read when numpy is loaded. Two workers, a page and a browser share two cores: threads that wait for each other there
# make the suite three times as long.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_BROWSER_OPTIONS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking")


@pytest.fixture(scope="session")
def reports() -> tuple[Report, ...]:
    return load_reports()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def assistant(home: Path) -> Assistant:
    return Assistant.open(Settings(home=home))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None and not os.environ.get("CI"):
        pytest.skip("no Chromium is installed; the page can only be tried in a browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_BROWSER_OPTIONS))
        yield browser
        browser.close()
