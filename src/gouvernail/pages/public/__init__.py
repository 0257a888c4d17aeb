"""Pages that nobody needs an account for."""
