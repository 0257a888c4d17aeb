"""Check a code of the second factor: each opens once, and each error makes the next try wait longer."""

from __future__ import annotations

import re
from enum import StrEnum

from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from gouvernail.records import journal
from gouvernail.records.models import Account

_OF_TELEPHONE = re.compile(r"[0-9]{6}")


class Proof(StrEnum):
    """What a code turned out to be."""

    GOOD = "good"
    BACKUP = "backup"
    WRONG = "wrong"
    TOO_SOON = "too_soon"


def prove_second_factor(account: Account, typed: str) -> Proof:
    """Say what ``typed`` is: six digits are the telephone's, anything else a backup code; blanks are put aside.

    Errors are counted and journalled. Tries that come too soon are neither judged nor counted, so that hammering the
    page changes nothing.
    """
    code = re.sub(r"[\s-]", "", typed).lower()
    with transaction.atomic():
        device = _device(account, is_of_telephone=bool(_OF_TELEPHONE.fullmatch(code)))
        if device is not None and not device.verify_is_allowed()[0]:
            return Proof.TOO_SOON
        proof = _judged(device, code)
        _remember(account, proof)
        return proof


def _device(account: Account, *, is_of_telephone: bool) -> TOTPDevice | StaticDevice | None:
    kind = TOTPDevice if is_of_telephone else StaticDevice
    device: TOTPDevice | StaticDevice | None = (
        kind.objects.select_for_update().filter(user=account, confirmed=True).first()
    )
    return device


def _judged(device: TOTPDevice | StaticDevice | None, code: str) -> Proof:
    if device is None or not device.verify_token(code):
        return Proof.WRONG
    return Proof.BACKUP if isinstance(device, StaticDevice) else Proof.GOOD


def _remember(account: Account, proof: Proof) -> None:
    subject = f"account:{account.uuid}"
    if proof == Proof.WRONG:
        journal.append(journal.Line("anonymous", "second_factor.refused", subject, {}))
    if proof == Proof.BACKUP:
        journal.append(journal.Line(subject, "second_factor.backup_used", subject, {}))
