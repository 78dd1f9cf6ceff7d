"""Training of the bundled models: the static one by ``python -m vectorstore.training``, the reader by ``….reader``.

Nothing in here is imported when questions are answered: it needs torch, scipy and scikit-learn and minutes of time.
"""

from __future__ import annotations

__all__: list[str] = []
