"""Training of the bundled static Swedish embedding model: run as ``python -m vectorstore.training``.

Nothing in here is imported when questions are answered: it needs torch, scipy and scikit-learn and minutes of time.
"""

from __future__ import annotations

__all__: list[str] = []
