"""An entry of the journal as a sentence: who did what, to what, with a link when the thing has a page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.urls import reverse

from gouvernail import wording
from gouvernail.records.models import JournalEntry
from gouvernail.records.queries.accounts import account_names
from gouvernail.records.queries.market_imports import file_names
from gouvernail.records.queries.names import contractor_names


class ToldEntry(NamedTuple):
    """An entry in words; ``details`` are the other values that it holds, as they stand."""

    sequence: int
    recorded_at: datetime
    who: str
    what: str
    subject: str
    address: str
    details: str
    hash: str


def told(entries: Sequence[JournalEntry]) -> Sequence[ToldEntry]:
    """The entries in words, with one query for the accounts, one for the workbooks and one for the contractors."""
    words = [word for entry in entries for word in (entry.actor, entry.subject)]
    accounts = [_uuid_in(word, "account") for word in words]
    workbooks = [_uuid_in(word, "market_import") for word in words]
    names = {
        **account_names(one for one in accounts if one is not None),
        **file_names(one for one in workbooks if one is not None),
    }
    contractors = contractor_names(word for word in words if word.isdigit())
    return [_told(entry, names, contractors) for entry in entries]


def verb_choices(verbs: Sequence[str]) -> Sequence[tuple[str, str]]:
    """Each verb with its words, in the order of the words."""
    return sorted(((verb, wording.JOURNAL.get(verb, verb)) for verb in verbs), key=lambda choice: choice[1])


def _told(entry: JournalEntry, names: Mapping[UUID, str], contractors: Mapping[str, str]) -> ToldEntry:
    details = json.loads(entry.body).get("details", {})
    return ToldEntry(
        sequence=entry.sequence,
        recorded_at=entry.recorded_at,
        who=_who(entry.actor, names),
        what=wording.JOURNAL.get(entry.verb, entry.verb),
        subject=contractors.get(entry.subject) or _subject(entry.subject, names, details),
        address=_address(entry.subject),
        details=json.dumps(details, ensure_ascii=False, indent=1) if details else "",
        hash=entry.hash,
    )


def _uuid_in(word: str, kind: str) -> UUID | None:
    prefix, _, key = word.partition(":")
    if prefix != kind:
        return None
    try:
        return UUID(key)
    except ValueError:
        return None


def _who(actor: str, names: Mapping[UUID, str]) -> str:
    account = _uuid_in(actor, "account")
    if account is not None:
        return names.get(account, "compte inconnu")
    return wording.JOURNAL_ACTORS.get(actor, actor)


def _subject(subject: str, names: Mapping[UUID, str], details: Mapping[str, Any]) -> str:
    account = _uuid_in(subject, "account")
    if account is not None:
        return names.get(account, "")
    workbook = _uuid_in(subject, "market_import")
    if workbook is not None:
        return str(details.get("file") or names.get(workbook, "classeur"))
    if _uuid_in(subject, "invitation") is not None:
        role, scope = wording.ROLES.get(str(details.get("role")), "rôle"), details.get("scope")
        return f"{role} ({scope})" if scope else role
    if _uuid_in(subject, "presentation") is not None:
        return f"{details.get('order', '')}, profil {details.get('profile', '')}"
    return wording.JOURNAL_SUBJECTS.get(subject) or subject.partition(":")[2] or subject


def _address(subject: str) -> str:
    for kind, page in (("order", "order"), ("market_import", "market_import"), ("presentation", "presentation")):
        found = _uuid_in(subject, kind)
        if found is not None:
            return reverse(page, args=[found])
    return ""
