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
import unicodedata
from functools import cache, cached_property, lru_cache
from importlib import resources

from assistant.question import Concept
from assistant.question.intent import generic_terms
from assistant.question.subject import same_groups
from assistant.wordforms import HEAD, LONG, SAME, base_of, bases, derived, ending, misspelt
from vectorstore import Index
from vectorstore.analysis import fold, stem, stopwords, terms, words

__all__ = ["Holder", "is_hollow"]

_REMEMBERED = 2_000
"""Concepts whose statements are remembered; questions are untrusted, memory is bounded."""
_PART = 3
"""Letters of a compound's part at least."""
_ALIKE = 5
"""First letters that two compounds share whose last part tells little: *rehabrollen*, *rehabsamordnarrollen*."""
_TAIL = 4
"""Letters at least before the last part of a compound: *re* in *rehabilitering* is none."""
_BESIDE = 2
"""Words that two parts of a compound stand apart at most."""
_ADJOINING = 4
"""The same of two words that stand one after the other in the question."""
_AKIN = 0.5
"""Cosine of two words' vectors from which one may mean the other: *personalomsättning*, *slutar*."""
_OFTEN = 2
"""Times at least that a word must be written as a name to be one."""
_TELLING = 8
"""Letters of a word from which on whatever begins with it is a compound of it: *sekretesslättning*."""
_LINKS = ("", "s", "e", "a", "o", "u", "-")
_AS_NOUN = frozenset({"er", "ers", "erna", "ernas", "en", "ens", "et", "ets"})
_AS_ADJECTIVE = frozenset({"a", "t", "are", "ast", "aste"})
_PREFIXES = ("re", "be", "för", "an", "av", "in", "om", "ut", "upp", "o")
Key = tuple[str, int]


@cache
def _data() -> dict[str, list[str]]:
    text = resources.files("assistant.question").joinpath("synonyms.toml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = tomllib.loads(text)
    return found


@cache
def _homographs() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(phrase)}\b" for phrase in _data()["homographs"]))


@cache
def _hollow() -> frozenset[tuple[str, str]]:
    """Words that tell little by themselves: how they begin, for *svar* is no form of *svårighet*, and their stems."""
    return frozenset((word[:HEAD], stem(word)) for word in _data()["hollow"])


def is_hollow(word: str) -> bool:
    """Whether a word tells little by itself, in any form: *frågan*, *rollen*."""
    return any(word.startswith(begins) and base in bases(word) for begins, base in _hollow())


