"""Take the second factor off an account, for another telephone or because it is lost."""

from __future__ import annotations

from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from gouvernail.actions.tell_second_factor import tell_second_factor
from gouvernail.records import journal
from gouvernail.records.models import Account


@transaction.atomic
def remove_second_factor(account: Account, *, actor: str) -> bool:
    """Forget the telephone and the backup codes; answers whether there was anything to forget.

    The caller has seen the password and a code, or holds the console.
    """
    Account.objects.select_for_update().get(pk=account.pk)
    removed, _ = TOTPDevice.objects.filter(user=account).delete()
    StaticDevice.objects.filter(user=account).delete()
    if removed:
        journal.append(journal.Line(actor, "second_factor.removed", f"account:{account.uuid}", {}))
        tell_second_factor(account, is_enrolled=False)
    return bool(removed)
