"""Follow-ups that ask the question before them of the other side: *Vad var dåligt med KUR 1?* and *och bra?*."""

import re

from assistant.question import ScopeParser
from assistant.question.names import Names
from assistant.question.roles import folded
from assistant.readings import Standalone
from vectorstore.analysis import fold

__all__ = ["opposed"]

_PAIRS = (
    ("bra", "dåligt"),
    ("bättre", "sämre"),
    ("bäst", "sämst"),
    ("positivt", "negativt"),
    ("positiva", "negativa"),
    ("lätt", "svårt"),
    ("lättast", "svårast"),
    ("nöjda", "missnöjda"),
    ("nöjd", "missnöjd"),
    ("fördelar", "nackdelar"),
    ("fördelarna", "nackdelarna"),
    ("styrkor", "svagheter"),
    ("styrkorna", "svagheterna"),
)
"""Words of praise, each with its contrary."""
_CONTRARY = {word: other for pair in _PAIRS for word, other in (pair, pair[::-1])}
_GOOD = frozenset(good for good, _ in _PAIRS)
_PLAIN = folded("bra dåligt sämre bättre positivt negativt svårt lätt")
"""Stand in the place of one another: *vad är svårt med SIP* as well as *vad är bra med SIP*."""
_ASKED = re.compile(
    r"^\W*(?:(?:och|o|å|men)\b[\s,]*)*(?:(?:vad|va) (?:är|var|fungerar|funkar|blev|blir|går) |(?:det|nåt|något) som är "
    r"|(?:finns det )?(?:nåt|något|ngt|några) (?:som (?:är|var|fungerar|funkar) )?|(?:vad är |vilka är )?(?:det|de) )?"
    rf"(?P<word>{'|'.join(_CONTRARY)})(?: (?:då|också|med))*\W*$",
    re.IGNORECASE,
)
"""Names nothing but praise or blame."""
_IS = re.compile(r"\b(?:är|var) $", re.IGNORECASE)
_WORD = re.compile(rf"\b(?P<no>inte )?(?P<word>{'|'.join(_CONTRARY)})\b", re.IGNORECASE)


def opposed(alone: Standalone, previous: Standalone, _: Names, parse: ScopeParser) -> Standalone | None:
    """The question before with praise in the place of blame, or the other way round; ``None`` where it is not asked."""
    asked, said = _ASKED.match(alone.text), [*_WORD.finditer(previous.text)]
    if asked is None or len(said) != 1:
        return None
    (old,) = said
    wanted, word = asked["word"].lower(), old["word"].lower()
    if (wanted in _GOOD) == ((word in _GOOD) != bool(old["no"])):
        return None  # it is asked already
    other = word if old["no"] else _CONTRARY[word]
    both_plain = _PLAIN.issuperset((fold(wanted), fold(word))) and _IS.search(previous.text[: old.start()])
    text = previous.text[: old.start()] + (wanted if both_plain else other) + previous.text[old.end() :]
    return Standalone(text, parse(text), changed=True)
