"""Follow-ups that ask whoever wrote the report that was asked of: *och vad säger hon som skrev rapporten?*.

Nobody's name is needed: a report is its association's, or of those who were to evaluate.
"""

import re
from dataclasses import replace

from assistant.question import ScopeParser
from assistant.question.names import Names
from assistant.readings import Standalone

__all__ = ["of_author"]

_AUTHOR = re.compile(
    r"\b(?:(?:den|hon|han|hen|de|dom|personen|personerna) som (?:har )?(?:skrev|skrivit|gjorde|gjort)"
    r" (?:rapporten|den|kartläggningen|inventeringen|utredningen|utvärderingen)"
    r"|(?:rapportens )?författar(?:en|na)(?: (?:till|av) rapporten)?|rapportförfattar(?:en|na))(?: själva?)?(?!\w)",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^\W*(?:(?:och|o|å|men|så|ok|okej)\b[\s,]*)+", re.IGNORECASE)
_ONLY = re.compile(r"^\W*(?:då)?\W*$", re.IGNORECASE)
_EVALUATED = re.compile(r"utv[äa]rder", re.IGNORECASE)


def of_author(alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone | None:
    """A follow-up to who wrote the report before; ``None`` where it asks for none, or of no one report was asked."""
    said, new = _AUTHOR.search(alone.text), alone.scope
    report = _report(previous, parse) if said is not None else ""
    if said is None or not report or new.municipalities or new.reports or new.not_covered:
        return None
    called = " ".join(name for name, ids in names.reports.items() if ids == (report,))
    author = "utvärderarna" if _EVALUATED.search(f"{previous.text} {called}") else "samordningsförbundet"
    before, behind = _LEADING.sub("", alone.text[: said.start()]), alone.text[said.end() :]
    text = f"{before}{author}{behind}".strip()
    text = f"Vad säger {author}?" if not before.strip() and _ONLY.match(behind) else f"{text[:1].upper()}{text[1:]}"
    return Standalone(text, replace(parse(text), municipalities=(), reports=(report,)), changed=True)


def _report(previous: Standalone, parse: ScopeParser) -> str:
    """The one report that a question was asked of, or whose places; empty where there are several."""
    scope = previous.scope
    found = {*scope.reports} or {
        report for report, told in parse.heard.items() for place in scope.municipalities if place in told
    }
    return found.pop() if len(found) == 1 else ""
