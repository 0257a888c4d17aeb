"""The steering statement: its page, its filters, its files."""
