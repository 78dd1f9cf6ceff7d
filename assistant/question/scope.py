"""What a question asks for: places, actors, units, reports, theme and number."""

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources

from assistant.question import framing
from assistant.question.intent import Intent, generic_terms, intent_of
from assistant.question.names import TOKEN, Names, bare, forms, place_spans, places_in, report_spans, reports_in, unique
from assistant.question.roles import Mention, asked_and_about, folded, speaker_spans, spoken_spans, without_authors
from assistant.question.sides import (
    asks_how_it_goes,
    asks_of_every_place,
    asks_of_the_others,
    compares,
    denies_what_works,
    every_place_spans,
    names_apart,
    number_of_places,
)
from assistant.question.subject import Subject, subject_of
from ingestion import Report
from vectorstore.analysis import fold, stem, terms
from vectorstore.scope import BACKGROUND, Scope
from vectorstore.spelling import SHORTEST, closest

__all__ = ["TOPICAL", "ScopeParser", "themes_asked"]

# What every question of this field may say without asking for anything.
_GENERAL = folded(
    "samverkan samarbete samarbetet nämns nämner lyfts tas upp lista räkna räknar räknas hända gjort ändra göras ändras"
    " dom svarade svarat svaret händer"
)
_NUMBER = re.compile(r"\bfråga\s*(?:nr\.?\s*)?(\d{1,2})\b", re.IGNORECASE)

TOPICAL = ("kunskap och utbildning",)
_PLAIN_HEADS = frozenset(map(stem, ["förbättring", "utveckling", "samverkan", "samarbete", "samordning", "kommun"]))
_SURVEY = re.compile(r"intervju|metod|syfte|bakgrund|genomför", re.IGNORECASE)
"""Words that ask how a survey was made."""
_LEAST_HEAD = 4
"""Letters before a theme's cue within a word from which on the word is something of its own: *sekretessproblemet*."""
_NEUTRAL = re.compile(
    r"\bhur (?!bra\b|väl\b)(?:(?:tycker|upplever) [^?]+? att det |\w+ )?fun(?:gera|ka)[rd]", re.IGNORECASE
)
_GOOD = re.compile(r"\b(?:fungera\w*|funka\w*|bra|nöjd\w*|positiv\w*|väl)\b", re.IGNORECASE)
_WHEN = re.compile(r"(\b(?:händer|sker|påverka\w*|följden?)\b[^?.]*?)\b(?:när|om|ifall) [^?.,;]*", re.IGNORECASE)


