"""The account that a verb is about."""

from gouvernail.commands.troubles import Stopped
from gouvernail.records.models import Account


def account_of(email: str) -> Account:
    """The account with that address, in any case. Raises ``Stopped`` when there is none."""
    account = Account.objects.filter(email=email.lower()).first()
    if account is None:
        raise Stopped(f"aucun compte n’a l’adresse « {email} ».")
    return account
