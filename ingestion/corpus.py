"""The reports of a base: the bundled ones, or those of a folder."""

import re
from importlib import resources
from pathlib import Path

from ingestion.errors import ProfileError, ReportMissingError
from ingestion.loaders import mask, read_text
from ingestion.models import Passage, Report
from ingestion.outline import read_outline
from ingestion.passages import cut
from ingestion.profile import Profile, load_profile

__all__ = ["DEFAULT_BUDGET", "REPORT_SUFFIXES", "bundled_folder", "load_report", "load_reports", "profile_paths"]

DEFAULT_BUDGET = 160
"""Tokens a passage; chosen by measurement, see the README."""

REPORT_SUFFIXES = (".md", ".txt")
"""Endings of the files that a report may lie in."""

_ABBREVIATION = re.compile(r"^(\S{2,12})\s+[–-]\s+(.+)$")


def bundled_folder() -> Path:
    """Folder of the bundled reports and their profiles."""
    return Path(str(resources.files("ingestion").joinpath("reports")))


def profile_paths(folder: Path) -> tuple[Path, ...]:
    """Profiles in a folder, in the order of their names.

    Raises:
        ReportMissingError: the folder is missing or holds no profile.
    """
    found = tuple(sorted(folder.glob("*.toml"))) if folder.is_dir() else ()
    if not found:
        raise ReportMissingError(f"Mappen {folder} innehåller inga rapportprofiler (*.toml).")
    return found


def load_reports(folder: Path | None = None, budget: int = DEFAULT_BUDGET) -> tuple[Report, ...]:
    """Read every report of a folder, the bundled one by default.

    Args:
        folder: where the profiles and their reports lie.
        budget: size of a passage in tokens of the bundled vocabulary.

    Raises:
        ReportError: a report or a profile cannot be read.
    """
    reports = tuple(load_report(path, budget) for path in profile_paths(folder or bundled_folder()))
    names = [report.id for report in reports]
    if twice := {name for name in names if names.count(name) > 1}:
        raise ProfileError(f"Flera profiler har samma id: {', '.join(sorted(twice))}.")
    return reports


def load_report(path: Path, budget: int = DEFAULT_BUDGET) -> Report:
    """Read one report by the path of its profile.

    Raises:
        ReportError: the report or the profile cannot be read.
    """
    profile = load_profile(path)
    if Path(profile.file).name != profile.file or Path(profile.file).suffix not in REPORT_SUFFIXES:
        raise ProfileError(
            f"Profilen {path.name}: file ska vara ett filnamn i samma mapp"
            f" som slutar på {' eller '.join(REPORT_SUFFIXES)}, inte {profile.file!r}."
        )
    source = read_text(path.parent / profile.file)
    masked = mask(source, profile)
    outline = read_outline(masked, profile)
    passages = cut(outline.cells, profile.id, source, budget)
    if not passages:
        raise ProfileError(f"Profilen {profile.id}: inga utsagor hittades i {profile.file}.")
    return Report(
        id=profile.id,
        title=profile.title,
        short=profile.short,
        publisher=profile.publisher,
        period=profile.period,
        municipalities=profile.municipalities,
        areas=profile.areas,
        aliases=profile.aliases,
        short_names=profile.short_names,
        abbreviations=_abbreviations(profile, passages),
        source=source,
        passages=passages,
        spans=outline.spans,
    )


def _abbreviations(profile: Profile, passages: tuple[Passage, ...]) -> dict[str, str]:
    """The report's own list of abbreviations: short form to long form."""
    if profile.abbreviations is None:
        return {}
    lines = [s.shown for p in passages if p.question == profile.abbreviations for s in p.statements]
    return {m.group(1): m.group(2) for line in lines if (m := _ABBREVIATION.match(line))}
