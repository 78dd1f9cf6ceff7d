"""What readers say of answers is kept, bounded, and never breaks the list."""

import threading
from pathlib import Path

import pytest

from assistant import Assistant, feedback
from assistant.answers import Answer
from assistant.feedback import FeedbackStore, remark
from ingestion.errors import QuestionError, StorageError

PLAIN = Answer("En fråga?", "En fråga?", "Ett svar.")


def test_remark_comes_back_as_it_was_said(tmp_path: Path, assistant: Assistant) -> None:
    answer = assistant.ask("Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?")
    store = FeedbackStore(tmp_path / "home")
    store.add(remark("saknas", "Rad ett\nrad två \u2028 \x00", answer))
    (said,) = store.all()
    assert said.comment == "Rad ett\nrad två"
    assert said.question == answer.question
    first = answer.citations[0]
    assert said.citations[0] == f"halland:{first.statement.start}-{first.statement.end}"


@pytest.mark.parametrize(("kind", "comment", "told"), [("bra", "", "Välj"), ("fel", "x" * 2001, "högst 2000")])
def test_unusable_remark_is_explained(kind: str, comment: str, told: str) -> None:
    with pytest.raises(QuestionError, match=told):
        remark(kind, comment, PLAIN)


def test_no_remarks_yet(tmp_path: Path) -> None:
    assert FeedbackStore(tmp_path).all() == []


def test_broken_lines_are_passed_over(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path)
    store.add(remark("fel", "hel", PLAIN))
    with (tmp_path / "feedback.jsonl").open("a", encoding="utf-8") as stream:
        stream.write('{"time": \n[]\nnull\n{"kind": "fel"}\n')
    assert [said.comment for said in store.all()] == ["hel"]


def test_full_file_drops_the_oldest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedback, "_MAX_BYTES", 4000)
    store = FeedbackStore(tmp_path)
    for number in range(40):
        store.add(remark("annat", f"nummer {number}", PLAIN))
    kept = [said.comment for said in store.all()]
    assert kept[-1] == "nummer 39"
    assert "nummer 0" not in kept
    assert (tmp_path / "feedback.jsonl").stat().st_size <= 4000


def test_remarks_that_come_at_once_are_all_kept(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path)
    threads = [threading.Thread(target=store.add, args=(remark("fel", str(n), PLAIN),)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(int(said.comment) for said in store.all()) == list(range(20))


def test_folder_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("en fil")
    with pytest.raises(StorageError, match="kunde inte sparas"):
        FeedbackStore(tmp_path / "home").add(remark("fel", "", PLAIN))
