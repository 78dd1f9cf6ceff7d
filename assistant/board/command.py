"""``samsvar board``: board material from the terminal.

Everything but click is imported inside, so that ``--help`` is quick.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from assistant.board.choice import Choice
    from assistant.board.draft import Changes
    from assistant.board.outline import Board, Outline

__all__ = ["board"]

_FORMATS = ("docx", "md", "xlsx")
_LISTED = 5
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    "board",
    options_metavar="[ALTERNATIV]",
    help="Gör ett underlag till styrelsen: ordagranna citat om ett ämne, jämförda och med källor."
    " Utan --ut visas dispositionen.",
)
@click.argument("subject", required=False, default="", metavar="[ÄMNE]")
@click.option("--kommun", "municipalities", multiple=True, metavar="NAMN", help="Kommun som läses; flera kan anges.")
@click.option(
    "--aktor", "actors", multiple=True, metavar="NAMN", help="Aktör eller enhet som läses, t.ex. FK eller VC."
)
@click.option("--rapport", "reports", multiple=True, metavar="ID", help="Rapport som läses, t.ex. halland.")
@click.option("--tema", "themes", multiple=True, metavar="TEMA", help="Tema som läses, t.ex. förslag eller hinder.")
@click.option("--fraga", "number", type=click.IntRange(1, 99), metavar="NR", help="Fråga som läses, med sitt nummer.")
@click.option("--ut", "out", type=_FILE, metavar="FIL", help="Fil som underlaget skrivs till.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(_FORMATS),
    metavar="FORMAT",
    help="docx, md eller xlsx; annars enligt filnamnet.",
)
@click.option(
    "--utkast",
    "draft",
    type=_FILE,
    metavar="FIL",
    help="Utkast: med ÄMNE eller val sparas ett nytt, utan öppnas det som finns.",
)
@click.option("--arende", "title", default="", metavar="TEXT", help="Ärendets namn; annars ämnet.")
@click.option("--datum", "date", default="", metavar="DATUM", help="Datum i ärendehuvudet.")
@click.option("--handlaggare", "officer", default="", metavar="NAMN", help="Handläggare i ärendehuvudet.")
def board(
    *,
    subject: str,
    municipalities: tuple[str, ...],
    actors: tuple[str, ...],
    reports: tuple[str, ...],
    themes: tuple[str, ...],
    number: int | None,
    out: Path | None,
    kind: str | None,
    draft: Path | None,
    title: str,
    date: str,
    officer: str,
) -> None:
    """Make board material, or show its outline."""
    from assistant.cli import guarded

    def run() -> None:
        from assistant.board.choice import Choice

        choice = Choice(subject, municipalities, actors, reports, themes, number)
        path = _path(choice, out, kind, draft)
        outline = _outline(choice, draft).named(title=title, date=date, officer=officer)
        if path is not None:
            _write(outline, path, kind)
        elif draft is None or choice.is_empty:
            _show(outline)

    guarded(run)


def _path(choice: "Choice", out: Path | None, kind: str | None, draft: Path | None) -> Path | None:
    """Where the document goes; what cannot work is refused before anything is read.

    Raises:
        QuestionError: nothing is chosen, or the name tells no format.
    """
    from assistant.board.texts import file_name
    from ingestion.errors import QuestionError

    if choice.is_empty and draft is None:
        raise QuestionError(
            "Inget är valt. Ange ett ämne, till exempel ”tillgänglighet och kontaktvägar”,"
            " eller --tema, --fraga, --kommun, --aktor, --rapport eller --utkast."
        )
    if out is None:
        return Path(file_name(choice.subject, f".{kind}")) if kind is not None else None
    if kind is None and out.suffix.removeprefix(".").lower() not in _FORMATS:
        raise QuestionError(f"Filen {out.name!r} ska sluta på .docx, .md eller .xlsx; ange annars --format.")
    return out


def _outline(choice: "Choice", draft: Path | None) -> "Outline":
    from assistant.board.draft import read_draft, write_draft
    from ingestion.errors import QuestionError

    if draft is not None and choice.is_empty:
        opened = read_draft(draft, _board())
        _tell(opened.changes)
        return opened.outline
    if draft is not None and draft.exists():
        raise QuestionError(
            f"Utkastet {str(draft)!r} finns redan och skrivs inte över."
            " Öppna det genom att utelämna ämne och val, eller ange ett annat namn."
        )
    outline = _board().outline(choice)
    if draft is not None:
        write_draft(outline, draft)
        click.echo(f"Utkastet är sparat i {draft}.", err=True)
    return outline


def _board() -> "Board":
    from assistant.board.outline import Board
    from assistant.settings import load_settings
    from assistant.terminal import progress_bar
    from vectorstore import IndexSpec, open_index

    settings = load_settings()
    with progress_bar() as tell:
        spec = IndexSpec(settings.home, settings.reports, settings.budget, settings.embedding)
        return Board(open_index(spec, tell))


def _write(outline: "Outline", path: Path, kind: str | None) -> None:
    from assistant.board.writing import write_document
    from assistant.settings import load_settings

    missing = write_document(outline, path, kind or "", load_settings().template)
    if missing:
        click.echo(
            f"Mallen saknar formatmallarna {', '.join(missing)}; de har hämtats ur Samsvars egen mall.", err=True
        )
    if not outline.is_covered:
        click.echo("Rapporterna tar inte upp ämnet; underlaget säger det och innehåller inga citat i sak.", err=True)
    click.echo(f"{len(outline.kept)} utsagor ur {len(outline.matrix.cells)} svarande: {path}", err=True)


def _show(outline: "Outline") -> None:
    """Print the outline as the terminal shows lists."""
    from assistant.board.phrases import counted, speakers
    from assistant.cli import output

    output(outline.title)
    for section in outline.sections:
        output(f"  [{'x' if section.on else ' '}] {section.heading}")
    output(f"{counted(len(outline.kept), 'utsaga', 'utsagor')}:")
    for item in outline.kept:
        output(f"  – ”{item.statement.shown}” ({speakers([item], outline.reports)})")


def _tell(changes: "Changes") -> None:
    """Say on standard error what has changed since a draft was saved."""
    if changes.is_empty:
        if changes.other_index:
            click.echo("Indexet är ett annat än när utkastet sparades, men alla utsagor står kvar ordagrant.", err=True)
        return
    click.echo("Rapporterna har ändrats sedan utkastet sparades:", err=True)
    lines = [f"borttagen: ”{text}”" for text in changes.gone]
    lines += [f"ändrad, inte med: ”{old}” → ”{new}”" for old, new in changes.reworded]
    lines += [f"ny, inte med: ”{text}”" for text in changes.new]
    for line in lines[: 2 * _LISTED]:
        click.echo(f"  – {line}", err=True)
    if len(lines) > 2 * _LISTED:
        click.echo(f"  … och {len(lines) - 2 * _LISTED} till.", err=True)
