"""A picture of cost against size."""

from typing import Any

from evals.plots import cost_plot

__all__ = ["cost_picture"]

_PANELS = {
    "index_s": "Index from nothing, s",
    "cold_s": "First answer of a new process, s",
    "p50_ms": "Question in a running process, median, ms",
    "p95_ms": "Question in a running process, p95, ms",
    "index_peak_mb": "Peak memory while indexing, MB",
    "disk_mb": "On disk, MB",
}


def cost_picture(results: dict[str, Any]) -> str:
    """An SVG file of what a bench run measured, a panel a measure."""
    panels = []
    for key, name in _PANELS.items():
        lines: dict[str, dict[int, float]] = {}
        for size, systems in results["sizes"].items():
            for system, found in systems.items():
                if key in found:
                    lines.setdefault(system, {})[int(size)] = float(found[key])
        panels.append((name, lines))
    drawing = cost_plot("Cost against size", "times the five reports", panels)
    return str(drawing).replace("currentColor", "#566065").replace("var(--accent)", "#0b7a89")
