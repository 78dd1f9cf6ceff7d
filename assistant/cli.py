"""The command line: ``samsvar chat``, ``ask``, ``board``, ``index``, ``passages`` and ``reports``.

What answers no question is imported inside the commands, so that ``--help`` is
quick and an answer does not wait for the page's libraries.
"""

import os
import sys
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from assistant.board.command import board
from assistant.swedish_cli import speak_swedish
from ingestion.errors import QuestionError, SamsvarError, reason

if TYPE_CHECKING:
    from assistant.conversation import Assistant
    from assistant.llm import Expansion
    from ingestion import Report

__all__ = ["guarded", "main", "output"]

_T = TypeVar("_T")
_ADDED = "samsvar.commands"


def output(text: str) -> None:
    """Write a line to standard output as UTF-8, whatever the terminal's encoding, and flush it."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def guarded(action: Callable[[], _T]) -> _T:
    """Run an action; an error that a user can act on is said in Swedish, with exit code 1."""
    try:
        return action()
    except SamsvarError as error:
        click.echo(f"Fel: {error}", err=True)
        raise SystemExit(1) from error
    except BrokenPipeError as error:
        sys.stderr.close()  # the reader is gone; nothing more can be said
        raise SystemExit(1) from error
    except KeyboardInterrupt as error:
        click.echo("Avbrutet.", err=True)
        raise SystemExit(130) from error


def _assistant(*, rebuild: bool = False) -> "Assistant":
    from assistant.conversation import Assistant
    from assistant.settings import load_settings
    from assistant.terminal import progress_bar

    with progress_bar() as tell:
        return Assistant.open(load_settings(), tell, rebuild=rebuild)


def _reports() -> "tuple[Report, ...]":
    from assistant.settings import load_settings
    from ingestion import load_reports

    settings = load_settings()
    return load_reports(settings.reports, settings.budget)


class _Commands(click.Group):
    """Our commands, and those that other installed packages add.

    A package adds one through an entry point of the group ``samsvar.commands``,
    so that what is imported by nobody here can still be run from here.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *(point.name for point in entry_points(group=_ADDED))})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        added = next(iter(entry_points(group=_ADDED, name=cmd_name)), None)
        command = added.load() if added is not None else None
        return command if isinstance(command, click.Command) else None


@click.group(
    cls=_Commands,
    help="Samsvar svarar på frågor om samordningsförbundens kartläggningsrapporter, med ordagranna citat och källor.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="[ALTERNATIV]",
    subcommand_metavar="KOMMANDO [ARGUMENT]...",
)
@click.version_option(
    package_name="samsvar", prog_name="samsvar", message="%(prog)s %(version)s", help="Visa versionen och avsluta."
)
def _samsvar() -> None:
    pass


@_samsvar.command("ask", options_metavar="[ALTERNATIV]", help="Ställ en fråga, eller många med --batch.")
@click.argument("question", required=False, metavar="[FRÅGA]")
@click.option("--json", "as_json", is_flag=True, help="Skriv svaret som ett JSON-objekt.")
@click.option(
    "--batch",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FIL|-",
    help="Läs frågor som JSON-rader (id, question, history) ur en fil eller standard in; ett svar per rad.",
)
@click.option("--history", multiple=True, metavar="FRÅGA", help="En tidigare fråga i samtalet; kan anges flera gånger.")
def _ask(question: str | None, *, as_json: bool, batch: Path | None, history: tuple[str, ...]) -> None:
    if (question is None) == (batch is None):
        raise click.UsageError("Ange en fråga, eller en fil med --batch, men inte båda.")
    if batch is not None:
        guarded(lambda: _answer_batch(batch))
    elif question is not None:
        guarded(lambda: _answer_one(question, history, as_json=as_json))


def _answer_one(question: str, history: tuple[str, ...], *, as_json: bool) -> None:
    from assistant.conversation import clean_question

    clean_question(question)  # an unusable question is refused before the index is opened
    answer = _assistant().ask(question, history)
    if as_json:
        from assistant.rendering import answer_json, json_line

        output(json_line(answer_json(answer)))
        return
    from assistant.terminal import print_answer

    print_answer(answer)


def _answer_batch(path: Path) -> None:
    from assistant.batch import answer_lines
    from assistant.rendering import json_line

    try:
        stream: Any = sys.stdin.buffer if str(path) == "-" else path.open("rb")
    except OSError as error:
        raise QuestionError(f"Filen {path} går inte att läsa: {reason(error)}.") from error
    failed = total = 0
    with stream:
        for answered in answer_lines(_assistant(), stream):
            total += 1
            failed += "error" in answered
            output(json_line(answered))
    if failed:
        raise QuestionError(f"{failed} av {total} rader kunde inte besvaras; se fältet error.")


@_samsvar.command(
    "index", options_metavar="[ALTERNATIV]", help="Bygg indexet om det behövs, och säg vad det innehåller."
)
@click.option("--rebuild", is_flag=True, help="Bygg om även ett index som stämmer.")
@click.option("--expand", is_flag=True, help="Låt språkmodellen först skriva frågor till avsnitt som saknar dem.")
def _index(*, rebuild: bool, expand: bool) -> None:
    guarded(lambda: _build_index(rebuild=rebuild, expand=expand))


