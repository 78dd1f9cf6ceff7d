"""What questions are understood with, made once for the tests of a module."""

import pytest

from assistant.question import Names, ScopeParser
from ingestion import Report


@pytest.fixture(scope="module")
def names(reports: tuple[Report, ...]) -> Names:
    return Names.of(reports)


@pytest.fixture(scope="module")
def parse(reports: tuple[Report, ...], names: Names) -> ScopeParser:
    return ScopeParser(reports, names)
