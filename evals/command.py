"""``samsvar eval``, which the assistant's command line finds by an entry point.

Only click is imported here: what the evaluation needs is an extra, and the
help text must not wait for it.
"""

from pathlib import Path
from typing import Any

import click

from assistant.cli import guarded
from ingestion.errors import SettingsError

__all__ = ["evaluate"]

_FILE = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command(
    "eval",
    options_metavar="[ALTERNATIV]",
    help="Mät hur bra svaren är, jämför med förra gången och pröva grindarna inför en ny version.",
)
@click.option(
    "--out", type=_FOLDER, metavar="MAPP", help="Mapp för sidan och mätvärdena; annars evals i datakatalogen."
)
@click.option("--questions", multiple=True, type=_FILE, metavar="FIL", help="Egna frågor i stället för de medföljande.")
@click.option("--gates", type=_FILE, metavar="FIL", help="Egna grindar i stället för de medföljande.")
@click.option("--baseline", type=_FILE, metavar="FIL", help="Körning att jämföra med i stället för den medföljande.")
@click.option(
    "--update-baseline", is_flag=True, help="Spara körningen som den att jämföra med, och säg vad som ändras."
)
@click.option("--peers", is_flag=True, help="Mät också enkla andra system och våra delar var för sig.")
@click.option(
    "--model", multiple=True, metavar="NAMN|MAPP", help="Med --peers: också Chroma med den språkmodellen; kan upprepas."
)
@click.option("--unseen-report", is_flag=True, help="Mät hur en rapport betjänas som inget är gjort för.")
@click.option(
    "--pretraining", type=_FOLDER, metavar="MAPP", help="Med --unseen-report: träna om språkmodellen på detta."
)
@click.option("--teacher", type=_FOLDER, metavar="MAPP", help="Med --pretraining: modell att lära av.")
@click.option(
    "--mode",
    type=click.Choice(["extractive", "model"]),
    default="extractive",
    show_default=True,
    help="Mät svaren av bara citat, eller dem som språkmodellen i SAMSVAR_MODEL skriver.",
)
@click.option("--sealed", is_flag=True, help="Ställ de förseglade frågorna, inför en ny version, och anteckna det.")
def evaluate(**chosen: Any) -> None:  # noqa: ANN401  # one keyword an option, each of its own type
    """Run ``samsvar eval``."""
    if chosen["sealed"] and (chosen["questions"] or chosen["peers"] or chosen["unseen_report"]):
        raise click.UsageError("--sealed ställs ensam: inte med --questions, --peers eller --unseen-report.")
    if chosen["questions"] and chosen["update_baseline"] and not chosen["baseline"]:
        raise click.UsageError("--update-baseline gäller de medföljande frågorna; ange --baseline för egna.")
    if chosen["mode"] == "model" and chosen["update_baseline"] and not chosen["baseline"]:
        raise click.UsageError("--update-baseline gäller svaren av bara citat; ange --baseline för --mode model.")
    if chosen["mode"] == "model" and chosen["sealed"]:
        raise click.UsageError("--sealed gäller svaren av bara citat, inte --mode model.")
    if chosen["model"] and not chosen["peers"]:
        raise click.UsageError("--model hör ihop med --peers.")
    if (chosen["pretraining"] and not chosen["unseen_report"]) or (chosen["teacher"] and not chosen["pretraining"]):
        raise click.UsageError("--pretraining hör ihop med --unseen-report, och --teacher med --pretraining.")
    if not guarded(lambda: _run(chosen)):
        raise SystemExit(1)


def _run(chosen: dict[str, Any]) -> bool:
    """Evaluate; whether every gate is passed."""
    try:
        from evals.running import Options, run
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"{error.name} saknas. Installera det som utvärderingen behöver: pip install 'samsvar[eval]'"
        ) from error
    return run(Options(**chosen))
