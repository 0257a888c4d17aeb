"""Profiles presented: one to decide on while its clock runs, one recused, one that nobody recused in time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time

from gouvernail import clock
from gouvernail.actions.presentations.decide import Deciding, recuse
from gouvernail.actions.presentations.files import HandedFile
from gouvernail.actions.presentations.present import Proposal, present
from gouvernail.commands.demonstration.accounts import ACTOR
from gouvernail.commands.demonstration.contractors import GALETS
from gouvernail.commands.demonstration.past import Past
from gouvernail.records.models import Contractor, OrderLine, Presentation
from gouvernail.records.queries.presentations.standing import standing_clock
from gouvernail.records.queries.scopes import EVERYTHING, Scope
from gouvernail.rules.presentations import ProposedProfile
from gouvernail.rules.skills import Skill

_PRODUCT = "carnet-de-quai"
_CLEAR = {Skill.USER_RESEARCH: 3, Skill.PRODUCT_CONTRIBUTION: 2, Skill.SKILLS_TRANSFER: 2}
_SHORT = {Skill.USER_RESEARCH: 1, Skill.PRODUCT_CONTRIBUTION: 2, Skill.SKILLS_TRANSFER: 0}
_WITH_GAP = {Skill.USER_RESEARCH: 2, Skill.PRODUCT_CONTRIBUTION: 3, Skill.SKILLS_TRANSFER: 1}
_REASONS = "Les références ne montrent pas de recherche menée auprès d’usagers, que demande la phase de construction."


def show_presentations(past: Past) -> None:
    """Present three profiles and recuse one: through the actions that everybody uses."""
    line = OrderLine.objects.select_related("order").get(
        order__contractor__siret=GALETS.siret,
        order__state="running",
        product__external_id=_PRODUCT,
        work_unit__code="DESIGN",
    )
    _presented(line, "Designer d’interface", "Maëlle Exemple", _CLEAR, past, -20)
    refused = _presented(line, "Designer junior", "Ilan Fictif", _SHORT, past, -4)
    recuse(Deciding(refused.pk, standing_clock(refused).pk, EVERYTHING, ACTOR), _REASONS)
    _presented(line, "Designer et chercheur", "Noé Inventé", _WITH_GAP, past, -3)


def _presented(
    line: OrderLine, profile: str, name: str, skills: Mapping[Skill, int], past: Past, working_days: int
) -> Presentation:
    own = Scope(contractor_ids=frozenset({Contractor.objects.get(siret=GALETS.siret).pk}))
    at = datetime.combine(past.working_day(working_days), time(10), tzinfo=clock.PARIS)
    who = ProposedProfile(profile, name, {skill.value: level for skill, level in skills.items()})
    references = HandedFile("references.pdf", [_references()])
    return present(Proposal(line.order, who, line), [references], own, ACTOR, at=at)


def _references() -> bytes:
    """One page of references of nobody."""
    words = b"BT /F1 14 Tf 60 760 Td (References inventees, pour la demonstration) Tj ET"
    things = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    page, places = b"%PDF-1.4\n", []
    for number, thing in enumerate(things, 1):
        places.append(len(page))
        page += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 6\n0000000000 65535 f \n%strailer\n<</Size 6/Root 1 0 R>>\n" % table
    return page + head + b"startxref\n%d\n%%%%EOF\n" % len(page)
