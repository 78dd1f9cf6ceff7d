"""Which statements hold a thing, so surely that it may be said in our own name.

``takeup`` finds what comes near a subject, to be read; what is *counted* must
hold the thing itself: its word in any inflection, a compound that begins or ends
with it (*sekretess* in *sekretessproblemet*, never *habilitering* in
*rehabilitering*), its parts where the question has the compound, or a true
synonym. Words are compared as they are written, for stems alone take *lokaler*
for *lokala*.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from importlib import resources

from rapidfuzz.distance import OSA

from assistant.question import Concept
from vectorstore import Index
from vectorstore.analysis import fold, stem, stopwords, terms, words

__all__ = ["Holder"]

_REMEMBERED = 2_000
"""Concepts whose statements are remembered; questions are untrusted, memory is bounded."""
_HEAD = 4
"""Letters of a stem at least that compounds are built on."""
_PART = 3
"""Letters of a compound's part at least."""
_TAIL = 4
"""Letters at least before the last part of a compound: *re* in *rehabilitering* is none."""
_BESIDE = 2
"""Words that two parts of a compound stand apart at most."""
_LINKS = ("", "s", "e", "a", "o", "u")
_DEFINITE = ("arnas", "ornas", "ernas", "arna", "orna", "erna", "ans", "nas", "an", "na", "n")
_AS_NOUN = frozenset({"er", "ers", "erna", "ernas", "en", "ens", "et", "ets"})
_AS_ADJECTIVE = frozenset({"a", "t", "are", "ast", "aste"})
_LONG = 9
_LONGEST = 14
"""Letters from which on a word may be misspelt by one letter, and by two."""

Key = tuple[str, int]


@cache
def _data() -> dict[str, list[str]]:
    text = resources.files("assistant.question").joinpath("synonyms.toml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = tomllib.loads(text)
    return found


@cache
def _same() -> tuple[tuple[str, ...], ...]:
    """Groups of words and phrases that say the same."""
    return tuple(tuple(fold(member.strip()) for member in group.split(",")) for group in _data()["same"])


@cache
def _homographs() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(fold(phrase))}\b" for phrase in _data()["homographs"]))


@cache
def _hollow() -> frozenset[str]:
    return frozenset(stem(word) for word in _data()["hollow"])


