"""Known answers, measures and benchmarks."""

__all__: list[str] = []
