"""What an order goes through from its notification on: what it commits, how it changes, how it runs."""
