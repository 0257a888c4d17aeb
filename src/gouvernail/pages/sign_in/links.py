"""Whole addresses of this site for mails, also when none is configured: then as the visitor of the page sees it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.urls import reverse

from gouvernail.notices.mail.addresses import whole_address


def address_of(request: HttpRequest, url_name: str) -> Callable[[str], str]:
    """What writes the address of the page that a secret opens."""
    seen_from = request.build_absolute_uri("/")
    return lambda secret: whole_address(reverse(url_name, args=[secret]), seen_from=seen_from)
