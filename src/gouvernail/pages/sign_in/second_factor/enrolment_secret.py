"""The secret that a telephone is asked to keep: as a picture to scan, and as text to type."""

from __future__ import annotations

from base64 import b32encode
from binascii import unhexlify
from typing import NamedTuple

import segno
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from gouvernail.records.models import Account

_KEPT_AS = "second_factor_secret"


class EnrolmentSecret(NamedTuple):
    """The secret in hexadecimal, its text in groups of four, its picture."""

    key: str
    text: str
    picture: SafeString


def secret_of(request: HttpRequest, account: Account) -> EnrolmentSecret:
    """The secret of this session for this account: the same until it is confirmed, so that an error loses nothing."""
    kept = request.session.get(_KEPT_AS)
    if not kept or kept["account"] != str(account.uuid):
        kept = request.session[_KEPT_AS] = {"account": str(account.uuid), "key": random_hex(20)}
    key = str(kept["key"])
    text = b32encode(unhexlify(key)).decode()
    grouped = " ".join(text[start : start + 4] for start in range(0, len(text), 4))
    return EnrolmentSecret(key, grouped, _picture(TOTPDevice(user=account, key=key).config_url))


def forget_secret(request: HttpRequest) -> None:
    """The secret is enrolled, or no longer wanted."""
    request.session.pop(_KEPT_AS, None)


def _picture(address: str) -> SafeString:
    """Black on white in every theme, drawn from our own text: nothing in it was typed as HTML."""
    drawn = segno.make(address, error="m", micro=False)
    return mark_safe(drawn.svg_inline(scale=5, light="#fff", svgclass="gv-qr", lineclass=None))  # noqa: S308
