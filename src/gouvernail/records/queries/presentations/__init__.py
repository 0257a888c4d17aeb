"""What is read of the people presented, on each side of the walls. CCTP 4.2 (4.2-recusal)."""