class Holder:
    """Knows every word of an index's statements; what costs is prepared once, at first use."""

    def __init__(self, index: Index) -> None:
        """Look in the statements of ``index``."""
        self._index = index
        self._found = lru_cache(_REMEMBERED)(self._holding)

    def holding(self, concept: Concept) -> frozenset[Key]:
        """Keys of the statements that hold a concept."""
        return self._found(concept)

    def near(self, concept: Concept) -> frozenset[Key]:
        """Keys of the statements that may mean a concept: what holds it, or a word that is near to it."""
        found = set(self._found(concept))
        if not concept.named:
            near = concept.stems
            for word, at in self._words.items():
                if stem(word) in near or any(len(s) > _HEAD and word.startswith(s) for s in concept.own):
                    found.update(at)
        return frozenset(found)

    @cached_property
    def _texts(self) -> dict[Key, str]:
        return {(p.passage_id, s.start): _plain(s.shown) for p in self._index.passages for s in p.statements}

    @cached_property
    def _words(self) -> dict[str, frozenset[Key]]:
        """Every word as it is written, folded, with the statements that hold it."""
        found: dict[str, set[Key]] = {}
        for key, text in self._texts.items():
            for word in words(text):
                found.setdefault(word, set()).add(key)
        return {word: frozenset(keys) for word, keys in found.items()}

    @cached_property
    def _terms(self) -> dict[str, frozenset[Key]]:
        found: dict[str, set[Key]] = {}
        for passage in self._index.passages:
            for statement in passage.statements:
                for term in terms(statement.shown):
                    found.setdefault(term, set()).add((passage.passage_id, statement.start))
        return {term: frozenset(keys) for term, keys in found.items()}

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(stem(word) for word in self._words)

    def _holding(self, concept: Concept) -> frozenset[Key]:
        if concept.named:
            return frozenset().union(*(self._terms.get(term, frozenset()) for term in concept.stems))
        asked = fold(concept.word)
        found = set(self._of_word(asked))
        for group in _same():
            if any(" " not in member and self._inflects(member, asked) for member in group):
                for member in group:
                    found |= self._of_phrase(member) if " " in member else self._of_word(member, tails=False)
        for head, tail in self._parts(asked):
            own = self._of_word(head)
            found |= own if stem(tail) in _hollow() else self._beside(head, tail, own & self._of_word(tail))
        return frozenset(found)

    def _beside(self, one: str, other: str, keys: frozenset[Key]) -> set[Key]:
        """The statements in which two words stand beside each other: *brist på tid*."""
        found = set()
        for key in keys:
            said = words(self._texts[key])
            first = [place for place, word in enumerate(said) if self._is(one, word)]
            second = [place for place, word in enumerate(said) if self._is(other, word)]
            if any(abs(a - b) <= _BESIDE for a in first for b in second):
                found.add(key)
        return found

    def _of_word(self, asked: str, *, tails: bool = True) -> frozenset[Key]:
        """The statements that hold a word, inflected, in a compound or misspelt.

        A synonym does not count as the last part of a compound: *bidragsberoende* is no *missbruk*.
        """
        return frozenset().union(*(at for word, at in self._words.items() if self._is(asked, word, tails=tails)))

    def _of_phrase(self, phrase: str) -> frozenset[Key]:
        pattern = re.compile(r"\b" + r"\s+".join(re.escape(part) for part in phrase.split()) + r"\w{0,3}\b")
        return frozenset(key for key, text in self._texts.items() if pattern.search(text))

    def _is(self, asked: str, word: str, *, tails: bool = True) -> bool:
        compounds = self._begins(asked, word) or (tails and self._ends(asked, word))
        return compounds or self._inflects(asked, word) or _misspelt(asked, word)

    def _inflects(self, asked: str, word: str) -> bool:
        """Whether two words are forms of one."""
        if asked == word:
            return True
        if asked[:2] != word[:2] or _bases(asked).isdisjoint(_bases(word)):
            return False
        own, other = _ending(asked), _ending(word)
        if own in _AS_NOUN and not other:  # *lokal* is an adjective where *lokalt* is said
            return not (f"{word}t" in self._words and f"{word}a" in self._words)
        return not ((own in _AS_NOUN and other in _AS_ADJECTIVE) or (own in _AS_ADJECTIVE and other in _AS_NOUN))

    def _begins(self, asked: str, word: str) -> bool:
        """Whether a word is a compound that begins with the one asked for."""
        base = min(_bases(asked), key=len)
        longer = len(base) >= _HEAD and len(word) >= len(base) + _PART
        return longer and word.startswith(base) and self._is_rest(base, asked, word)

    def _ends(self, asked: str, word: str) -> bool:
        """Whether a word is a compound that ends with the one asked for."""
        base = min(_bases(asked), key=len)
        at = word.find(base, _TAIL) if len(base) >= _HEAD else -1
        return at > 0 and self._inflects(asked, word[at:]) and self._is_known(word[:at])

    def _is_rest(self, base: str, asked: str, word: str) -> bool:
        """Whether what follows on a compound's first part is a word of its own."""
        for head in {asked, base}:
            rest = word.removeprefix(head)
            if rest == word:
                continue
            for link in _LINKS:
                part = rest.removeprefix(link) if link else rest
                if len(part) >= _HEAD and (part in self._words or stem(part) in self._stems):
                    return True
        return False

    def _is_known(self, part: str) -> bool:
        """Whether a first part is a word, with what links it to the next."""
        heads = {part, part[:-1]} if part[-1:] in _LINKS else {part}
        return any(head in self._words or stem(head) in self._stems for head in heads if len(head) >= _PART)

    def _parts(self, asked: str) -> list[tuple[str, str]]:
        """The two words that a compound is made of, in each way that it may be parted; the reports hold both."""
        found = []
        for at in range(_PART, len(asked) - _HEAD + 1):
            head, tail = asked[:at], asked[at:]
            if stem(tail) not in self._stems or tail in _ENDINGS:
                continue
            for one in (head, head[:-1]) if head[-1:] in _LINKS else (head,):
                if len(one) >= _PART and one not in stopwords() and self._is_head(one):
                    found.append((one, tail))
        return found

    def _is_head(self, head: str) -> bool:
        if head in self._words or (len(head) >= _HEAD and stem(head) in self._stems):
            return True
        return len(head) >= _LONG and any(_misspelt(head, word) for word in self._words)


_ENDINGS = frozenset({"arna", "orna", "erna", "aste", "ande", "ende", "ning", "ningar", "ningen", "ningarna", "elsen"})


def _plain(text: str) -> str:
    """A text folded, without phrases in which a word is another one."""
    return _homographs().sub(" ", fold(text))


@lru_cache(maxsize=50_000)
def _bases(word: str) -> frozenset[str]:
    """What is left of a word without its endings, in each way of taking them away."""
    found = {stem(word)}
    for ending in _DEFINITE:
        if word.endswith(ending) and len(word) - len(ending) >= _HEAD - 1:
            found.add(stem(word.removesuffix(ending)))
    return frozenset(found)


def _ending(word: str) -> str:
    return word.removeprefix(stem(word))


def _misspelt(asked: str, word: str) -> bool:
    """Whether a word begins as the one asked for, but for a letter or two of a long one."""
    base = stem(asked)
    if len(base) < _LONG or base[:2] != word[:2] or len(word) < len(base) - 1:
        return False
    allowed = 2 if len(base) >= _LONGEST else 1
    heads: Sequence[str] = [word[: len(base) + change] for change in (-1, 0, 1)]
    return any(OSA.distance(base, head, score_cutoff=allowed) <= allowed for head in heads)
