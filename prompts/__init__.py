"""Every text that goes to a language model, one Swedish file a prompt."""

__all__: list[str] = []
