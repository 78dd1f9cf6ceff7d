"""What a training run tells while it goes on: one JSON line for every finished step."""

from __future__ import annotations

import json
import sys

__all__ = ["tell"]


def tell(step: str, value: object) -> None:
    """Write one JSON line about a finished step to standard output."""
    sys.stdout.write(json.dumps({"step": step, "result": value}, ensure_ascii=False) + "\n")
    sys.stdout.flush()
