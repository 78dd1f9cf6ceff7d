"""Quotation marks of what is shown."""

import pytest

from assistant.app.escape import has_own_marks, quoted


@pytest.mark.parametrize(
    ("text", "own"), [('"Hej"', True), ("”Hej”", True), ('"Hej', False), ("Hej", False), ("", False)]
)
def test_a_text_with_marks_of_its_own_gets_no_others(text: str, own: bool) -> None:
    assert has_own_marks(text) is own
    assert quoted(text).startswith("<q>") is own
