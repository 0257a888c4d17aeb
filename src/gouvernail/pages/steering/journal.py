"""The journal, page after page, each page checked as it is read. Domain invariant 14; product principle 5."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.steering.addresses import day_in
from gouvernail.pages.steering.journal_sentences import told, verb_choices
from gouvernail.records.models import JournalEntry
from gouvernail.records.queries import journal_entries
from gouvernail.rules.access import Right

PAGE_SIZE = 50


@needs(Right.READ_JOURNAL)
@require_http_methods(["GET", "HEAD"])
def journal(request: HttpRequest) -> HttpResponse:
    """What was done, latest first, filtered by verb, subject and day."""
    asked = {name: request.GET.get(name, "").strip() for name in ("verbe", "sujet", "du", "au")}
    since, until = day_in(asked["du"]), day_in(asked["au"])
    found = journal_entries.entries(asked["verbe"], asked["sujet"], since, until)
    page = Paginator[JournalEntry](found, PAGE_SIZE).get_page(request.GET.get("page"))
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
