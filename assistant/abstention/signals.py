"""What the doubt whether the reports answer is computed from.

Each signal says something that a reader can check: how near the question comes
to those that the reports answer and to those that they do not, how it is put,
and which of its words the best passage lacks.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.abstention.unheard import unheard_in
from assistant.question import Names
from vectorstore import Found, Index, Scope
from vectorstore.analysis import terms

__all__ = ["SIGNALS", "Asked", "read_signal", "signals_of"]

SIGNALS = {
    "nearer": "mean cosine of its three nearest answered questions less that of its three nearest unanswered ones",
    "same": "how far an unanswered question asks the same, less how far an answered one does",
    "read": "mean cosine of the three nearest unanswered questions less that of answered ones, as the reader has them",
    "phrases": "log odds of its words and pairs of words in unanswered questions",
    "words": "how near the words of the best passage and its questions come to its own",
    "elsewhere": "cosine of the nearest answered question of those named, less that of the nearest one at all",
    "unknown": "share of its terms that neither passages nor their questions hold",
    "absent": "its terms that only unanswered questions hold",
    "strange": "its terms that neither those nor passages nor answered questions hold",
    "missing": "share of its words, by weight, that no word of the best passage comes near",
    "rarest": "how near the best passage comes to its most telling word",
    "unheard": "it wants to hear somebody whom nobody interviewed",
    "why": "it asks for a reason",
    "name": "it asks for a name, a number or an address",
    "number": "it asks for a number",
    "denies": "it holds a negation",
    "topics": "its words beside names and themes",
    "length": "its telling words",
}
"""The signals, in the order of their values, each with what it is."""
_FEW = 3
_COMPARED = 40
"""Nearest questions that are compared word by word."""
_LOOKED_THROUGH = 200
_NEAR = 0.45
"""Cosine from which a word stands for another one."""
_PUT = {
    "why": re.compile(
        r"^(?:och |men )?(?:av vilka? skäl|av vilken anledning|hur motiver|hur kommer det sig|vad beror"
        r"|vad (?:var det som )?(?:fick|gjorde att)|skälet|orsaken)|\bvarför\b",
        re.IGNORECASE,
    ),
    "name": re.compile(r"\bheter\b|\bvem\b|vilket nummer|adress|\btelefon|mejl", re.IGNORECASE),
    "number": re.compile(
        r"\bhur (?:många|stora?|stort|mycket|ofta|långt?|gamla)|\bandel|\bprocent|\bantal|kosta|\bbudget|\bkronor",
        re.IGNORECASE,
    ),
    "denies": re.compile(r"\b(?:inte|ingen|inga|aldrig|utan)\b", re.IGNORECASE),
}
"""How questions are put."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as its doubt is computed."""

    text: str
    """The standalone question."""
    scope: Scope
    """What it names."""
    found: Found
    """The ranked passages; at least one."""


def signals_of(
    asked: Asked, index: Index, names: Names, heard: frozenset[str], *, with_reader: bool = True
) -> NDArray[np.float64]:
    """The signals of a question, shape (len(SIGNALS),).

    Args:
        asked: the question with what was found.
        index: where it was found; there must be unanswered questions in it.
        names: what actors, units and places are called.
        heard: see :func:`assistant.abstention.unheard.voices`.
        with_reader: ask the reader; else its signal is one that is seldom exceeded. Reading takes some ten
            milliseconds, and more than a third of the questions are so surely answered that it would change nothing:
            of 986 unanswered and 1,151 answered ones none is judged otherwise with the reader's say in all.
    """
    values = {
        **_nearness(asked, index),
        **_words(asked, index),
        "read": read_signal(asked, index) if with_reader else index.read.most,
        **{name: float(bool(pattern.search(asked.text))) for name, pattern in _PUT.items()},
        "phrases": index.phrases.of(asked.text),
        "unheard": float(unheard_in(asked.text, names, heard) is not None),
        "topics": float(len(asked.scope.topics)),
    }
    return np.array([values[name] for name in SIGNALS])


def _nearness(asked: Asked, index: Index) -> Mapping[str, float]:
    """How near answered and unanswered questions come."""
    vector = index.vectors.embed(asked.text)
    numbers, answered = index.vectors.nearest("questions", vector, _LOOKED_THROUGH)
    refused, unanswered = index.vectors.nearest("unanswered", vector, _COMPARED)
    owners = index.owners["questions"][numbers]
    inside = next((number for number, owner in enumerate(owners) if asked.scope.holds(index.passages[owner])), -1)
    return {
        "nearer": float(answered[:_FEW].mean() - unanswered[:_FEW].mean()),
        "same": _likest(asked, index, [index.unanswered[number][0] for number in refused])
        - _likest(asked, index, [index.questions[n][0] for n in numbers[:_COMPARED] if n < len(index.questions)]),
        "elsewhere": float(answered[inside] - answered[0]),
    }


def read_signal(asked: Asked, index: Index) -> float:
    """The signal ``read``: how much nearer unanswered questions come than answered ones, to the reader."""
    answered, unanswered = index.read.nearest(asked.text)
    return unanswered - answered


def _likest(asked: Asked, index: Index, questions: Sequence[str]) -> float:
    """How far one of some questions asks the same."""
    return float(index.likeness.of(asked.text, questions).max(initial=0.0))


def _words(asked: Asked, index: Index) -> Mapping[str, float]:
    """Which words of the question are met."""
    best = asked.found.ranked[0]
    said = " ".join(statement.shown for statement in best.passage.statements)
    weights, cosines = index.words.held(asked.text, said)
    asked_for = terms(asked.text)
    unknown = sum(index.lexical.known(term) is None for term in asked_for)
    absent = index.absent.count(asked.text)
    nowhere = sum(not index.lexical.has(term) for term in set(asked_for))
    return {
        "words": best.signals.get("words", 0.0),
        "unknown": unknown / len(asked_for) if asked_for else 0.0,
        "absent": float(absent),
        "strange": float(nowhere - absent),
        "missing": float(weights[cosines < _NEAR].sum()),
        "rarest": float(cosines[weights.argmax()]) if len(weights) else 0.0,
        "length": float(len(weights)),
    }
