"""Needs, their attribution, and orders before their notification. CCTP 2 (2-order-by-need)."""
