"""What is shown instead of a page: not understood, not allowed, not found. The page of error 500 is a plain file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gouvernail.pages.sign_in.typing.lost import typed_in


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """The page of status 400."""
    return render(request, "gouvernail/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """The page of status 403: signed in, without the right."""
    return render(request, "gouvernail/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """The page of status 404: the same for what does not exist and for what stands outside the reader's scope."""
    return render(request, "gouvernail/404.html", status=404)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The page of a form without a valid token, with what was typed in it."""
    return render(request, "gouvernail/csrf.html", {"typed": typed_in(request)}, status=403)
