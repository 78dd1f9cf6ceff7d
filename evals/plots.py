"""Plots as SVG that a page can hold: they take the page's own font and colour."""

import io
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib as mpl
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas

from evals.statistics import Estimate

__all__ = ["Dot", "cost_plot", "dot_plot"]

_INK, _ACCENT = "#101112", "#101113"
"""Stand-ins for the page's colours, which matplotlib does not know."""
_LONGEST, _LINE = 80, 38
"""Characters of a row's name, and of one of its lines."""
_STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "samsvar",
    "font.family": "sans-serif",
    "font.size": 11,
    "text.parse_math": False,
    "text.color": _INK,
    "axes.edgecolor": _INK,
    "axes.labelcolor": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
}
_PROLOGUE = re.compile(r"\A.*?(?=<svg)", re.DOTALL)
_UNNEEDED = re.compile(
    r'<metadata>.*?</metadata>| id="(?:figure|axes|patch|line2d|text|matplotlib|PolyColl)[^"]*"', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Dot:
    """A row of a plot: a value with its interval, strong or not."""

    label: str
    estimate: Estimate
    strong: bool = False


def dot_plot(title: str, dots: Sequence[Dot]) -> Markup:
    """Shares between 0 and 1 with their intervals, a row each."""
    with mpl.rc_context(_STYLE):
        labels = [_label(dot) for dot in reversed(dots)]
        lines = sum(1 + label.count("\n") for label in labels)
        canvas = Canvas(figsize=(7.2, 0.6 + 0.12 * len(dots) + 0.18 * lines), layout="constrained")
        axes = canvas.add_subplot()
        for row, dot in enumerate(reversed(dots)):
            colour = _ACCENT if dot.strong else _INK
            found = dot.estimate
            axes.plot([found.low, found.high], [row, row], color=colour, linewidth=3 if dot.strong else 1.5, alpha=0.55)
            axes.plot([found.value], [row], "o", color=colour, markersize=7 if dot.strong else 5.5)
        axes.set_yticks(range(len(dots)), labels)
        axes.set_ylim(-0.6, len(dots) - 0.4)
        axes.set_xlim(0, 1.01)
        axes.grid(axis="x", color=_INK, alpha=0.15)
        axes.spines["left"].set_visible(False)
        axes.tick_params(length=0)
        values = "; ".join(f"{dot.label} {dot.estimate.value:.2f}" for dot in dots)
        return _svg(canvas, f"{title}: {values}".replace(".", ","))


def _label(dot: Dot) -> str:
    """A row's name with its number of questions, in lines that leave room for the row."""
    name = textwrap.shorten(dot.label, _LONGEST, placeholder="…")
    return textwrap.fill(f"{name} ({dot.estimate.n})", _LINE)


def cost_plot(title: str, x_label: str, panels: Sequence[tuple[str, dict[str, dict[int, float]]]]) -> Markup:
    """Cost against size, a panel a measure and a line a system, both axes logarithmic."""
    with mpl.rc_context(_STYLE):
        canvas = Canvas(figsize=(9, 3.1 * ((len(panels) + 1) // 2)), layout="constrained")
        grid = canvas.subplots((len(panels) + 1) // 2, 2, squeeze=False).flatten()
        for axes, (name, lines) in zip(grid, panels, strict=False):
            _cost_panel(axes, name, x_label, lines)
        for axes in grid[len(panels) :]:
            axes.set_visible(False)
        return _svg(canvas, title)


def _cost_panel(axes: Axes, name: str, x_label: str, lines: dict[str, dict[int, float]]) -> None:
    for system, marker in zip(lines, "osD^v", strict=False):
        points = sorted(lines[system].items())
        colour = _ACCENT if system == "Samsvar" else _INK
        axes.plot(
            [size for size, _ in points],
            [value for _, value in points],
            marker=marker,
            color=colour,
            alpha=1 if system == "Samsvar" else 0.55,
            label=system,
        )
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_title(name, fontsize=11)
    axes.set_xlabel(x_label)
    axes.grid(color=_INK, alpha=0.12)
    axes.legend(frameon=False, fontsize=9)


def _svg(canvas: Canvas, words: str) -> Markup:
    """The drawing as an element of a page; ``words`` say what it shows."""
    file = io.StringIO()
    canvas.savefig(file, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    text = _UNNEEDED.sub("", _PROLOGUE.sub("", file.getvalue()))
    text = text.replace(_INK, "currentColor").replace(_ACCENT, "var(--accent)")
    label = Markup('<svg role="img" aria-label="{}" ').format(words)
    return Markup(text.replace("<svg ", label, 1))  # noqa: S704  # matplotlib escapes the labels
