"""What an order says and what may be done with it, read for one order."""
