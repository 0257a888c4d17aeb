"""The notices, as those who may read them ask: the State for the orders in its scope, a contractor for its own."""
