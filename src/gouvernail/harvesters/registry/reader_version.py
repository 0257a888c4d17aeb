"""Which understanding of the format this program has."""

READER_VERSION = 1
"""Moves when the same file would now be understood otherwise, so that every file is read again."""
