"""What a statement says of somebody who is named in it."""

import pytest

from assistant import Assistant
from assistant.question.parties import party_of
from assistant.stance import Stance, stance_of

_FK, _AF = party_of("Försäkringskassan", None), party_of("Arbetsförmedlingen", None)
_VC, _VPM = party_of("Region", "VC"), party_of("Region", "VPM")


@pytest.mark.parametrize(
    ("begins", "party", "stance", "of_others"),
    [
        ("Samverkan mellan oss och FK fungerar klockrent", _FK, Stance.PRAISE, False),
        ("Samverkan med AF har precis kommit igång men", _AF, Stance.FAULT, False),
        ("Samverkan fungerar bäst med FK även om våra regelverk", _FK, Stance.BOTH, False),
        ("När det gäller VC så är det inte så många enheter", _VC, Stance.PRAISE, False),
        ("Vår samverkan med FK kan bli bättre - det har varit bra tidigare", _FK, Stance.FAULT, False),
        ("Det saknas egentligen samverkan med alla parter utom FK", _FK, Stance.PRAISE, False),
        ("Vi upplever att samverkan mellan VC och VPM inte fungerar. Vi har", _VPM, Stance.FAULT, True),
        ("I ärenden när inte FK är med brister samordningen", _FK, Stance.NONE, False),
        ("Kontaktperson på kommunen", party_of("Kommun", None), Stance.NONE, False),
    ],
)
def test_the_clause_that_names_a_party_tells(
    assistant: Assistant, begins: str, party: object, stance: Stance, of_others: bool
) -> None:
    found = [
        (p, s) for p in assistant.index.passages if not p.asked for s in p.statements if s.shown.startswith(begins)
    ]
    passage, statement = found[0]
    themselves = party_of(passage.actor or "", passage.unit)
    assert stance_of(passage, statement, party, themselves) == (stance, of_others)  # type: ignore[arg-type]
