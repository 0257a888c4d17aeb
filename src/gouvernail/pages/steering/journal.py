"""The journal, page after page, each page checked as it is read. Domain invariant 14; product principle 5."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail.clock import PARIS
from gouvernail.exports.lists import ListFile, column
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.steering.addresses import day_in
from gouvernail.pages.steering.journal_sentences import told, verb_choices
from gouvernail.pages.typed_text import text_in
from gouvernail.records.models import JournalEntry
from gouvernail.records.queries import journal_entries
from gouvernail.rules.access import Right
from gouvernail.rules.workbook_format.columns import Kind

PAGE_SIZE = 50
_BATCH = 1000


@needs(Right.READ_JOURNAL)
@require_http_methods(["GET", "HEAD"])
def journal(request: HttpRequest) -> HttpResponse:
    """What was done, latest first, filtered by verb, subject and day."""
    asked = _asked(request)
    since, until = day_in(asked["du"]), day_in(asked["au"])
    page = Paginator[JournalEntry](_found(asked), PAGE_SIZE).get_page(request.GET.get("page"))
    entries = list(page.object_list)
    context = {
        "asked": asked,
        "not_days": [text for text, day in ((asked["du"], since), (asked["au"], until)) if text and day is None],
        "page": page,
        "entries": told(entries),
        "head": journal_entries.head(),
        "altered": journal_entries.altered(entries),
        "verbs": verb_choices(journal_entries.verbs()),
    }
    return render(request, "gouvernail/steering/journal.html", context)


def _asked(request: HttpRequest) -> Mapping[str, str]:
    return {name: text_in(request.GET, name) for name in ("verbe", "sujet", "du", "au")}


def _found(asked: Mapping[str, str]) -> QuerySet[JournalEntry]:
    return journal_entries.entries(asked["verbe"], asked["sujet"], day_in(asked["du"]), day_in(asked["au"]))


_COLUMNS = (
    column("N°", Kind.INTEGER),
    column("Le", Kind.DATE),
    column("À"),
    column("Qui", most=300),
    column("Quoi", most=300),
    column("Au sujet de", most=300),
    column("Détails", most=300),
    column("Empreinte"),
)


@needs(Right.READ_JOURNAL)
@require_http_methods(["GET", "HEAD"])
def journal_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The same entries, all of them, as a file."""
    format_or_404(extension)
    return list_answer(request, ListFile("journal", _COLUMNS, _rows(_found(_asked(request)))), extension)


def _rows(found: QuerySet[JournalEntry]) -> Iterator[tuple[object, ...]]:
    """A row per entry; names are asked for many entries at a time."""
    entries = found.iterator(_BATCH)
    while some := list(islice(entries, _BATCH)):
        for entry in told(some):
            at = entry.recorded_at.astimezone(PARIS)
            yield (
                *(entry.sequence, at.date(), f"{at:%H:%M:%S}"),
                *(entry.who, entry.what, entry.subject, entry.details, entry.hash),
            )
