"""The guide, page after page, and the first steps put away or shown again."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from gouvernail.actions.dismiss_help import dismiss_help
from gouvernail.actions.restore_help import restore_help
from gouvernail.pages.help import guide
from gouvernail.pages.help.first_steps import code_of, own_role, steps_of
from gouvernail.pages.navigation import landing_of
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.rules.access import Right


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def help_contents(request: HttpRequest) -> HttpResponse:
    """The table of contents, and the first steps of who reads."""
    context = {"chapter": guide.chapters()[guide.CONTENTS], "own_steps": steps_of(reader_of(request))}
    return render(request, "gouvernail/help/contents.html", context)


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def help_chapter(request: HttpRequest, name: str) -> HttpResponse:
    """One chapter."""
    found = guide.chapter(name)
    if found is None or name == guide.CONTENTS:
        raise Http404
    return render(request, "gouvernail/help/chapter.html", {"chapter": found})


@needs(Right.SEE_PORTFOLIO)
@require_safe
def help_picture(request: HttpRequest, name: str) -> HttpResponse:  # noqa: ARG001
    """A picture of the guide."""
    found = guide.picture(name)
    if found is None:
        raise Http404
    return HttpResponse(found, content_type="image/jpeg")


@needs(Right.KEEP_OWN_ACCOUNT)
@require_POST
def first_steps_away(request: HttpRequest) -> HttpResponse:
    """Put the first steps away; they stay in the help."""
    reader = reader_of(request)
    role = own_role(reader)
    if reader.account is not None and role is not None:
        dismiss_help(reader.account, code_of(role))
        messages.success(request, "Vos premiers pas sont rangés : vous les retrouverez sur la page d’aide.")
    return redirect(landing_of(reader))


@needs(Right.KEEP_OWN_ACCOUNT)
@require_POST
def first_steps_back(request: HttpRequest) -> HttpResponse:
    """Show the first steps again on the first page of the role."""
    reader = reader_of(request)
    role = own_role(reader)
    if reader.account is not None and role is not None:
        restore_help(reader.account, code_of(role))
    return redirect(landing_of(reader))
