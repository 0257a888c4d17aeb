"""The calendars at secret addresses: whose one is, and whether somebody has one."""

from __future__ import annotations

from gouvernail.records.models import Account, CalendarFeed


def feed_of(account: Account) -> CalendarFeed | None:
    """The calendar that a person has opened, if any."""
    return CalendarFeed.objects.filter(account=account).first()


def feed_owner(secret_digest: str) -> Account | None:
    """Whose calendar stands at the address of this digest; nobody's once the account is suspended.

    It is looked up by the digest of a secret of 256 bits: how long the look-up takes says nothing of the secret.
    """
    found = CalendarFeed.objects.select_related("account").filter(secret_digest=secret_digest, account__is_active=True)
    feed = found.first()
    return feed.account if feed else None
