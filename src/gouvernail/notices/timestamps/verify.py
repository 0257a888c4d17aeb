"""Read an authority's answer and prove it: signature, certificates, purpose, digest, nonce."""

from __future__ import annotations

from datetime import datetime

from cryptography.x509 import ObjectIdentifier
from rfc3161_client import TimeStampResponse, VerificationError, VerifierBuilder, decode_timestamp_response

from gouvernail.notices.timestamps.authority import Authority, NotStamped


def verify_token(answer: bytes, digest: str, authority: Authority, nonce: int | None = None) -> datetime:
    """The instant that a proved answer says of a SHA-256 ``digest`` in hexadecimal.

    Raises ``NotStamped`` when anything is wrong: another digest or nonce, an unknown certificate or one of another
    purpose, a signature that does not hold, bytes that are no answer. CCTP 4.2 (4.2-replacement).
    """
    read = _read(answer)
    builder = VerifierBuilder(
        roots=authority.trusted(),
        nonce=nonce,
        policy_id=ObjectIdentifier(authority.policy) if authority.policy else None,
    )
    try:
        builder.build().verify(read, bytes.fromhex(digest))
    except (VerificationError, ValueError) as error:
        raise NotStamped("not_verified", str(error)) from error
    return read.tst_info.gen_time


def instant_of(answer: bytes) -> datetime:
    """The instant that an answer says, proved or not; raises ``NotStamped`` when it is no answer."""
    return _read(answer).tst_info.gen_time


def _read(answer: bytes) -> TimeStampResponse:
    try:
        read = decode_timestamp_response(answer)
        if read.status not in (0, 1):
            raise NotStamped("refused", ", ".join(read.status_string) or f"état {read.status}")
        _ = read.tst_info.gen_time
    except NotStamped:
        raise
    except Exception as error:  # the library of another language raises what it likes on garbage
        raise NotStamped("unreadable") from error
    return read
