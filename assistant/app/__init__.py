"""The chat page: ``check_port`` before anything is loaded, then ``serve``.

Importing this package imports no gradio; the page's libraries take seconds.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.app.address import bind, page_address
from ingestion.offline import go_offline

if TYPE_CHECKING:
    from assistant.conversation import Assistant

__all__ = ["check_port", "serve"]


def check_port(host: str, port: int) -> None:
    """Make sure that the page can be served at an address.

    Args:
        host: a name or an IP address of this computer.
        port: 0 to 65535; 0 stands for any free port.

    Raises:
        PageError: the host is unknown or not this computer's, or the port is
            taken or not allowed.

    """
    bind(host, port).close()


def serve(
    assistant: "Assistant",
    home: Path,
    host: str,
    port: int,
    ready: Callable[[str], None],
    template: Path | None = None,
) -> None:
    """Serve the page until Ctrl+C.

    Args:
        assistant: answers the questions; it is asked from several threads.
        home: the data directory; what readers say of answers is kept there.
        host: see :func:`check_port`.
        port: see :func:`check_port`.
        ready: called once with the page's address, when the page answers.
        template: the Word template of board material; ``None`` for the bundled one.

    Raises:
        PageError: see :func:`check_port`.

    """
    with bind(host, port) as listener:
        go_offline()
        from assistant.app.server import run
        from assistant.feedback import FeedbackStore

        run(assistant, FeedbackStore(home), listener, page_address(host, listener), ready, template)
