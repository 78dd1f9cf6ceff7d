"""What the statements that a sentence cites hold: their words, numbers, names and who speaks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.llm.context import Given
from assistant.question.names import Names, bare, forms, place_spans, tokens_of
from assistant.question.roles import asked_and_about
from assistant.spoken import OWN_VOICES
from vectorstore.analysis import fold, terms, words

__all__ = ["Evidence", "actors_in", "amounts", "denials", "near_denials", "places_in", "speaking_in"]

_AMOUNT = re.compile(r"\d+(?:[   ]\d{3})*(?:[.,]\d+)?")
_ENUMERATOR = re.compile(r"^\s*(?:fråga\s+)?(\d+(?:\.\d+)*)[.:)]?\s+", re.IGNORECASE)
_NUMERALS = {
    word: str(number)
    for number, word in enumerate(
        "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton"  # noqa: SIM905
        " tjugo".split(),
        2,
    )
}
_SHARES = ("hälften", "tredjedel", "fjärdedel", "majoritet", "dubbel", "hundra", "tusen", "miljon")
_NO = re.compile(r"\b(?:inte|ej|icke|aldrig|ingen|inga|inget|ingenting|varken|nej)\b", re.IGNORECASE)
_LIKE_NO = re.compile(
    r"\b(?:utan|sakn\w+|brist\w*|svår\w*|dålig\w*|sämre|avsaknad|minska\w*|hind\w+|problem\w*|otydlig\w*"
    r"|o(?:till|för|sam|jäm|klar|säk|vill)\w*|borde|skulle|behöv\w+|svag\w*|upphör\w*|misslyck\w*|motverk\w*)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:säger|sade|sa|anser|ansåg|menar|menade|tycker|tyckte|uppger|uppgav|upplever|upplevde|lyfter|lyfte|pekar"
    r"|framhåller|önskar|vill|efterlyser|efterfrågar|svarar|svarade|beskriver|berättar|nämner|ser|saknar)\b",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"\benligt\b", re.IGNORECASE)
_NUMBERED_NAME = re.compile(r"(\w+) (\d+(?:[.,]\d+)?)\b")


def amounts(text: str) -> set[str]:
    """Numbers of a text, written alike; numerals that are words, and shares, included."""
    found = {re.sub(r"[   ]", "", n).replace(",", ".").rstrip(".") for n in _AMOUNT.findall(text)}
    for word in re.findall(r"\w+", text.lower()):
        if word in _NUMERALS:
            found.add(_NUMERALS[word])
        found.update(share for share in _SHARES if word.startswith(share))
    return found


def denials(text: str) -> list[str]:
    """Words that deny something."""
    return _NO.findall(text)


def near_denials(text: str) -> set[str]:
    """Beginnings of words that come near to denying: what is lacking, poor or only wished for."""
    return {word.lower()[:4] for word in _LIKE_NO.findall(text)}


def places_in(text: str, names: Names) -> set[str]:
    """Municipalities that a text names, folded and without a genitive's s."""
    known = names.places
    found = [forms(bare(text[start:end])) for start, end in place_spans(text, names)]
    return {next((fold(known[form]) for form in each if form in known), each[0]) for each in found}


def actors_in(text: str, names: Names) -> set[str]:
    """Actors that a text names, by whatever name."""
    asked, about = asked_and_about(_tokens(text), names)
    return {mention.actor for mention in (*asked, *about) if mention.actor}


def speaking_in(text: str, names: Names) -> set[str]:
    """Actors that a sentence lets say something: before its first verb of saying, or after *enligt*."""
    found = set()
    if (verb := _SAYS.search(text)) is not None:
        asked, _ = asked_and_about(_tokens(text[: verb.start()]), names)
        found |= {mention.actor for mention in asked if mention.actor}
    for match in _ACCORDING.finditer(text):
        tokens = _tokens(text[match.end() :])[:4]
        asked, _ = asked_and_about(tokens, names)
        found |= {mention.actor for mention in asked[:1] if mention.actor and mention.first <= 1}
    return found


def _tokens(text: str) -> list[str]:
    return tokens_of(text.replace("/", " "))[1]


@dataclass(frozen=True)
class Evidence:
    """The statements that a sentence cites, with the headings that they stand under."""

    given: Sequence[Given]
    names: Names

    @cached_property
    def statements(self) -> str:
        """The statements' own words."""
        return "\n".join(item.statement.shown for item in self.given)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """What the reports say about whose the statements are and what they answer."""
        found: list[str | None] = []
        for item in self.given:
            report, passage = item.report, item.passage
            found += [report.title, report.short, report.publisher, report.period, *report.areas, passage.municipality]
            found += [passage.actor, passage.actor_name, passage.unit, passage.question, *passage.path]
            found += item.statement.speakers
        return tuple(dict.fromkeys(part for part in found if part))

    @cached_property
    def text(self) -> str:
        """Statements and headings."""
        return "\n".join([self.statements, *self.headings])

    @cached_property
    def terms(self) -> frozenset[str]:
        """Terms of the statements."""
        return frozenset(terms(self.statements))

    @cached_property
    def all_terms(self) -> frozenset[str]:
        """Terms of statements and headings."""
        return frozenset(terms(self.text))

    @cached_property
    def words(self) -> frozenset[str]:
        """Folded words of statements and headings."""
        return frozenset(fold(word) for word in words(self.text))

    @cached_property
    def amounts(self) -> set[str]:
        """Numbers of the statements."""
        return amounts(self.statements)

    def without_names(self, text: str) -> str:
        """A sentence without numbers that are names: of a cited question, or of a report, such as *Halland 2015*."""
        text = re.sub(r"\bfråga (\d+)\b", lambda m: "" if m[1] in self.question_numbers else m[0], text, flags=re.I)
        own = {(word.lower(), number) for word, number in _NUMBERED_NAME.findall("\n".join(self.headings))}
        told = {word.lower() for word, _ in _NUMBERED_NAME.findall(self.statements)}

        def kept(match: re.Match[str]) -> str:
            word = match[1].lower()
            return match[1] if (word, match[2]) in own and word not in told else match[0]

        return _NUMBERED_NAME.sub(kept, text)

    @cached_property
    def question_numbers(self) -> set[str]:
        """Numbers of the reports' questions that the statements answer."""
        return {match.group(1) for heading in self.headings if (match := _ENUMERATOR.match(heading))}

    @cached_property
    def places(self) -> set[str]:
        """Municipalities that are named."""
        own = {fold(item.passage.municipality) for item in self.given if item.passage.municipality}
        return own | places_in(self.text, self.names)

    @cached_property
    def actors(self) -> set[str]:
        """Actors that speak or are named; a municipality stands for its own."""
        own = {item.passage.actor for item in self.given if item.passage.actor}
        local = {"Kommun"} if any(item.passage.municipality for item in self.given) else set()
        return own | local | actors_in(self.text, self.names)

    @cached_property
    def speakers(self) -> set[str]:
        """Actors whose own words the statements can be."""
        own = {name for item in self.given for name in item.statement.speakers or (item.passage.actor or "",)}
        # What a report tells of many, it may tell of whoever it names.
        told = own & {"", *OWN_VOICES}
        landsting = {"Region"} if "Landstinget" in own else set()
        return own | landsting | (self.actors if told else set())

    def holds(self, held: Iterable[str], term: str) -> bool:
        """Whether a term, or a compound that it is a part of, is among those held."""
        return term in held or (len(term) >= 5 and any(term in h or (len(h) >= 5 and h in term) for h in held))
