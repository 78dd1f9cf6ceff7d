"""What of an answer holds the words of a follow-up that the questions before it lack: it stands first.

*Vilka vinster ser de? Etiskt? Effektivitet?* finds for the last question what was found for those
before it as well, since it is read behind them. What was asked last is what is wanted now.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.continuing import form_of, last_asked
from assistant.forms.draft import Draft, Section, in_sections
from assistant.question import Intent
from assistant.question.intent import generic_terms
from assistant.readings import Standalone
from ingestion import Report
from vectorstore.analysis import terms

__all__ = ["newest_first", "only_report"]

_POINTING = frozenset(("dom", "dem", "egent", "gall"))
"""Terms that name nothing: *dom*, *egentligen*."""
_SHORTEST = 5
"""Letters of a term from which it may be the beginning of a longer one."""


def newest_first(draft: Draft, meant: Standalone) -> Draft:
    """A draft whose statements that hold what a follow-up newly asks stand first, and the others one click away.

    What was spoken of already, where more is asked for, stands last. Unchanged where the draft says something of its
    own, shows a table, or none or all of its statements hold what is new.
    """
    new = _new_terms(last_asked(meant), meant.after)
    counted = form_of(meant) is Intent.COUNT  # all who do so are told, whoever was named last
    if not new or counted or draft.headline or draft.table is not None or draft.copied is not None or draft.numbered:
        return _known_last(draft, meant.known)
    shown, more = in_sections(draft.shown), in_sections(draft.more)
    told_by = {(item.passage.report, item.passage.municipality) for item in shown}
    there = [item for item in more if (item.passage.report, item.passage.municipality) in told_by]
    held = {item.key for item in (*shown, *there) if _holds(item, new)}
    if not held or all(item.key in held for item in shown):
        return draft
    first = _parts(draft.shown, held) + _parts(draft.more, held)
    rest = _parts(draft.shown, held, without=True) + _parts(draft.more, held, without=True)
    return replace(draft, shown=_joined(first), more=_joined(rest))


def only_report(draft: Draft, reports: Sequence[Report]) -> str:
    """The short name of the one report that a draft quotes; empty where it quotes none or more."""
    quoted = {item.passage.report for item in in_sections(draft.shown)}
    return next((report.short for report in reports if quoted == {report.id}), "")


def _new_terms(put: str, after: str) -> frozenset[str]:
    """Terms of a follow-up that the question before it lacks; those that any question may hold only where no other."""
    new = {*terms(put)} - {*terms(after)} - _POINTING
    return frozenset(new - generic_terms() or new)


def _known_last(draft: Draft, known: str) -> Draft:
    """A draft whose statements that tell what is ``known`` already stand last in their section."""
    told = frozenset(terms(known))

    def sorted_by(section: Section) -> Section:
        return replace(section, chosen=tuple(sorted(section.chosen, key=lambda item: _holds(item, told))))

    return replace(draft, shown=[*map(sorted_by, draft.shown)]) if told else draft


def _holds(item: Chosen, new: frozenset[str]) -> bool:
    said = {*terms(item.statement.shown)}
    if said & new:
        return True
    return any(word.startswith(term) for term in new if len(term) >= _SHORTEST for word in said)


def _parts(sections: Sequence[Section], held: set[tuple[str, int]], *, without: bool = False) -> list[Section]:
    """Sections with only those of their statements that are ``held``, or that are not."""
    parts = (replace(s, chosen=tuple(item for item in s.chosen if (item.key in held) != without)) for s in sections)
    return [part for part in parts if part.chosen]


def _joined(sections: Sequence[Section]) -> list[Section]:
    """Sections, those under the same heading as one."""
    found: dict[tuple[str, bool], Section] = {}
    for section in sections:
        key = (section.heading, section.by_topic)
        before = found.get(key)
        found[key] = section if before is None else replace(before, chosen=(*before.chosen, *section.chosen))
    return list(found.values())
