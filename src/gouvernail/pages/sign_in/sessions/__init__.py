"""Open sessions: how they end, and which ones are one's own."""
