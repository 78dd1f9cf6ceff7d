"""Keeping every library from the network, before it is imported.

Nothing that the program does needs a connection. The libraries below would
still ask for one: to look for a newer model, to count uses, to trace calls.
"""

import os

__all__ = ["go_offline"]

_SETTINGS = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_XET": "1",
    "DO_NOT_TRACK": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "LANGSMITH_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_GATEWAY": "false",
    "TOKENIZERS_PARALLELISM": "false",
}


def go_offline() -> None:
    """Set the variables that keep the libraries offline, whatever they were."""
    os.environ.update(_SETTINGS)
