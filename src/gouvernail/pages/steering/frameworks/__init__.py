"""Framework agreements: who holds them, what they allow, what they committed. CCTP 2 (2-order-by-need)."""
