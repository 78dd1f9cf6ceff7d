"""A language model, where an organisation chooses one: it proposes sentences, the gate decides what is shown.

Nothing here is imported unless ``SAMSVAR_MODEL`` is set.
"""

from assistant.llm.expanding import Expander, Expansion
from assistant.llm.model import ChatModel, open_model
from assistant.llm.writing import Writer

__all__ = ["ChatModel", "Expander", "Expansion", "Writer", "open_model"]
