"""Sending one line's month back to the contractor, with the reason. CCTP 4.2 (4.2-statement), 4.1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.accept_days import SeenDays
from gouvernail.actions.return_days import Returned, return_days
from gouvernail.notices.mail.deliver import is_configured
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.steering.days.waiting import RETURNED
from gouvernail.pages.typed_text import lines_of
from gouvernail.records.models import DaysReturn, OrderLine
from gouvernail.records.queries.returns import past_returns
from gouvernail.records.queries.waiting_days import DeclaredMonth, declared_months, line_in, seen_in
from gouvernail.rules.access import Right
from gouvernail.rules.returns import why_not_return
from gouvernail.rules.verdicts import Refusal, Refused
from gouvernail.rules.written_words import MOST_CHARACTERS

#: How the contractor hears of it, with a mail server and without.
_WARNED = {
    True: "le titulaire est prévenu par courriel",
    False: "le titulaire le lira dans son espace, cette instance n’a pas de serveur de courriel",
}
_OF_REASON = frozenset({"return_reason_missing", "return_reason_too_long"})


class ReturnForm(forms.Form):
    """Why these days are sent back; how long it may be is for the rule to say."""

    vu = forms.CharField(max_length=64, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Motif",
        strip=False,
        error_messages={"required": wording.REFUSALS["return_reason_missing"]},
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=(
            f"{wording.whole_text(MOST_CHARACTERS)} caractères au plus. "
            "Le titulaire le lit, et le journal le garde : n’y nommez personne."
        ),
    )

    def clean_reason(self) -> str:
        """Plain text: line breaks as one sign, no other control character."""
        return lines_of(str(self.cleaned_data["reason"]))


@dataclass(frozen=True, slots=True)
class LineAndMonth:
    """What an address of this page names, with what is declared there."""

    line: OrderLine
    month_on: date
    declared: DeclaredMonth | None
    past: Sequence[DaysReturn]

    @property
    def seen(self) -> str:
        """What the page shows, for the form to say."""
        return seen_in([self.declared] if self.declared else [])

    @property
    def standing(self) -> DaysReturn | None:
        """The return that still waits for the contractor."""
        return next((one for one in self.past if one.answered_at is None), None)

    def refusals(self) -> list[Refusal]:
        """Why it cannot be sent back, before anybody has written a word."""
        standing = self.standing
        returned_on = None if standing is None else clock.day_of(standing.returned_at)
        return why_not_return(is_as_seen=True, returned_on=returned_on, is_declared=self.declared is not None)


@needs(Right.RETURN_DAYS)
@require_http_methods(["GET", "HEAD", "POST"])
def return_month(request: HttpRequest, uuid: UUID, number: int, month_on: date) -> HttpResponse:
    """What waits on that line and month, what was said of it, and the form of the reason."""
    reader = reader_of(request)
    at = _found(reader, uuid, number, month_on)
    if request.method != "POST":
        return _page(request, at, ReturnForm(initial={"vu": at.seen}), at.refusals(), 200)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return _page(request, at, form, at.refusals(), 422)
    seen = SeenDays(form.cleaned_data["vu"], at.line.pk, at.month_on)
    try:
        returned = return_days(seen, form.cleaned_data["reason"], reader.scope, reader.actor)
    except Refused as refused:
        return _refused(request, at, form, refused.refusals)
    messages.success(request, _done(returned))
    return redirect(f"{reverse('waiting_days')}?vue={RETURNED}")


def _found(reader: Reader, uuid: UUID, number: int, month_on: date) -> LineAndMonth:
    line = line_in(reader.scope, uuid, number)
    if line is None:
        raise Http404
    declared = declared_months(reader.scope, line.pk, month_on)
    return LineAndMonth(line, month_on, declared[0] if declared else None, past_returns(line.pk, month_on))


def _refused(request: HttpRequest, at: LineAndMonth, form: ReturnForm, refusals: Sequence[Refusal]) -> HttpResponse:
    """The same page with what was typed; a stale one shows what waits now, to be sent once it is read."""
    for refusal in refusals:
        if refusal.code in _OF_REASON:
            form.add_error("reason", wording.refusal_sentence(refusal))
    others = [refusal for refusal in refusals if refusal.code not in _OF_REASON]
    if others and at.declared:
        form.data = {**form.data.dict(), "vu": at.seen}  # type: ignore[attr-defined]  # a QueryDict, say the stubs not
    return _page(request, at, form, others, 409 if others else 422)


def _page(
    request: HttpRequest, at: LineAndMonth, form: ReturnForm, refusals: Sequence[Refusal], status: int
) -> HttpResponse:
    context = {
        "at": at,
        "month": wording.month_text(at.month_on),
        "form": form,
        "may_send": at.declared is not None and at.standing is None,
        "summary": [(form["reason"].id_for_label, error) for error in form.errors.get("reason", [])],
        "refusals": [(wording.refusal_sentence(refusal), refusal.clause) for refusal in refusals],
    }
    return render(request, "gouvernail/steering/return_month.html", context, status=status)


def _done(returned: Returned) -> str:
    days, line = returned.days, returned.days.line
    what = f"{wording.days_text(days.hundredths)} de {line.order.number}, ligne {line.number}"
    told = _WARNED[is_configured()] if returned.told else "aucun correspondant du titulaire n’a de compte, prévenez-le"
    return f"Renvoyé, {wording.month_text(days.month_on)}\N{NO-BREAK SPACE}: {what}\N{NARROW NO-BREAK SPACE}; {told}."
