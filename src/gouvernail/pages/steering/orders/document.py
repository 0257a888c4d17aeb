"""The document of an order, for both sides. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from gouvernail import clock
from gouvernail.exports.order_document import OrderDocument, order_document
from gouvernail.exports.printed import CannotPrint
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.orders.seen import order_or_404
from gouvernail.records.queries.order_life.content import content_of, whole_lines
from gouvernail.records.queries.order_life.standing import notice_number_of
from gouvernail.records.queries.orders import lines_for
from gouvernail.rules.access import Right


@needs(Right.SEE_ORDER)
@require_http_methods(["GET", "HEAD"])
def document_file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The whole order as a PDF; whoever sees only some of its lines has no document of it."""
    reader = reader_of(request)
    order = order_or_404(uuid, reader)
    lines = whole_lines(order)
    if len(lines_for(order, reader.scope)) != len(lines):
        raise Http404
    content = content_of(order, lines, clock.today())
    document = OrderDocument(content, order.notified_on is not None, order.state, notice_number_of(order))
    try:
        made = order_document(document)
    except CannotPrint as why:
        context = {"order": order, "sentence": why.sentence}
        return render(request, "gouvernail/steering/orders/cannot_print.html", context, status=409)
    response = HttpResponse(made, content_type="application/pdf")
    name = slugify(order.number) or "bon"
    response["Content-Disposition"] = f'attachment; filename="bon-de-commande-{name}.pdf"'
    return response
