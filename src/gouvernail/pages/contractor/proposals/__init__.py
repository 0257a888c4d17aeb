"""The orders proposed to a contractor. CCTP 2 (2-order-by-need)."""
