"""The facts that may ask for a reader's attention, as far as that reader may see them and do something about them.

As many queries for one order as for ten thousand. The walls are those of the scope: whoever leads a product learns
nothing of ceilings, imports and invitations. CCTP 4.2 (4.2-device); product principle 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Protocol

from django.db.models import Count, Exists, Max, OuterRef, Q

from gouvernail import clock
from gouvernail.records.models import (
    Account,
    Framework,
    FrameworkTerm,
    Invitation,
    LineBalance,
    OrderLine,
    OutgoingMail,
    RegistryImport,
    RegistryTrouble,
)
from gouvernail.records.queries.duties.months import months_to_approve, own_months
from gouvernail.records.queries.duties.promises import (
    ending_delegations,
    mission_rules,
    unnamed_correspondents,
    unread_notices,
    unsettled_notices,
)
from gouvernail.records.queries.duties.proposals import drafts, open_needs, proposals
from gouvernail.records.queries.duties.teams import (
    asked_replacements,
    incomplete_presentations,
    running_clocks,
    unchecked,
)
from gouvernail.records.queries.market_imports import market_imports_for
from gouvernail.records.queries.returns import last_answered, open_returns
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.waiting_days import DeclaredMonth, waiting_declared
from gouvernail.rules.access import CONTRACTORS_SIDE, Right, Role, may
from gouvernail.rules.attention import (
    AttentionFacts,
    Estimated,
    FrameworkStanding,
    ImportStanding,
    LineMonth,
    MailGivenUp,
    RegistryStanding,
    ReturnedDays,
    WaitingDays,
)
from gouvernail.rules.lifecycle import WORKING_STATES, MarketImportState, OrderState
from gouvernail.rules.statement import LineFigures
from gouvernail.rules.terms import Terms, preset

_OPEN = (*WORKING_STATES, OrderState.SUSPENDED)


class Asking(Protocol):
    """Who asks: an account, the roles that it holds and what they let it see."""

    @property
    def account(self) -> Account:
        """The person."""

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held."""

    @property
    def scope(self) -> Scope:
        """What they let see."""


def attention_facts(lines: Sequence[LineFigures], asking: Asking, on: date) -> AttentionFacts:
    """What may ask for the attention of a reader who sees ``lines`` in the statement of the day."""
    facts = _of_the_market(lines, asking.scope, asking.roles, on)
    if not CONTRACTORS_SIDE.isdisjoint(asking.roles):
        return _beside_contractors(facts, asking, on)
    return _beside_the_state(facts, asking.scope, asking.roles, on)


def _of_the_market(lines: Sequence[LineFigures], scope: Scope, held: frozenset[Role], on: date) -> AttentionFacts:
    terms = terms_of_frameworks()
    accepts = may(held, Right.ACCEPT_DAYS)
    declared = waiting_declared(scope) if accepts else ()
    return AttentionFacts(
        lines=lines,
        terms=terms,
        estimated=_estimated(scope) if may(held, Right.ESTIMATE) else {},
        waiting=_waiting(lines, declared),
        returned=_returned(lines, declared, scope) if accepts or may(held, Right.ANSWER_RETURNS) else (),
        frameworks=_frameworks(terms) if scope.everything else (),
        imports=_imports(scope, on) if may(held, Right.IMPORT_MARKET) else (),
        registry=_registry() if scope.everything else None,
        mails=_mails() if scope.everything else (),
    )


def _beside_the_state(facts: AttentionFacts, scope: Scope, held: frozenset[Role], on: date) -> AttentionFacts:
    """What the office and the leads owe or await of orders and teams."""
    is_office = scope.everything
    return replace(
        facts,
        clocks=running_clocks(scope) if may(held, Right.DECIDE_PRESENTATIONS) else (),
        checks=unchecked(scope) if may(held, Right.CHECK_ADEQUACY) else (),
        rules=mission_rules(scope) if may(held, Right.WRITE_CONFIDENTIALITY) else (),
        needs=open_needs() if is_office else (),
        drafts=drafts() if is_office else (),
        proposals=proposals(scope) if is_office else (),
        notices=unsettled_notices() if is_office else (),
        delegations=ending_delegations(on) if is_office else (),
        unnamed=unnamed_correspondents(scope) if is_office else (),
    )


def _beside_contractors(facts: AttentionFacts, asking: Asking, on: date) -> AttentionFacts:
    """What a correspondent and a member owe; a member's months are its own."""
    facts = replace(facts, is_contractor=True)
    if may(asking.roles, Right.ENTER_MONTH):
        facts = replace(facts, own_months=own_months(asking.account, on))
    if not may(asking.roles, Right.APPROVE_MONTHS):
        return facts
    scope = asking.scope
    return replace(
        facts,
        incomplete=incomplete_presentations(scope),
        replacements=asked_replacements(scope),
        proposals=proposals(scope),
        rules=mission_rules(scope),
        notices=unread_notices(scope.contractor_ids),
        unnamed=unnamed_correspondents(scope),
        approvals=months_to_approve(scope),
    )


def terms_of_frameworks() -> Mapping[str, Terms]:
    """The terms of every framework, by its number; a term that came after a framework has the value of the preset.

    A term that stands without value stays to be filled in: it is never taken as none. Product principle 6.
    """
    values = {number: dict(preset().values) for number in Framework.objects.order_by().values_list("number", flat=True)}
    for number, key, value in FrameworkTerm.objects.order_by().values_list("framework__number", "key", "value"):
        values[number][key] = value
    return {number: Terms(own) for number, own in values.items()}


