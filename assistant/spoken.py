"""How actors are called inside our own sentences: *kommunen*, where their column is headed *Kommun*."""

from collections.abc import Sequence

from ingestion.models import JOINT
from ingestion.tellers import TOGETHER

__all__ = ["OWN_VOICES", "joined", "spoken"]

OWN_VOICES = frozenset({"Samordningsförbund", "Utvärderare", TOGETHER})
"""Whoever writes a report or speaks for all: what it says is theirs under any heading, and of no municipality."""

_SPOKEN = {
    "Kommun": "kommunen",
    "Region": "regionen",
    "Samordningsförbund": "samordningsförbundet",
    "Utvärderare": "utvärderarna",
    TOGETHER: "samtliga aktörer",
    "Vårdgivare": "vårdgivarna",
    "Rehabkoordinatorer": "rehabkoordinatorerna",
}


def spoken(name: str) -> str:
    """An actor's or unit's name as it stands inside a sentence; several that are joined as an enumeration."""
    return joined([_SPOKEN.get(part, part) for part in name.split(JOINT)])


def joined(names: Sequence[str], word: str = "och") -> str:
    """Names as a Swedish enumeration: ``a, b och c``."""
    return f" {word} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else list(names))
