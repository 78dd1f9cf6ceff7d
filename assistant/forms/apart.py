"""What is said without those whom a question leaves out: neither shown, counted nor told of together with others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, DraftTable, Section, in_sections, in_table, sections_by_speaker
from assistant.forms.speaking import of_others
from assistant.forms.wording import basis_of, listed
from assistant.question.exclusion import exclusions
from assistant.question.names import Names, bare
from assistant.question.roles import talked_of
from ingestion import Passage, Report
from vectorstore import Ranked

__all__ = ["Apart", "apart_from", "heard", "without_them"]


@dataclass(frozen=True, slots=True)
class Apart:
    """Whom one phrase of a question leaves out, as it names them."""

    named: str
    places: frozenset[str]
    voices: frozenset[tuple[str, str | None]]
    place: str | None = None
    """Where alone those voices are left out."""

    def holds(self, passage: Passage, speakers: Sequence[str] = ()) -> bool:
        """Whether somebody in it has their say in a passage, or is one of the ``speakers`` of a statement of it."""
        if self.place is not None and passage.municipality != self.place:
            return False
        actors = {actor for actor, unit in self.voices if not unit}
        units = {unit for _, unit in self.voices if unit}
        spoken = passage.actor in actors or passage.unit in units or (bool(speakers) and actors.issuperset(speakers))
        return spoken or passage.municipality in self.places


def apart_from(question: str, names: Names) -> list[Apart]:
    """Those whom a question leaves out; a thing that it leaves out is nobody."""
    found = []
    for one in exclusions(question):
        folded = [bare(word) for word in one.words]
        places = frozenset(names.places[word] for word in folded if word in names.places)
        voices = frozenset(names.speakers[word] for word in folded if word in names.speakers)
        place = names.places.get(bare(one.place)) if one.place is not None else None
        if places or voices:
            called = listed(list(one.words)) + (f" i {place}" if place is not None else "")
            found.append(Apart(called, places, voices, place))
    return found


def heard(ranked: Sequence[Ranked], question: str, names: Names) -> list[Ranked]:
    """Passages of those who may answer: not of those who are talked of alone, nor of those who are left out."""
    apart = apart_from(question, names)
    rest = [item for item in ranked if not any(one.holds(item.passage) for one in apart)]
    return of_others(rest or ranked, talked_of(question, names))


def without_them(draft: Draft, apart: Sequence[Apart], reports: Sequence[Report]) -> Draft:
    """A draft without what some say; where nobody else says anything, that is said above it.

    What is counted, denied or told of all holds them as well and goes with them.
    """

    def stays(item: Chosen) -> bool:
        return not any(one.holds(item.passage, item.statement.speakers) for one in apart)

    places = frozenset(place for one in apart for place in one.places)
    named = listed([one.named for one in apart])
    told = draft.copied is not None and stays(draft.copied)
    kept = Draft(
        shown=_kept(draft.shown, stays, places, reports),
        more=_kept(draft.more, stays, places, reports),
        other=next(iter(_kept([draft.other], stays, places, reports)), None) if draft.other else None,
        table=_kept_table(draft.table, stays),
        headline=draft.headline if told else "",
        copied=draft.copied if told else None,
    )
    if not (kept.shown or kept.table or kept.copied):
        kept.shown, kept.more = kept.more, []
    items = [*([kept.copied] if kept.copied else []), *in_table(kept.table), *in_sections(kept.shown)]
    if not items:
        return replace(draft, headline=f"Jag hittar det inte hos någon annan än {named}.", copied=None, after="")
    kept.basis = basis_of(items, reports, f"utan {named}")
    return kept


def _kept(
    sections: Sequence[Section], stays: Callable[[Chosen], bool], places: frozenset[str], reports: Sequence[Report]
) -> list[Section]:
    rest = [replace(section, chosen=tuple(filter(stays, section.chosen))) for section in sections]
    rest = [section for section in rest if section.chosen]
    named = [any(place in section.heading for place in places) for section in rest]
    anew = [sections_by_speaker(s.chosen, reports) if gone else [s] for s, gone in zip(rest, named, strict=True)]
    return [section for several in anew for section in several]


def _kept_table(table: DraftTable | None, stays: Callable[[Chosen], bool]) -> DraftTable | None:
    if table is None:
        return None
    rows = [(name, tuple(tuple(filter(stays, cell)) for cell in cells)) for name, cells in table.rows]
    rows = [(name, cells) for name, cells in rows if any(cells)]
    return replace(table, rows=tuple(rows)) if rows else None
