"""Needs, and what the attribution of one reads. CCTP 2 (2-order-by-need)."""
