"""Every step that somebody may try, with any order, need or profile, at any moment: the real actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeVar

import pytest
from django.db.models import Model
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from gouvernail.actions.accept_days import SeenDays, accept_days
from gouvernail.actions.amend_order import AmendmentSigning, amend_order
from gouvernail.actions.answer_adequacy import answer_adequacy
from gouvernail.actions.approve_month import approve_months
from gouvernail.actions.ask_replacement import WantedReplacement, ask_replacement
from gouvernail.actions.confirm_month import confirm_month
from gouvernail.actions.end_assignment import end_assignment
from gouvernail.actions.end_onboarding import end_onboarding
from gouvernail.actions.needs.answer_order import answer_order
from gouvernail.actions.needs.attribute_need import Attributing, attribute_need
from gouvernail.actions.needs.cancel_order import cancel_order
from gouvernail.actions.needs.propose_order import propose_order
from gouvernail.actions.needs.rewrite_draft import Redrafted, rewrite_draft
from gouvernail.actions.needs.write_need import NeedFor, rewrite_need, withdraw_need, write_need
from gouvernail.actions.notify_order import Signing, notify_order
from gouvernail.actions.observe_order import observe_order
from gouvernail.actions.pass_order import OrderPassage, pass_order
from gouvernail.actions.presentations.complete_references import complete_references
from gouvernail.actions.presentations.decide import Deciding, accept, recuse, say_missing
from gouvernail.actions.presentations.files import HandedFile
from gouvernail.actions.presentations.present import Proposal, present
from gouvernail.actions.presentations.record_lapses import record_lapses
from gouvernail.actions.presentations.withdraw import withdraw
from gouvernail.actions.start_assignment import WantedStart, start_assignment
from gouvernail.actions.take_back_month import take_back_month
from gouvernail.actions.take_up_replacement import take_up_replacement
from gouvernail.actions.team_months import SeenMonth
from gouvernail.actions.written_month import MonthEntry
from gouvernail.records.models import (
    Account,
    AdequacyCheck,
    Assignment,
    Contractor,
    DayEntry,
    Framework,
    Need,
    Order,
    OrderAnswer,
    OrderLine,
    Presentation,
    Product,
    Replacement,
    Worker,
    WorkerMonth,
)
from gouvernail.records.queries.own_month import Member
from gouvernail.records.queries.presentations.standing import standing_clock
from gouvernail.records.queries.scopes import EVERYTHING, Scope
from gouvernail.records.queries.team_months import last_entries
from gouvernail.records.queries.waiting_days import seen_in, waiting_declared
from gouvernail.rules.adequacy import AdequacyAnswer
from gouvernail.rules.attribution.passing_over import Choice, Passing
from gouvernail.rules.months import Cell
from gouvernail.rules.needs import NeededUnit, WrittenNeed
from gouvernail.rules.order_life.amending import Change
from gouvernail.rules.order_life.execution import Passage
from gouvernail.rules.presentations import ProposedProfile
from gouvernail.rules.verdicts import Refused
from tests.actions.any_sequence.invariants import Watch
from tests.actions.order_life.signatories import read
from tests.makers import undone
from tests.market import ALPHA, BETA

AnyModel = TypeVar("AnyModel", bound=Model)
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
#: Near the end of the framework, so that its last day is met; or in spring, among the public holidays.
BEGINNINGS = (date(2025, 4, 10), date(2026, 4, 27), date(2026, 12, 16))

#: The latest one most often: life goes on where it is.
which = st.sampled_from((0, 0, 0, 0, 1, 1, 2, 3))
sirets = st.sampled_from((ALPHA, ALPHA, BETA))
#: Hundredths of a unit of 5,000 euros, under a ceiling of 100,000.
quantities = st.sampled_from((40, 100, 133, 300, 700, 900, 0))
reasons = st.sampled_from(
    ("", "declined", "silent", "no_capacity", "no_capacity", "conflict_of_interest", "continuity", "ended_early", "x")
)
words = st.sampled_from(("Parce que.", "Parce que.", "Parce que.", " "))
around = st.sampled_from((0, 0, 0, 1, 2, 7, -1, -3))
figures = st.sampled_from((25, 50, 100, 100))


def later(on: date, days: int) -> date:
    """So many days after, or before."""
    return on + timedelta(days=days)


class AnySequence(RuleBasedStateMachine):
    """A framework with two contractors; each step is done or refused, and what must hold holds after it."""

    def __init__(self, account: Account, chapter: int, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self.account, self.chapter, self.monkeypatch = account, chapter, monkeypatch
        self.life = undone()
        self.life.__enter__()
        self.watch = Watch()
        self.numbers = 0

    def teardown(self) -> None:
        """What holds at the end; then nothing of it happened."""
        try:
            self.watch.end(self.on)
        finally:
            self.life.__exit__(None, None, None)

    # The day, which only moves forward.

    @initialize(on=st.sampled_from(BEGINNINGS), quantity=st.sampled_from((20, 133, 1500)))
    def begin(self, on: date, quantity: int) -> None:
        """Somewhere in a life, so that each part of it is met: nothing yet, or up to a newcomer who learns."""
        self.set_day(on)
        self.quantity = quantity
        for one in (self.ordered, self.staffed, self.at_work, self.to_replace, self.replaced)[: self.chapter]:
            one()

    def ordered(self) -> None:
        self.written("mes-aides", self.quantity)
        self.attributed(0, ALPHA, "", "")
        self.notified(0)

    def staffed(self) -> None:
        self.presented(0, "a", 0, takes_up=False, on_line=self.quantity > 20)
        self.decided(0, "accept", "")

    def at_work(self) -> None:
        self.started(0, 0)
        self.declared(0, 0, 50, 0, learns=False)

    def to_replace(self) -> None:
        self.replacement_asked(0, "departure")
        self.presented(0, "b", 0, takes_up=True, on_line=True)
        self.decided(0, "accept", "")

    def replaced(self) -> None:
        self.taken_up(0, 0, 0)
        self.declared(0, 0, 50, 0, learns=True)
        assert Replacement.objects.get().newcomer is not None

    @rule(days=st.sampled_from((1, 1, 3, 12, 13, 30)))
    def days_pass(self, days: int) -> None:
        self.set_day(later(self.on, days))
        self.watch.look(self.on, time_passed=True)

    def set_day(self, on: date) -> None:
        self.on = on
        self.monkeypatch.setenv("GOUVERNAIL_TODAY", on.isoformat())

    # Needs and their attribution.

    @rule(product=st.sampled_from(("mes-aides", "rdv")), quantity=quantities)
    def written(self, product: str, quantity: int) -> None:
        self.done(lambda: write_need(self.at(product), self.need(quantity), EVERYTHING, "pilotage"))

    @precondition(lambda _: Need.objects.exists())
    @rule(which=which, quantity=quantities, stale=st.sampled_from((0, 0, 1)))
    def rewritten(self, which: int, quantity: int, stale: int) -> None:
        need = self.pick(Need, which)
        seen = need.version - stale
        self.done(lambda: rewrite_need(need, seen, self.at("rdv"), self.need(quantity), EVERYTHING, "pilotage"))

    @precondition(lambda _: Need.objects.count() > 2)
    @rule(which=which)
    def withdrawn(self, which: int) -> None:
        need = self.pick(Need, which)
        self.done(lambda: withdraw_need(need, need.version, EVERYTHING, "pilotage"))

    @precondition(lambda _: Need.objects.exists())
    @rule(which=which, siret=sirets, reason=reasons, explanation=words)
    def attributed(self, which: int, siret: str, reason: str, explanation: str) -> None:
        need = self.pick(Need, which)
        passed = {one: Passing(reason, explanation) for one in (ALPHA, BETA) if one != siret and reason}
        self.numbers += 1
        deciding = Attributing(Choice(siret, passed), f"BC-{self.numbers}", need.version)
        self.done(lambda: attribute_need(need, deciding, "pilotage", self.on))

    # Orders before their notification.

    @precondition(lambda _: Order.objects.exists())
    @rule(which=which, quantity=quantities)
    def redrafted(self, which: int, quantity: int) -> None:
        order = self.pick(Order, which)
        wanted = Redrafted(read(order, self.on), self.on, later(self.on, 60), {1: quantity}, ("Code source",))
        self.done(lambda: rewrite_draft(order, wanted, "pilotage", self.on))

    @precondition(lambda _: Order.objects.exists())
    @rule(which=which)
    def proposed(self, which: int) -> None:
        order = self.pick(Order, which)
        self.done(lambda: propose_order(order, read(order, self.on), "pilotage", self.on))

    @precondition(lambda _: Order.objects.filter(proposed_on__isnull=False).exists())
    @rule(which=which, siret=sirets, declines=st.booleans(), said=words)
    def answered(self, which: int, siret: str, declines: bool, said: str) -> None:
        order, scope = self.pick(Order, which), self.scope(siret)
        self.done(lambda: answer_order(order, said, scope, "titulaire", self.on, declines=declines))

    @precondition(lambda _: Order.objects.count() > 1)
    @rule(which=which)
    def cancelled(self, which: int) -> None:
        order = self.pick(Order, which)
        self.done(lambda: cancel_order(order, "pilotage", self.on))

    @precondition(lambda _: Order.objects.exists())
    @rule(which=which)
    def notified(self, which: int) -> None:
        order = self.pick(Order, which)
        self.done(lambda: notify_order(Signing(order.pk, read(order, self.on)), self.account, self.on))

    # Orders after their notification.

    @precondition(lambda _: has_notified())
    @rule(
        which=which, more=st.sampled_from((-700, -133, -33, 0, 33, 200, 900)), days=st.sampled_from((None, -9, 0, 40))
    )
    def amended(self, which: int, more: int, days: int | None) -> None:
        order = self.pick(Order, which)
        change = Change({1: more}, None if days is None else later(self.on, days), "Besoin revu")
        signing = AmendmentSigning(order.pk, read(order, self.on), change)
        self.done(lambda: amend_order(signing, self.account, self.on))

    @precondition(lambda _: has_notified())
    @rule(
        which=which,
        passage=st.sampled_from((*Passage, Passage.START, Passage.START, Passage.RESUME)),
        days=st.sampled_from((0, 0, 0, -1, 1)),
        said=words,
    )
    def passed(self, which: int, passage: Passage, days: int, said: str) -> None:
        order = self.pick(Order, which)
        asked = OrderPassage(order.pk, passage, later(self.on, days), said)
        self.done(lambda: pass_order(asked, self.account, self.on))

    @precondition(lambda _: Order.objects.exists())
    @rule(which=which, said=words)
    def observed(self, which: int, said: str) -> None:
        order = self.pick(Order, which)
        seen = OrderAnswer.objects.filter(order=order, kind="observation").count()
        self.done(lambda: observe_order(order.pk, said, self.own(order), "titulaire", seen=seen))

    # Profiles presented, and decisions on them.

    @precondition(lambda _: has_notified())
    @rule(which=which, person=st.sampled_from("abcd"), replaces=which, takes_up=st.booleans(), on_line=st.booleans())
    def presented(self, which: int, person: str, replaces: int, takes_up: bool, on_line: bool) -> None:
        order = self.pick(Order, which)
        replacement = self.pick(Replacement, replaces) if takes_up and Replacement.objects.exists() else None
        order = replacement.leaver.order if replacement else order
        line = order.lines.first() if on_line else None
        profile = ProposedProfile("Développeuse", f"Personne {person}", {"git": 2})
        told = Proposal(order, profile, line, f"{order.contractor.siret}-{person}", replacement)
        self.done(lambda: present(told, [HandedFile("cv.pdf", [PDF])], self.own(order), "titulaire"))

    @precondition(lambda _: Presentation.objects.exists())
    @rule(which=which, step=st.sampled_from(("accept", "accept", "recuse", "missing")), said=words)
    def decided(self, which: int, step: str, said: str) -> None:
        one = self.pick(Presentation, which)
        deciding = Deciding(one.pk, standing_clock(one).pk, EVERYTHING, "pilotage")
        steps: dict[str, Callable[[], Any]] = {
            "accept": lambda: accept(deciding),
            "recuse": lambda: recuse(deciding, said),
            "missing": lambda: say_missing(deciding, said),
        }
        self.done(steps[step])

    @precondition(lambda _: Presentation.objects.filter(missing__isnull=False).exists())
    @rule(which=which)
    def completed(self, which: int) -> None:
        one = self.pick(Presentation, which)
        files = [HandedFile("suite.pdf", [PDF])]
        self.done(lambda: complete_references(one.pk, files, self.own(one.order), "titulaire"))

    @precondition(lambda _: Presentation.objects.count() > 1)
    @rule(which=which)
    def taken_back(self, which: int) -> None:
        one = self.pick(Presentation, which)
        self.done(lambda: withdraw(one.pk, self.own(one.order), "titulaire"))

    @precondition(lambda _: Presentation.objects.filter(decision__isnull=True).exists())
    @rule()
    def lapsed(self) -> None:
        self.done(record_lapses)

    # People at work, and who takes up from them.

    @precondition(lambda _: Presentation.objects.exists())
    @rule(which=which, days=around)
    def started(self, which: int, days: int) -> None:
        one = self.pick(Presentation, which)
        wanted = WantedStart(one.uuid, later(self.on, days))
        self.done(lambda: start_assignment(wanted, self.own(one.order), "titulaire", self.on))

    @precondition(lambda _: Assignment.objects.exists())
    @rule(which=which, days=around)
    def ended(self, which: int, days: int) -> None:
        one = self.pick(Assignment, which)
        self.done(lambda: end_assignment(one.uuid, later(self.on, days), self.own(one.order), "titulaire"))

    @precondition(lambda _: Assignment.objects.exists())
    @rule(which=which, cause=st.sampled_from(("departure", "absence", "adequacy")))
    def replacement_asked(self, which: int, cause: str) -> None:
        one = self.pick(Assignment, which)
        self.done(lambda: ask_replacement(WantedReplacement(one.uuid, cause), self.own(one.order), "titulaire"))

    @precondition(lambda _: Replacement.objects.exists())
    @rule(which=which, days=around, ends=st.sampled_from((None, 0, 1)))
    def taken_up(self, which: int, days: int, ends: int | None) -> None:
        asked = self.pick(Replacement, which)
        one = asked.presentation or self.pick(Presentation, which)
        wanted = WantedStart(one.uuid, later(self.on, days))
        ends_on = None if ends is None else later(self.on, ends)
        scope = self.own(asked.leaver.order)
        self.done(lambda: take_up_replacement(asked.uuid, wanted, ends_on, scope, "titulaire", self.on))

    @precondition(lambda _: Replacement.objects.filter(newcomer__isnull=False).exists())
    @rule(which=which, days=around)
    def learnt(self, which: int, days: int) -> None:
        asked = self.pick(Replacement, which)
        scope = self.own(asked.leaver.order)
        self.done(lambda: end_onboarding(asked.uuid, later(self.on, days), scope, "titulaire", self.on))

    @precondition(lambda _: AdequacyCheck.objects.exists())
    @rule(which=which, fits=st.booleans(), said=words, number=st.integers(1, 3))
    def checked(self, which: int, fits: bool, said: str, number: int) -> None:
        check = self.pick(AdequacyCheck, which)
        answer = AdequacyAnswer(fits, said, frozenset() if fits else frozenset({number}))
        self.done(lambda: answer_adequacy(check.uuid, answer, EVERYTHING, "pilotage"))

    # Days declared and accepted.

    @precondition(lambda _: Assignment.objects.filter(worker__isnull=False).exists())
    @rule(which=which, days=around, figure=figures, other=which, learns=st.booleans())
    def declared(self, which: int, days: int, figure: int, other: int, learns: bool) -> None:
        one = self.pick(Assignment, which)
        line = self.pick(OrderLine, other) if other > 1 else one.order.lines.get()
        nature = "onboarding" if learns else "billable"
        if one.worker is not None:
            cell = Cell(line.pk, later(self.on, -days), figure, nature)
            self.done(lambda: self.declare(one.order.contractor, one.worker, cell))

    @precondition(lambda _: DayEntry.objects.filter(state="declared").exists())
    @rule()
    def days_accepted(self) -> None:
        seen = SeenDays(seen_in(waiting_declared(EVERYTHING)))
        self.done(lambda: accept_days(seen, EVERYTHING, "pilotage", self.on))

    # What the steps share.

    def done(self, step: Callable[[], Any]) -> None:
        """Do it, or be refused in words that name a clause; then look at everything."""
        try:
            step()
        except Refused as refused:
            self.watch.refused(refused)
        self.watch.look(self.on)

    def declare(self, contractor: Contractor, worker: Worker | None, cell: Cell) -> None:
        """Add a part of a day to a month, confirm it and approve it, as its member and correspondent do."""
        member, month_on = Member(contractor, worker), cell.work_on.replace(day=1)
        month = WorkerMonth.objects.filter(worker=worker, month_on=month_on).first()
        if month is not None and month.state in {"confirmed", "approved"}:
            month = take_back_month(member, month_on, month.version, None)
        typed = month.days.values_list("line_id", "work_on", "hundredths", "nature") if month else []
        key = (cell.line_id, cell.work_on, cell.nature)
        cells = [one for one in map(Cell._make, typed) if (one.line_id, one.work_on, one.nature) != key]
        entry = MonthEntry(month_on, month.version if month else 0, [*cells, cell])
        made = confirm_month(member, entry, None, self.on)
        scope = Scope(contractor_ids=frozenset({contractor.pk}))
        last = last_entries(scope, month_on).get(made.worker_id, 0)
        approve_months([SeenMonth(made.pk, made.version, last)], scope, "titulaire", self.on)

    def pick(self, model: type[AnyModel], which: int) -> AnyModel:
        """One of them, counted from the latest."""
        found = list(model._default_manager.order_by("-pk")[: which + 1])
        return found[-1]

    def at(self, product: str) -> NeedFor:
        return NeedFor(Framework.objects.get(), Product.objects.get(external_id=product))

    def need(self, quantity: int) -> WrittenNeed:
        units = [NeededUnit("DEVOPS", quantity)]
        return WrittenNeed("Refondre l’accueil", units, "medium", self.on, later(self.on, 90), ("Code source",))

    def scope(self, siret: str) -> Scope:
        return Scope(contractor_ids=frozenset({Contractor.objects.get(siret=siret).pk}))

    def own(self, order: Order) -> Scope:
        return Scope(contractor_ids=frozenset({order.contractor_id}))


def has_notified() -> bool:
    """Whether an order is notified."""
    return Order.objects.filter(notified_on__isnull=False).exists()
