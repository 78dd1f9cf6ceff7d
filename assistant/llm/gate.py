"""The gate: which of a model's sentences the reports' own statements support.

A sentence passes when every check below lets it through. The checks are crude
on purpose: each can be explained to the reader of an answer, and a sentence
that is dropped in vain costs little, because the quotations are there anyway.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from assistant.llm.context import Given
from assistant.llm.evidence import Evidence, actors_in, amounts, denials, near_denials, places_in, speaking_in
from assistant.llm.language import is_swedish
from assistant.llm.names import LowerCase, names_of
from assistant.llm.written import Written
from assistant.question import Names
from ingestion.sentences import sentence_spans
from vectorstore import Index
from vectorstore.analysis import stem, terms

__all__ = ["Gate", "Supported"]

_LEXICAL, _NEARNESS, _BOUND = 0.6, 0.4, 0.40
"""Weights and bound of the overlap. Of 335 facts that people wrote about these reports 95 % pass with the statements
that they were written about, and 9 % with another statement of the same answer."""
_LEAST_SHARED = 2
"""Terms that a sentence shares with one of a statement's sentences before the two are taken to say the same."""
_FEW_WORDS = 3
_FEWEST_WORDS = 2
_SAYING = frozenset(
    map(
        stem,
        "säger sagt menar anser tycker uppger svarar berättar beskriver lyfter nämner pekar framhåller önskar vill"  # noqa: SIM905
        " upplever rapporten rapporterna ser fram upp dessutom däremot samtidigt".split(),
    )
)
"""Words that only say that somebody says something."""
_QUOTED = re.compile(r"[”“\"„»«]([^”“\"„»«]{1,400})[”“\"„»«]|(?<!\w)['’‘]([^'’‘]{3,400})['’‘](?!\w)")


@dataclass(frozen=True, slots=True)
class Supported:
    """A sentence that passed, and what supports it."""

    text: str
    given: tuple[Given, ...]


class Gate:
    """Judges sentences against the statements that a model was given."""

    def __init__(self, index: Index, names: Names) -> None:
        """Prepare what every sentence is judged with."""
        self._vectors = index.vectors
        self._names = names
        self._lower = LowerCase(index.reports)

    def judge(self, written: Written, given: Mapping[str, Given]) -> Supported | str:
        """Let a sentence through, or say why not.

        Args:
            written: the sentence.
            given: the statements that the model was given, by id; it may cite no others.

        Returns:
            The sentence with its statements, or the name of the check that stopped it.
        """
        cited = tuple(given[identifier] for identifier in written.ids if identifier in given)
        if written.foreign:
            return "uppmärkning"
        if not is_swedish(written.text):
            return "språk"
        if not cited:
            return "källa"
        if len(written.text.split()) < _FEWEST_WORDS:
            return "längd"
        evidence = Evidence(cited, self._names)
        text = _with_exact_quotations(written.text, evidence)
        if text is None:
            return "citat"
        reason = self._unheld(text, evidence) or self._unlike(text, evidence)
        return reason or Supported(text if text[-1] in '.!?”"' else f"{text}.", cited)

    def _unheld(self, text: str, evidence: Evidence) -> str:
        """Whose number, place, actor or name the evidence does not hold; empty when it holds all."""
        if not amounts(evidence.without_names(text)) <= evidence.amounts:
            return "tal"
        if not places_in(text, self._names) <= evidence.places:
            return "kommun"
        said_by = speaking_in(text, self._names)
        if not (actors_in(text, self._names) <= evidence.actors and said_by <= evidence.speakers):
            return "aktör"
        held = evidence.all_terms | evidence.words
        if any(not evidence.holds(held, stem(name)) for name in names_of(text, self._lower)):
            return "namn"
        return ""

    def _unlike(self, text: str, evidence: Evidence) -> str:
        """Whether a sentence says something else than its statements; empty when it says the same."""
        held = evidence.terms
        told = {term for term in terms(text) if term not in _SAYING}
        about = {t for t in told if not evidence.holds(held, t) and evidence.holds(evidence.all_terms, t)}
        said = told - about
        if not any(evidence.holds(held, term) for term in said):
            return "" if _is_short_answer(text, evidence) else "ordval"
        lexical = sum(evidence.holds(held, term) for term in said) / len(said)
        if _LEXICAL * lexical + _NEARNESS * self._nearness(text, evidence) < _BOUND:
            return "ordval"
        return "nekande" if _turned(text, said, evidence) else ""

    def _nearness(self, text: str, evidence: Evidence) -> float:
        """Cosine of a sentence with the nearest of its statements."""
        near = np.asarray(self._vectors.embed_all([item.statement.shown for item in evidence.given]), dtype=np.float32)
        return max(0.0, float((near @ np.asarray(self._vectors.embed(text), dtype=np.float32)).max()))


def _is_short_answer(text: str, evidence: Evidence) -> bool:
    """Whether a sentence repeats a statement of a word or two, such as *Nej*."""
    short = [item.statement.shown.strip(' .!”"').casefold() for item in evidence.given]
    return all(
        len(said.split()) <= _FEW_WORDS and re.search(rf"\b{re.escape(said)}\b", text.casefold()) for said in short
    )


def _turned(text: str, said: set[str], evidence: Evidence) -> bool:
    """Whether a sentence denies what its statements say, or says what they deny.

    "Fungerar inte" may become "brister", and the other way round: a word that
    comes near to denying counts when it is on one side only.
    """
    denied, near = denials(text), near_denials(text)
    if denied:
        return not denials(evidence.statements) and not near_denials(evidence.text) - near
    best, like = 0, list[str]()
    for part in _sentences(evidence.statements):
        held = frozenset(terms(part))
        shared = sum(evidence.holds(held, term) for term in said)
        if shared >= max(best, _LEAST_SHARED):
            like = [part] if shared > best else [*like, part]
            best = shared
    return bool(like) and all(denials(part) and not near - near_denials(part) for part in like)


def _sentences(text: str) -> list[str]:
    return [line[a:b] for line in text.split("\n") for a, b in sentence_spans(line, 0, len(line))]


def _with_exact_quotations(text: str, evidence: Evidence) -> str | None:
    """A sentence with every quotation in it as the report has it; ``None`` when a report has it not."""
    pieces: list[str] = []
    at = 0
    for match in _QUOTED.finditer(text):
        quoted = match[1] or match[2]
        exact = _exact(quoted, evidence)
        if exact is None:
            return None
        pieces += [text[at : match.start()], f"”{exact}”"]
        at = match.end()
    return "".join([*pieces, text[at:]])


def _exact(quoted: str, evidence: Evidence) -> str | None:
    """The words of a statement that a quotation repeats, as they stand there."""
    bare = quoted.strip(" .,;:…")
    if not bare:
        return None
    pattern = re.compile(rf"(?<!\w){re.escape(bare)}(?!\w)", re.IGNORECASE)
    for item in evidence.given:
        if (match := pattern.search(item.statement.shown)) is not None:
            return match.group()
    return None
