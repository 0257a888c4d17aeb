"""The authority of the settings, and what it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cryptography.x509 import Certificate, load_pem_x509_certificates

#: Longer than the hold on a time-stamp, two processes would ask for it.
MOST_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Authority:
    """Where time-stamps are asked for, the PEM file of the certificates that are trusted, and how long one waits."""

    url: str = ""
    certificates: str = ""
    timeout_seconds: int = 10
    policy: str = ""

    @property
    def is_set(self) -> bool:
        """Whether this instance asks for time-stamps."""
        return bool(self.url)

    def trusting(self, certificates: str) -> Authority:
        """The same, with the certificates of another file when one is told."""
        return replace(self, certificates=certificates) if certificates else self

    def doubts(self) -> Iterator[str]:
        """What is wrong in the settings, in words."""
        if not self.url:
            return
        if not re.fullmatch(r"https?://[^\s/?#@]+(?:/\S*)?", self.url):
            yield "GOUVERNAIL_TIMESTAMP_URL doit être de la forme « https://horodatage.exemple.fr/tsa »."
        if not self.certificates:
            yield (
                "GOUVERNAIL_TIMESTAMP_URL demande aussi GOUVERNAIL_TIMESTAMP_CERTIFICATES, le fichier PEM des "
                "certificats de l’autorité."
            )
        if not 0 < self.timeout_seconds <= MOST_SECONDS:
            yield f"GOUVERNAIL_TIMESTAMP_TIMEOUT_SECONDS doit tenir entre 1 et {MOST_SECONDS}."
        if self.policy and not re.fullmatch(r"[0-2](?:\.\d+)+", self.policy):
            yield "GOUVERNAIL_TIMESTAMP_POLICY doit être un identifiant de politique (1.2.3.4)."

    def trusted(self) -> list[Certificate]:
        """The certificates of the file; raises ``NotStamped`` when it cannot be read or holds none."""
        try:
            return load_pem_x509_certificates(Path(self.certificates).read_bytes())
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "ni PEM ni certificat"
            raise NotStamped("no_certificates", reason) from error


@dataclass(frozen=True, slots=True)
class Stamp:
    """A verified answer: its DER bytes, and the instant that the authority says."""

    answer: bytes
    stamped_at: datetime


class NotStamped(Exception):
    """Raised when no time-stamp can be believed; ``code`` names the sentence, ``reason`` fills it."""

    def __init__(self, code: str, reason: str = "") -> None:
        super().__init__(f"{code} {reason}".strip())
        self.code = code
        self.reason = " ".join(reason.split())[:150]
