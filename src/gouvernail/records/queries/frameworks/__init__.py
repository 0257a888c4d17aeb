"""Frameworks as the steering office reads them: who holds them, what their units cost, what they committed."""
