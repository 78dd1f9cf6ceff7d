"""Posts that one report calls otherwise than another: *rehabkoordinator* is *rehabsamordnare* in Halland.

Who asks a report by the name that only others use is answered by its own, and is
told so: the question is shown as it is read.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

from ingestion import Report
from vectorstore import Scope

__all__ = ["as_called_there"]


_HEARD = re.compile(r"\b(?:säger|sa|tycker|anser|menar|upplever|vill|önskar|föreslår|saknar|enligt)\s+$", re.IGNORECASE)
"""Stands before whoever is to speak."""


def as_called_there(question: str, scope: Scope, reports: Iterable[Report]) -> str:
    """A question with the names that the reports it asks have for a post; as it is where one of them uses its own."""
    asked = [r for r in reports if r.id in scope.reports or not set(scope.municipalities).isdisjoint(r.municipalities)]
    for post in _posts() if asked else ():
        if len({name for name in post if re.search(_pattern([name]), question, re.IGNORECASE)}) > 1:
            continue  # whoever names both does not take one for the other
        for match in re.finditer(_pattern(post), question, re.IGNORECASE):
            own = next(name for name in post if match["name"].casefold() in name)
            others = [name for name in post if name != own]
            used = max(others, key=lambda name: sum(_count(name, report) for report in asked))
            if _HEARD.search(question[: match.start()]) and not any(_speaks(used, report) for report in asked):
                continue  # whoever has no say is not heard by another name either
            if not any(_count(own, report) for report in asked) and any(_count(used, report) for report in asked):
                form = used[own.index(match["name"].casefold())]
                return f"{question[: match.start()]}{form}{match['s']}{question[match.end() :]}"
    return question


def _speaks(name: Sequence[str], report: Report) -> bool:
    """Whether those in a post have their own say in a report."""
    called = (f"{passage.actor or ''} {passage.unit or ''}".casefold() for passage in report.passages)
    return any(name[0][:-1] in one for one in called)


def _count(name: Sequence[str], report: Report) -> int:
    """How often a report writes a post by this name, or a word that begins with it."""
    return _counted(name[0], report.source)


@cache
def _counted(name: str, source: str) -> int:
    return len(re.findall(rf"\b{name[:-1]}", source, re.IGNORECASE))


def _pattern(post: Sequence[Sequence[str]]) -> str:
    forms = sorted({form for name in post for form in name}, key=len, reverse=True)
    return rf"\b(?P<name>{'|'.join(forms)})(?P<s>s?)\b"


@cache
def _posts() -> tuple[tuple[tuple[str, ...], ...], ...]:
    text = resources.files("assistant.question").joinpath("called.toml").read_text(encoding="utf-8")
    return tuple(tuple(map(tuple, post["names"])) for post in tomllib.loads(text)["post"])
