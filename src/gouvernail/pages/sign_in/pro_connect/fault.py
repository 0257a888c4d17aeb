"""What can be wrong with a provider's answer; its words stand in ``wording.FAULTS``."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """Why an answer opens nothing; the journal keeps this code."""

    CANCELLED = "cancelled"
    CODE_REFUSED = "code_refused"
    EXPIRED = "expired"
    FORGED = "forged"
    INCOMPLETE = "incomplete"
    NOT_YET = "not_yet"
    STALE = "stale"
    UNKNOWN_KEY = "unknown_key"
    UNREACHABLE = "unreachable"
    WRONG_ALGORITHM = "wrong_algorithm"
    WRONG_AUDIENCE = "wrong_audience"
    WRONG_ISSUER = "wrong_issuer"
    WRONG_NONCE = "wrong_nonce"
    WRONG_SUBJECT = "wrong_subject"


class Faulty(Exception):
    """Raised when the provider's answer opens nothing."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault
