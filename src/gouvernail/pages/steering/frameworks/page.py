"""One framework agreement, whole. CCTP 2 (2-order-by-need), 2.1.2 (2.1-duration), 4.1 (4.1-correspondent)."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import clock
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.frameworks import rows
from gouvernail.pages.steering.frameworks.forms import CHANGES
from gouvernail.pages.steering.frameworks.sentence import (
    commitment_sentence,
    minimum_sentence,
    use_of,
    validity_sentence,
)
from gouvernail.records.models import Framework
from gouvernail.records.queries.framework_terms import standing_terms
from gouvernail.records.queries.frameworks.listed import framework_at
from gouvernail.records.queries.frameworks.orders import orders_of
from gouvernail.rules.access import Right
from gouvernail.wording.terms import TERMS, term_words


def framework_or_404(uuid: UUID) -> Framework:
    """The framework of an address; raises ``Http404``."""
    found = framework_at(uuid)
    if found is None:
        raise Http404
    return found


@needs(Right.SEE_FRAMEWORKS)
@require_http_methods(["GET", "HEAD"])
def framework(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What it committed, who holds it, what its units are and cost, its terms and its orders."""
    shown, today = framework_or_404(uuid), clock.today()
    context = {
        "framework": shown,
        "use": use_of(shown),
        "sentences": [commitment_sentence(shown), validity_sentence(shown, today), minimum_sentence(shown)],
        "groups": rows.holder_groups(shown, today),
        "correspondents": rows.correspondent_rows(shown),
        "units": rows.unit_rows(shown),
        "prices": list(rows.price_rows(shown, today)),
        "terms": [(TERMS[one.term.key], one, term_words(one.value)) for one in standing_terms(shown)],
        "orders": orders_of(shown),
        "changes": [(word, form.TITLE) for word, form in CHANGES.items()],
        "may_keep": reader_of(request).may(Right.KEEP_FRAMEWORKS),
    }
    return render(request, "gouvernail/frameworks/framework.html", context)
