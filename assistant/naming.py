"""Putting what was asked about in the place of a pronoun: "Hur många är de?" after "Vad kostar de nollplacerade?"."""

import re
from collections.abc import Iterator, Sequence

from assistant.nouns import is_no_noun
from assistant.pronouns import ARTICLE, subject_pronoun
from assistant.question.names import Names, place_spans, report_spans
from assistant.question.roles import speaker_spans
from vectorstore.analysis import stopwords

__all__ = ["parts_of", "with_matter"]

_PREPOSITION = r"för|med|om|till|av|från|på|kring|mot|mellan|hos|bland|inom|gällande|angående|enligt"
_ENDS = r"(?=\W*$|[?.,!]|\s+(?:då|nu|sen|själva?|också|egentligen|i|på|med|för|av|till|och|enligt|alls|mest)\b)"
_MANY = re.compile(
    rf"\b(?:(?P<obj>dem)\b|(?:{_PREPOSITION}) (?P<after>de|dom)\b{_ENDS}"
    r"|(?:är|var|blir|blev|ligger|kommer|går|gick|brukar|finns|hör|sitter|träffas|ses|möts|fick|får|behöver|ska|vänder|kan|bör)"
    r" (?P<who>de|dom)\b(?P<next>\W*\w*))",
    re.IGNORECASE,
)
"""A pronoun for several: an object, or the subject of what is asked of them."""
_VERBS = "i|äger|leder|ledde|driver|drev|håller i|höll i|ordnade|anordnade|startade|skrev|finansierar|betalar|använder"
_MEET = re.compile(r"\b(?:träffas|ses|möts|samlas) (?:de|dom)\b", re.IGNORECASE)
"""What several do who are named as one: *Vad är Arenasamverkan?* and *hur ofta träffas de?*."""
_IT = re.compile(rf"\b(?:{_PREPOSITION}|{_VERBS}) (?P<det>det|detta)\b{_ENDS}", re.IGNORECASE)
"""*Det* mostly stands for what is said, and for a thing only where one was named as such."""
_ONE = re.compile(
    rf"\b(?:(?:{_PREPOSITION}|{_VERBS}) (?P<thing>den)\b{_ENDS}"
    r"|(?<!\w)\w+ (?P<den>den)\b(?! som\b)(?=\W*$|[?.,!]|\s+(?!(?!mycket\b)\w*(?:a|e|en|et|an)\b)\w))",
    re.IGNORECASE,
)
"""A pronoun for one thing; before a noun or its adjective it would be an article."""
_NOT_OF_A_THING = re.compile(r"\b(?:i|på|för|med|om) (?:det|den) (?:fall|här|där|sätt)\w*\b", re.IGNORECASE)
_THERE = re.compile(rf"(?<!\bde[tn] )\b(?P<there>där|dit|därifrån)\b{_ENDS}", re.IGNORECASE)
_INTO = {"där": "i", "dit": "till", "därifrån": "från"}
_WHOSE = re.compile(r"\b(?P<whose>deras)(?= \w)", re.IGNORECASE)
_ARTICLED = re.compile(
    r"\b(?:de|dom) (?P<np>\w{4,}(?:ade|ande|ende|iga|lösa|sjuka|lända|unga|äldre|anställda|skrivna|satta))\b"
)
_DEFINED = re.compile(
    r"^\W*(?:och )?(?:vad (?:är|betyder|innebär|menas med|står|heter)|vem är|vilka är|berätta om"
    r"|hur (?:fungerar|funkar)) (?:förkortningen |ordet |begreppet )?"
    r"(?P<np>(?:(?:den|det|de|en|ett) )?\w[\w:-]*(?: \d)?)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b[\w-]{3,}(?:erna|arna|orna|anden|andena|ena|ierna)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:hur många|vilka|några|fler) (?P<np>(?!är|har|vill|säger|kan|ska|som|av|saknar|önskar|samverkar|arbetar"
    r"|jobbar|nämner|tycker)\w{4,}(?:er|or|ar|a))\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:om|kring|gällande|angående|för|med) (?P<np>(?:de |en |ett )?(?!att\b|det\b|den\b|hur\b|vad\b|man\b)\w{4,}"
    r"(?: (?:med|på|utan|i) (?!många)\w{5,})?)",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"\b[\w-]{4,}(?:en|et|an)\b", re.IGNORECASE)
