"""Saying that an order began or was delivered, signing that it is suspended or resumed. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import clock
from gouvernail.actions.pass_order import OrderPassage, pass_order
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.fields import FrenchDateField, LineField
from gouvernail.pages.steering.orders.refused import told
from gouvernail.pages.steering.orders.seen import order_or_404
from gouvernail.records.models import Order
from gouvernail.records.queries.order_life.content import whole_lines
from gouvernail.records.queries.order_life.execution import why_not_pass_for
from gouvernail.rules.access import Right
from gouvernail.rules.order_life.execution import SIGNED, Passage
from gouvernail.rules.verdicts import Refusal, Refused


class Words(NamedTuple):
    """How a passage is said: its title, its button, what it does, what is told once done."""

    title: str
    button: str
    lead: str
    done: str


#: What each address does.
PASSAGES: Mapping[str, tuple[Passage, Words]] = {
    "commencer": (
        Passage.START,
        Words(
            "Commencer l’exécution",
            "Enregistrer le début",
            "Le bon de commande passe « en cours » depuis ce jour.",
            "L’exécution a commencé.",
        ),
    ),
    "suspendre": (
        Passage.SUSPEND,
        Words(
            "Suspendre l’exécution",
            "Signer et suspendre",
            "L’exécution s’arrête aujourd’hui, jusqu’à une reprise. Le titulaire en reçoit la notification.",
            "L’exécution est suspendue ; le titulaire en est notifié.",
        ),
    ),
    "reprendre": (
        Passage.RESUME,
        Words(
            "Reprendre l’exécution",
            "Signer et reprendre",
            "L’exécution reprend aujourd’hui. Le titulaire en reçoit la notification.",
            "L’exécution reprend ; le titulaire en est notifié.",
        ),
    ),
    "livrer": (
        Passage.DELIVER,
        Words(
            "Dire le bon de commande livré",
            "Enregistrer la livraison",
            "Tout ce qui était commandé a été remis. La décision d’admission vient ensuite : livré n’est pas admis.",
            "Le bon de commande est livré.",
        ),
    ),
}


class PassageForm(forms.Form):
    """The day and the reason; what is signed holds from today and has a reason."""

    since_on = FrenchDateField(label="Depuis le", error_messages={"required": "Donnez le jour."})
    reason = LineField(
        label="Motif",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text="Le titulaire le lira ; n’y nommez personne.",
    )

    def __init__(self, passage: Passage, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial={"since_on": clock.today().strftime("%d/%m/%Y")})
        if passage in SIGNED:
            del self.fields["since_on"]
            self.fields["reason"].required = True
            self.fields["reason"].error_messages["required"] = "Dites pourquoi : le titulaire le lira."

    def asked(self, order: Order, passage: Passage) -> OrderPassage:
        """What was typed, for the action."""
        typed = self.cleaned_data
        return OrderPassage(order.pk, passage, typed.get("since_on") or clock.today(), typed["reason"])


@needs(Right.FOLLOW_EXECUTION)
@require_http_methods(["GET", "HEAD", "POST"])
def pass_on(request: HttpRequest, uuid: UUID, name: str) -> HttpResponse:
    """The form of one passage, what is wrong, or back to the order."""
    if name not in PASSAGES:
        raise Http404
    passage, words = PASSAGES[name]
    reader = reader_of(request)
    order = order_or_404(uuid, reader)
    form = PassageForm(passage, request.POST if request.method == "POST" else None)
    blocked = why_not_pass_for(reader.signatory, order, whole_lines(order), passage, clock.today())
    if blocked or not form.is_valid():
        return _page(request, order, words, form, blocked=blocked)
    try:
        pass_order(form.asked(order, passage), reader.signatory, clock.today())
    except Refused as refused:
        return _page(request, order, words, form, refused=refused.refusals)
    messages.success(request, words.done)
    return redirect("order", order.uuid)


def _page(
    request: HttpRequest,
    order: Order,
    words: Words,
    form: PassageForm,
    *,
    blocked: Sequence[Refusal] = (),
    refused: Sequence[Refusal] = (),
) -> HttpResponse:
    summary = [(form[name].id_for_label, str(error)) for name, errors in form.errors.items() for error in errors]
    context = {
        "order": order,
        "words": words,
        "form": form,
        "summary": summary,
        "blocked": told(blocked),
        "refused": told(refused),
    }
    status = 200 if not form.is_bound else 409 if blocked else 422
    return render(request, "gouvernail/steering/orders/passage.html", context, status=status)
