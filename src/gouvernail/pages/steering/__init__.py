"""Pages of those who steer: the statement, orders, imports and the journal."""
