"""Ask the authority of the settings for a time-stamp, within limits, and believe nothing that is not proved."""

from __future__ import annotations

import requests
from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

from gouvernail.notices.timestamps.authority import Authority, NotStamped, Stamp
from gouvernail.notices.timestamps.verify import verify_token

#: A time-stamp with its certificates weighs some kilobytes.
MOST_BYTES = 200_000
_OK = 200


def ask_for_stamp(text: bytes, digest: str, authority: Authority) -> Stamp:
    """A proved time-stamp of ``text``, whose SHA-256 is ``digest``; raises ``NotStamped``.

    Only the digest leaves. Never called inside a transaction: the authority may be slow. CCTP 4.2 (4.2-replacement).
    """
    asked = TimestampRequestBuilder().data(text).hash_algorithm(HashAlgorithm.SHA256).build()
    if asked.message_imprint.message.hex() != digest:
        raise NotStamped("not_verified", "le texte ne concorde pas avec son empreinte")
    answer = _answer(asked.as_bytes(), authority)
    return Stamp(answer, verify_token(answer, digest, authority, asked.nonce))


def _answer(asked: bytes, authority: Authority) -> bytes:
    headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    try:
        # A redirection is not followed: nobody but the authority of the settings is asked.
        with requests.post(
            authority.url,
            data=asked,
            headers=headers,
            timeout=authority.timeout_seconds,
            allow_redirects=False,
            stream=True,
        ) as said:
            if said.status_code != _OK:
                raise NotStamped("unreachable", f"réponse HTTP {said.status_code}")
            return _bounded(said)
    except requests.RequestException as error:
        raise NotStamped("unreachable", type(error).__name__) from error


def _bounded(said: requests.Response) -> bytes:
    """The whole answer, or what proves that it is too long."""
    read = b""
    for chunk in said.iter_content(16_384):
        read += chunk
        if len(read) > MOST_BYTES:
            raise NotStamped("too_large")
    return read
