"""A question whose answer is two statements, and what a model that does as it is told makes of them."""

from collections.abc import Callable

from tests.assistant.llm.server import Behaviour, Request, Server

__all__ = ["CELL", "FLOOR", "Script", "two"]

Script = Callable[[Behaviour], Server]
CELL = "Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?"
FLOOR = "även på golvnivå"
"""Words of its second statement."""


def two(request: Request) -> str:
    """Two supported sentences, the second one's statement cited first in the report."""
    leaders, floor = request.ids_of("mellan oss chefer"), request.ids_of(FLOOR)
    return (
        f"Försäkringskassan i Hylte säger att samverkan med kommunen på golvnivå inte fungerar optimalt {floor}.\n"
        f"Samverkan mellan cheferna på FK och kommunen fungerar inte optimalt {leaders}{floor}.\n"
    )
