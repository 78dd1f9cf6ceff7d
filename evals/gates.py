"""The release gate: bounds that a run's measures must keep."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from evals.known import KINDS
from evals.measures import MEASURES
from evals.summary import Figure, find
from ingestion.errors import SamsvarError, reason

__all__ = ["Gate", "GateFileError", "Verdict", "judge_gates", "load_gates"]


class GateFileError(SamsvarError):
    """The file of gates is missing or holds something that cannot be used."""


class Gate(BaseModel):
    """A bound on one measure, over all questions or those of one kind.

    ``on`` says what is held against the bound: the ``low`` or the ``high`` end
    of the 95 % interval, or the ``value`` itself.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    measure: str
    kind: str | None = None
    questions: Literal["dev", "sealed"] = "dev"
    """Which questions are asked."""
    on: Literal["low", "high", "value"]
    at_least: float | None = None
    at_most: float | None = None

    @model_validator(mode="after")
    def _is_sound(self) -> "Gate":
        if self.measure not in MEASURES:
            raise ValueError(f"måttet {self.measure!r} finns inte")
        if self.kind is not None and self.kind not in KINDS:
            raise ValueError(f"slaget {self.kind!r} finns inte")
        if (self.at_least is None) == (self.at_most is None):
            raise ValueError("ange antingen at_least eller at_most")
        return self


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a gate is passed; ``held`` is the number that was held against the bound."""

    gate: Gate
    held: float | None
    passed: bool

    def words(self) -> str:
        """The verdict in one Swedish line."""
        gate = self.gate
        where = f" ({KINDS[gate.kind].lower()})" if gate.kind else ""
        on = {"low": ", intervallets nedre ände", "high": ", intervallets övre ände", "value": ""}[gate.on]
        bound = f"minst {gate.at_least:g}" if gate.at_least is not None else f"högst {gate.at_most:g}"
        held = "inte mätt" if self.held is None else f"{self.held:.3f}"
        numbers = f"{held}, ska vara {bound}".replace(".", ",")
        return f"{MEASURES[gate.measure].label}{where}{on}: {numbers}"


class _GateFile(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    gate: list[Gate]


def load_gates(path: Path | None = None) -> list[Gate]:
    """Read a file of gates, the project's own when ``path`` is ``None``.

    Raises:
        GateFileError: it cannot be read; the message names the file and the gate.
    """
    path = path or Path(str(resources.files("evals").joinpath("gates.toml")))
    try:
        return _GateFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).gate
    except OSError as error:
        raise GateFileError(f"{path} går inte att läsa ({reason(error)}).") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part + 1 if isinstance(part, int) else part) for part in first["loc"])
        what = first["msg"].removeprefix("Value error, ") if first["type"] == "value_error" else "saknas eller är okänt"
        raise GateFileError(f"{path.name}, {where}: {what}.") from error
    except ValueError as error:
        raise GateFileError(f"{path} är inte TOML ({error}).") from error


def judge_gates(gates: Sequence[Gate], figures: Sequence[Figure]) -> list[Verdict]:
    """Hold a run against the gates; a measure that nothing was measured for does not pass."""
    return [_verdict(gate, figures) for gate in gates]


def _verdict(gate: Gate, figures: Sequence[Figure]) -> Verdict:
    estimate = find(figures, gate.measure, *(("kind", gate.kind) if gate.kind else ()))
    if estimate is None:
        return Verdict(gate, None, passed=False)
    held = {"low": estimate.low, "high": estimate.high, "value": estimate.value}[gate.on]
    low = gate.at_least if gate.at_least is not None else float("-inf")
    high = gate.at_most if gate.at_most is not None else float("inf")
    return Verdict(gate, held, passed=low <= held <= high)
