"""The names of accounts, for colleagues who read the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from gouvernail.records.models import Account


def account_names(uuids: Iterable[UUID]) -> Mapping[UUID, str]:
    """The name of each account, or its address when it has none."""
    found = Account.objects.filter(uuid__in=set(uuids)).order_by().values_list("uuid", "name", "email")
    return {uuid: name or email for uuid, name, email in found}


def active_account(uuid: UUID) -> Account | None:
    """The account of this key, unless it is suspended."""
    return Account.objects.filter(uuid=uuid, is_active=True).first()
