"""A document as Markdown, with footnotes."""

from collections.abc import Iterable

from assistant.board.blocks import Blank, Block, Context, Document, Heading, Kind, Mark, Paragraph, Quote, Run, Table
from assistant.rendering import escape_markdown

__all__ = ["document_markdown"]


def document_markdown(document: Document) -> str:
    """The whole document; report text is data, what would be markup in it is escaped."""
    writer = _Writer(document)
    blocks = [f"# {escape_markdown(document.title)}", "\n".join(writer.field(blank) for blank in document.fields)]
    before: Block | None = None
    for block in document.blocks:
        text = writer.block(block)
        if _is_bullet(block) and before is not None and _is_bullet(before):
            blocks[-1] += f"\n{text}"
        else:
            blocks.append(text)
        before = block
    return "\n\n".join([*blocks, *writer.notes]) + "\n"


def _is_bullet(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind is Kind.BULLET


class _Writer:
    """Collects the footnotes while the blocks are written."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.notes: list[str] = []

    @staticmethod
    def field(blank: Blank) -> str:
        return f"- **{blank.name}:** {escape_markdown(blank.text or f'[{blank.hint}]')}"

    def block(self, block: Block) -> str:
        if isinstance(block, Heading):
            return f"{'#' * (block.level + 1)} {escape_markdown(block.text)}"
        if isinstance(block, Table):
            return self._table(block)
        text = self._runs(block.runs)
        if block.kind is Kind.BULLET:
            return f"- {text}"
        if block.kind is Kind.PLACE:
            return f"**{text}**"
        if block.kind is Kind.SOURCE:
            return f"> {text}"
        return f"*{text}*" if block.kind is Kind.NOTE else text

    def _table(self, table: Table) -> str:
        rows = [table.head, *(tuple(self._cell(cell) for cell in row) for row in table.rows)]
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        lines.insert(1, "| " + " | ".join("---" for _ in table.head) + " |")
        return f"**{escape_markdown(table.caption)}**\n\n" + "\n".join(lines)

    def _cell(self, cell: Iterable[Paragraph]) -> str:
        return "<br>".join(self._runs(paragraph.runs) for paragraph in cell)

    def _runs(self, runs: Iterable[Run]) -> str:
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        if isinstance(run, str):
            return escape_markdown(run)
        if isinstance(run, Quote):
            return f"”{escape_markdown(run.text)}”[^{self._note(run)}]"
        if isinstance(run, Mark):
            return f"**{run.number}.** "
        if isinstance(run, Context):
            return escape_markdown(run.text)
        if isinstance(run, Blank):
            return f"*{escape_markdown(run.text or f'[{run.hint}]')}*"
        return f"**{escape_markdown(run.text)}**"

    def _note(self, quote: Quote) -> int:
        numbers, places = self._document.numbers, self._document.places
        said = [places[item.key] + (f" (bilagan, {numbers[item.key]})" if numbers else "") for item in quote.chosen]
        number = len(self.notes) + 1
        self.notes.append(f"[^{number}]: {escape_markdown('; även '.join(said))}.")
        return number
