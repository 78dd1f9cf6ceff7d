"""The question before a follow-up, put to those whom the follow-up asks: *Vad säger FK?* and *och AF?*."""

import re
from collections.abc import Sequence

from assistant.moving import replaced, rows
from assistant.pronouns import reached_spans, subject_pronoun
from assistant.question.names import Names
from assistant.question.roles import speaker_spans, spoken_spans, who
from assistant.readings import GENITIVE, Standalone

__all__ = ["in_row", "of_other_side", "put_to"]

_ACCORDING = re.compile(
    r"\benligt (?P<who>(?!(?:rapport|kartlägg|utvärdering|inventer|lag)\w*)\w+)(?=\s*(?:[?.,]|$| i | på ))",
    re.IGNORECASE,
)
"""Says who was asked by a word that is no name of an actor: *enligt deltagarna*."""
_OWNED = re.compile(r"\s+av (?P<who>[\w:’']+s) \w+(?= \w)")
_BETWEEN = re.compile(r"\bmellan (?P<who>[\w-]+ (?:och|o|å|samt) [\w-]+)", re.IGNORECASE)
_TWO = 2
_HOW_MUCH = re.compile(r"^\W*(?:hur (?:stor|många|mycket|hög)|vilken andel)\b", re.IGNORECASE)
"""Asks for a number, or a share, of what somebody has."""


def put_to(text: str, question: str, names: Names) -> str:
    """The old question put to whom the new one asks, about whom that speaks of, if it does: *Och AF om kommunen?*.

    To whom it was spoken of, it is put about whom it was put to.
    """
    text = _put_to(text, question, names)
    spoken, old = rows(question, spoken_spans(question, names)), rows(text, spoken_spans(text, names))
    return replaced(text, old, question[slice(*spoken[0])]) if len(spoken) == len(old) == 1 else text


def of_other_side(question: str, before: Standalone, names: Names) -> str:
    """The old question with another beside whom it asks, where its user named only that side.

    "Hur ofta träffar de VAC?" and "AME?"; empty where the one before was typed otherwise.
    """
    if subject_pronoun(before.put) is None:
        return ""
    named, text = who(before.put, names), before.text
    spans = sorted({*speaker_spans(text, names), *spoken_spans(text, names)})
    found = [span for span in spans if who(text[slice(*span)], names) & named]
    new = speaker_spans(question, names)
    if not (new and len(named) == len(found) == 1 < len(spans)):
        return ""
    return replaced(text, found, in_row([question[slice(*span)] for span in new]))


def _put_to(text: str, question: str, names: Names) -> str:
    spans = speaker_spans(question, names)
    said = in_row([question[start:end] for start, end in spans])
    asked = rows(text, speaker_spans(text, names))
    if not asked:
        return _of_nobody(text, question, said, names)
    before = text[slice(*asked[0])]
    same = [row for row in asked if who(text[slice(*row)], names) == who(before, names)]
    if len(same) < len(asked) and any(who(said, names) == who(text[slice(*row)], names) for row in asked):
        return f"{text.rstrip(' ?')} enligt {said}?"  # one of two whose cooperation is asked for: "samverkan VC VPM"
    spoken = [span for span in spoken_spans(text, names) if who(text[slice(*span)], names) == who(said, names)]
    if len(spoken) == 1 and len(same) == 1:
        # "Hur ser VC på samverkan med VPM?" and "VPM:s version?": both change places.
        places = sorted([(same[0], said), (spoken[0], GENITIVE.sub("", before))], reverse=True)
        for row, name in places:
            text = replaced(text, [row], name)
        return text
    return replaced(text, same, said)


def _of_nobody(text: str, question: str, said: str, names: Names) -> str:
    """A question that was put to nobody, put to somebody."""
    if told := _ACCORDING.search(text):
        return replaced(text, [told.span("who")], said)
    if reached := reached_spans(text, names):  # "Hur når man kommunen?" and "AF?": that one wants to reach
        return replaced(text, reached, said)
    if (between := _BETWEEN.search(text)) and (other := _other_of(between["who"], said, names)):
        return f"{text[: between.start()]}med {other} enligt {said}{text[between.end() :]}"
    owner = [match for match in _OWNED.finditer(text) if who(GENITIVE.sub("", match["who"]), names)]
    explicit = re.search(r"\benligt\b", question, re.IGNORECASE)
    owned = who(GENITIVE.sub("", owner[0]["who"]), names) if len(owner) == 1 else frozenset()
    one = [*speaker_spans(said, names)] == [(0, len(said))]
    if owned and one and not explicit and {actor for actor, _ in owned} == {actor for actor, _ in who(said, names)}:
        # "… av psykiatrins patienter" and "på vårdcentralerna?": those have patients as well.
        genitive = said if said.endswith("s") else f"{said}{':s' if said.isupper() else 's'}"
        return replaced(text, [owner[0].span("who")], genitive)
    if owned and not explicit and _HOW_MUCH.match(text) and owned != who(said, names):
        # "Hur stor del av AF:s kunder tillhör gruppen?" and "FK?", who have no customers: they call theirs otherwise.
        text = text[: owner[0].start()] + text[owner[0].end() :]
    return f"{text.rstrip(' ?')} enligt {said}?"


def _other_of(row: str, said: str, names: Names) -> str:
    """The one of two who work together that ``said`` is not; empty where it is neither."""
    spans = sorted({*speaker_spans(row, names), *spoken_spans(row, names)})
    if len(spans) != _TWO:
        return ""
    others = [row[slice(*span)] for span in spans if not who(row[slice(*span)], names) & who(said, names)]
    return others[0] if len(others) == 1 else ""


def in_row(said: Sequence[str]) -> str:
    """Names as a row, none of which owns anything: of "AF:s syn?" *AF*."""
    return " och ".join(dict.fromkeys(GENITIVE.sub("", name) for name in said))
