"""The employers that people of the registry name, each brought once to a contractor or to none. CCTP 4.2 (4.2-device).

The registry writes employers as free text; a name that is close to a contractor's suggests it, a person decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.confirm_employer import confirm_employer
from gouvernail.exports.lists import ListFile, column
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.typed_text import text_in
from gouvernail.records.models import Contractor
from gouvernail.records.queries.employers import EmployerGroup, contractors_by_name, employer_groups, holds_people
from gouvernail.rules.access import Right
from gouvernail.rules.search import Asked, is_found
from gouvernail.rules.verdicts import Refusal, Refused
from gouvernail.rules.workbook_format.columns import Kind
from gouvernail.wording.employers import SUGGESTIONS

PAGE_SIZE = 25
#: What is chosen to say that an employer is no contractor.
NONE = "aucun"
TO_DO, DONE = "", "rapproches"
#: An instant at which nobody decided anything.
_NEVER = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class EmployerRow:
    """One employer as the page shows it: what is chosen in its list, and the decision that was seen."""

    group: EmployerGroup
    chosen: str
    seen: str

    @property
    def name(self) -> str:
        """Its most common spelling."""
        return self.group.spellings[0]

    @property
    def others(self) -> Sequence[str]:
        """Its other spellings."""
        return self.group.spellings[1:]

    @property
    def why(self) -> str:
        """Why a contractor is suggested, in words; nothing once somebody decided."""
        suggested = self.group.suggested
        return SUGGESTIONS[suggested.why] if suggested and self.group.decision is None else ""


@needs(Right.MAP_EMPLOYERS)
@require_http_methods(["GET", "HEAD", "POST"])
def employers(request: HttpRequest) -> HttpResponse:
    """What remains to be brought to a contractor, or what was; POST says it of one employer."""
    if request.method != "POST":
        return _page(request)
    key, choice = request.POST.get("employeur", "").replace("\0", ""), request.POST.get("titulaire", "")
    contractor = {each.siret: each for each in contractors_by_name()}.get(choice)
    if contractor is None and choice != NONE:
        return _page(request, Refusal("employer_without_choice", "4.2-device"), status=422)
    try:
        confirm_employer(key, contractor, reader_of(request).actor, seen_at=_seen(request))
    except Refused as refused:
        return _page(request, refused.refusals[0], status=409)
    messages.success(request, _said(_spelling_of(key), contractor))
    return redirect(request.get_full_path())


def _seen(request: HttpRequest) -> datetime | None:
    """The decision that the form showed; an instant that cannot be read is one that nobody decided at."""
    told = request.POST.get("vu", "")
    try:
        return (parse_datetime(told) or _NEVER) if told else None
    except ValueError:
        return _NEVER


def _spelling_of(key: str) -> str:
    """How an employer is most often written: what the page shows, not the key that it is found by."""
    return next((group.spellings[0] for group in employer_groups() if group.key == key), key)


def _said(name: str, contractor: Contractor | None) -> str:
    what = f"est rapproché de {contractor.name}" if contractor else "n’est aucun titulaire"
    return f"C’est retenu\N{NO-BREAK SPACE}: «\N{NO-BREAK SPACE}{name}\N{NO-BREAK SPACE}» {what}."


def _page(request: HttpRequest, refusal: Refusal | None = None, status: int = 200) -> HttpResponse:
    groups = employer_groups()
    to_do = [group for group in groups if group.decision is None]
    shown, asked, view = _shown(request, groups)
    page = Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "view": view,
        "asked": asked.text,
        "to_do": len(to_do),
        "done": len(groups) - len(to_do),
        "suggestions": sum(group.suggested is not None for group in to_do),
        "page": page,
        "rows": [_row(group, request.POST) for group in page.object_list],
        "contractors": contractors_by_name(),
        "none": NONE,
        "has_people": bool(groups) or holds_people(),
        "refusal": wording.refusal_sentence(refusal) if refusal else "",
    }
    return render(request, "gouvernail/steering/employers.html", context, status=status)


def _shown(request: HttpRequest, groups: Sequence[EmployerGroup]) -> tuple[Sequence[EmployerGroup], Asked, str]:
    """The employers that the address asks for."""
    asked = Asked(text_in(request.GET, "q"))
    view = DONE if request.GET.get("vue") == DONE else TO_DO
    of_view = [group for group in groups if (group.decision is not None) == (view == DONE)]
    found = [group for group in of_view if not asked.words or is_found(asked, group.key, *group.spellings)]
    return found, asked, view


def _row(group: EmployerGroup, typed: Mapping[str, Any]) -> EmployerRow:
    """One row; what was typed in a form that is refused is not lost."""
    decision = group.decision
    if decision:
        chosen = decision.contractor.siret if decision.contractor else NONE
    else:
        chosen = group.suggested.contractor.siret if group.suggested else ""
    if typed.get("employeur") == group.key:
        chosen = typed.get("titulaire", chosen)
    return EmployerRow(group, chosen, decision.confirmed_at.isoformat() if decision else "")


_COLUMNS = (
    column("Employeur", most=300),
    column("Écrit", most=300),
    column("Missions", Kind.INTEGER),
    column("Produits", Kind.INTEGER),
    column("Suggestion", most=300),
    column("Titulaire", most=300),
    column("SIRET du titulaire"),
    column("Décidé le", Kind.DATE),
)


@needs(Right.MAP_EMPLOYERS)
@require_http_methods(["GET", "HEAD"])
def employers_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The same list, whole, as a file."""
    format_or_404(extension)
    shown, _, _ = _shown(request, employer_groups())
    return list_answer(request, ListFile("employeurs", _COLUMNS, map(_cells, shown)), extension)


def _cells(group: EmployerGroup) -> tuple[object, ...]:
    suggested, decision = group.suggested, group.decision
    contractor = decision.contractor if decision else None
    return (
        *(group.spellings[0], ", ".join(group.spellings), group.missions, group.products),
        suggested.contractor.name if suggested else "",
        contractor.name if contractor else "aucun titulaire" if decision else "",
        contractor.siret if contractor else "",
        clock.day_of(decision.confirmed_at) if decision else None,
    )
