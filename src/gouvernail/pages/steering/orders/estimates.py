"""Typing what the team says is left to do on an order, line by line. CCTP 4.2 (4.2-statement)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.record_estimate import EstimateEntry, record_estimate
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.steering.fields import FrenchDateField, FrenchDecimalField, hundredths
from gouvernail.pages.steering.orders.seen import order_or_404
from gouvernail.records.models import Order, OrderLine
from gouvernail.records.queries.orders import lines_for
from gouvernail.rules.access import Right, Role
from gouvernail.rules.estimates import why_not_estimate_order
from gouvernail.rules.verdicts import Refusal, Refused
from gouvernail.rules.workbook_format.sheets import MOST_DAYS

_FIELDS = {"date": "estimated_on", "jours": "days", "ligne": "line"}


class EstimateForm(forms.Form):
    """A line, a day, a remainder."""

    line = forms.ChoiceField(label="Ligne", error_messages={"required": "Choisissez la ligne."})
    estimated_on = FrenchDateField(label="Estimé le", error_messages={"required": "Donnez le jour de l’estimation."})
    days = FrenchDecimalField(
        label="Reste à faire, en jours",
        min_value=0,
        max_value=MOST_DAYS // 100,
        help_text="Par exemple 10,5. Zéro quand tout est fait.",
        error_messages={
            "required": "Donnez le nombre de jours.",
            "min_value": "Un reste à faire n’est jamais négatif.",
        },
    )

    def __init__(self, lines: Sequence[OrderLine], today: date, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"estimated_on": today.strftime("%d/%m/%Y")})
        found = [(str(line.number), _words(line)) for line in lines]
        self.fields["line"].choices = found if len(found) == 1 else [("", "Choisissez"), *found]  # type: ignore[attr-defined]

    def summary(self) -> list[tuple[str, str]]:
        """Every error with the field it leads to."""
        return [
            (self[name].id_for_label if name in self.fields else "", str(error))
            for name, errors in self.errors.items()
            for error in errors
        ]


def _words(line: OrderLine) -> str:
    return f"{line.number} – {line.product.name}, {line.work_unit.title}"


@needs(Right.ESTIMATE)
@require_http_methods(["GET", "HEAD", "POST"])
def new_estimate(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A blank form, the same with what is wrong, or back to the order."""
    reader = reader_of(request)
    order = order_or_404(uuid, reader)
    lines = [line for line in lines_for(order, reader.scope) if line.work_unit.measure == "days"]
    refusals = why_not_estimate_order(order.notified_on, order.state, measured_in_days=bool(lines))
    form = EstimateForm(lines, clock.today(), request.POST if request.method == "POST" else None)
    if refusals or not form.is_valid():
        return _page(request, order, form, refusals)
    try:
        _record(form, order, reader)
    except Refused as refused:
        for refusal in refused.refusals:
            form.add_error(_FIELDS.get(str(refusal.values.get("column", ""))), wording.refusal_sentence(refusal))
        return _page(request, order, form, [])
    messages.success(request, "Le reste à faire est enregistré.")
    return redirect("order", order.uuid)


def _record(form: EstimateForm, order: Order, reader: Reader) -> None:
    typed = form.cleaned_data
    is_own = order.contractor_id in reader.scope.contractor_ids
    entry = EstimateEntry(
        order_number=order.number,
        line_number=int(typed["line"]),
        estimated_on=typed["estimated_on"],
        hundredths=hundredths(typed["days"]),
        author=_author(reader),
    )
    record_estimate(entry, reader.actor, clock.today(), contractor=order.contractor if is_own else None)


def _author(reader: Reader) -> str:
    """The role that estimates; the journal knows the account."""
    if Role.STEERING_OFFICE in reader.roles:
        return "bureau de pilotage"
    return "chef de produit côté État" if Role.PRODUCT_LEAD in reader.roles else "titulaire"


def _page(request: HttpRequest, order: Order, form: EstimateForm, refusals: Sequence[Refusal]) -> HttpResponse:
    context = {
        "order": order,
        "form": form,
        "summary": form.summary() if form.is_bound else [],
        "refusals": [(wording.refusal_sentence(refusal), refusal.clause) for refusal in refusals],
    }
    status = 409 if refusals and form.is_bound else 422 if form.is_bound else 200
    return render(request, "gouvernail/steering/estimate.html", context, status=status)
