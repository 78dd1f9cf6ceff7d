"""The words that Swedish has are those that texts use more than a time or two."""

from pathlib import Path

import pytest

from ingestion.vocabulary import swedish_words
from vectorstore.training.words import frequent_words, main


def test_what_is_seldom_or_short_is_left_out() -> None:
    texts = ["Sammantaget gäller lagen.", "Sammantaget: gäler lagen", "sammantaget gäller en lag, gäller en"]
    assert frequent_words(texts) == ["gäller", "sammantaget"]


def test_the_list_that_comes_with_the_program_holds_common_words() -> None:
    words = swedish_words()
    assert {"sammantaget", "generellt", "huvudsakligen", "kommunen"} <= words
    assert all(word == word.lower() and len(word) >= 5 for word in words)


def test_a_folder_without_texts_is_said_to_be_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--pretraining", str(tmp_path), "--out", str(tmp_path / "words.txt")]) == 2
    assert "No such file" in capsys.readouterr().err
