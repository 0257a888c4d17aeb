"""Imports: market workbooks handed in, and the registry."""
