"""What we remember: the one Django app that owns tables."""
