"""How likely it is that the reports do not answer, from how near a question comes to what they do and don't.

Questions that passages answer, and questions that no report answers, were both
written ahead. A question that lies nearer to the second kind, is put as they are,
and whose words the best passage lacks, is doubted. The weights were fitted on the
development and calibration questions and stand in ``doubt.toml``; so does the
bound, which was chosen so that few answerable questions are refused.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from assistant.abstention.mentions import is_named_in
from assistant.abstention.passed_on import PassedOn
from assistant.abstention.plain import is_bare, is_heard_in_each, is_plain, is_told_of_all, is_whole
from assistant.abstention.pointing import closest
from assistant.abstention.signals import SIGNALS, Asked, read_signal, signals_of
from assistant.abstention.unheard import unheard_in, voices
from assistant.abstention.wording import NO_ANSWER, NOTHING_FOUND, SAID, Refusal, coverage, listed, nearest
from assistant.question import Names, unframed
from assistant.question.sides import compares
from assistant.spoken import spoken
from vectorstore import Index, Ranked, Scope
from vectorstore.analysis import terms

__all__ = ["Doubter", "Verdict", "doubt_of"]

_READ = list(SIGNALS).index("read")
_VOTERS = 5
_LOOKED_AT = 5
"""Best passages that are looked at for whether questions were written ahead, and for the places named."""
_LEAST_WORDS = 0.25
"""Least mean cosine of the question's words with one of those passages where nothing was written ahead for them."""
_BOUND_WHERE_TOLD = 0.98
"""Doubt from which a question about a place is refused that no report covers but one tells of: most questions that were
written ahead about such places are unanswered ones, so that all of them are doubted."""
_EVERY_WORD = 0.95
_FLOOR = 0.9
"""Least sum of the nearest question's cosine and the words'; no answerable development question is below .98."""
_ASKS = {
    "reason": re.compile(r"\b(?:varför|vem|beslut\w*|bestäm\w*|skäl\w*|anledning\w*|orsak\w*|beror)\b", re.IGNORECASE),
    "figure": re.compile(
        r"\b(?:hur (?:många|stor\w*|mycket|ofta|lång\w*|länge|gam\w*|dyr\w*|hög\w*)|när|vem|heter"
        r"|vilket (?:år|datum|nummer)"
        r"|andel\w*|procent\w*|antal\w*|kost\w*|budget\w*|kronor|datum\w*|namn\w*|telefon\w*|adress\w*|mejl\w*|siffr\w*)\b",
        re.IGNORECASE,
    ),
    "later": re.compile(
        r"\b(?:sen|sedan|efter\w*|numera|nu|idag|i dag|fortfarande|än|ännu|blev|blivit|gick|gått|hände|hänt|hur har|har"
        r"|ledde|lett|resultat\w*|uppfölj\w*|kommer|framöver|senare|20\d\d)\b",
        re.IGNORECASE,
    ),
}
"""How questions are put of which it may be said that that is not told."""
_OTHERWISE = "det jag hittar handlar om annat."


class Verdict(Enum):
    """What becomes of a question before its doubt is computed."""

    ANSWERED = auto()
    NOTHING_FOUND = auto()
    ELSEWHERE = auto()
    """It is about a place that none of the best passages mentions."""
    TOLD = auto()
    """It is about such a place, and one of them does: only a great doubt refuses."""
    OPEN = auto()
    """The doubt decides."""


@dataclass(frozen=True, slots=True)
class _Fitted:
    weights: Mapping[str, float]
    constant: float
    bound: float


_DOUBT, _OF_FOLLOW_UP = "doubt.toml", "following.toml"


@cache
def _fitted(file: str = _DOUBT) -> _Fitted:
    text = resources.files("assistant.abstention").joinpath(file).read_text(encoding="utf-8")
    return _Fitted(**tomllib.loads(text))


