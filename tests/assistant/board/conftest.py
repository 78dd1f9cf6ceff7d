"""Outlines that several tests look at; the index is the real one."""

import pytest

from assistant import Assistant
from assistant.board import Board, Choice, Outline

SUBJECTS = {
    "kontaktvägar": Choice("tillgänglighet och kontaktvägar", ("Hylte", "Laholm")),
    "sekretess": Choice("sekretess och samtycke"),
    "hinder": Choice(themes=("hinder", "saknas")),
    "unga": Choice("unga", actors=("Försäkringskassan", "VC")),
    "fråga": Choice(number=8, reports=("halland",), municipalities=("Varberg",)),
    "högland": Choice("rehabilitering", ("Eksjö",)),
    "många": Choice("samverkan", reports=("halland",)),
    "ingenting": Choice("kärnkraftverk", ("Hylte",)),
}


@pytest.fixture(scope="session")
def board(assistant: Assistant) -> Board:
    return Board(assistant.index, assistant.reader)


@pytest.fixture(scope="session")
def outlines(board: Board) -> dict[str, Outline]:
    return {
        name: board.outline(choice).named(officer="Anna Åkesson", date="2026-11-25")
        for name, choice in SUBJECTS.items()
    }
