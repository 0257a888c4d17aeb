"""A notice as its page shows it, the same on both sides of the wall."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from gouvernail import clock, wording
from gouvernail.records.models import Notice, OutgoingMail, Timestamp
from gouvernail.records.queries.notices.listed import mails_of
from gouvernail.rules.receipts import ReceiptStanding, ReceiptState, standing_of
from gouvernail.rules.timestamps import StampState, state_of


def stamp_of(notice: Notice) -> Timestamp | None:
    """The asking of its time-stamp."""
    return getattr(notice, "timestamp", None)


def stamp_state(stamp: Timestamp | None) -> StampState:
    """What stands of a time-stamp; a kept token with a trouble is not believed."""
    return state_of(
        is_stamped=stamp is not None and stamp.stamped_at is not None,
        is_doubted=stamp is not None and bool(stamp.trouble),
        has_authority=settings.TIMESTAMP_AUTHORITY.is_set,
    )


def receipt_standing(notice: Notice, on: date) -> ReceiptStanding:
    """Where its receipt stands on a day."""
    return standing_of([(one.channel, one.received_on) for one in notice.receipts.all()], on)


def receipt_words(standing: ReceiptStanding) -> str:
    """« reçue le 9 mai 2026 (première lecture…) », « réputée reçue le… » , « réception à prouver »."""
    if standing.on is None:
        return wording.RECEIPT_STATES[standing.state]
    day, channel = wording.date_text(standing.on), wording.CHANNELS[standing.channel]
    if standing.state is ReceiptState.DEPOSITED:
        return f"déposée sur le profil d’acheteur, réputée reçue le {day} si elle n’est pas lue avant"
    return f"reçue le {day} ({channel})"


def stamp_words(stamp: Timestamp | None) -> str:
    """What stands of its time-stamp, in a few words with the instant that counts."""
    state = stamp_state(stamp)
    if state is StampState.STAMPED and stamp is not None and stamp.stamped_at is not None:
        return f"horodatée le {wording.instant_text(stamp.stamped_at.astimezone(clock.PARIS))}"
    return wording.STAMP_STATES[state]


def mail_words(mail: OutgoingMail) -> str:
    """What became of a mail."""
    if mail.sent_at:
        return f"parti le {wording.instant_text(mail.sent_at.astimezone(clock.PARIS))}"
    if mail.given_up_at:
        return f"non parti\N{NO-BREAK SPACE}: {mail.trouble}"
    return f"en attente{f' ({mail.trouble})' if mail.trouble else ''}"


@dataclass(frozen=True, slots=True)
class ToldMail:
    """A mail of a notice in words; ``is_lost`` when somebody must warn its reader in another way."""

    to: str
    words: str
    is_lost: bool


def told_mails(notice: Notice) -> Sequence[ToldMail]:
    """Its mails, those that are still remembered."""
    return [
        ToldMail(one.mail.to, mail_words(one.mail), is_lost=one.mail.given_up_at is not None)
        for one in mails_of(notice)
    ]


def shown(notice: Notice, on: date) -> dict[str, object]:
    """What both sides read of a notice."""
    told = json.loads(notice.content)
    stamp = stamp_of(notice)
    return {
        "notice": notice,
        "kind": wording.NOTICE_KINDS.get(notice.kind, "notification"),
        "rows": wording.content_rows(told["content"]),
        "annex_sha256": told.get("annex_sha256", ""),
        "annex_rows": wording.content_rows(json.loads(notice.annex)) if notice.annex else [],
        "stamp": stamp,
        "stamp_state": stamp_state(stamp).value,
        "stamp_words": stamp_words(stamp),
        "receipt_state": receipt_standing(notice, on).state.value,
        "receipt_words": receipt_words(receipt_standing(notice, on)),
    }
