"""Several reports are asked: each gets its part of the answer, or a word that it has none."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, Section, in_sections, in_table, sections_by_speaker
from assistant.forms.nearby import ASKED_FOR
from assistant.forms.wording import listed, short_of
from assistant.matrix import MatrixReader
from assistant.question import Population, Subject, population_of
from assistant.question.sides import asks_of_every_report, is_frame
from vectorstore import Index, Scope

__all__ = ["with_every_report"]

_SHOWN = 2
_BY_WORDS = 0.6
"""Share of what is asked about, by weight, whose words a statement must hold."""


def with_every_report(draft: Draft, scope: Scope, subject: Subject, index: Index, reader: MatrixReader) -> Draft:
    """A draft with something of every report that is named, and otherwise with the names of those that are silent."""
    named = scope.reports or ([r.id for r in index.reports] if asks_of_every_report(subject.text) else ())
    which = population_of(subject.text) is Population.REPORTS  # to say nothing of a report is an answer then
    if len(named) < _SHOWN or scope.municipalities or which:
        return draft
    heard = {item.passage.report for item in (*in_sections(draft.shown), *in_table(draft.table))}
    missing = [report for report in named if report not in heard]
    found = {report: _taking_up(report, scope, subject, reader) for report in missing}
    added = [section for items in found.values() for section in sections_by_speaker(items, index.reports)]
    silent = [report for report, items in found.items() if not items]
    if silent and not scope.themes:  # who may mean it in other words is not told to be silent
        near = {key for concept in subject.concepts if not concept.named for key in reader.holder.near(concept)}
        spoken = {p.report for p in index.passages for s in p.statements if (p.passage_id, s.start) in near}
        silent = [report for report in silent if report not in spoken]
    return _told(draft, added, _silence(silent, scope, subject, index))


def _taking_up(report: str, scope: Scope, subject: Subject, reader: MatrixReader) -> list[Chosen]:
    """The best statements of a report under the theme that is asked for, or that hold the words asked about."""
    columns = scope.units or scope.actors
    asked = Subject(tuple(c for c in subject.concepts if not is_frame(c.word)), subject.text)
    matrix = reader.select(columns=columns, reports=(report,), themes=scope.themes[:1], subject=asked)
    read = [item for item in matrix.read if not item.statement.introduces]
    if not scope.themes:  # meaning alone tells too little to say that a report speaks of it; the very thing does
        held = frozenset[tuple[str, int]]().union(*map(reader.holder.holding, asked.concepts[:1]))
        held = held if len(asked.concepts) == 1 else frozenset()
        matches = reader.matcher.match(asked, [(item.passage, item.statement) for item in read])
        pairs = zip(read, matches, strict=True)
        read = [item for item, match in pairs if match.words >= _BY_WORDS or item.key in held]
    return sorted(read, key=lambda item: -item.score)[:_SHOWN]


def _silence(reports: Sequence[str], scope: Scope, subject: Subject, index: Index) -> str:
    """What is said of reports in which nothing was found; that they lack a theme, only of those that do."""
    if not reports:
        return ""
    silent = [short_of(report, index.reports) for report in reports]
    if scope.themes:
        theme = scope.themes[0]
        if any(theme in p.themes for p in index.passages if p.report in reports):
            return f"I {listed(silent)} hittar jag inget från dem som frågan gäller."
        return f"{listed(silent)} har inget eget avsnitt om {ASKED_FOR.get(theme, f'temat {theme}')}."
    words = [concept.word for concept in subject.concepts if not is_frame(concept.word)]
    about = f"om ”{words[0]}”" if len(words) == 1 else "som svarar på det"
    return f"I {listed(silent)} hittar jag inget {about}."


def _told(draft: Draft, added: Sequence[Section], silence: str) -> Draft:
    """A draft with further sections, which stand no longer one click away, and a sentence."""
    if not (added or silence):
        return draft
    keys = {item.key for item in in_sections(added)}
    more = [replace(s, chosen=tuple(i for i in s.chosen if i.key not in keys)) for s in draft.more]
    said = replace(draft, shown=[*draft.shown, *added], more=[section for section in more if section.chosen])
    if draft.copied is not None:
        said.after = " ".join(part for part in (draft.after, silence) if part)
    else:
        said.headline = " ".join(part for part in (draft.headline, silence) if part)
    return said
