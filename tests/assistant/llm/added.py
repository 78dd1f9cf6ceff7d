"""A small report as a user adds it: three municipalities answer the same two questions."""

from pathlib import Path

__all__ = ["CELLS", "add_report"]

CELLS = {
    ("OSKARSHAMN", "fungerar"): "Gemensamma hembesök görs varje vecka.",
    ("OSKARSHAMN", "saknas"): "Återkoppling från psykiatrin uteblir.",
    ("NYBRO", "fungerar"): "Lokalerna delas av två myndigheter.",
    ("NYBRO", "saknas"): "Ingen tar helhetsansvar för individen.",
    ("TORSÅS", "fungerar"): "Ett samverkansteam prövar insatser.",
    ("TORSÅS", "saknas"): "Sekretessen hindrar informationsutbyte.",
}
_HEADINGS = {"fungerar": "Samverkan som fungerar bra", "saknas": "Samverkan som saknas"}
_PROFILE = """
id = "kalmar"
file = "kalmar.md"
title = "Kartläggning av samverkan i Kalmar län"
short = "Kalmar 2020"
publisher = "Samordningsförbundet i Kalmar län"
period = "2020"
municipalities = ["Oskarshamn", "Nybro", "Torsås"]
markers = ["markdown"]
nesting = ["municipality", "actor", "question"]
recognise = ["municipality", "actor"]
default_level = "question"
"""


def add_report(folder: Path, more: str = "") -> Path:
    """Write the report and its profile into a folder; ``more`` follows its last statement."""
    folder.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    for (place, kind), text in CELLS.items():
        heading = f"# {place}S KOMMUN\n\n" if f"# {place}S KOMMUN\n\n" not in lines else ""
        lines += [heading, f"## {_HEADINGS[kind]}\n\n- {text}\n\n"]
    (folder / "kalmar.md").write_text("".join(lines) + more, encoding="utf-8")
    (folder / "kalmar.toml").write_text(_PROFILE, encoding="utf-8")
    return folder