def orders_named(numbers: Iterable[str], scope: Scope) -> Mapping[str, Sequence[str]]:
    """The names of the products of some orders, by order number; only those of lines in scope."""
    found = OrderLine.objects.filter(scope.of_lines(), order__number__in=set(numbers))
    names: dict[str, list[str]] = {}
    for number, name in found.order_by("order__number", "number").values_list("order__number", "product__name"):
        own = names.setdefault(number, [])
        if name not in own:
            own.append(name)
    return names


def last_mail_given_up() -> str:
    """Until when the list of lost invitations is told: giving a mail up is no entry of the journal."""
    last = OutgoingMail.objects.aggregate(last_at=Max("given_up_at"))["last_at"]
    return last.isoformat() if last else ""


def _estimated(scope: Scope) -> Mapping[int, Estimated]:
    found = LineBalance.objects.filter(scope.of_lines("line__"), line__order__state__in=list(WORKING_STATES))
    rows = found.order_by().values_list("line_id", "line__order__notified_on", "estimated_on")
    return {line_id: Estimated(notified_on, told) for line_id, notified_on, told in rows if notified_on is not None}


def _months_of(
    lines: Sequence[LineFigures], months: Iterable[tuple[int, date]]
) -> Mapping[tuple[int, date], LineMonth]:
    """The order and number of some lines and months, by line id and month."""
    known = {line.line_id: (line.order, line.line) for line in lines}
    return {key: LineMonth(*known[key[0]], key[1]) for key in months if key[0] in known}


def _waiting(lines: Sequence[LineFigures], declared: Sequence[DeclaredMonth]) -> Sequence[WaitingDays]:
    at = _months_of(lines, (one.key for one in declared))
    return [WaitingDays(at[one.key], one.hundredths) for one in declared if one.key in at]


def _returned(lines: Sequence[LineFigures], declared: Sequence[DeclaredMonth], scope: Scope) -> Sequence[ReturnedDays]:
    """The returns that wait for an answer, and the last that was answered of each month that still waits."""
    answered = last_answered(one.key for one in declared)
    found = [*answered.values(), *open_returns(scope)]
    at = _months_of(lines, ((one.line_id, one.month_on) for one in found))
    return [
        ReturnedDays(
            at[one.line_id, one.month_on],
            one.hundredths,
            clock.day_of(one.returned_at),
            clock.day_of(one.answered_at) if one.answered_at else None,
        )
        for one in found
        if (one.line_id, one.month_on) in at
    ]


def _frameworks(terms: Mapping[str, Terms]) -> Sequence[FrameworkStanding]:
    counted = Count("orders", filter=Q(orders__state__in=list(_OPEN)))
    rows = Framework.objects.annotate(open_orders=counted).order_by("number")
    columns = ("number", "valid_until_on", "ceiling_cents", "committed_cents", "open_orders")
    return [
        FrameworkStanding(number, until_on, ceiling, committed, orders, terms[number])
        for number, until_on, ceiling, committed, orders in rows.values_list(*columns)
    ]


def _imports(scope: Scope, on: date) -> Sequence[ImportStanding]:
    days = preset().number("import_trouble_days") or 0
    since = datetime.combine(on - timedelta(days=days), datetime.min.time(), tzinfo=clock.PARIS)
    found = market_imports_for(scope).filter(received_at__gte=since).order_by("received_at", "id")
    errors = Q(report__errors__0__isnull=False)
    troubled = set(found.filter(errors, state=MarketImportState.PREVIEWED).order_by().values_list("pk", flat=True))
    columns = ("pk", "uuid", "file_name", "by_id", "contractor_id", "received_at", "state")
    return [
        ImportStanding(
            str(uuid),
            name,
            f"{contractor or ''}/{by}",
            clock.day_of(received_at),
            MarketImportState(state),
            pk in troubled,
        )
        for pk, uuid, name, by, contractor, received_at, state in found.values_list(*columns)
    ]


def _registry() -> RegistryStanding | None:
    last = RegistryImport.objects.order_by("-imported_at", "-id").values_list("imported_at", flat=True).first()
    return RegistryStanding(RegistryTrouble.objects.count(), clock.day_of(last)) if last else None


def _mails() -> Sequence[MailGivenUp]:
    """The invitations of the State's side that could not be sent and are still open.

    Those of a contractor's people are its own matter. CCTP 4.1 (4.1-contractor-authority).
    """
    invited = Invitation.objects.filter(email__iexact=OuterRef("to"), accepted_at=None, withdrawn_at=None)
    later = OutgoingMail.objects.filter(to=OuterRef("to"), kind=OuterRef("kind"), written_at__gt=OuterRef("written_at"))
    found = OutgoingMail.objects.filter(
        Exists(invited.exclude(role=Role.MEMBER)), ~Exists(later), kind="invitation", given_up_at__isnull=False
    )
    rows = found.order_by("given_up_at", "id").values_list("uuid", "to", "given_up_at")
    return [MailGivenUp(str(uuid), to, clock.day_of(given_up_at)) for uuid, to, given_up_at in rows if given_up_at]
