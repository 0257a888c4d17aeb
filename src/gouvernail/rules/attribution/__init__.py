"""Which contractor a need goes to, and why. CCTP 2 (2-order-by-need), 4.2 (4.2-next-contractor); domain invariant 3."""
