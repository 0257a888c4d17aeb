"""The ledger: balances kept with the entries, totals per day, and their check."""
