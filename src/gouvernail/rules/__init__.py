"""What the contract says: pure Python, no framework, file, network, log or clock."""
