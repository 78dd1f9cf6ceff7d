"""With whom somebody works: what tells it in their own account of what they do, the parties that it lists whole.

*JCU samarbetar med flera parter. Bland annat AF, FK, …* holds a word of the
question in the statement that names nobody; the lines below *IFO samarbetar med*
hold none.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.leading import ranks_as
from assistant.forms.printed import lists_of
from assistant.forms.wording import basis_of
from assistant.question import Subject
from ingestion import Passage
from vectorstore import Index, Scope

__all__ = ["partners"]

_OF_TASKS = "verksamhet och samverkansparter"
"""Theme under which somebody tells what they do, and with whom."""
_TOGETHER = r"(?:sam(?:verka|arbeta)\w*|jobba\w*|arbeta\w*|kontakt\w*|att göra|ihop|tillsammans)"
_WITH_WHOM = re.compile(
    rf"^\W*(?:och |men )?(?:(?:vem|vilka)\b[^?,;]*\b{_TOGETHER}\b[^?,;]*\bmed\b"
    rf"|(?:vem|vilka)\b[^?,;]*\bihop\b"
    r"|vilka (?:[\w-]+ ){0,6}?samarbets?part(?:ner|ners|er|s)?\b|vilka samverkansparter\b)"
    r"(?: (?:i|på) [\w-]+)?\W*$"
    rf"|^\W*(?:och )?med (?:vem|vilka)\b[^?,;]*\b{_TOGETHER}\b[^?,;]*\W*$",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:vill|skulle|borde|bör|kan|kunde|behöver|inte|ej|bra|bättre|dåligt|sämre|som|kring|runt|om)\b", re.IGNORECASE
)
"""Asks with whom it would be good to, or goes well."""
_WORKS = re.compile(r"\bsam(?:verkar|arbetar)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"^\W*(?:bland annat|bl\.?a|även|också|dessutom|deltar)\b", re.IGNORECASE)
_MEETS = re.compile(r"\b(?:träffa[rs]?|delta[rs]?|ingår|är med|möte[nt]?|bjuds in)\b", re.IGNORECASE)
_MOST = 26
"""Statements that are shown at once."""


def partners(scope: Scope, subject: Subject, index: Index) -> Draft | None:
    """What those who are asked tell of with whom they work; ``None`` where more, or something else, is asked.

    The meetings that they have with others are one click away.
    """
    asked = subject.text
    if not _WITH_WHOM.match(asked) or _OTHERWISE.search(asked) or ranks_as(asked) is not None:
        return None
    if not (scope.actors or scope.units) or scope.about or scope.themes or scope.number is not None:
        return None
    own = [p for p in index.passages if p.themes[:1] == (_OF_TASKS,) and p.actor and not p.asked and scope.holds(p)]
    cells = [list(cell) for _, cell in groupby(own, key=lambda passage: passage.cell)]
    found = [item for cell in cells for item in _told(cell)]
    if not found:
        return None
    keys = {item.key for item in found}
    rest = [Chosen(p, s, 1.0) for p in own for s in p.statements if _MEETS.search(s.shown)]
    more = [*found[_MOST:], *(item for item in rest if item.key not in keys)]
    return Draft(
        shown=sections_by_speaker(found[:_MOST], index.reports),
        more=sections_by_speaker(more, index.reports),
        basis=basis_of([*found, *more], index.reports),
    )


def _told(cell: Sequence[Passage]) -> Iterator[Chosen]:
    """The statements of a cell that tell with whom, in order, with every list that one of them leads to."""
    lists = [one for one in lists_of(cell) if one.introduction and _WORKS.search(one.introduction.statement.shown)]
    listed = {item.key for one in lists for item in one.items}
    telling = False
    for passage in cell:
        for statement in passage.statements:
            item = Chosen(passage, statement, 1.0)
            goes_on = telling and _GOES_ON.match(statement.shown) is not None
            telling = goes_on or item.key in listed or _WORKS.search(statement.shown) is not None
            if telling:
                yield item
