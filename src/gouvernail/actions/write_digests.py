"""Write the digest of a week to everybody who wants it and owes something, once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from django.db import transaction

from gouvernail.actions.write_mail import Mail, write_mail
from gouvernail.notices.duties.rows import kinds_of, rows_of
from gouvernail.notices.mail.deliver import is_configured
from gouvernail.notices.mail.digest import MOST_TOLD, digest_letter
from gouvernail.records.models import Account, WeeklyDigest
from gouvernail.records.queries.digests import waiting_for_digest
from gouvernail.records.queries.duties.reading import Viewer, duties_of
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.access import Role
from gouvernail.rules.attention import Point

Reading = Callable[[Viewer], Sequence[Point]]


def write_digests(on: date) -> int:
    """Write one mail to each person with something to do; answers how many. Doing it again in the week writes none.

    Each person is a transaction of its own, mail and mark together: whatever is killed, nobody is written to twice
    nor forgotten. Those who see the same things share one reading of the market. CCTP 4.2 (4.2-weekly).
    """
    if not is_configured():
        return 0
    week_on, reading = on - timedelta(days=on.weekday()), _reading(on)
    return sum(_write(account_id, week_on, reading, on) for account_id in waiting_for_digest(week_on))


def _reading(on: date) -> Reading:
    """The list of a person, read once for all who hold the same roles over the same things; months are one's own."""
    known: dict[tuple[frozenset[Role], Scope], Sequence[Point]] = {}

    def read(viewer: Viewer) -> Sequence[Point]:
        if Role.MEMBER in viewer.roles:
            return duties_of(viewer, on)
        key = (viewer.roles, viewer.scope)
        if key not in known:
            known[key] = duties_of(viewer, on)
        return known[key]

    return read


@transaction.atomic
def _write(account_id: int, week_on: date, reading: Reading, on: date) -> bool:
    """The account is locked and read again: it may have said no, or been suspended, since it was listed."""
    account = Account.objects.select_for_update().filter(pk=account_id, is_active=True, wants_digest=True).first()
    if account is None:
        return False
    _, is_new = WeeklyDigest.objects.get_or_create(account=account, week_on=week_on)
    viewer = Viewer.of(account)
    points = reading(viewer) if is_new else ()
    if not points:
        return False
    told = rows_of(points[:MOST_TOLD], viewer, on)
    letter = digest_letter(account.name, week_on, told, kinds_of(points), len(points))
    write_mail(Mail("weekly_digest", account.email, letter.subject, letter.text, letter.html))
    return True
