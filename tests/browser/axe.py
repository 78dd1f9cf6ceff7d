"""axe-core, from the npm registry by its ordinary client, kept in a cache folder and never among our files."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from playwright.sync_api import Page

VERSION = "4.14.1"
_SETTLED = """() => Promise.race([
    Promise.all(document.getAnimations()
        .filter(a => a.effect.getComputedTiming().endTime !== Infinity)
        .map(a => a.finished.catch(() => {}))),
    new Promise(done => setTimeout(done, 5000)),
])"""
"""What is still fading in has not the colours that people read: wait for it, but for nothing endless."""
_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")


@cache
def script() -> Path:
    """The checker's script; where it cannot be had, the test is skipped, but never in CI."""
    folder = Path(os.environ.get("SAMSVAR_AXE", platformdirs.user_cache_dir("samsvar-tests", appauthor=False)))
    made = folder / f"axe-core-{VERSION}" / "package" / "axe.min.js"
    if not made.exists():
        npm = shutil.which("npm")
        if npm is None:
            return _missing("npm is not installed; the page's accessibility can only be checked with axe-core")
        home = folder / f"axe-core-{VERSION}"
        home.mkdir(parents=True, exist_ok=True)
        packed = subprocess.run(
            [npm, "pack", f"axe-core@{VERSION}", "--pack-destination", str(home)],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        if packed.returncode != 0:
            return _missing(f"axe-core cannot be had from the npm registry: {packed.stderr[-500:]}")
        shutil.unpack_archive(home / f"axe-core-{VERSION}.tgz", home, "gztar", filter="data")
    return made


def _missing(reason: str) -> Path:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def check(page: Page) -> dict[str, Any]:
    """What axe says of a page once it stands still: rules that were run, and what violates them."""
    page.evaluate(_SETTLED)
    # The page's own policy lets no foreign script in, so it is evaluated as the browser's tools would.
    page.evaluate(script().read_text(encoding="utf-8"))
    result = page.evaluate("tags => axe.run({ runOnly: { type: 'tag', values: tags } })", list(_TAGS))
    found = [
        f"{violation['id']} ({violation['impact']}): {node['html'][:200]} – {node['failureSummary'][:300]}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
    return {"rules": len(result["passes"]) + len(result["violations"]), "found": found}
