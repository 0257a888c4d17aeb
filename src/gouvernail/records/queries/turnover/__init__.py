"""Profiles at work, who takes up from whom, and what it costs. CCTP 4.3 (4.3-turnover)."""