_CALLED = re.compile(r"(?<!^)(?<![.?!] )\b(?:[A-ZÅÄÖ]{2,}[\w:-]*(?: \d)?|[A-ZÅÄÖ][a-zåäö]{4,})\b")
_SPEAKING = re.compile(
    r"\b(?:tycker|säger|anser|vill|gör|saknar|föreslår|menar|önskar|upplever) (?P<np>\w{4,}(?:an|en|et))\b",
    re.IGNORECASE,
)
_NO_MATTER = re.compile(
    r"(?:.+(?<!ss)s|det .*|parter\w*|syftet?|målet|folk|personer|konkreta|(?:sam)?verkan|samarbetet?"
    r"|samordningen?|arbetet|kommunen|rapporten|kartläggningen|frågan|sätt\w*|saken|någon|nån|inte|annan|själv\w*|sina?"
    r"|sitt|från|före|efter|mellan|bättre|sämre|mera?|fler\w*|detsamma|samma|vilk\w+|vilja|kunna|göra|hjälp|utan|innan"
    r"|medan|sedan|igen|även|genast|oftast|också|eller|bara|andra|övriga|alla|många|dessa|denna|detta)",
    re.IGNORECASE,
)
"""Words that look like one, and what everybody speaks of anyhow."""
_SENTENCE = re.compile(r"(?<=[?!.])\s+(?=\w)")
_LEADING = re.compile(r"^\W*(?:(?:och|men|o|å|så|ok|okej|jaha|aha)\b[\s,]*)+", re.IGNORECASE)
_OF_MANY = (_ARTICLED, _COUNTED, _SPEAKING, _SEVERAL, _ABOUT)
_OF_ONE = (_DEFINED, _CALLED, _SINGLE, _ABOUT)
_OF_IT = (_DEFINED, _CALLED)
_OF_THERE = (_DEFINED, _CALLED, _SINGLE)
"""Where a matter is named, the surest first."""
_SURE = frozenset([_ARTICLED, _DEFINED, _COUNTED, _SPEAKING, _ABOUT])
"""Of those, where nothing else of a question is likely meant: 28 of 29 conversations were answered by it."""


def parts_of(text: str) -> Sequence[str]:
    """The questions that a text puts one after the other."""
    return _SENTENCE.split(text.strip())


def with_matter(question: str, before: str, names: Names) -> tuple[str, bool] | None:
    """A question with what the one before was about instead of the pronoun that points at it.

    Args:
        question: as it was typed.
        before: the question before it, standing on its own.
        names: the names of the base.

    Returns:
        The question, and whether the pronoun surely stands for that; ``None`` where none of its pronouns points at
        a matter, or the one before names none.
    """
    of_many = (*_OF_MANY, _DEFINED) if _MEET.search(question) else _OF_MANY
    for pattern, kinds in ((_MANY, of_many), (_WHOSE, _OF_MANY), (_IT, _OF_IT), (_ONE, _OF_ONE), (_THERE, _OF_THERE)):
        span = _pronoun(question, pattern)
        if span is None:
            continue
        if pattern is _MANY and subject_pronoun(question) is not None and speaker_spans(before, names):
            return None  # it stands for whom the question before asked
        is_object = question[slice(*span)].casefold() == "dem"
        if _names_itself(question[: span[0]], names, whom=not is_object):
            return None
        found = _matter(before, kinds, names)
        if found is None or found[0].casefold() in question.casefold():
            return None
        return _said(question, span, found[0]), found[1]
    return None


def _pronoun(question: str, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """Where the pronoun stands that a pattern looks for; none where it is an article."""
    if pattern is _MANY and (subject := subject_pronoun(question)) is not None:
        return subject.span("who")
    for match in pattern.finditer(question):
        name = next(key for key, value in match.groupdict().items() if value and key != "next")
        if name == "who" and ARTICLE.match(match["next"]):
            continue
        if pattern in (_IT, _ONE) and _NOT_OF_A_THING.search(question, match.start()):
            continue
        return match.span(name)
    return None


def _names_itself(text: str, names: Names, *, whom: bool) -> bool:
    """Whether what stands before a pronoun names whom it stands for: *elevhälsan, har dom tid?*.

    Of an object, who speaks is somebody else: *vad säger AF om dem?*.
    """
    return bool(
        (whom and speaker_spans(text, names)) or _SEVERAL.search(text) or re.search(r"\b\w{4,}(?:en|et|an),", text)
    )


def _said(question: str, span: tuple[int, int], matter: str) -> str:
    start, end = span
    word = question[start:end].casefold()
    if word == "deras":
        matter = matter if matter.endswith("s") else f"{matter}s"
    elif word in _INTO:
        matter = f"{_INTO[word]} {matter}"
    text = _LEADING.sub("", f"{question[:start]}{matter}{question[end:]}").strip()
    return text[:1].upper() + text[1:]


def _matter(before: str, kinds: Sequence[re.Pattern[str]], names: Names) -> tuple[str, bool] | None:
    """What a question is about, that of its last part first where it has several; and whether that is sure."""
    for part in reversed(parts_of(before)):
        named = [*place_spans(part, names), *report_spans(part, names), *speaker_spans(part, names)]
        for pattern in kinds:
            for start, end in _phrases(part, pattern):
                inside = any(start < last and first < end for first, last in named)
                if not (inside or _NO_MATTER.fullmatch(part[start:end]) or _is_no_thing(part[start:end])):
                    return part[start:end], pattern in _SURE
    return None


def _is_no_thing(phrase: str) -> bool:
    """Whether a phrase of one word is no noun: in *Vilka sitter med?* nobody is called *sitter*."""
    return " " not in phrase and (phrase.lower() in stopwords() or is_no_noun(phrase))


def _phrases(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text):
        if pattern is _ARTICLED:
            yield match.span()
        else:
            yield match.span("np") if "np" in match.groupdict() else match.span()
