"""The days that wait to be accepted, by line and month: one click for one, one for all. CCTP 4.2 (4.2-statement)."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.accept_days import SeenDays, accept_days
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.records.queries.waiting_days import waiting_months
from gouvernail.rules.access import Right
from gouvernail.rules.verdicts import Refusal, Refused

#: Beyond any id that a database gives: a longer figure is no figure of ours.
_MOST = 2**63 - 1


class AcceptForm(forms.Form):
    """What was on the screen when the button was pressed; without ``ligne`` and ``mois``, all that waits."""

    entrees = forms.IntegerField(min_value=1, max_value=_MOST)
    derniere = forms.IntegerField(min_value=1, max_value=_MOST)
    ligne = forms.IntegerField(min_value=1, max_value=_MOST, required=False)
    mois = forms.DateField(input_formats=["%Y-%m"], required=False)

    def seen(self) -> SeenDays | None:
        """What was seen; none when the form is not one of ours, or names only half of a line's month."""
        if not self.is_valid():
            return None
        typed = self.cleaned_data
        if (typed["ligne"] is None) != (typed["mois"] is None):
            return None
        return SeenDays(typed["entrees"], typed["derniere"], typed["ligne"], typed["mois"])


@needs(Right.ACCEPT_DAYS)
@require_http_methods(["GET", "HEAD", "POST"])
def waiting_days(request: HttpRequest) -> HttpResponse:
    """What waits; after an acceptance, what still waits; what stands in the way otherwise."""
    reader = reader_of(request)
    if request.method != "POST":
        return _page(request, reader, ())
    seen = AcceptForm(request.POST).seen()
    if seen is None:
        return _page(request, reader, (Refusal("waiting_days_unread", "4.2-statement"),), 422)
    try:
        hundredths = accept_days(seen, reader.scope, reader.actor, clock.today())
    except Refused as refused:
        return _page(request, reader, refused.refusals, 409)
    messages.success(request, f"Accepté\N{NO-BREAK SPACE}: {wording.days_text(hundredths)}.")
    return redirect("waiting_days")


def _page(request: HttpRequest, reader: Reader, refusals: tuple[Refusal, ...], status: int = 200) -> HttpResponse:
    months = waiting_months(reader.scope)
    context = {
        "months": months,
        "waiting_hundredths": sum(one.billable_hundredths + one.non_billable_hundredths for one in months),
        "entry_count": sum(one.entry_count for one in months),
        "last_entry_id": max((one.last_entry_id for one in months), default=0),
        "refusals": [(wording.refusal_sentence(refusal), refusal.clause) for refusal in refusals],
    }
    return render(request, "gouvernail/steering/waiting_days.html", context, status=status)
