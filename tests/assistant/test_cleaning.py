"""What was typed, as it is read."""

import pytest

from assistant.cleaning import written_out


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("vad funkar enl VPM i Laholm", "vad funkar enligt VPM i Laholm"),
        ("vad sägs ang. sekretess", "vad sägs angående sekretess"),
        ("hur mkt tid", "hur mycket tid"),
        ("vem är Angela", "vem är Angela"),
        ("vad menas med enl", "vad menas med enl"),
    ],
)
def test_everyday_abbreviations_are_written_out(typed: str, read: str) -> None:
    assert written_out(typed) == read
