"""Whom we warn: mail, digests, calendars."""
