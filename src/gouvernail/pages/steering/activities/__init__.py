"""Operational activities on their board."""
