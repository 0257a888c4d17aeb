"""Confidential products and the confidentiality rules of missions, on the State's side. CCTP 4.1."""
