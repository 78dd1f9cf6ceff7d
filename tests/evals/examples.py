"""Small made-up systems and questions whose measures can be worked out by hand."""

from collections.abc import Sequence

from evals.known import KnownAnswer, Nugget
from evals.places import Place
from evals.systems import Quotation, Response, Unit

PLACES = [Place("r", 100 * number, 100 * number + 100) for number in range(12)]
UNITS = tuple(Unit(f"u{number}", (place,)) for number, place in enumerate(PLACES))


def known(name: str, *vital: int, okay: Sequence[int] = (), kind: str = "fact") -> KnownAnswer:
    """A question answered by the places with these numbers, a fact each."""
    nuggets = [Nugget(f"fakta {number}", True, (PLACES[number],)) for number in vital]
    nuggets += [Nugget(f"fakta {number}", False, (PLACES[number],)) for number in okay]
    return KnownAnswer(name, kind if nuggets else "unanswerable", f"Fråga {name}?", (), tuple(nuggets))


class Scripted:
    """A system that says what it was told to: ranked units, cited places, or a refusal."""

    name = "scripted"
    units = UNITS
    answers = True

    def __init__(self, ranked: Sequence[int] = (), cited: Sequence[int] = (), *, refuses: bool = False) -> None:
        self.ranked, self.cited, self.refuses = ranked, cited, refuses

    def respond(self, known: KnownAnswer) -> Response:  # the same to every question
        quotations = tuple(Quotation(PLACES[number], True) for number in self.cited)
        return Response(
            tuple(UNITS[number] for number in self.ranked),
            10.0,
            quotations=quotations,
            sentences=len(quotations),
            supported=len(quotations),
            abstained=self.refuses,
        )
