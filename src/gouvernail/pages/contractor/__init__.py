"""Pages of a contractor's permanent correspondent: the same figures, its own orders only."""
