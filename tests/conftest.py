"""Fixtures that are costly to make: one index and one assistant for all tests."""

from pathlib import Path

import pytest

from assistant import Assistant, Settings
from ingestion import Report, load_reports


@pytest.fixture(scope="session")
def reports() -> tuple[Report, ...]:
    return load_reports()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def assistant(home: Path) -> Assistant:
    return Assistant.open(Settings(home=home))
