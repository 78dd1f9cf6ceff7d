"""What stands between the network and gradio.

Gradio serves much that the page has no use for (uploads, file access, a proxy,
API pages, run history), names other sites in its document and speaks English.
The shield lets through only what the page asks for, holds the browser to this
origin with a Content-Security-Policy, and makes the document Swedish.
"""

import re
import secrets
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.app import texts

__all__ = ["Shield"]

_READ = re.compile(
    r"/(?:assets/.*|static/(?:js|fonts|img)/.*|samsvar/.*|theme\.css|favicon\.ico|robots\.txt"
    r"|rapport/[a-z0-9_-]{1,64}|tillganglighet"
    r"|gradio_api/(?:theme\.css|queue/data|heartbeat/[^/]*|app_id|startup-events|call/(?:ask|compare|reports|source)/[0-9a-f]{32}))?"
)
_WRITE = re.compile(r"/gradio_api/(?:queue/join|cancel|reset|call/(?:ask|compare|reports|source))/?")
_MAX_BODY = 1024 * 1024  # a draft of board material
"""Bytes of a request; a question has at most 8,000 characters."""
_LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")

# Gradio compiles its HTML templates in the browser ('unsafe-eval') and styles elements inline. What an attacker
# would need, inline scripts and event attributes, stays forbidden: scripts in the document carry a nonce.
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'self'; form-action 'none';"
    " frame-ancestors 'none'; object-src 'none'"
)
_HEADERS = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_FOREIGN = re.compile(
    r"""<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*|<link rel="manifest"[^>]*>\s*"""
    r"""|<script>(?:(?!</script>).)*iframeResizer\.contentWindow(?:(?!</script>).)*</script>\s*""",
    re.DOTALL,
)
_HEAD = (
    '<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">'
    + "".join(
        f'<link rel="stylesheet" href="./samsvar/{name}.css">' for name in ("base", "page", "report", "tables", "board")
    )
    + "".join(f'<script src="./samsvar/{name}.js"></script>' for name in ("page", "source"))
    + "</head>"
)
_OPENING = (
    f'<p id="opening" role="status">{texts.OPENING}</p><noscript><p id="no-script">{texts.NO_SCRIPT}</p></noscript>'
)


def _swedish(document: str, nonce: str) -> str:
    """Make gradio's document Swedish, with our files and without other sites' addresses."""
    document = _FOREIGN.sub("", document)
    document = document.replace('lang="en"', 'lang="sv"', 1).replace("</head>", _HEAD, 1)
    document = document.replace("<gradio-app", f"{_OPENING}<gradio-app", 1)
    return re.sub(r"<script(?=[\s>])", f'<script nonce="{nonce}"', document)


class Shield:
    """An ASGI application around another one."""

    def __init__(self, app: ASGIApp, port: int | None) -> None:
        """Guard ``app``.

        Args:
            app: what is guarded.
            port: the port of a page that only this computer reaches. Requests
                must then name this computer, so that no web site can reach the
                page by giving its own name this computer's address. ``None``
                where any name may be right.

        """
        self._app = app
        self._hosts = {f"{name}:{port}" for name in _LOOPBACK_NAMES} | set(_LOOPBACK_NAMES) if port else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            refusal = self._refusal(scope)
            if refusal is not None:
                await refusal(scope, receive, send)
            elif scope["path"] == "/":
                await self._document(scope, receive, send)
            else:
                await self._app(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> Response | None:
        """Say why a request goes no further; ``None`` if it may."""
        headers = Headers(scope=scope)
        host, origin = headers.get("host", ""), headers.get("origin")
        if self._hosts is not None and host.lower() not in self._hosts:
            return PlainTextResponse(texts.WRONG_HOST, 421)
        if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
            return PlainTextResponse(texts.WRONG_HOST, 403)
        allowed = {"GET": _READ, "HEAD": _READ, "POST": _WRITE}.get(scope["method"])
        if allowed is None or not allowed.fullmatch(scope["path"]):
            return PlainTextResponse(texts.NOT_FOUND, 404)
        if scope["method"] == "POST":
            length = headers.get("content-length", "")
            if not length.isdecimal() or int(length) > _MAX_BODY:
                return PlainTextResponse(texts.TOO_LARGE, 413)
        return None

    async def _document(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Collect gradio's document, then send it as ours."""
        kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        plain = {**scope, "headers": kept, "query_string": b""}  # a query could name a saved state or a theme
        start: Message = {}
        body = bytearray()

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            elif message["type"] == "http.response.body":
                body.extend(message.get("body", b""))

        await self._app(plain, receive, collect)
        nonce = secrets.token_urlsafe(16)
        content = _swedish(body.decode("utf-8"), nonce).encode("utf-8")
        headers = MutableHeaders(raw=list(start["headers"]))
        headers["content-length"] = str(len(content))
        headers["content-security-policy"] = _POLICY.format(nonce=nonce)
        headers["cache-control"] = "no-store"
        await _with_headers(send)({**start, "headers": headers.raw})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else content})


def _with_headers(send: Send) -> Send:
    """Wrap ``send`` so that it adds the headers every answer has."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(_HEADERS)
        await send(message)

    return sending
