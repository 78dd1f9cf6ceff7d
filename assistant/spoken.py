"""How actors are called inside our own sentences: *kommunen*, where their column is headed *Kommun*."""

__all__ = ["spoken"]

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
