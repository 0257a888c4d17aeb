"""Pages of those who take a product over: the administrations that sponsor it, read only."""
