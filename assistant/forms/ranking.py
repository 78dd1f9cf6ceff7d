"""What is asked to be the most common, the largest or the most important of all, where no report ranks it.

The statements that are shown are then what there is, and none of them the answer.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, Section, in_sections, in_table
from assistant.question import Intent, Names
from assistant.question.names import forms
from vectorstore import Scope
from vectorstore.analysis import fold, terms

__all__ = ["unranked"]

_RANKS = re.compile(
    r"\b(?:vanligas|störs|viktigas|svåras|sämst|sämsta|bäst|bästa|angelägnas|främs|minst\b(?! (?:en|ett|två|\d))"
    r"|allvarligas|tydligas|dyras|enklas)\w*"
    r"|\b(?P<most>mest|oftast) (?!om\b|av\b|på\b|i\b)\w+",
    re.IGNORECASE,
)
"""Superlatives, and what is most so."""
_BY_ANOTHER = re.compile(
    r"\b(?:är|har)\b[^.]{0,200}\b(?:störst|viktigast|tydligast|svårast|vanligast|främst)\b", re.IGNORECASE
)
_SEVERAL = 2
"""Words of what is asked about that a statement holds at least which ranks it by another word."""
_WHICH = re.compile(r"^\W*(?:och )?(?:vem|vilken|vilket|vilka|vad|vilkas?|var|vart)\b", re.IGNORECASE)
_MOST = re.compile(r"\b(?:mest|oftast|främst)\b", re.IGNORECASE)
_CONTACT = frozenset(terms("samverkan samverka samverkar samarbete samarbeta samarbetar kontakt kontakten jobbar ihop"))
"""What people may have most of with each other, by whichever word."""
_NEAR = 4
"""Words around a superlative of which one must be what is asked about, for it to be that which is ranked."""
_UNRANKED = "Rapporterna rangordnar inte det här, så jag kan inte säga vad eller vem som kommer först. Det här står:"


def unranked(draft: Draft, question: str, intent: Intent, scope: Scope, names: Names) -> Draft:
    """A draft that says that the reports do not rank what is asked for; the same where one of its statements does."""
    asked = _RANKS.search(question)
    shown = [*([draft.copied] if draft.copied else []), *in_sections(draft.shown), *in_table(draft.table)]
    if asked is None or not _WHICH.search(question) or not shown or (scope.is_empty and not scope.topics):
        return draft
    if intent is Intent.OVERVIEW and not scope.themes:
        return draft  # the most important of a report as a whole is what it sums up
    matter = _matter(question, asked, names)
    if any(_is_ranked(item, asked, matter) for item in shown) or (asked["most"] and _ranks_alone(shown[0], matter)):
        return draft
    said = "rangordnar" in draft.after  # as of the columns of a comparison
    after = draft.after if said else " ".join(part for part in (draft.after, _UNRANKED) if part)
    ranking = [_ranked_in(section, matter) for section in draft.more] if draft.table is None else []
    if not any(section.chosen for section in ranking):
        return replace(draft, after=after)
    keys = {item.key for section in ranking for item in section.chosen}
    rest = [replace(s, chosen=tuple(item for item in s.chosen if item.key not in keys)) for s in draft.more]
    first, below = [section for section in ranking if section.chosen], draft.shown
    if below and below[0].heading == first[-1].heading:
        first[-1] = replace(first[-1], chosen=(*first[-1].chosen, *below[0].chosen))
        below = below[1:]
    return replace(draft, after=after, shown=[*first, *below], more=[s for s in rest if s.chosen])


def _ranked_in(section: Section, matter: frozenset[str]) -> Section:
    """The statements of a section that rank what is asked about by another word: *störst behov*, where *svårast* is."""
    kept = []
    for item in section.chosen:
        held = terms(item.statement.shown) if _BY_ANOTHER.search(item.statement.shown) else []
        told = [stem for stem in matter if any(term.endswith(stem) for term in held)]
        if len(told) >= min(len(matter), _SEVERAL) > 0:
            kept.append(item)
    return replace(section, chosen=tuple(kept))


def _matter(question: str, asked: re.Match[str], names: Names) -> frozenset[str]:
    """Stems of what is asked about, apart from whom and where."""
    rest = question[: asked.start()] + " " + question[asked.end() :]
    known = {*names.places, *names.reports, *names.speakers}
    words = [word for word in re.findall(r"[\w-]+", rest) if not known.intersection(forms(fold(word)))]
    matter = frozenset(terms(" ".join(words)))
    return matter | _CONTACT if matter & _CONTACT else matter


def _ranks_alone(item: Chosen, matter: Iterable[str]) -> bool:
    """Whether what leads says itself what is most so of what is asked about, whoever stands between the two."""
    text = item.statement.shown
    return _MOST.search(text) is not None and not frozenset(matter).isdisjoint(terms(text))


def _is_ranked(item: Chosen, asked: re.Match[str], matter: Iterable[str]) -> bool:
    """Whether a statement ranks what is asked about: a word like the one asked stands near it there."""
    text = item.statement.shown
    like = _MOST if asked["most"] else re.compile(rf"\b{re.escape(asked.group()[:_NEAR])}\w*", re.IGNORECASE)
    for match in like.finditer(text):
        before, after = text[: match.start()].split()[-_NEAR:], text[match.end() :].split()[:_NEAR]
        if not frozenset(matter).isdisjoint(terms(" ".join((*before, *after)))):
            return True
    return False
