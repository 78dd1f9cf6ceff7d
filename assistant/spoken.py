"""How actors are called inside our own sentences: *kommunen*, where their column is headed *Kommun*."""

__all__ = ["OWN_VOICES", "spoken"]

OWN_VOICES = frozenset({"Samordningsförbund", "Utvärderare", "Samtliga aktörer"})
"""Whoever writes a report or speaks for all: what it says is theirs under any heading, and of no municipality."""

_SPOKEN = {
    "Kommun": "kommunen",
    "Region": "regionen",
    "Samordningsförbund": "samordningsförbundet",
    "Utvärderare": "utvärderarna",
    "Samtliga aktörer": "samtliga aktörer",
    "Vårdgivare": "vårdgivarna",
}


def spoken(name: str) -> str:
    """An actor's or unit's name as it stands inside a sentence."""
    return _SPOKEN.get(name, name)
