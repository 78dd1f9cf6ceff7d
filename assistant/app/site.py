"""The pages beside gradio's: each report as it reads, and the accessibility statement.

They are plain documents without a script. The page fetches a report into its
panel once, and a reader can open the same address alone, print it or send it.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.responses import HTMLResponse, Response

from assistant.app import texts
from assistant.app.accessibility import statement_html
from assistant.app.escape import escaped
from assistant.app.report_markup import article_html
from ingestion import Report

__all__ = ["make_site"]

_FOLDER = Path(__file__).resolve().parent / "static"
_FILES: Final = frozenset(path.name for path in _FOLDER.iterdir() if path.suffix in (".css", ".js"))
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'"
)


class _OwnFiles(StaticFiles):
    """The style sheets and scripts of the page, and nothing else."""

    def lookup_path(self, path: str) -> tuple[str, Any]:
        return super().lookup_path(path) if path in _FILES else ("", None)


def make_site(reports: Sequence[Report]) -> FastAPI:
    """Make the site that the page is mounted in."""
    site = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    site.mount("/samsvar", _OwnFiles(directory=_FOLDER))
    by_id = {report.id: report for report in reports}

    @cache
    def made(identifier: str) -> bytes:
        report = by_id[identifier]
        return _document(report.title, article_html(report), "report-page").encode("utf-8")

    @site.get("/rapport/{identifier}")
    def report_page(identifier: str) -> Response:
        if identifier not in by_id:
            return _page(_document(texts.TITLE, f"<p>{texts.PANEL_MISSING}</p>").encode("utf-8"), 404)
        return _page(made(identifier))

    @site.get("/tillganglighet")
    def accessibility_page() -> Response:
        return _page(_document(texts.ACCESSIBILITY, statement_html()).encode("utf-8"))

    return site


def _page(content: bytes, status: int = 200) -> Response:
    headers = {"content-security-policy": _POLICY, "cache-control": "private, max-age=300"}
    return HTMLResponse(content, status, headers)


def _document(title: str, body: str, kind: str = "text-page") -> str:
    return (
        f'<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>{escaped(title)} – {texts.TITLE}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">'
        '<link rel="stylesheet" href="/samsvar/base.css"><link rel="stylesheet" href="/samsvar/report.css"></head>'
        f'<body class="{kind}"><header class="plain-head"><h1><a href="/">{texts.TITLE}</a></h1></header>'
        f"<main>{body}</main></body></html>"
    )
