"""Every visible character of a report is in a statement, a heading or a listed drop."""

import hashlib
from pathlib import Path

import pytest

from ingestion import Report, bundled_folder, load_report, profile_paths
from ingestion.profile import load_profile

PROFILES = profile_paths(bundled_folder())


@pytest.fixture(params=PROFILES, ids=lambda path: path.stem)
def profile(request: pytest.FixtureRequest) -> Path:
    path = request.param
    assert isinstance(path, Path)
    return path


@pytest.fixture
def report(profile: Path) -> Report:
    return load_report(profile)


def test_the_report_is_as_it_was_published(profile: Path) -> None:
    published = load_profile(profile)
    data = (profile.parent / published.file).read_bytes()
    assert hashlib.sha256(data).hexdigest() == published.sha256


def test_every_visible_character_is_accounted_for(report: Report) -> None:
    covered = bytearray(len(report.source))
    for span in report.spans:
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    lost = [i for i, char in enumerate(report.source) if not char.isspace() and not covered[i]]
    assert not lost, report.source[lost[0] - 40 : lost[0] + 40]


def test_no_character_belongs_to_two_statements_or_headings(report: Report) -> None:
    position = 0
    for span in sorted((s for s in report.spans if s.kind != "drop"), key=lambda s: s.start):
        assert span.start >= position, report.source[span.start : span.end]
        position = span.end


def test_statements_of_passages_are_those_of_the_account(report: Report) -> None:
    cited = sorted((s.start, s.end) for passage in report.passages for s in passage.statements)
    assert cited == sorted((s.start, s.end) for s in report.spans if s.kind == "statement")


def test_text_is_the_source_at_its_offsets(report: Report) -> None:
    for passage in report.passages:
        assert passage.text == report.source[passage.start : passage.end]
        for statement in passage.statements:
            assert statement.text == report.source[statement.start : statement.end]
            assert statement.shown.strip() == statement.shown != ""


def test_what_is_shown_only_folds_space_and_drops_markup(report: Report) -> None:
    dropped = [(s.start, s.end) for s in report.spans if s.kind == "drop"]
    for passage in report.passages:
        for statement in passage.statements:
            kept = "".join(
                char
                for place, char in enumerate(statement.text, statement.start)
                if not any(start <= place < end for start, end in dropped)
            )
            ignored = " \t\n\\#*_·-•❖:\u00a0"
            plain = kept.replace("<i>", "").replace("</i>", "")
            assert [c for c in statement.shown if c not in ignored] == [c for c in plain if c not in ignored]


def test_drops_are_listed_with_a_reason(report: Report) -> None:
    assert all(span.reason for span in report.spans if span.kind == "drop")


def test_every_answer_has_a_theme(report: Report) -> None:
    assert [p.path for p in report.passages if not p.themes] == []


def test_passage_ids_are_unique(report: Report) -> None:
    ids = [passage.passage_id for passage in report.passages]
    assert len(ids) == len(set(ids))
