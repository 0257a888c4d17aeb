"""Secrets that stand in addresses are kept out of the technical log."""

from __future__ import annotations

import logging
import re

_SECRET = re.compile(r"(/(?:invitation|connexion/lien|calendrier)/)[^/\s?\"']+")


class WithoutSecrets(logging.Filter):
    """Writes « … » for what the address of an invitation, of a sign-in link or of a calendar holds."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean the message; every record is kept."""
        told = record.getMessage()
        cleaned = _SECRET.sub(r"\1…", told)
        if cleaned != told:
            record.msg, record.args = cleaned, ()
        return True
