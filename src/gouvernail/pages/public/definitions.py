"""What each figure and each word of the contract means, in one public page that the others link to."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.rules.access import Right
from gouvernail.rules.terms import PRESET
from gouvernail.wording.clauses import clause_words
from gouvernail.wording.definitions import FIGURES, WORDS
from gouvernail.wording.terms import TERMS, term_words


@unless_unchanged
@needs(Right.SEE_PORTFOLIO)
@require_http_methods(["GET", "HEAD"])
def definitions(request: HttpRequest) -> HttpResponse:
    """The figures with their formula, the words, the terms of a framework with what the CCTP says of each.

    CCTP 4.2 (4.2-statement), 4.1 (4.1-minimal-reporting).
    """
    terms = [
        (
            f"clause-{term.key.replace('_', '-')}",
            TERMS[term.key],
            term_words(term.value),
            clause_words(term.clause),
            term,
        )
        for term in PRESET
    ]
    context = {"figures": FIGURES, "words": sorted(WORDS, key=lambda one: one.anchor), "terms": terms}
    return render(request, "gouvernail/definitions.html", context)
