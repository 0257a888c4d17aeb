"""The confidentiality rules of one mission: written together, agreed, reviewed. CCTP 4.1 (4.1-confidentiality)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.acknowledge_confidentiality import acknowledge_confidentiality
from gouvernail.actions.agree_confidentiality import agree_confidentiality
from gouvernail.actions.write_confidentiality import Proposal, write_confidentiality
from gouvernail.pages.confidentiality.standing import standing_of
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.steering.fields import FrenchDateField
from gouvernail.pages.typed_ids import id_in
from gouvernail.records.queries.confidentiality.missions import (
    Mission,
    acknowledgements,
    has_acknowledged,
    mission_of,
    readers_of,
    team_scope,
    version_of,
    versions_of,
)
from gouvernail.records.queries.order_life.terms import terms_of
from gouvernail.rules.access import Right
from gouvernail.rules.confidentiality import MOST_LETTERS, Side
from gouvernail.rules.verdicts import Refusal, Refused


class _Words(forms.CharField):
    """The rules, needed to write a version and not to confirm or agree to one: the form does not say « facultatif »."""

    is_sometimes_needed = True


class RulesForm(forms.Form):
    """The rules as one text, and the day of their review when it is not that of the framework's term."""

    words = _Words(
        label="Règles de confidentialité",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "maxlength": MOST_LETTERS}),
        help_text="Ce qui peut être dit, à qui, par quels moyens, où sont gardées les données. N’y nommez personne.",
    )
    review_on = FrenchDateField(
        label="À revoir le", required=False, help_text="JJ/MM/AAAA ; vide, le délai de l’accord-cadre compte."
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """A mission as one side sees it."""

    mission: Mission
    side: Side
    reader: Reader

    @property
    def may_decide(self) -> bool:
        """Whether this reader writes and agrees for its side; a member only reads."""
        return self.side is Side.STATE or self.reader.may(Right.AGREE_CONFIDENTIALITY)

    @property
    def address(self) -> str:
        """The name of its page."""
        return "mission_confidentiality" if self.side is Side.STATE else "own_mission_confidentiality"


@needs(Right.WRITE_CONFIDENTIALITY)
@require_http_methods(["GET", "HEAD", "POST"])
def mission_page(request: HttpRequest, order: UUID, product: UUID) -> HttpResponse:
    """On the State's side; members who read are counted, never named."""
    reader = reader_of(request)
    return _answer(request, mission_of(order, product, reader.scope), Side.STATE)


@needs(Right.ACKNOWLEDGE_CONFIDENTIALITY)
@require_http_methods(["GET", "HEAD", "POST"])
def own_mission_page(request: HttpRequest, order: UUID, product: UUID) -> HttpResponse:
    """On the contractor's side."""
    reader = reader_of(request)
    return _answer(request, mission_of(order, product, team_scope(reader.scope)), Side.CONTRACTOR)


def _answer(request: HttpRequest, mission: Mission | None, side: Side) -> HttpResponse:
    if mission is None:
        raise Http404
    shown = Shown(mission, side, reader_of(request))
    if request.method != "POST":
        return _page(request, shown, RulesForm(initial={"words": _last_words(mission)}))
    form = RulesForm(request.POST)
    if not form.is_valid():
        return _page(request, shown, form, (), HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        said = _do(request, shown, form)
    except Refused as refused:
        if request.POST.get("geste") == "accepter":
            form = RulesForm(initial={"words": _last_words(mission)})
        return _page(request, shown, form, refused.refusals, HTTPStatus.CONFLICT)
    messages.success(request, said)
    return redirect(shown.address, mission.order.uuid, mission.product.uuid)


def _do(request: HttpRequest, shown: Shown, form: RulesForm) -> str:
    gestures: Mapping[str, Callable[[Shown, int, RulesForm], str]] = {
        "proposer": _propose,
        "confirmer": _confirm,
        "accepter": _agree,
        "lire": _acknowledge,
    }
    gesture = gestures.get(request.POST.get("geste", ""))
    if gesture is None:
        raise Http404
    if gesture is not _acknowledge and not shown.may_decide:
        raise PermissionDenied
    return gesture(shown, id_in(request.POST.get("vu", "")) or 0, form)


def _propose(shown: Shown, seen: int, form: RulesForm) -> str:
    words, review_on = form.cleaned_data["words"], form.cleaned_data["review_on"]
    _write(shown, Proposal(words.replace("\r\n", "\n"), shown.side, seen, review_on))
    return "La version est proposée. Elle entre en vigueur quand l’autre partie donne son accord."


def _confirm(shown: Shown, seen: int, form: RulesForm) -> str:  # noqa: ARG001
    _write(shown, Proposal(_last_words(shown.mission), shown.side, seen))
    return "Vous proposez de garder ces règles sans changement ; l’autre partie doit aussi le dire."


def _write(shown: Shown, proposal: Proposal) -> None:
    order, product = shown.mission.order.uuid, shown.mission.product.uuid
    write_confidentiality(order, product, proposal, shown.reader.scope, shown.reader.actor)


def _agree(shown: Shown, seen: int, form: RulesForm) -> str:  # noqa: ARG001
    order, product = shown.mission.order.uuid, shown.mission.product.uuid
    agree_confidentiality(order, product, shown.side, seen, shown.reader.scope, shown.reader.actor)
    return "Les règles sont convenues : elles sont en vigueur dès aujourd’hui."


def _acknowledge(shown: Shown, seen: int, form: RulesForm) -> str:  # noqa: ARG001
    if shown.side is Side.STATE or shown.reader.account is None:
        raise PermissionDenied
    order, product = shown.mission.order.uuid, shown.mission.product.uuid
    acknowledge_confidentiality(order, product, seen, shown.reader.scope, shown.reader.account)
    return "C’est noté. L’administration n’en connaît que le nombre."


def _last_words(mission: Mission) -> str:
    versions = versions_of(mission)
    return versions[0].words if versions else ""


def _page(
    request: HttpRequest,
    shown: Shown,
    form: RulesForm,
    refusals: tuple[Refusal, ...] = (),
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    rows = versions_of(shown.mission)
    months = terms_of(shown.mission.order.framework_id).number("confidentiality_review_months")
    standing = standing_of([version_of(row) for row in rows], shown.side, months, clock.today())
    current = next((row for row in rows if standing.in_force and row.version == standing.in_force.number), None)
    proposed = rows[0] if rows and rows[0] != current else None
    account = shown.reader.account
    context = {
        "mission": shown.mission,
        "form": form,
        "refusals": [(wording.refusal_sentence(one), one.clause) for one in refusals],
        "standing": standing,
        "current": current,
        "proposed": proposed,
        "past": [row for row in rows if row not in (current, proposed)],
        "last": rows[0].version if rows else 0,
        "may_decide": shown.may_decide,
        "is_state": shown.side is Side.STATE,
        "read_count": acknowledgements(current) if current else 0,
        "read_by": readers_of(current) if current and shown.side is Side.CONTRACTOR and shown.may_decide else (),
        "has_read": current is not None and account is not None and has_acknowledged(current, account),
        "list": "confidentiality" if shown.side is Side.STATE else "own_confidentiality",
        "base": f"gouvernail/{'steering' if shown.side is Side.STATE else 'contractor'}/base.html",
    }
    return render(request, "gouvernail/confidentiality/mission.html", context, status=status)
