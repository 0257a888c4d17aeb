"""The movements of the portfolio as an Atom feed. CCTP 1.2 (1.2-portfolio)."""

from __future__ import annotations

import re
from datetime import datetime, time
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from gouvernail import clock
from gouvernail.exports.portfolio.public_text import without_emails
from gouvernail.pages.public.event_words import event_words
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.queries.movements import Movement, MovementKind, latest_movements
from gouvernail.rules.access import Right

_MOST = 100
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def movements(request: HttpRequest) -> HttpResponse:
    """The last hundred movements, latest first."""
    feed = Atom1Feed(
        title=f"{settings.INSTANCE_NAME} – mouvements du portefeuille",
        link=request.build_absolute_uri(reverse("home")),
        description="Produits qui arrivent et qui partent, phases qui commencent, événements.",
        language="fr",
        feed_url=request.build_absolute_uri(request.path),
        author_name=settings.INSTANCE_NAME,
    )
    for each in latest_movements(clock.today(), _MOST):
        _add(feed, request, each)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _add(feed: Atom1Feed, request: HttpRequest, movement: Movement) -> None:
    sheet = request.build_absolute_uri(reverse("product", args=[movement.external_id]))
    feed.add_item(
        title=_plain(f"{movement.product} : {_what(movement)}"),
        link=sheet,
        description=_plain(without_emails(movement.comment)),
        unique_id=f"{sheet}#{movement.kind}-{movement.on.isoformat()}-{quote(movement.words, safe='')}",
        pubdate=datetime.combine(movement.on, time(12), clock.PARIS),
        updateddate=datetime.combine(movement.on, time(12), clock.PARIS),
    )


def _what(movement: Movement) -> str:
    match movement.kind:
        case MovementKind.ARRIVED:
            return f"arrivée dans le portefeuille, phase « {movement.words} »"
        case MovementKind.STAGE:
            return f"passage à la phase « {movement.words} »"
        case MovementKind.EVENT:
            return event_words(movement.words)
        case MovementKind.GONE:
            return "retrait du registre"


def _plain(text: str) -> str:
    """The text without the characters that XML does not know."""
    return _NOT_XML.sub(" ", text)
