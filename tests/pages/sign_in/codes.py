"""The codes that a telephone would show."""

from __future__ import annotations

import time

from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from gouvernail.records.models import Account


def code_of(key: str) -> str:
    """The code of this moment for a secret in hexadecimal."""
    shown = TOTP(bytes.fromhex(key))
    shown.time = time.time()  # noqa: TID251 the library's clock
    return f"{shown.token():06d}"


def wrong_code(key: str) -> str:
    """Six digits that are not a code of now, of the minute before or of the minute after."""
    shown = TOTP(bytes.fromhex(key))
    near = set()
    for seconds in range(-90, 91, 30):
        shown.time = time.time() + seconds  # noqa: TID251 the library's clock
        near.add(shown.token())
    return next(f"{number:06d}" for number in range(1000) if number not in near)


def code_after_a_while(account: Account) -> str:
    """The code of this moment, as if the last one had been used long ago and no error been made since."""
    device = TOTPDevice.objects.get(user=account)
    device.last_t, device.drift = -1, 0
    device.throttle_reset(commit=False)
    device.save()
    return code_of(device.key)
