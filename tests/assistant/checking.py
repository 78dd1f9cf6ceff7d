"""What holds of every answer."""

from assistant import Answer, Assistant
from assistant.choice import Trial

__all__ = ["NO_TRIAL", "asked", "check", "shown_by"]

NO_TRIAL = Trial(lambda _meant: False, lambda _question, _meant: {})
"""Words alone tell what is meant."""


def check(answer: Answer, assistant: Assistant) -> None:
    """Every citation is exact, numbered, shown and of a passage of the base."""
    assert [citation.n for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    cells = [cell for row in (answer.table.rows if answer.table else ()) for cell in row.cells]
    points = [p for group in (*answer.groups, *answer.more) for p in group.points] + [p for cell in cells for p in cell]
    copied = set(answer.headline.numbers) if answer.headline else set()
    shown = {number for point in points for number in point.numbers} | copied
    assert shown == {citation.n for citation in answer.citations}
    for number in copied:
        assert answer.headline is not None
        assert answer.headline.text in answer.citations[number - 1].statement.shown
    for citation in answer.citations:
        source = assistant.index.report(citation.report.id).source
        statement = citation.statement
        assert source[statement.start : statement.end] == statement.text != ""
        assert statement in citation.passage.statements
    for point in points:
        for number in point.numbers:
            assert answer.citations[number - 1].statement.shown == point.text
    if answer.abstained:
        assert not answer.citations
        assert not answer.groups
        assert answer.reason
    else:
        assert answer.citations
        assert answer.reason is None


def asked(assistant: Assistant, question: str) -> Answer:
    """The answer to a question, of which all holds that holds of every answer."""
    answer = assistant.ask(question)
    check(answer, assistant)
    return answer


def shown_by(answer: Answer) -> list[str]:
    """What an answer shows at once, in order."""
    return [point.text for group in answer.groups for point in group.points]
