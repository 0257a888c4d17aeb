"""Who is at work on which order, for the contractor alone. CCTP 4.3 (4.3-turnover)."""
