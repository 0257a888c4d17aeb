"""What the workbook leaves unsaid of the frameworks: kinds of units, minimum, who stands behind a rank."""

from __future__ import annotations

from gouvernail.actions.frameworks.change_limits import change_limits
from gouvernail.actions.frameworks.declare_subcontractor import Declared, declare_subcontractor
from gouvernail.actions.frameworks.form_consortium import form_consortium
from gouvernail.actions.frameworks.name_correspondent import name_correspondent
from gouvernail.actions.frameworks.tell_unit_kind import tell_unit_kind
from gouvernail.commands.demonstration.accounts import ACTOR
from gouvernail.commands.demonstration.contractors import GALETS, TROIS_PONTS, VENT_D_EST
from gouvernail.commands.demonstration.frameworks import ENDED, RUNNING
from gouvernail.commands.demonstration.past import Past
from gouvernail.records.models import ContractorRank, Framework
from gouvernail.rules.correspondents import Naming
from gouvernail.rules.framework_limits import Limits

_KINDS = {
    "DEVOPS": "devops",
    "DESIGN": "design",
    "DEPLOIEMENT": "deployment",
    "HEBERGEMENT": "hosting",
    "REVERSIBILITE": "reversibility",
}
_MINIMUM_EUROS = 300_000
_SOURCE = "Acte d’engagement inventé pour la démonstration"
_MEMBER = ("00050505700018", "Collectif inventé de l’Estran")
_SUBCONTRACTOR = ("00060606100018", "Atelier fictif de l’Accessibilité")


def complete_frameworks(past: Past) -> None:
    """Tell the rest through the actions of the framework's page."""
    for agreement in (ENDED, RUNNING):
        framework = Framework.objects.get(number=agreement.number(past))
        for unit in agreement.units:
            tell_unit_kind(framework, unit.code, _KINDS[unit.code], ACTOR)
    running = Framework.objects.get(number=RUNNING.number(past))
    present = Limits(running.minimum_cents, running.ceiling_cents)
    change_limits(running, Limits(100 * _MINIMUM_EUROS, running.ceiling_cents), present, _SOURCE, ACTOR)
    _stand_behind(running, past)
    _name_correspondents(running, past)


def _stand_behind(running: Framework, past: Past) -> None:
    ranks = {one.contractor.siret: one.pk for one in ContractorRank.objects.filter(framework=running)}
    told = {"name": "Trois-Ponts et Estran", "liability": "several_with_liable_lead", "members": [_MEMBER]}
    form_consortium(running, ranks[TROIS_PONTS.siret], **told, actor=ACTOR)  # type: ignore[arg-type]
    declared = Declared(*_SUBCONTRACTOR, past.working_day(-300), "Audits d’accessibilité", 3_000_000)
    declare_subcontractor(running, ranks[VENT_D_EST.siret], declared, ACTOR)


def _name_correspondents(running: Framework, past: Past) -> None:
    """The first contractor changed its correspondent since; the last one has not named any yet."""
    named = [
        (GALETS, "Camille Exemple", "camille.galets@demonstration.example", RUNNING.notified),
        (GALETS, "Dominique Exemple", GALETS.email, -90),
        (VENT_D_EST, "Claude Exemple", VENT_D_EST.email, RUNNING.notified),
    ]
    last: dict[str, int] = {}
    holders = {one.contractor.siret: one.contractor for one in ContractorRank.objects.filter(framework=running)}
    for company, name, email, since in named:
        naming = Naming(name, email, "", past.working_day(since))
        seen = last.get(company.siret, 0)
        made = name_correspondent(running, holders[company.siret], naming, seen=seen, actor=ACTOR, on=past.today)
        last[company.siret] = made.pk
