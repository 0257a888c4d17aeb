"""When a notice was received: the first evidence counts, whatever its channel; existence is another matter.

Domain, terms; CCTP 4.2 (4.2-replacement).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gouvernail.rules.terms import Terms
from gouvernail.rules.verdicts import Refusal

_CLAUSE = "4.2-replacement"
#: A note is a sentence or two.
MOST_NOTE = 1000


class Channel(StrEnum):
    """By which way a notice reached its contractor."""

    SPACE = "space"
    BUYER_PROFILE = "buyer_profile"
    REGISTERED_LETTER = "registered_letter"
    RECEIPT = "receipt"


class ReceiptState(StrEnum):
    """Where the receipt of a notice stands on a day."""

    RECEIVED = "received"
    DEPOSITED = "deposited"
    AWAITED = "awaited"


@dataclass(frozen=True, slots=True)
class ToldReceipt:
    """A receipt that happened elsewhere, as somebody records it; ``read_on`` may be empty on the buyer profile alone.

    ``deposited_on`` is the day on which the notice was put on the buyer profile.
    """

    channel: Channel
    read_on: date | None
    deposited_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptStanding:
    """The receipt that counts, and its day; a day to come when it was only put on the buyer profile."""

    state: ReceiptState
    on: date | None = None
    channel: str = ""


def deemed_on(deposited_on: date, terms: Terms) -> date | None:
    """The day on which what lies unread on the buyer profile counts as received; nothing while the term has no value.

    CCTP 4.2 (4.2-replacement).
    """
    days = terms.number("buyer_profile_days")
    return None if days is None else deposited_on + timedelta(days=days)


def standing_of(receipts: Iterable[tuple[str, date]], on: date) -> ReceiptStanding:
    """Where the receipt of a notice stands on a day, from (channel, day of receipt). CCTP 4.2 (4.2-replacement)."""
    first = min(receipts, key=lambda one: one[1], default=None)
    if first is None:
        return ReceiptStanding(ReceiptState.AWAITED)
    channel, received_on = first
    state = ReceiptState.RECEIVED if received_on <= on else ReceiptState.DEPOSITED
    return ReceiptStanding(state, received_on, channel)


def why_not_record(told: ToldReceipt, issued_on: date, terms: Terms, on: date) -> list[Refusal]:
    """Why that receipt cannot be recorded; the evidence of another channel alone is typed in.

    CCTP 4.2 (4.2-replacement).
    """
    return [Refusal(code, _CLAUSE, {"issued_on": issued_on}) for code in _wrongs(told, issued_on, terms, on)]


def received_on(told: ToldReceipt, terms: Terms) -> date | None:
    """The day of receipt that a recorded one proves: read, or deemed so, whichever came first.

    CCTP 4.2 (4.2-replacement).
    """
    deemed = deemed_on(told.deposited_on, terms) if told.deposited_on else None
    return min((day for day in (told.read_on, deemed) if day is not None), default=None)


def _wrongs(told: ToldReceipt, issued_on: date, terms: Terms, on: date) -> Iterable[str]:
    if told.channel is Channel.SPACE:
        yield "receipt_by_reading_only"
        return
    days = [day for day in (told.read_on, told.deposited_on) if day is not None]
    if told.channel is Channel.BUYER_PROFILE:
        if told.deposited_on is None:
            yield "receipt_deposit_missing"
        elif told.read_on is None and deemed_on(told.deposited_on, terms) is None:
            yield "receipt_profile_days_missing"
    elif told.read_on is None:
        yield "receipt_day_missing"
    if any(day < issued_on for day in days):
        yield "receipt_before_issue"
    if any(day > on for day in days):
        yield "receipt_in_future"
    if told.deposited_on and told.read_on and told.read_on < told.deposited_on:
        yield "receipt_before_deposit"
    if len(told.note) > MOST_NOTE:
        yield "receipt_note_too_long"
