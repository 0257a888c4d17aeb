"""Orders: their list, the page of one, what is typed on it."""
