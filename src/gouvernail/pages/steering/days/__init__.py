"""Declared days that wait to be accepted, and those sent back."""
