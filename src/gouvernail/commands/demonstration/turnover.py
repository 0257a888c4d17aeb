"""A team that changed: somebody replaced with days of onboarding, one check of adequacy answered and one due."""

from __future__ import annotations

from datetime import date, datetime, time

from gouvernail import clock
from gouvernail.actions.answer_adequacy import answer_adequacy
from gouvernail.actions.ask_replacement import WantedReplacement, ask_replacement
from gouvernail.actions.end_onboarding import end_onboarding
from gouvernail.actions.give_term import GivenTerm, give_term
from gouvernail.actions.presentations.files import HandedFile
from gouvernail.actions.presentations.present import Proposal, present
from gouvernail.actions.start_assignment import WantedStart, start_assignment
from gouvernail.actions.take_up_replacement import take_up_replacement
from gouvernail.commands.demonstration.accounts import ACTOR
from gouvernail.commands.demonstration.contractors import GALETS
from gouvernail.commands.demonstration.past import Past
from gouvernail.records.models import AdequacyCheck, Contractor, OrderLine, Presentation, Replacement
from gouvernail.records.queries.scopes import EVERYTHING, Scope
from gouvernail.rules.adequacy import AdequacyAnswer
from gouvernail.rules.presentations import ProposedProfile

#: The order where `dev-04` took up from `dev-03`, as its days tell (`running_orders.py`), and one begun of late.
CHANGED, RECENT = "grange-ouverte", "carnet-de-quai"
_CHECK_DAYS = 45
_REFERENCES = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0>>endobj\n%%EOF\n"


def show_turnover(past: Past) -> None:
    """Present, put to work, replace, answer: through the actions that everybody uses."""
    contractor = Contractor.objects.get(siret=GALETS.siret)
    own = Scope(contractor_ids=frozenset({contractor.pk}))
    changed, recent = _line(contractor, CHANGED), _line(contractor, RECENT)
    give_term(changed.order.framework, GivenTerm("adequacy_check_days", str(_CHECK_DAYS), ""), ACTOR)
    _replace(changed, own, past)
    one = _presented(recent, "Développeuse", "dev-02", past.working_day(-60), own)
    start_assignment(WantedStart(one.uuid, past.working_day(-_CHECK_DAYS + 5)), own, ACTOR, past.today)
    check = AdequacyCheck.objects.get(order=changed.order, product=changed.product)
    answer_adequacy(check.uuid, AdequacyAnswer(True, "Le profil tient le besoin."), EVERYTHING, ACTOR)


def _replace(line: OrderLine, own: Scope, past: Past) -> None:
    """The newcomer learns for a week beside who leaves, at the contractor's cost."""
    first = _presented(line, "Développeur", "dev-03", past.working_day(-244), own)
    leaver = start_assignment(WantedStart(first.uuid, past.working_day(-220)), own, ACTOR, past.today)
    asked = ask_replacement(WantedReplacement(leaver.uuid, "departure"), own, ACTOR)
    newcomer = _presented(line, "Développeuse", "dev-04", past.working_day(-118), own, asked)
    wanted = WantedStart(newcomer.uuid, past.working_day(-92))
    take_up_replacement(asked.uuid, wanted, past.working_day(-85), own, ACTOR, past.today)
    end_onboarding(asked.uuid, past.working_day(-80), own, ACTOR, past.today)


def _line(contractor: Contractor, product: str) -> OrderLine:
    """The line in days of the running order of a product, the oldest first."""
    found = OrderLine.objects.filter(order__contractor=contractor, order__state="running")
    found = found.filter(product__external_id=product, work_unit__measure="days").select_related("order__framework")
    return found.order_by("order__notified_on", "number")[0]


def _presented(
    line: OrderLine, profile: str, worker: str, on: date, own: Scope, replaces: Replacement | None = None
) -> Presentation:
    """A profile whose references came on a day: nobody recused it in time."""
    at = datetime.combine(on, time(10), tzinfo=clock.PARIS)
    who = ProposedProfile(profile, f"Personne {worker}", {})
    told = Proposal(line.order, who, line, worker, replaces)
    return present(told, [HandedFile("references.pdf", [_REFERENCES])], own, ACTOR, at=at)