def _is_spoken_of(scope: Scope, best: Ranked) -> bool:
    """Whether a report is asked about an actor and nothing of it, and its best passage holds every word of that."""
    asked = scope.reports and scope.about and not scope.topics
    return bool(asked) and best.passage.report in scope.reports and best.signals.get("words", 0.0) >= _EVERY_WORD


def doubt_of(signals: NDArray[np.float64], file: str = _DOUBT) -> float:
    """Probability, 0 to 1, that the reports do not answer a question with these signals, by the weights of a file."""
    fitted = _fitted(file)
    total = fitted.constant + sum(fitted.weights[name] * value for name, value in zip(SIGNALS, signals, strict=True))
    return float(1 / (1 + np.exp(-total)))


class Doubter:
    """Refuses questions because what was found does not answer them; what costs is prepared once."""

    def __init__(self, index: Index, names: Names) -> None:
        """Judge by what is in ``index``; ``names`` are those of its reports."""
        self._index = index
        self._names = names
        self._heard = voices(index.passages)
        self.passed_on = PassedOn(index.passages, names, self._heard)

    def refusal(self, asked: Asked) -> Refusal | None:
        """A refusal; ``None`` to answer. For whom an answer is, and how short, makes it none the less one."""
        shorter = unframed(asked.text)
        refusal = self._refusal(replace(asked, text=shorter))
        return refusal if refusal is None or shorter == asked.text else self._refusal(asked)

    def unmet(self, asked: Asked) -> Refusal | None:
        """A refusal of a follow-up by its own words; ``None`` to answer.

        Read behind the question before, or framed by it, it comes near to what the reports answer whatever it asks
        itself: what was found for both is held against its own words alone.
        """
        if not asked.found.ranked or not self._can_doubt(asked.found.ranked[:_LOOKED_AT]):
            return None
        if doubt_of(self.signals(asked), _OF_FOLLOW_UP) < _fitted(_OF_FOLLOW_UP).bound:
            return None
        return self._doubted(asked)

    def doubt(self, asked: Asked) -> float:
        """How likely it is that the reports do not answer, whatever the bound is from which that is said."""
        verdict = self.verdict(asked)
        if verdict in (Verdict.OPEN, Verdict.TOLD):
            return doubt_of(self.signals(asked))
        return 0.0 if verdict is Verdict.ANSWERED else 1.0

    def _doubted(self, asked: Asked) -> Refusal:
        return Refusal(NOTHING_FOUND, f"{NO_ANSWER}: {self._said(asked)} {self.pointed(asked)}")

    def pointed(self, asked: Asked) -> str:
        """What a refusal points at: the passage that comes nearest to a question, of which one at least was found."""
        return nearest(closest(asked, self._index, self._names), self._index.reports)

    def _refusal(self, asked: Asked) -> Refusal | None:
        verdict = self.verdict(asked)
        if verdict is Verdict.NOTHING_FOUND:
            return Refusal(NOTHING_FOUND, f"{NO_ANSWER}. {coverage(self._index.reports)}")
        if verdict is Verdict.ELSEWHERE:
            told = f"{listed(self._places_elsewhere(asked))} ingår inte i någon av dem."
            return Refusal("platsen ingår inte", f"{NO_ANSWER}: {told} {coverage(self._index.reports)}")
        bound = _BOUND_WHERE_TOLD if verdict is Verdict.TOLD else _fitted().bound
        if verdict is Verdict.ANSWERED or not self._is_doubted(asked, bound):
            return None
        return self._doubted(asked)

    def verdict(self, asked: Asked) -> Verdict:
        """What can be said of a question without its doubt."""
        scope, found, index = asked.scope, asked.found, self._index
        if not found.ranked or (terms(asked.text) and not index.lexical.meant(asked.text)):
            return Verdict.NOTHING_FOUND
        if scope.not_covered and (scope.municipalities or scope.reports) and is_bare(scope) and compares(asked.text):
            return Verdict.ANSWERED  # the side that a report covers, with a word on the other
        if len(scope.reports) > 1 and scope.themes and is_bare(scope) and compares(asked.text):
            return Verdict.ANSWERED  # chapters of reports, held against each other
        if compares(asked.text) and is_bare(scope) and is_heard_in_each(scope, index.passages):
            return Verdict.ANSWERED  # somebody here, held against the same there
        whole = is_plain(scope) or is_whole(asked.text, scope, self._names, index.passages)
        best = found.ranked[:_LOOKED_AT]
        if whole or _is_spoken_of(scope, best[0]) or is_told_of_all(asked.text, scope, best):
            return Verdict.ANSWERED
        if places := self._places_elsewhere(asked):
            # Whoever is asked to speak there must be told of at once, not by the way.
            telling = best[: 1 if scope.actors or scope.units else _LOOKED_AT]
            told = any(is_named_in(name, ranked.passage.text) for name in places for ranked in telling)
            return Verdict.TOLD if told and self._can_doubt(best) else Verdict.ANSWERED if told else Verdict.ELSEWHERE
        if not self._can_doubt(best):
            words = max(ranked.signals.get("words", 0.0) for ranked in best)
            return Verdict.ANSWERED if words >= _LEAST_WORDS else Verdict.NOTHING_FOUND
        near = found.best.get("question_vector", 0.0) + found.best.get("words", 0.0)
        return Verdict.NOTHING_FOUND if near < _FLOOR else Verdict.OPEN

    def _can_doubt(self, best: Sequence[Ranked]) -> bool:
        """Whether questions that were written ahead say anything of these passages.

        They do not of a new report, for which none were; nor do cosines of a
        model that the weights were not fitted with.
        """
        index = self._index
        fitted = bool(index.unanswered) and index.has_bundled_embedding
        return fitted and all(index.has_both_kinds(ranked.passage) for ranked in best)

    def _places_elsewhere(self, asked: Asked) -> tuple[str, ...]:
        """Places that are named and that no report covers; none where one is named that a report does cover."""
        if asked.scope.municipalities or asked.scope.reports:
            return ()
        return asked.scope.not_covered

    def _is_doubted(self, asked: Asked, bound: float) -> bool:
        """Whether the doubt reaches ``bound``; the reader is asked only where it could change that."""
        signals = signals_of(asked, self._index, self._names, self._heard, with_reader=False)
        if doubt_of(signals) < bound:
            return False
        signals[_READ] = read_signal(asked, self._index)
        return doubt_of(signals) >= bound

    def signals(self, asked: Asked) -> NDArray[np.float64]:
        """The signals of an open question, shape (len(SIGNALS),)."""
        return signals_of(asked, self._index, self._names, self._heard)

    def _said(self, asked: Asked) -> str:
        """Why, as most of the nearest unanswered questions have it; something general where they differ."""
        index, question = self._index, asked.text
        numbers, _ = index.vectors.nearest("unanswered", index.vectors.embed(question), _VOTERS)
        why, votes = Counter(index.unanswered[number][1] for number in numbers).most_common(1)[0]
        told = votes > _VOTERS // 2 and why in SAID and self._fits(why, question)
        if told and why == "not_asked" and unheard_in(question, self._names, self._heard) is None:
            return self._unsaid(asked.scope)
        return SAID[why] if told else _OTHERWISE

    def _fits(self, why: str, question: str) -> bool:
        """Whether a question is put so that a kind of unanswered question may be said to be its own.

        Of what the reports have every word for it is not said that they do not take it up.
        """
        if why == "absent":
            return not all(self._index.lexical.has(term) for term in terms(question))
        return why not in _ASKS or _ASKS[why].search(question) is not None

    def _unsaid(self, scope: Scope) -> str:
        """What is said where those who are asked did have their say, and not of this."""
        heard = any(scope.is_view(p) and scope.holds(p) and scope.by_actor(p) for p in self._index.passages)
        if not (heard and (scope.actors or scope.units)):
            return _OTHERWISE
        where = f" i {listed(scope.municipalities)}" if scope.municipalities else ""
        return f"jag hittar inget om det i vad {listed([*map(spoken, scope.units or scope.actors)])}{where} säger."
