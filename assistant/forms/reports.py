"""Several reports are asked: each gets its part of the answer, or a word that it has none."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, Section, in_sections, in_table, sections_by_speaker
from assistant.forms.nearby import ASKED_FOR
from assistant.forms.wording import listed, short_of
from assistant.matrix import MatrixReader
from assistant.question import Concept, Population, Subject, population_of
from assistant.question.sides import asks_of_every_report, is_frame
from vectorstore import Index, Scope
from vectorstore.scope import BACKGROUND

__all__ = ["with_every_report"]

_SHOWN = 2
_REPORT = re.compile(r"rapport(?:er(?:na)?)?s?", re.IGNORECASE)
_THE_REPORTS = re.compile(
    r"\b(?:i|enligt|av|ur|säger) rapporterna\b|\brapporterna (?:om|kring|säger)\b",
    re.IGNORECASE,
)
"""Asks of the reports as a whole, though not of each of them in so many words."""
_MOST_OF_IT = 0.6
"""Share of what is asked about, by weight, that a statement must hold."""
_LEAST_OF_WORD = 4
"""Letters of a word at least by which it is looked for in a whole report."""


def with_every_report(draft: Draft, scope: Scope, subject: Subject, index: Index, reader: MatrixReader) -> Draft:
    """A draft with something of every report that is named, and otherwise with the names of those that are silent."""
    every = asks_of_every_report(subject.text) or _THE_REPORTS.search(subject.text) is not None
    named = scope.reports or ([r.id for r in index.reports] if every else ())
    which = population_of(subject.text) is Population.REPORTS  # to say nothing of a report is an answer then
    if len(named) < _SHOWN or scope.municipalities or which:
        return draft
    heard = {item.passage.report for item in (*in_sections(draft.shown), *in_table(draft.table))}
    told = f"{draft.headline} {draft.after}"  # of whom it is said already that nothing is found is not said again
    missing = [report for report in named if report not in heard and short_of(report, index.reports) not in told]
    found = {report: _taking_up(report, scope, subject, reader) for report in missing}
    added = [section for items in found.values() for section in sections_by_speaker(items, index.reports)]
    silent = [report for report, items in found.items() if not items]
    asked = _asked_about(subject)
    silent = [report for report in silent if not _is_written(asked, index.report(report).source)]
    spoken = _in_other_words(asked, index, reader) if asked or not scope.themes else frozenset[str]()
    silence = _silence([report for report in silent if report not in spoken], scope, asked, index)
    unsaid = _unsaid([report for report in silent if report in spoken], asked, index)
    return _told(draft, added, " ".join(part for part in (silence, unsaid) if part))


def _is_written(asked: Sequence[Concept], source: str) -> bool:
    """Whether a report holds what is asked about anywhere, under background and in names too: then it is not denied."""
    words = [concept.word.casefold() for concept in asked if not concept.named]
    stems = [word[: max(_LEAST_OF_WORD, len(word) - 2)] for word in words]
    return bool(stems) and all(re.search(rf"\b{re.escape(stem)}", source, re.IGNORECASE) for stem in stems)


def _asked_about(subject: Subject) -> tuple[Concept, ...]:
    """What reports are asked about, without what only says that all of them are."""
    return tuple(c for c in subject.concepts if c.named or not (is_frame(c.word) or _REPORT.fullmatch(c.word)))


def _in_other_words(asked: Sequence[Concept], index: Index, reader: MatrixReader) -> frozenset[str]:
    """Reports that may mean what is asked about, which are not told to be silent."""
    things = [concept for concept in asked if not concept.named]
    near = {key for one in things for key in (*reader.holder.near(one), *reader.holder.begun_alike(one))}
    return frozenset(p.report for p in index.passages for s in p.statements if (p.passage_id, s.start) in near)


def _taking_up(report: str, scope: Scope, subject: Subject, reader: MatrixReader) -> list[Chosen]:
    """The best statements of a report that take up what is asked about: under the theme that is asked for, else any."""
    columns = scope.units or scope.actors
    asked = Subject(_asked_about(subject), subject.text)
    themes = scope.themes[:1]
    for limited in (themes, ()) if themes and asked.concepts else (themes,):
        matrix = reader.select(columns=columns, reports=(report,), themes=limited, subject=asked)
        read = [i for i in matrix.read if not i.statement.introduces and i.passage.themes != (BACKGROUND,)]
        if asked.concepts or not (themes or columns):  # of somebody who is asked of nothing in particular all is told
            read = _holding(read, asked, reader)
        if read:
            return sorted(read, key=lambda item: -item.score)[:_SHOWN]
    return []


def _holding(read: Sequence[Chosen], asked: Subject, reader: MatrixReader) -> list[Chosen]:
    """Statements that hold what is asked about, or most of it by weight.

    Neither meaning nor a word that begins alike tells that a report speaks of it: *lokal* is no *samlokalisering*.
    """
    held = [(reader.holder.holding(concept), reader.matcher.weight(concept)) for concept in asked.concepts]
    least = _MOST_OF_IT * sum(weight for _, weight in held)
    return [item for item in read if least <= sum(weight for keys, weight in held if item.key in keys) > 0]


def _silence(reports: Sequence[str], scope: Scope, asked: Sequence[Concept], index: Index) -> str:
    """What is said of reports in which nothing was found; that they lack a theme, only of those that do."""
    if not reports:
        return ""
    silent = [short_of(report, index.reports) for report in reports]
    if scope.themes and not asked:
        theme = scope.themes[0]
        if theme == BACKGROUND:  # what a report says of itself is not looked through here, so that none is denied it
            return ""
        if any(theme in p.themes for p in index.passages if p.report in reports):
            return f"I {listed(silent)} hittar jag inget från dem som frågan gäller."
        return f"{listed(silent)} har inget eget avsnitt om {ASKED_FOR.get(theme, f'temat {theme}')}."
    about = f"om ”{asked[0].word}”" if len(asked) == 1 and not asked[0].named else "som svarar på det"
    return f"I {listed(silent)} hittar jag inget {about}."


def _unsaid(reports: Sequence[str], asked: Sequence[Concept], index: Index) -> str:
    """That a word does not stand in reports that may mean it all the same; nothing of several words."""
    if not reports or len(asked) != 1 or asked[0].named:
        return ""
    silent = listed([short_of(report, index.reports) for report in reports])
    return f"I {silent} står inte ordet ”{asked[0].word}”; samma sak kan vara sagd med andra ord."


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