class ScopeParser:
    """Finds what a question names; the names of a base are collected once."""

    def __init__(self, reports: Iterable[Report], names: Names, is_word: Callable[[str], bool] | None = None) -> None:
        """Keep what every question needs; a word of the reports, of which ``is_word`` knows, is no misspelt name."""
        self._names = names
        self._covered = frozenset(name for report in reports for name in report.municipalities)
        self._whole = {report.id: frozenset(report.municipalities) for report in reports if report.municipalities[1:]}
        self._report_of = {name: report.id for report in reports for name in report.municipalities}
        self._divided = _told_apart(reports)
        self._called = {report.id: framing.called(report) for report in reports}
        self._tables = _tables(reports)
        self.heard = {report.id: _heard_by_place(report) for report in reports}
        self.is_word = is_word
        speakers = [name for name in names.speakers if len(name) >= SHORTEST and " " not in name]
        self._named = frozenset({*names.places, *names.reports, *names.speakers, *_GENERAL})
        self._spellings = sorted({*map(fold, self._covered), *speakers})

    def __call__(self, question: str) -> Scope:
        """Scope of a question, in which nothing is that it leaves out."""
        names, question = self._names, framing.put_plainly(question, self._names.reports)
        tokens = [match.group() for match in TOKEN.finditer(question)]
        folded = [self._spelt(bare(token)) for token in tokens]
        places = places_in(tokens, folded, names)
        asked, about = asked_and_about(folded, names)
        number = _NUMBER.search(question)
        covered = [name for name in places if name in self._covered]
        in_reports = reports_in(folded, names)
        named_apart = compares(question) and len(covered) > 1 and not asks_of_the_others(question)
        if asks_of_every_place(question) and not named_apart:
            asked = [mention for mention in asked if folded[mention.first] not in ("kommunerna", "kommuner")]
            between = about if asks_how_it_goes(question, about) else ()
            covered = self._every_place(question, covered, in_reports, [*asked, *between])
        # "Växjö och Alvesta" are all that the report covers: its own chapters are meant as well.
        whole = [] if self._are_compared(question, covered) else self._wholly(covered)
        covered = [name for name in covered if not any(name in self._whole[report] for report in whole)]
        asked = without_authors(asked, themes_asked(question), in_reports)
        asked, of_text = self._grounded(asked, covered, in_reports)
        scope = Scope(
            municipalities=tuple(covered),
            actors=unique(mention.actor for mention in asked if mention.actor),
            units=unique(mention.unit for mention in asked if mention.unit),
            about=unique(mention.actor for mention in about if mention.actor),
            reports=unique([*in_reports, *whole]),
            themes=themes_asked(question),
            not_covered=tuple(name for name in places if name not in self._covered),
            number=int(number.group(1)) if number else None,
            topics=unique([*(word for word in tokens if bare(word) in of_text), *self._topics(question, in_reports)]),
        )
        counts = scope.themes == (BACKGROUND,) and intent_of(question, scope) in (Intent.LIST, Intent.COUNT)
        if counts and not _SURVEY.search(question):  # who says it is counted as often as who was asked
            scope = replace(scope, themes=())
        left = themes_asked(framing.beside_overview(question))
        whole_of = replace(scope, themes=left, topics=framing.uncalled(scope, self._called))
        if framing.asks_overview(question, whole_of):
            scope = replace(whole_of, topics=whole_of.outside)  # "the result" is no theme here, "the state" no topic
        return self._undivided(question, scope)

    def _grounded(
        self, asked: Sequence[Mention], places: Sequence[str], reports: Sequence[str]
    ) -> tuple[list[Mention], set[str]]:
        """Those who are asked, and names that only stand in what others say there.

        The *AME* of one report is a unit that answers; in another one it is the
        municipality that tells what its AME thinks: then its name is a topic.
        """
        heard = {name: names for told in self.heard.values() for name, names in told.items() if name in places}
        if not heard:
            heard = {name: names for report in reports for name, names in self.heard[report].items()}
        voices = set().union(*heard.values())
        found: list[Mention] = []
        of_text: set[str] = set()
        for mention in asked:
            told_of = self._names.told_of.get(mention.unit or "", frozenset())
            if mention.unit not in voices and mention.actor in voices and not told_of.isdisjoint(heard):
                of_text.update(fold(alias) for alias, who in self._names.speakers.items() if who[1] == mention.unit)
                found.append(replace(mention, unit=None))
            else:
                found.append(mention)
        return found, of_text

    def _undivided(self, question: str, scope: Scope) -> Scope:
        """The scope with a report in place of its municipalities, where it does not tell them apart.

        Whoever is asked for somebody's view there is told that it is not given.
        """
        only_place = (
            scope.actors == ("Kommun",)
            and not scope.units
            and framing.names_municipality(question, scope.municipalities)
        )
        if only_place and (framing.asks_overview(question, scope) or self._divided.isdisjoint(scope.municipalities)):
            scope = replace(scope, actors=())
        if scope.actors or scope.units or BACKGROUND in scope.themes:
            return scope
        topics = frozenset(term for topic in scope.topics for term in terms(topic))
        undivided = tuple(
            name
            for name in scope.municipalities
            if name not in self._divided and not _begin_alike(topics, self._tables.get(name, frozenset()))
        )
        if len(undivided) < len(scope.municipalities):
            return scope  # the others are told apart, and a report beside them would shut them out
        return replace(
            scope,
            municipalities=(),
            reports=unique([*scope.reports, *(self._report_of[name] for name in undivided)]),
            undivided=undivided,
        )

    def _wholly(self, places: Sequence[str]) -> list[str]:
        """Reports all of whose municipalities are named."""
        return [report for report, members in self._whole.items() if members <= set(places)]

    def _are_compared(self, question: str, places: Sequence[str]) -> bool:
        """Whether all municipalities of a report that keeps them apart are named to be held against each other."""
        if not (names_apart(question) or asks_of_every_place(question)):
            return False
        return any(len(self.heard[report]) > 1 for report in self._wholly(places))

    def _every_place(
        self, question: str, named: list[str], reports: Sequence[str], asked: Sequence[Mention]
    ) -> list[str]:
        """The municipalities of the one report that is meant by *alla kommuner*, those that are named first.

        It is the one that is named, or that covers those named, else the only
        one in whose municipalities those who are asked speak. Without anybody
        who is asked, only words that compare ask for them.
        """
        if not (asked or compares(question)):
            return named
        speakers = {mention.unit or mention.actor for mention in asked}
        count = number_of_places(question)
        meant = [
            places
            for report, heard in self.heard.items()
            if report in (reports or (report,))
            and self._whole.get(report, frozenset()).issuperset(named)
            and len(places := [name for name, names in heard.items() if not speakers or names & speakers]) > 1
            and count in (None, len(heard), len(heard) - len(named) if asks_of_the_others(question) else None)
        ]
        return [*unique([*named, *meant[0]])] if len(meant) == 1 else named

    def subject(self, question: str, scope: Scope) -> Subject:
        """What a question is about, beside whom and where it asks.

        Actors that ``scope`` takes over from an earlier question count as well.
        """
        kept = TOKEN.findall(framing.put_plainly(question, self._names.reports))
        folded = [self._spelt(bare(token)) for token in kept]
        asked, about = asked_and_about(folded, self._names)
        spoken = [(mention.actor, mention.unit) for mention in about]
        known = {actor for actor, _ in spoken} | {mention.actor for mention in asked}
        spoken += [(actor, None) for actor in scope.about if actor not in known]
        return subject_of(framing.unframed(question), [*scope.topics, *self._telling_cues(question)], spoken)

    def _telling_cues(self, question: str) -> list[str]:
        """Words that name a theme and are a subject as well: who wants *utbildningar* asks for just those."""
        return [word for word in (match.group() for match in TOKEN.finditer(question)) if _is_telling_cue(word)]

    def _spelt(self, token: str) -> str:
        """The name that an unknown word misspells by a letter or two; otherwise the word itself."""
        names = self._names
        known = token in names.places or token in names.speakers or token in names.reports
        if known or self.is_word is None or len(token) < SHORTEST or self.is_word(token):
            return token
        return closest(token, self._spellings) or token

    def _topics(self, question: str, reports: Sequence[str]) -> tuple[str, ...]:
        """Words that are no cue of a theme, no name and no small word."""
        spans = [
            match.span() for pattern in (_NUMBER, *(p for _, p in _cues())) for match in pattern.finditer(question)
        ]
        spans += framing.frame_spans(question)
        for named in (speaker_spans, spoken_spans, place_spans, report_spans):
            spans += named(question, self._names)
        spans += every_place_spans(question)
        kept = [
            match.group()
            for match in TOKEN.finditer(question)
            if not any(start < match.end() and match.start() < end for start, end in spans)
        ]
        kept = [word for word in kept if not framing.names_it(bare(word), reports)]
        return unique(w for w in kept if not self._named.intersection(forms(bare(w))) and terms(w))


