"""Statements of need: one open, one given to the contractor already at work, one declined then given to the next."""

from __future__ import annotations

from gouvernail.actions.needs.answer_order import answer_order
from gouvernail.actions.needs.attribute_need import Attributing, attribute_need
from gouvernail.actions.needs.propose_order import propose_order
from gouvernail.actions.needs.write_need import NeedFor, write_need
from gouvernail.commands.demonstration.accounts import ACTOR
from gouvernail.commands.demonstration.contractors import GALETS, VENT_D_EST
from gouvernail.commands.demonstration.frameworks import RUNNING
from gouvernail.commands.demonstration.past import Past
from gouvernail.records.models import Framework, Need, Order, Product
from gouvernail.records.queries.order_life.content import content_of, version_of, whole_lines
from gouvernail.records.queries.scopes import EVERYTHING, Scope
from gouvernail.rules.attribution.passing_over import Choice, Passing, Reason
from gouvernail.rules.needs import NeededUnit, WrittenNeed
from gouvernail.rules.skills import Skill

_CONTINUED, _DECLINED = 27, 28


def show_needs(past: Past) -> None:
    """Write, attribute, propose, decline: through the actions that everybody uses."""
    _write_open(past)
    _give_to_who_is_at_work(past)
    _give_to_the_next(past)


def _write_open(past: Past) -> None:
    written = WrittenNeed(
        "Ouvrir le carnet aux ports de plaisance",
        [NeededUnit("DESIGN", 150), NeededUnit("DEVOPS", 200)],
        "medium",
        past.working_day(50),
        past.working_day(230),
        ("Parcours testé dans trois ports", "Code source publié"),
        (Skill.USER_RESEARCH, Skill.TDD),
    )
    _written("carnet-de-quai", "acceleration", written, past)


def _give_to_who_is_at_work(past: Past) -> None:
    """The first of the ranks is passed over: another one works on the product already."""
    written = WrittenNeed(
        "Faire connaître le service aux départements",
        [NeededUnit("DEPLOIEMENT", 100)],
        "simple",
        past.working_day(20),
        past.working_day(140),
        ("Guide des gestionnaires de sentiers",),
    )
    need = _written("sentier-sur", "acceleration", written, past)
    _attributed(need, _CONTINUED, {GALETS.siret: Passing(Reason.CONTINUITY)}, past)


def _give_to_the_next(past: Past) -> None:
    """The first of the ranks declines; the next one has the proposal before its eyes."""
    written = WrittenNeed(
        "Tenir l’ouverture du service à tout le pays",
        [NeededUnit("DEVOPS", 100)],
        "high",
        past.working_day(35),
        past.working_day(215),
        ("Essais de charge", "Service tenu à dix fois l’usage présent"),
        (Skill.AUTOMATED_TESTS, Skill.LINUX_ADMINISTRATION),
    )
    need = _written("grange-ouverte", "acceleration", written, past)
    first = _attributed(need, _DECLINED, {}, past, to=GALETS.siret)
    _propose(first, past)
    own = Scope(contractor_ids=frozenset({first.contractor_id}))
    words = "Notre équipe est engagée jusqu’au printemps sur deux autres bons de commande."
    answer_order(first, words, own, ACTOR, past.today, declines=True)
    _propose(_attributed(need, _DECLINED + 1, {GALETS.siret: Passing(Reason.DECLINED)}, past), past)


def _written(product: str, stage: str, written: WrittenNeed, past: Past) -> Need:
    framework = Framework.objects.get(number=RUNNING.number(past))
    at = NeedFor(framework, Product.objects.get(external_id=product), stage=stage)
    return write_need(at, written, EVERYTHING, ACTOR)


def _attributed(need: Need, index: int, passed: dict[str, Passing], past: Past, to: str = VENT_D_EST.siret) -> Order:
    need.refresh_from_db()
    number = f"BC-{past.today.year}-{index:03d}"
    return attribute_need(need, Attributing(Choice(to, passed), number, need.version), ACTOR, past.today)


def _propose(order: Order, past: Past) -> None:
    seen = version_of(content_of(order, whole_lines(order), past.today), order.state)
    propose_order(order, seen, ACTOR, past.today)
