"""What someone can do: one verb per file; the only writers."""
