"""Words that only unanswered questions hold are subjects that no report takes up."""

from pathlib import Path

import pytest

from vectorstore.absent import AbsentTerms

TOLD = ["Samverkan med psykiatrin fungerar.", "Vad säger psykiatrin om unga?"]
UNANSWERED = ["Vad gäller för unga med ätstörningar?", "Ätstörning, vem samordnar?", "Får de körkort?"]


@pytest.fixture
def absent() -> AbsentTerms:
    return AbsentTerms.build(TOLD, UNANSWERED)


def test_each_term_that_nothing_else_holds_counts_once(absent: AbsentTerms) -> None:
    assert absent.count("Hur hjälps unga med ätstörningar?") == 1
    assert absent.count("Ätstörningar och körkort, körkortet?") == 2
    assert absent.count("Vad säger psykiatrin om unga?") == 0
    assert absent.count("kosmonauter") == absent.count("") == 0


def test_they_survive_storing(absent: AbsentTerms, tmp_path: Path) -> None:
    absent.save(tmp_path)
    assert AbsentTerms.load(tmp_path).count("ätstörningar, körkort") == 2
    AbsentTerms.build(TOLD, []).save(tmp_path)
    assert AbsentTerms.load(tmp_path).count("ätstörningar") == AbsentTerms.load(tmp_path).count("") == 0
    (tmp_path / "absent.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(ValueError, match="utf-8"):
        AbsentTerms.load(tmp_path)
