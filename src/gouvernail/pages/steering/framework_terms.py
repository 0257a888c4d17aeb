"""The terms of a framework: read, and filled in where the CCTP leaves them open. Product principle 6."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import wording
from gouvernail.actions.give_term import GivenTerm, give_term
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.records.models import Framework
from gouvernail.records.queries.framework_terms import StandingTerm, framework_of, standing_terms
from gouvernail.rules.access import Right
from gouvernail.rules.term_values import FIXED, MOST_LETTERS
from gouvernail.rules.verdicts import Refusal, Refused
from gouvernail.wording.terms import TERMS, term_words


class TermRow(NamedTuple):
    """A term as the page shows it; ``typed`` is what its field holds, ``why_not`` what keeps it from changing."""

    key: str
    anchor: str
    name: str
    value: str
    words: str
    clause: str
    source: str
    typed: str
    typed_source: str
    is_wrong: bool
    why_not: str


@needs(Right.KEEP_TERMS)
@require_http_methods(["GET", "HEAD", "POST"])
def framework_terms(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The terms of one framework; after a value was given, the same with it, or why it was not."""
    framework = framework_of(uuid)
    if framework is None:
        raise Http404
    if request.method != "POST":
        return _page(request, framework)
    asked = {name: request.POST.get(name, "").replace("\0", "") for name in ("clause", "valeur", "vu", "source")}
    given = GivenTerm(asked["clause"], asked["valeur"], asked["vu"], asked["source"])
    try:
        give_term(framework, given, reader_of(request).actor)
    except Refused as refused:
        status = 409 if refused.refusals[0].code in {"term_changed", "term_fixed"} else 422
        return _page(request, framework, given, refused.refusals, status)
    messages.success(request, f"La clause «\N{NO-BREAK SPACE}{TERMS[given.key]}\N{NO-BREAK SPACE}» est enregistrée.")
    return redirect("framework_terms", framework.uuid)


def _page(
    request: HttpRequest,
    framework: Framework,
    given: GivenTerm | None = None,
    refusals: Sequence[Refusal] = (),
    status: int = 200,
) -> HttpResponse:
    rows = [_row(one, given) for one in standing_terms(framework)]
    context = {
        "framework": framework,
        "rows": rows,
        "to_fill": sum(1 for row in rows if not row.value),
        "refusals": [(wording.refusal_sentence(one), one.clause) for one in refusals],
        "wrong_is_shown": any(row.is_wrong and not row.why_not for row in rows),
        "most_letters": MOST_LETTERS,
    }
    return render(request, "gouvernail/steering/framework_terms.html", context, status=status)


def _row(one: StandingTerm, given: GivenTerm | None) -> TermRow:
    key = one.term.key
    is_fixed = key in FIXED and bool(one.value)
    wrong = given if given is not None and given.key == key else None
    fixed = Refusal("term_fixed", one.term.clause, {"term": key})
    return TermRow(
        key=key,
        anchor=key.replace("_", "-"),
        name=TERMS[key],
        value=one.value,
        words=term_words(one.value),
        clause=one.term.clause,
        source=one.source,
        typed=wrong.value if wrong else one.value,
        typed_source=wrong.source if wrong else "",
        is_wrong=wrong is not None,
        why_not=wording.refusal_sentence(fixed) if is_fixed else "",
    )
