"""Serving the page: gradio inside the shield, on a socket that is bound already.

``Blocks.launch`` is not used: it asks its own address through whatever proxy
the environment names, gives up on a machine that needs more than five seconds
to start, and starts without the shield.
"""

import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import gradio as gr
import uvicorn
from fastapi import FastAPI

from assistant.app.address import is_loopback
from assistant.app.page import build_page
from assistant.app.shield import Shield
from assistant.app.site import make_site
from assistant.app.theme import page_theme

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.conversation import Assistant
    from assistant.feedback import FeedbackStore

__all__ = ["run"]

_LAST_SECONDS = 2
"""How long open connections may take to end after Ctrl+C."""


class _Server(uvicorn.Server):
    """Says when it answers, and ends gradio's endless streams when it is told to stop."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None], stopping: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready
        self._stopping = stopping

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._stopping()
        await super().shutdown(sockets)


def _application(assistant: "Assistant", remarks: "FeedbackStore", template: "Path | None") -> tuple[FastAPI, Any]:
    """Make the whole site, and the gradio application that is mounted in it."""
    site = make_site(assistant.index.reports)
    gr.mount_gradio_app(
        site,
        build_page(assistant, remarks, template),
        path="/",
        footer_links=[],
        run_history=False,  # it would keep questions in the browser after the conversation
        allowed_paths=[],
        show_error=False,
        max_file_size="1kb",  # nothing can be uploaded; the shield refuses it, this is the second lock
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        theme=page_theme(),
    )
    return site, site.routes[-1].app  # type: ignore[attr-defined]


def run(
    assistant: "Assistant",
    remarks: "FeedbackStore",
    listener: socket.socket,
    address: str,
    ready: Callable[[str], None],
    template: "Path | None" = None,
) -> None:
    """Serve until Ctrl+C; ``ready`` gets the address once the page answers."""
    site, inner = _application(assistant, remarks, template)
    port = listener.getsockname()[1]
    shield = Shield(site, port=port if is_loopback(listener) else None)
    config = uvicorn.Config(
        shield,
        log_config=None,
        access_log=False,  # it would name sessions
        server_header=False,
        timeout_graceful_shutdown=_LAST_SECONDS,
    )
    try:
        _Server(config, lambda: ready(address), inner.stop_event.set).run(sockets=[listener])
    except KeyboardInterrupt:
        return  # uvicorn hands the signal on after it has shut down; that is how the page is meant to end
