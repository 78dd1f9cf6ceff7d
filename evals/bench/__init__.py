"""Speed, measured in processes of their own; never asserted by a test."""

__all__: list[str] = []
