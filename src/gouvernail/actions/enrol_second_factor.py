"""Enrol a telephone as the second factor of an account."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from gouvernail.actions.renew_backup_codes import fresh_backup_codes
from gouvernail.actions.tell_second_factor import tell_second_factor
from gouvernail.records import journal
from gouvernail.records.models import Account
from gouvernail.rules.verdicts import Refusal, Refused


@transaction.atomic
def enrol_second_factor(account: Account, key: str, code: str, *, actor: str) -> Sequence[str]:
    """Keep the secret ``key`` (hexadecimal) once ``code`` proves that the telephone knows it; answer backup codes.

    Raises `Refused` when the code is wrong or when a telephone is enrolled already.
    """
    Account.objects.select_for_update().get(pk=account.pk)
    if TOTPDevice.objects.filter(user=account).exists():
        raise Refused(Refusal("second_factor_exists", "4.2-device"))
    device = TOTPDevice.objects.create(user=account, name="telephone", key=key, confirmed=True)
    if not device.verify_token(code):
        raise Refused(Refusal("second_factor_code_wrong", "4.2-device"))  # undoes the device
    codes = fresh_backup_codes(account)
    journal.append(journal.Line(actor, "second_factor.enrolled", f"account:{account.uuid}", {}))
    tell_second_factor(account, is_enrolled=True)
    return codes
