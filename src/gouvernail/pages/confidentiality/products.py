"""Which products are confidential: decided with a reason, lifted with another. CCTP 4.1 (4.1-confidentiality)."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import wording
from gouvernail.actions.set_confidential import Confidentiality, set_confidential
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.typed_text import line_of, lines_of
from gouvernail.records.queries.confidentiality.products import confidential_products
from gouvernail.rules.access import Right
from gouvernail.rules.verdicts import Refused
from gouvernail.rules.written_words import MOST_CHARACTERS

_NEW = "nouveau"


class Typed(NamedTuple):
    """What was typed and refused: in the form of a product, or in that of a new one."""

    place: str = ""
    external_id: str = ""
    reason: str = ""
    errors: Sequence[str] = ()


@needs(Right.KEEP_CONFIDENTIAL_PRODUCTS)
@require_http_methods(["GET", "HEAD", "POST"])
def confidential_products_page(request: HttpRequest) -> HttpResponse:
    """Those that are confidential; one more, or one less."""
    if request.method != "POST":
        return _page(request, Typed())
    lifted = request.POST.get("geste") == "lever"
    external_id, reason = line_of(request.POST.get("produit", "")), lines_of(request.POST.get("motif", ""))
    try:
        decided = Confidentiality(external_id[:300], is_confidential=not lifted, reason=reason)
        product = set_confidential(decided, reader_of(request).actor)
    except Refused as refused:
        errors = [wording.refusal_sentence(one) for one in refused.refusals]
        return _page(request, Typed(external_id if lifted else _NEW, external_id, reason, errors))
    said = "n’est plus confidentiel" if lifted else "est confidentiel : il quitte les pages publiques"
    messages.success(request, f"{product.name} {said}.")
    return redirect("confidential_products")


def _page(request: HttpRequest, typed: Typed) -> HttpResponse:
    found = confidential_products()
    known = {one.external_id for one in found}
    context = {
        "products": found,
        "typed": typed,
        "is_elsewhere": bool(typed.place) and typed.place != _NEW and typed.place not in known,
        "is_new": typed.place == _NEW,
        "most": MOST_CHARACTERS,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if typed.errors else HTTPStatus.OK
    return render(request, "gouvernail/confidentiality/products.html", context, status=status)
