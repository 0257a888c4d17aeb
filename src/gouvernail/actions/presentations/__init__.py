"""Presenting people, deciding on them in time, and keeping of them no more than is needed. CCTP 4.2 (4.2-recusal)."""
