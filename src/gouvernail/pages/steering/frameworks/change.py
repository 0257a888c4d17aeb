"""One change of a framework, whatever it is: a form, the same with what is wrong, or the page with what was done."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import wording
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.frameworks.forms import CHANGES, ChangeForm
from gouvernail.pages.steering.frameworks.page import framework_or_404
from gouvernail.records.models import Framework
from gouvernail.rules.access import Right
from gouvernail.rules.verdicts import Refused

#: Refusals that say that the page was stale.
_STALE = frozenset({"limits_changed", "correspondent_changed"})


@needs(Right.KEEP_FRAMEWORKS)
@require_http_methods(["GET", "HEAD", "POST"])
def change_framework(request: HttpRequest, uuid: UUID, what: str) -> HttpResponse:
    """Change what the address says of a framework."""
    framework = framework_or_404(uuid)
    if what not in CHANGES:
        raise Http404
    if request.method != "POST":
        return _page(request, framework, CHANGES[what](framework))
    form = CHANGES[what](framework, request.POST)
    status = applied(form, reader_of(request).actor)
    if status is None:
        messages.success(request, f"{form.DONE} Le journal en garde la trace.")
        return redirect("framework", framework.uuid)
    return _page(request, framework, form, status)


def applied(form: ChangeForm, actor: str) -> HTTPStatus | None:
    """Do what the form says; the status of the page that says why not, or none when it is done."""
    if not form.is_valid():
        return HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        form.apply(actor)
    except Refused as refused:
        for one in refused.refusals:
            field = form.FIELD_OF.get(one.code)
            form.add_error(
                field if field in form.fields else None, _sentence(one.clause, wording.refusal_sentence(one))
            )
        is_stale = any(one.code in _STALE for one in refused.refusals)
        return HTTPStatus.CONFLICT if is_stale else HTTPStatus.UNPROCESSABLE_ENTITY
    return None


def _sentence(clause: str, sentence: str) -> str:
    return f"{sentence} ({wording.clause_words(clause)})"


def _page(
    request: HttpRequest, framework: Framework, form: ChangeForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    context = {"framework": framework, "form": form}
    return render(request, "gouvernail/frameworks/change.html", context, status=status)
