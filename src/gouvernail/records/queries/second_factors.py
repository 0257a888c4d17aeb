"""Whether an account has a second factor, and how many backup codes are left to it."""

from __future__ import annotations

from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from gouvernail.records.models import Account


def has_second_factor(account: Account) -> bool:
    """Whether a telephone has been enrolled and confirmed."""
    return bool(TOTPDevice.objects.filter(user=account, confirmed=True).exists())


def backup_codes_left(account: Account) -> int:
    """How many single-use codes have not been used."""
    return int(StaticToken.objects.filter(device__user=account, device__confirmed=True).count())
