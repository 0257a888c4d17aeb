"""The form that records a receipt by another channel, with its evidence. CCTP 4.2 (4.2-replacement)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.record_receipt import MOST_BYTES, Evidence, record_receipt
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.notices.notice import notice_or_404
from gouvernail.pages.steering.notices.shown import receipt_standing, receipt_words
from gouvernail.pages.typed_text import lines_of
from gouvernail.records.models import Notice
from gouvernail.records.queries.order_life.terms import terms_of
from gouvernail.rules.access import Right
from gouvernail.rules.receipts import MOST_NOTE, Channel, ToldReceipt
from gouvernail.rules.verdicts import Refusal, Refused

#: What a form weighs besides its file.
_FORM_BYTES = 64 * 1024
_DAYS = ["%d/%m/%Y", "%Y-%m-%d"]
_NOT_A_DAY = {"invalid": "Écrivez cette date JJ/MM/AAAA."}
_CHANNELS = [(each.value, wording.CHANNELS[each]) for each in Channel if each is not Channel.SPACE]
_FIELDS = {
    "receipt_deposit_missing": "deposited_on",
    "receipt_day_missing": "read_on",
    "receipt_profile_days_missing": "read_on",
    "receipt_before_deposit": "read_on",
    "receipt_note_too_long": "note",
    "receipt_evidence_kind": "evidence",
    "receipt_evidence_too_large": "evidence",
    "receipt_evidence_not_kept": "evidence",
}


class ReceiptForm(forms.Form):
    """By which way the notice was received, when, and what proves it."""

    seen = forms.IntegerField(min_value=0, max_value=1_000_000, widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        label="Voie", choices=[("", "Choisissez"), *_CHANNELS], error_messages={"required": "Choisissez la voie."}
    )
    deposited_on = forms.DateField(
        label="Déposée sur le profil d’acheteur le",
        required=False,
        input_formats=_DAYS,
        error_messages=_NOT_A_DAY,
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"autocomplete": "off"}),
    )
    read_on = forms.DateField(
        label="Reçue ou lue le",
        required=False,
        input_formats=_DAYS,
        error_messages=_NOT_A_DAY,
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"autocomplete": "off"}),
    )
    note = forms.CharField(label="Remarque", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 3}))
    evidence = forms.FileField(
        label="Preuve",
        required=False,
        max_length=300,
        error_messages={"empty": "Ce fichier est vide."},
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
    )

    def clean_note(self) -> str:
        """Plain text: line breaks as one sign, no other control character."""
        return lines_of(str(self.cleaned_data["note"]))

    def told(self) -> ToldReceipt:
        """What was typed, as the rules read it."""
        typed = self.cleaned_data
        channel = Channel(typed["channel"])
        deposited_on = typed["deposited_on"] if channel is Channel.BUYER_PROFILE else None
        return ToldReceipt(channel, typed["read_on"], deposited_on, typed["note"])

    def handed_over(self) -> Evidence | None:
        """The file, when there is one; what is above the limit is not read."""
        file = self.cleaned_data["evidence"]
        if not file:
            return None
        if file.size > MOST_BYTES:
            raise Refused(Refusal("receipt_evidence_too_large", "4.2-replacement"))
        return Evidence(file.name or "", file.read())


@needs(Right.RECORD_RECEIPT)
@csrf_exempt  # the form is protected below, once its size is known: reading the token reads the whole file
@require_http_methods(["GET", "HEAD", "POST"])
def new_receipt(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The form, what stands in the way, or the page of the notice once it is recorded."""
    found = notice_or_404(reader_of(request), uuid)
    announced = str(request.META.get("CONTENT_LENGTH") or "0")
    if announced.isdigit() and int(announced) > MOST_BYTES + _FORM_BYTES:
        too_large = [Refusal("receipt_evidence_too_large", "4.2-replacement")]
        return _page(request, found, _fresh(found), too_large, 413)
    answer: HttpResponse = _new_receipt(request, found)
    return answer


@csrf_protect
def _new_receipt(request: HttpRequest, found: Notice) -> HttpResponse:
    if request.method != "POST":
        return _page(request, found, _fresh(found), [], 200)
    form = ReceiptForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, form, [], 422)
    actor, seen = reader_of(request).actor, form.cleaned_data["seen"]
    try:
        receipt = record_receipt(found, form.told(), form.handed_over(), actor, seen_count=seen)
    except Refused as refused:
        return _refused(request, found, form, list(refused.refusals))
    day = wording.date_text(receipt.received_on)
    messages.success(request, f"Réception notée\N{NO-BREAK SPACE}: {wording.CHANNELS[receipt.channel]}, {day}.")
    return redirect("notice", found.uuid)


def _fresh(found: Notice) -> ReceiptForm:
    return ReceiptForm(initial={"seen": found.receipts.count()})


def _refused(request: HttpRequest, found: Notice, form: ReceiptForm, refusals: list[Refusal]) -> HttpResponse:
    """The same page with what was typed; a stale one shows what stands now."""
    others = [refusal for refusal in refusals if refusal.code not in _FIELDS]
    for refusal in refusals:
        if refusal not in others:
            form.add_error(_FIELDS[refusal.code], wording.refusal_sentence(refusal))
    is_stale = any(refusal.code == "receipt_stale" for refusal in others)
    if is_stale:
        form.data = {**form.data.dict(), "seen": str(found.receipts.count())}  # type: ignore[attr-defined]
    return _page(request, found, form, others, 409 if is_stale else 422)


def _page(request: HttpRequest, found: Notice, form: ReceiptForm, refusals: list[Refusal], status: int) -> HttpResponse:
    days = terms_of(found.framework_id).number("buyer_profile_days")
    context: dict[str, Any] = {
        "notice": found,
        "form": form,
        "standing": receipt_words(receipt_standing(found, clock.today())),
        "deposit_hint": _deposit_hint(days),
        "note_hint": f"{wording.whole_text(MOST_NOTE)} caractères au plus. N’y nommez personne.",
        "refusals": [(wording.refusal_sentence(refusal), refusal.clause) for refusal in refusals],
        "summary": [
            (form[name].id_for_label, error)
            for name, errors in form.errors.items()
            if name in form.fields
            for error in errors
        ],
    }
    return render(request, "gouvernail/steering/notices/receipt.html", context, status=status)


def _deposit_hint(days: int | None) -> str:
    if days is None:
        return "La clause du délai est à renseigner : sans elle, dites aussi quel jour elle a été lue. JJ/MM/AAAA."
    return (
        f"Sans lecture, elle est réputée reçue au bout de {wording.counted(days, 'jour')} (CCAG, à confirmer dans les "
        "clauses de l’accord-cadre). JJ/MM/AAAA."
    )