def _told_apart(reports: Iterable[Report]) -> frozenset[str]:
    """Municipalities of which a report tells what was said there, not only who was interviewed."""
    views = [(r, p) for r in reports for p in r.passages if not p.asked and p.themes != (BACKGROUND,)]
    return frozenset(
        name for r, p in views for name in r.municipalities if p.municipality == name or name in (p.unit or "")
    )


def _is_telling_cue(word: str) -> bool:
    """Whether a word that names a theme is a subject as well, or a compound of one: *sekretessproblemet*."""
    for theme, pattern in _cues():
        if (match := pattern.search(word)) is None:
            continue
        head = word[: match.start()].removesuffix("s")
        return theme in TOPICAL or (len(head) >= _LEAST_HEAD and stem(head) not in generic_terms() | _PLAIN_HEADS)
    return False


def _heard_by_place(report: Report) -> dict[str, set[str]]:
    """The municipalities of a report for each of which somebody's view is told, with the actors and units heard."""
    found: dict[str, set[str]] = {}
    for passage in report.passages:
        if passage.municipality in report.municipalities and passage.actor and passage.themes != (BACKGROUND,):
            found.setdefault(passage.municipality, set()).update({passage.actor, passage.unit or passage.actor})
    return {name: found[name] for name in report.municipalities if name in found}


def _begin_alike(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a longer term of some begins with one of others, whatever its ending."""
    return any(term.startswith(other) for term in some for other in others if len(other) >= SHORTEST)


def _tables(reports: Iterable[Report]) -> dict[str, frozenset[str]]:
    """The terms of the headings of tables that have a row of their own for a municipality."""
    found: dict[str, frozenset[str]] = {}
    for report in reports:
        for name in report.municipalities:
            rows = [p for p in report.passages if any(s.shown.startswith(f"{name}:") for s in p.statements)]
            if rows:
                found[name] = frozenset(term for p in rows for heading in p.path for term in terms(heading))
    return found


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = resources.files("assistant.question").joinpath("cues.toml").read_text(encoding="utf-8")
    return tuple((e["theme"], re.compile("|".join(e["patterns"]), re.IGNORECASE)) for e in tomllib.loads(text)["cue"])


def without_themes(question: str) -> str:
    """A question without the words that name a theme, such as *fungerar inte*."""
    for _, pattern in _cues():
        question = pattern.sub(" ", question)
    return question


def themes_asked(question: str) -> tuple[str, ...]:
    """Themes whose cues a question holds, the most telling first.

    Words that one cue has taken are gone for the next: *fungerar* within *fungerar inte*.
    """
    found: list[str] = []
    rest = _WHEN.sub(r"\1", question)
    for theme, pattern in _cues():
        rest, count = pattern.subn(" ", rest)
        if count and theme not in found:
            found.append(theme)
    praise = _GOOD.search(_NEUTRAL.sub(" ", question))
    if "fungerar" in found and (denies_what_works(question) or (_NEUTRAL.search(question) and not praise)):
        found.remove("fungerar")  # "hur fungerar det?" asks for the bad as much
    head = framing.asked_word(question)  # "vilka målgrupper ... utveckla" asks for the groups
    found.sort(key=lambda theme: not any(head and name == theme and cue.search(head) for name, cue in _cues()))
    return tuple(theme for theme in found if theme != BACKGROUND) or tuple(found)
