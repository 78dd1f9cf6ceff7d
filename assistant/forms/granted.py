"""Answers to why one is pleased with another, or not: what the one says of the other, in that sense first.

What somebody says of others would be taken for it; it stands one click away.
"""

from collections.abc import Sequence

from assistant.abstention.wording import NO_ANSWER, Refusal, nearest
from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.standing import leans_back
from assistant.forms.wording import basis_of, listed
from assistant.premise import Premise
from assistant.question.parties import names_party
from assistant.stance import Stance, asked_for
from ingestion import Report

__all__ = ["contradicted", "granted"]

_MOST = 8
"""Statements of each sense that are shown at once."""
_FALSE = "frågan förutsätter något annat"
_AMONG = {Stance.PRAISE: "bland det som fungerar", Stance.FAULT: "bland det som inte fungerar eller saknas"}


def contradicted(premise: Premise, reports: Sequence[Report]) -> Refusal | None:
    """Why a question gets no answer that takes for granted what nobody says; ``None`` where somebody may."""
    if premise.is_false:
        said = f"säger något annat om {listed(premise.called)} än frågan förutsätter."
        told = premise.opposing[0].passage
    elif premise.is_silent:
        said = f"nämner inte {listed(premise.called, 'eller')}."
        told = premise.asked[0].passage
    else:
        return None
    return Refusal(_FALSE, f"{NO_ANSWER}: {premise.speaker} {said} {nearest(told, reports)}")


def granted(premise: Premise | None, further: Sequence[Chosen], reports: Sequence[Report]) -> Draft | None:
    """What one says of another in the sense that is asked for, then in the contrary; ``None`` where neither is asked.

    ``further`` are the statements that the search alone would give.
    """
    if premise is None or not (premise.agreeing or ((premise.opposing or premise.other) and premise.asked)):
        return None
    agreeing = [one for item in premise.agreeing[:_MOST] for one in (item, *_behind(item, premise.own))]
    contrary = () if premise.alone and agreeing else premise.opposing[:_MOST]
    first = [*agreeing, *contrary] or list(premise.other[:_MOST])
    first = list({item.key: item for item in first}.values())
    keys = {item.key for item in first}
    rest = [*premise.agreeing, *premise.opposing, *premise.other, *further]
    more = list({item.key: item for item in rest if item.key not in keys}.values())
    draft = Draft(
        shown=sections_by_speaker(first, reports),
        more=sections_by_speaker(more, reports),
        basis=basis_of(first, reports),
    )
    if not agreeing and (said := _told_first(premise, first)):
        told = premise.opposing and not premise.of_all
        draft.headline = f"{premise.speaker[0].upper()}{premise.speaker[1:]} {said}"
        draft.after = f"Det här sägs om {listed(premise.called)}:" if told else "Det här ligger närmast:"
    return draft


def _told_first(premise: Premise, first: Sequence[Chosen]) -> str:
    """What is said of one who does not say what is asked for; nothing where they may.

    Whoever is named there as the exception alone is spoken of in the contrary sense.
    """
    contrary = {item.key for item in premise.opposing}
    under = [item for item in first if premise.sense is asked_for(item.passage.themes)]
    naming = [i for i in under if any(names_party(i.statement.shown, one) for one in premise.parties)]
    if not naming:
        return f"nämner inte {listed(premise.called, 'eller')} {_AMONG[premise.sense]}."
    false = premise.held and contrary.issuperset(item.key for item in naming)
    return f"säger något annat om {listed(premise.called)} än frågan förutsätter." if false else ""


def _behind(item: Chosen, own: Sequence[Chosen]) -> list[Chosen]:
    """The statement behind one that goes on about the same; none elsewhere."""
    statements = item.passage.statements
    behind = statements[statements.index(item.statement) + 1 :][:1]
    return [one for one in own if one.statement in behind and leans_back(one.statement.shown)]