def _build_index(*, rebuild: bool, expand: bool) -> None:
    from assistant.settings import load_settings
    from ingestion.errors import ModelError
    from vectorstore import index_folder

    expansion = _expanded() if expand else None
    index = _assistant(rebuild=rebuild).index
    output(
        f"{len(index.passages)} avsnitt ur {len(index.reports)} rapporter är indexerade"
        f" i {index_folder(load_settings().home) / index.fingerprint[:16]}"
    )
    if expansion is not None and expansion.error is not None:
        raise ModelError(expansion.error)  # only now: what was written before it failed is of use


def _expanded() -> "Expansion":
    """Let the language model write questions, and say what became of it."""
    from assistant.settings import load_settings
    from assistant.terminal import progress_bar
    from ingestion.errors import SettingsError

    settings = load_settings()
    if settings.model is None:
        raise SettingsError(
            "Ingen språkmodell är vald. samsvar index --expand låter en språkmodell skriva frågor;"
            " ange den med SAMSVAR_MODEL som leverantör:namn. Sökningen fungerar även utan."
        )
    from assistant.llm import Expander, open_model

    expander = Expander(open_model(settings), settings.home, settings.model_budget)
    reports = _reports()
    with progress_bar() as tell:
        expansion = expander.expand(reports, tell)
    output(expansion.told)
    return expansion


@_samsvar.command("passages", options_metavar="[ALTERNATIV]", help="Visa alla avsnitt med sina utsagor.")
@click.option("--json", "as_json", is_flag=True, help="Skriv ett JSON-objekt per avsnitt och rad.")
@click.option("--report", metavar="ID", help="Bara en rapport, till exempel halland.")
def _passages(*, as_json: bool, report: str | None) -> None:
    guarded(lambda: _print_passages(report, as_json=as_json))


def _print_passages(wanted: str | None, *, as_json: bool) -> None:
    from assistant.answers import passage_json
    from assistant.rendering import json_line
    from assistant.terminal import print_passages
    from ingestion.errors import SettingsError

    reports = _reports()
    if wanted is not None and wanted not in (known := [report.id for report in reports]):
        raise SettingsError(f"Rapporten {wanted!r} finns inte. Det finns: {', '.join(known)}.")
    passages = tuple(p for report in reports if wanted in (None, report.id) for p in report.passages)
    if not as_json:
        print_passages(passages)
        return
    for passage in passages:
        statements = [{"text": s.text, "start": s.start, "end": s.end} for s in passage.statements]
        output(json_line({**passage_json(passage), "statements": statements}))


@_samsvar.command("reports", options_metavar="[ALTERNATIV]", help="Visa vilka rapporter som ingår.")
@click.option("--json", "as_json", is_flag=True, help="Skriv ett JSON-objekt per rapport och rad.")
def _list_reports(*, as_json: bool) -> None:
    guarded(lambda: _print_reports(as_json=as_json))


def _print_reports(*, as_json: bool) -> None:
    reports = _reports()
    if not as_json:
        from assistant.terminal import print_reports

        print_reports(reports)
        return
    from assistant.rendering import json_line

    for report in reports:
        data = {name: getattr(report, name) for name in ("id", "title", "publisher", "period", "municipalities")}
        output(json_line({**data, "passages": len(report.passages)}))


@_samsvar.command("chat", options_metavar="[ALTERNATIV]", help="Öppna chattsidan i webbläsaren.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADRESS", help="Adress som sidan nås på.")
@click.option("--port", default=7860, show_default=True, type=click.IntRange(1, 65535), help="Port som sidan nås på.")
def _chat(host: str, port: int) -> None:
    guarded(lambda: _serve(host, port))


def _serve(host: str, port: int) -> None:
    from assistant.app import check_port, serve
    from assistant.settings import load_settings

    check_port(host, port)
    # Several are answered at once, so each gets one core; numpy reads this when it is loaded.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    settings = load_settings()
    serve(
        _assistant(),
        settings.home,
        host,
        port,
        lambda address: output(f"Samsvar är öppet: {address} (avsluta med Ctrl+C)"),
        settings.template,
    )


@_samsvar.command("feedback", options_metavar="[ALTERNATIV]", help="Visa vad läsare har sagt är fel eller saknas.")
@click.option("--json", "as_json", is_flag=True, help="Skriv ett JSON-objekt per synpunkt och rad.")
def _feedback(*, as_json: bool) -> None:
    guarded(lambda: _print_feedback(as_json=as_json))


def _print_feedback(*, as_json: bool) -> None:
    from dataclasses import asdict

    from assistant.feedback import FeedbackStore
    from assistant.rendering import json_line
    from assistant.settings import load_settings
    from assistant.terminal import print_remarks

    remarks = FeedbackStore(load_settings().home).all()
    if not as_json:
        print_remarks(remarks)
    for said in remarks if as_json else ():
        output(json_line(asdict(said)))


_samsvar.add_command(board)


def main() -> None:
    """Run the command line; the entry point of ``samsvar``."""
    speak_swedish()
    _samsvar(prog_name="samsvar")
