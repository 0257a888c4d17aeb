"""Keeping a framework agreement by hand: one verb per file. CCTP 2 (2-order-by-need)."""
