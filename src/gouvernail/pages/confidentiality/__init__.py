"""Confidential products, and the rules of missions on both sides of the wall. CCTP 4.1 (4.1-confidentiality)."""
