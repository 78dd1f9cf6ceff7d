"""Whether a word may be what is spoken of: *åtgärder* may, *sitter* and *viktigt* may not."""

from functools import lru_cache

from ingestion.vocabulary import swedish_words

__all__ = ["is_no_noun", "without_verbs"]

_REMEMBERED = 2000
"""Words of which it is remembered; questions are untrusted, memory is bounded."""
_DEFINITE = ("en", "et", "n", "t", "na", "rna", "orna", "arna", "erna")
"""Behind a noun as it stands, these make *det* of it: *gruppen*, *mötena*, *kommunerna*."""
_ENDS_AS_NOUN = ("en", "et", "an", "na", "or")
_SHORTEST = 3
"""Letters at least of a word that is looked at; shorter ones are mostly abbreviations."""


@lru_cache(_REMEMBERED)
def is_no_noun(word: str) -> bool:
    """Whether a Swedish word is surely no noun: it is known, and is never written with a noun's ending.

    A word that is not known, such as a name or a compound, may be one.
    """
    lowered, known = word.lower(), swedish_words()
    if len(lowered) < _SHORTEST or lowered not in known or lowered.endswith(_ENDS_AS_NOUN):
        return False
    if lowered.endswith("are") and lowered[:-3] not in known:  # *handläggare*; *svårare* is *svår*
        return False
    bent = [f"{lowered}{ending}" for ending in _DEFINITE]
    if lowered.endswith("a"):  # *flicka*, *flickan*, *flickor*
        bent = [f"{lowered}n", f"{lowered[:-1]}or", f"{lowered[:-1]}orna"]
    elif lowered.endswith("t"):  # *utrett* is no *utret*
        bent = [form for form in bent if not form.endswith("tt")]
    elif lowered.endswith(("er", "ar")):  # *hinder*, *hindret*; *insatser*, *insatsen*
        stem = lowered[:-2]
        bent += [f"{stem}en", f"{stem}et", f"{stem}{lowered[-1]}et"]
    return known.isdisjoint(bent)


def without_verbs(words: list[str]) -> list[str]:
    """Those of some words that may be what a question is about; one in *-r* or *-s* that is no noun is what is done."""
    return [word for word in words if not (word.lower().endswith(("r", "s")) and is_no_noun(word))]
