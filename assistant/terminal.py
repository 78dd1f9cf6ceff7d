"""What the terminal shows: answers, tables and progress."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table as Grid
from rich.text import Text

from assistant.answers import Answer, Group, Point, Table
from assistant.feedback import KINDS, Remark
from ingestion import Passage, Report
from vectorstore.index import Progress as Tell

__all__ = ["print_answer", "print_passages", "print_remarks", "print_reports", "progress_bar"]


@contextmanager
def progress_bar() -> Iterator[Tell]:
    """A bar on standard error that lasts as long as there is something to tell."""
    console = Console(stderr=True)
    bar = Progress(TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=console, transient=True)
    task = None

    def tell(text: str, share: float) -> None:
        nonlocal task
        if task is None:
            bar.start()
            task = bar.add_task(text, total=1.0)
        bar.update(task, description=text, completed=share)

    try:
        yield tell
    finally:
        if task is not None:
            bar.stop()


def _console() -> Console:
    """Standard output, in which nothing that is printed is taken for markup."""
    return Console(highlight=False, markup=False)


def print_answer(answer: Answer) -> None:
    """Print an answer with its sources."""
    console = _console()
    if answer.lead:
        console.print(Text(answer.lead), "")
    _print_quotations(console, answer)
    if answer.citations:
        console.print(Text("Källor", style="bold"))
        for citation in answer.citations:
            console.print(Padding(Text.assemble((f"[{citation.n}] ", "cyan"), citation.place()), (0, 0, 0, 2)))
    for line in filter(None, (answer.notice, answer.note)):
        console.print("", Text(line, style="italic"), sep="\n")
    for text in answer.suggestions:
        console.print(Text(f"Fråga vidare: {text}"))


def _print_quotations(console: Console, answer: Answer) -> None:
    if answer.headline is not None:
        said = answer.headline
        parts = [Text(said.text, "bold"), Text(_marks(said.numbers), "cyan"), Text(said.after)]
        console.print(Text(" ").join(part for part in parts if part.plain), "")
    for sentence in answer.sentences:
        console.print(Text.assemble(sentence.text, " ", (_marks(sentence.numbers), "cyan")))
    if answer.sentences:
        console.print()
    if answer.table is not None:
        console.print(_table(answer.table), "")
    for group in answer.groups:
        _print_group(console, group)
    if answer.more:
        console.print(Text("Mer ur rapporterna", style="bold"), "")
    for group in answer.more:
        _print_group(console, group)


def _marks(numbers: Iterable[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def _print_group(console: Console, group: Group) -> None:
    if group.heading:
        console.print(Text(group.heading, style="bold"))
    for point in group.points:
        console.print(Padding(Text.assemble("– ", _quoted(point)), (0, 0, 0, 2)))
    console.print()


def _quoted(point: Point) -> Text:
    """A quotation with its numbers, and who says it where what stands around it does not tell."""
    by = f" – {point.by}" if point.by else ""
    return Text.assemble("”", point.text, "” ", (_marks(point.numbers), "cyan"), (by, "dim"))


def _table(table: Table) -> Grid:
    """A table of cells; an empty one is a dash."""
    labelled = any(row.label for row in table.rows)
    grid = Grid(title=Text(table.caption), title_justify="left", show_lines=table.quoted)
    for name in [*([table.corner] if labelled else []), *table.columns]:
        grid.add_column(Text(name))
    for row in table.rows:
        cells = [_cell(cell, table) for cell in row.cells]
        grid.add_row(*([Text(row.label)] if labelled else []), *cells)
    return grid


def _cell(points: Sequence[Point], table: Table) -> Text:
    if not points:
        return Text("–")
    if not table.quoted:
        return Text(_marks(dict.fromkeys(n for point in points for n in point.numbers)), style="cyan")
    return Text("\n").join(map(_quoted, points))


def print_reports(reports: tuple[Report, ...]) -> None:
    """Print what is in the base."""
    console = _console()
    table = Grid("Id", "Rapport", "Utgivare", "Period", "Kommuner", "Avsnitt", "Utsagor")
    for report in reports:
        table.add_row(
            report.id,
            report.title,
            report.publisher,
            report.period,
            ", ".join(report.municipalities) or "–",
            str(len(report.passages)),
            str(sum(len(passage.statements) for passage in report.passages)),
        )
    console.print(table)


def print_passages(passages: tuple[Passage, ...]) -> None:
    """Print passages with their statements."""
    console = _console()
    for passage in passages:
        where = (passage.municipality, passage.actor, passage.unit, *passage.path)
        heading = " · ".join(dict.fromkeys(part for part in where if part))
        console.print(Text.assemble((passage.passage_id, "cyan"), " ", (heading, "bold")))
        for statement in passage.statements:
            console.print(Padding(Text(f"– {statement.shown}"), (0, 0, 0, 2)))


def print_remarks(remarks: Sequence[Remark]) -> None:
    """Print what readers have said of answers, the newest first."""
    console = _console()
    if not remarks:
        console.print("Inga synpunkter har lämnats.")
    for said in reversed(remarks):
        kind = KINDS.get(said.kind, said.kind)
        console.print(Text.assemble((said.time, "cyan"), "  ", (kind, "bold"), f"  (version {said.version})"))
        lines = [f"Fråga: {said.question}"]
        if said.standalone_question != said.question:
            lines.append(f"Läst som: {said.standalone_question}")
        lines += [said.comment] if said.comment else []
        lines.append("Avstod" if said.abstained else f"Citat: {', '.join(said.citations)}")
        for line in lines:
            console.print(Padding(Text(line), (0, 0, 0, 2)))
        console.print()
