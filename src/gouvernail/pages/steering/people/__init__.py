"""People and their roles: who has an account, who is asked in."""
