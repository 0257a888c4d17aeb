"""Give an account new backup codes; those of before open nothing more."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from gouvernail.records import journal
from gouvernail.records.models import Account

COUNT = 10


@transaction.atomic
def renew_backup_codes(account: Account, *, actor: str) -> Sequence[str]:
    """Answer the new codes, to be shown once; the caller has seen a code of the telephone."""
    codes = fresh_backup_codes(account)
    journal.append(journal.Line(actor, "second_factor.codes_renewed", f"account:{account.uuid}", {}))
    return codes


def fresh_backup_codes(account: Account) -> Sequence[str]:
    """Replace the codes of an account, inside the transaction of an action; each is made at random."""
    StaticDevice.objects.filter(user=account).delete()
    device = StaticDevice.objects.create(user=account, name="codes")
    codes = [StaticToken.random_token() for _ in range(COUNT)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes
