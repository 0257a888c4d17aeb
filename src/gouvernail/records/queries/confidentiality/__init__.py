"""Confidential products, and the confidentiality rules of missions. CCTP 4.1 (4.1-confidentiality)."""
