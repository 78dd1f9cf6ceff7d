"""How a question was understood, as a reader can see and change it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from ingestion import Report
from vectorstore import Scope

__all__ = ["Chip", "chips_of", "limited", "without_chip"]

_KINDS = {
    "municipalities": ("kommun", "Kommun"),
    "actors": ("aktor", "Aktör"),
    "units": ("enhet", "Enhet"),
    "about": ("om", "Om"),
    "reports": ("rapport", "Rapport"),
    "themes": ("tema", "Tema"),
    "number": ("fraga", "Fråga"),
}
_FIELDS = {kind: name for name, (kind, _) in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that a question was taken to name.

    ``kind`` and ``value`` are for programs (``kommun``, ``Hylte``); ``label``
    is for readers (``Kommun: Hylte``).
    """

    kind: str
    value: str
    label: str

    @property
    def key(self) -> str:
        """The chip as one word, for ``ask(without=…)``."""
        return f"{self.kind}:{self.value}"


def chips_of(scope: Scope, reports: Iterable[Report]) -> tuple[Chip, ...]:
    """Everything that a scope is limited to, each as a chip that can be removed."""
    short = {report.id: report.short for report in reports}
    chips: list[Chip] = []
    for name, (kind, label) in _KINDS.items():
        values = getattr(scope, name)
        for value in (values,) if isinstance(values, int) else values or ():
            shown = short.get(str(value), str(value)) if kind == "rapport" else str(value)
            chips.append(Chip(kind, str(value), f"{label}: {shown}"))
    return tuple(chips)


def without_chip(scope: Scope, removed: Iterable[str]) -> Scope:
    """A scope without the chips whose keys are given; a key that it lacks changes nothing."""
    for key in removed:
        kind, _, value = key.partition(":")
        name = _FIELDS.get(kind)
        if name is None:
            continue
        held = getattr(scope, name)
        if name == "number":
            scope = replace(scope, number=None if str(held) == value else held)
        else:
            scope = _with(scope, {name: tuple(item for item in held if item != value)})
        if kind == "rapport":
            scope = _with(scope, {"undivided": ()})  # that report is not what is told of any more
    return scope


def limited(scope: Scope, forced: Scope) -> Scope:
    """A scope in which what ``forced`` names takes the place of what the question names."""
    if scope.undivided and (forced.municipalities or forced.reports):
        scope = replace(scope, undivided=(), reports=())  # those were in the place of municipalities
    return _with(scope, {f.name: getattr(forced, f.name) for f in fields(forced) if getattr(forced, f.name)})


def _with(scope: Scope, changed: dict[str, Any]) -> Scope:
    """A scope with some of its fields changed, by name."""
    return replace(scope, **changed)
