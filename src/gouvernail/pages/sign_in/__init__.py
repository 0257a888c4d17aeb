"""Signing in: who is at the door, and which doors open to them."""
