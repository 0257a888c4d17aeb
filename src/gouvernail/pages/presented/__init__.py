"""People presented for orders, as both sides read them. CCTP 4.2 (4.2-recusal)."""