class Holder:
    """Knows every word of an index's statements; what costs is prepared once, at first use."""

    def __init__(self, index: Index) -> None:
        """Look in the statements of ``index``."""
        self._index = index
        self._found = lru_cache(_REMEMBERED)(self._holding)
        self.near = lru_cache(_REMEMBERED)(self._near)

    def holding(self, concept: Concept) -> frozenset[Key]:
        """Keys of the statements that hold a concept."""
        return self._found(concept)

    def _near(self, concept: Concept) -> frozenset[Key]:
        """Keys of the statements that may mean a concept: what holds it, or a word that is near to it."""
        found = set(self._found(concept))
        if not concept.named:
            base = base_of(self._written(concept.word))
            for written, word in self._folded:
                place = written.find(base) if len(base) > HEAD else -1
                if place == 0 or place >= _PART or stem(word) in concept.stems:
                    found.update(self._words[word])
            for word in self._index.words.alike(concept.word, _AKIN):
                if base_of(word) not in fold(concept.word):  # that of a part alone: *telefon* is no *vårdgrannetelefon*
                    found.update(self._words.get(word, ()))
            for _, tail in self._parts(self._written(concept.word)):
                if stem(tail) not in generic_terms():
                    begins = concept.word[:_ALIKE] if is_hollow(tail) else ""
                    found |= self._ending_with(tail, begins)
        return frozenset(found)

    def _ending_with(self, tail: str, begins: str) -> frozenset[Key]:
        """The statements with a word, by itself or as the last part of a compound: *omsättningen*, *Rehabrollen*."""
        base, begins = base_of(tail), fold(begins)
        alike = (word for written, word in self._folded if base in written and written.startswith(begins))
        held = (word for word in alike if self._inflects(tail, word) or self._ends(tail, word))
        return frozenset().union(*map(self._words.__getitem__, held))

    def begun_alike(self, concept: Concept) -> frozenset[Key]:
        """Keys of the statements with a word that begins as a concept does: *brukarworkshop*, *brukarinflytande*."""
        begins = fold(concept.word)[: _ALIKE + 1]
        alike = (word for word in self._beginning(concept.word) if fold(word).startswith(begins))
        return frozenset[Key]().union(*map(self._words.__getitem__, alike))

    def adjoining(self, one: Concept, other: Concept, keys: frozenset[Key]) -> frozenset[Key]:
        """Those of some statements in which two concepts' own words stand beside each other, and what is short for it.

        What is short for both is looked for in every statement.
        """
        found = self._beside(self._written(one.word), self._written(other.word), keys, _ADJOINING)
        phrase = f"{one.word} {other.word}".lower()
        for group in same_groups():
            if phrase in group:
                found.update(*(self._of_word(member, tails=False) for member in group if " " not in member))
        return frozenset(found)

    @cached_property
    def _shown(self) -> dict[Key, str]:
        return {(p.passage_id, s.start): s.shown for p in self._index.passages for s in p.statements}

    @cached_property
    def _texts(self) -> dict[Key, str]:
        return {key: _plain(shown) for key, shown in self._shown.items()}

    @cached_property
    def _words(self) -> dict[str, frozenset[Key]]:
        """Every word as it is written, in lower case, with the statements that hold it."""
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
        asked = self._written(concept.word)
        found = set(self._of_word(asked))
        for group in same_groups():
            if any(member == asked or (" " not in member and self._inflects(member, asked)) for member in group):
                for member in group:
                    found |= self._of_phrase(member) if " " in member else self._of_word(member, tails=False)
        for head, tail in () if self._is_name(asked) else self._parts(asked):
            own = self._of_word(head)
            found |= own if is_hollow(tail) else self._beside(head, tail, own & self._of_word(tail), _BESIDE)
        return frozenset(found)

    def _is_name(self, asked: str) -> bool:
        """Whether a word is always written as a name: *Arenasamverkan* is not any cooperation in some arena."""
        known = self._words.get(asked, frozenset())
        said = [self._shown[key] for key in known]
        inside = sum(len(re.findall(rf"(?<=[\wåäö,] ){re.escape(asked.capitalize())}\b", text)) for text in said)
        return inside >= _OFTEN and not any(re.search(rf"\b{re.escape(asked)}\b", text) for text in said)

    def _beside(self, one: str, other: str, keys: frozenset[Key], apart: int) -> set[Key]:
        """The statements in which two words stand beside each other: *brist på tid*."""
        found = set()
        for key in keys:
            said = words(self._texts[key])
            first = [place for place, word in enumerate(said) if self._is(one, word)]
            second = [place for place, word in enumerate(said) if self._is(other, word)]
            if any(abs(a - b) <= apart for a in first for b in second):
                found.add(key)
        return found

    def _written(self, word: str) -> str:
        """A word with its dots and rings, where the question lacks them, and as its owner is called: *chefers*."""
        lowered = unicodedata.normalize("NFC", word).lower()
        if lowered not in self._words and lowered.endswith("s") and lowered[:-1] in self._words:
            return lowered[:-1]
        return (
            lowered
            if lowered in self._words or fold(lowered) != lowered
            else next((w for w in self._beginning(word) if fold(w) == fold(word)), lowered)
        )

    def _of_word(self, asked: str, *, tails: bool = True) -> frozenset[Key]:
        """The statements that hold a word, inflected, in a compound or misspelt.

        A synonym does not count as the last part of a compound: *bidragsberoende* is no *missbruk*.
        """
        found = {word for word in self._beginning(asked) if self._is_form(asked, word)}
        base = base_of(asked)
        if tails:
            found |= {word for written, word in self._folded if base in written and self._ends(asked, word)}
        marked = asked[: len(base)]  # *våld* is no form of *valdes*; a question without marks has its words from here
        found = {word for word in found if fold(marked) == marked or marked in word or fold(marked) not in fold(word)}
        return frozenset().union(*map(self._words.__getitem__, found))

    @cached_property
    def _folded(self) -> list[tuple[str, str]]:
        return [(fold(word), word) for word in self._words]

    @cached_property
    def _by_beginning(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for written, word in self._folded:
            found.setdefault(written[:SAME], []).append(word)
        return found

    def _beginning(self, asked: str) -> list[str]:
        """The words that begin as the one asked for, as its forms and compounds do."""
        return self._by_beginning.get(fold(asked)[:SAME], [])

    def _of_phrase(self, phrase: str) -> frozenset[Key]:
        pattern = re.compile(r"\b" + r"\s+".join(re.escape(part) for part in phrase.split()) + r"\w{0,3}\b")
        return frozenset(key for key, text in self._texts.items() if pattern.search(text))

    def _is(self, asked: str, word: str) -> bool:
        same = fold(asked[:SAME]) == fold(word[:SAME])
        return (same and self._is_form(asked, word)) or self._ends(asked, word)

    def _is_form(self, asked: str, word: str) -> bool:
        """Whether a word that begins as another one is a form or a compound of it, or that misspelt."""
        inflects = self._inflects(asked, word) or derived(asked, word)
        return inflects or self._begins(asked, word) or misspelt(asked, word)

    def _inflects(self, asked: str, word: str) -> bool:
        """Whether two words are forms of one."""
        if asked == word:
            return True
        shared = bases(asked) & bases(word) if fold(asked[:SAME]) == fold(word[:SAME]) else frozenset[str]()
        if not shared or (fold(asked) != asked and all(asked[: len(b)] != word[: len(b)] for b in shared)):
            return False  # *känna* is no form of *kan*
        own, other = ending(asked), ending(word)
        if own in _AS_NOUN and not other:  # *lokal* is an adjective where *lokalt* is said
            return not (f"{word}t" in self._words and f"{word}a" in self._words)
        apart = (own in _AS_NOUN and other in _AS_ADJECTIVE) or (own in _AS_ADJECTIVE and other in _AS_NOUN)
        return not apart or self._is_verb(asked.removesuffix(own))

    def _is_verb(self, base: str) -> bool:  # *använder* is one of *använda*, as *användas* tells
        return any(base + past in self._words for past in ("de", "te", "as", "andet"))

    def _begins(self, asked: str, word: str) -> bool:
        """Whether a word is a compound that begins with the one asked for."""
        base = base_of(asked)
        longer = len(base) >= HEAD and len(word) >= len(base) + _PART
        if not (longer and fold(word).startswith(base)):
            return False
        if len(base) >= _TELLING:
            return True
        rests = {word[len(base) :], word[len(asked) :] if word.startswith(asked) else ""}
        parts = {rest.removeprefix(link) for rest in rests for link in _LINKS}
        return any(len(part) >= HEAD and (part in self._words or stem(part) in self._stems) for part in parts)

    def _ends(self, asked: str, word: str) -> bool:
        """Whether a word is a compound that ends with the one asked for."""
        base = base_of(asked)
        at = fold(word).find(base, _TAIL) if len(base) >= HEAD else -1
        if at < 0 or not self._inflects(asked, word[at:]) or word[at + len(base) :].startswith("lig"):
            return False  # *tillgänglig* is no *gäng*
        return self._is_known(word[:at]) or (len(base) > HEAD and not word[:at].endswith(_PREFIXES))

    def _is_known(self, part: str) -> bool:
        """Whether a first part is a word, with what links it to the next."""
        heads = {part, part[:-1]} if part[-1:] in _LINKS else {part}
        return any(head in self._words or stem(head) in self._stems for head in heads if len(head) >= _PART)

    def _parts(self, asked: str) -> list[tuple[str, str]]:
        """The two words that a compound is made of, in each way that it may be parted; the reports hold both."""
        found = []
        for at in range(_PART, len(asked) - HEAD + 1):
            head, tail = asked[:at], asked[at:]
            if not (stem(tail) in self._stems or is_hollow(tail)) or tail in _ENDINGS:
                continue
            for one in (head, head[:-1]) if head[-1:] in _LINKS else (head,):
                if len(one) >= _PART and one not in stopwords() and self._is_head(one, tail):
                    found.append((one, tail))
        return found

    def _is_head(self, head: str, tail: str) -> bool:
        """Whether a compound's first part is a word, or one misspelt where at least its other part is written so."""
        if head in self._words or (len(head) >= HEAD and stem(head) in self._stems):
            return True
        return len(head) >= LONG and tail in self._words and any(misspelt(head, word) for word in self._beginning(head))


_ENDINGS = frozenset({"arna", "orna", "erna", "aste", "ande", "ende", "ning", "ningar", "ningen", "ningarna", "elsen"})


def _plain(text: str) -> str:
    """A text in lower case, without phrases in which a word is another one."""
    return _homographs().sub(" ", unicodedata.normalize("NFC", text).lower())
