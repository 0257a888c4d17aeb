"""Date the checks of the first period: when somebody starts work, or when the term receives its value."""

from __future__ import annotations

from datetime import date

from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import AdequacyCheck, Framework, Order, Product
from gouvernail.records.queries.order_life.terms import terms_of
from gouvernail.records.queries.turnover.adequacy import UncheckedOrder, first_day, unchecked_of
from gouvernail.rules.adequacy import adequacy_due
from gouvernail.rules.terms import Terms

CheckFact = tuple[object, ...]


def date_checks_of(order: Order, sequence: int) -> list[CheckFact]:
    """Date the checks of an order that have none, product by product; answers the facts for the caller's entry.

    Nothing while the term is to be filled in. CCTP 2 (2-profile-adequacy); product principle 6.
    """
    terms = terms_of(order.framework_id)
    products = Product.objects.filter(order_lines__order=order).distinct().order_by("pk")
    known = set(AdequacyCheck.objects.filter(order=order).values_list("product_id", flat=True))
    missing = [UncheckedOrder(order, one, first_day(order, one)) for one in products if one.pk not in known]
    return [fact for one in missing if (fact := _dated(one, terms, sequence))]


def date_missing_checks(framework: Framework, actor: str) -> int:
    """Date the checks of the orders where people work already, once the term has a value; answers how many.

    Must run inside the transaction that gives the value; appends its own entry. CCTP 2 (2-profile-adequacy).
    """
    sequence = journal.next_sequence()
    terms = terms_of(framework.pk)
    facts = [fact for one in unchecked_of(framework) if (fact := _dated(one, terms, sequence))]
    if facts:
        details = {"count": len(facts), "facts": {"adequacy_checks": digest(facts)}}
        journal.append(journal.Line(actor, "adequacy.dated", f"framework:{framework.number}", details))
    return len(facts)


def _dated(one: UncheckedOrder, terms: Terms, sequence: int) -> CheckFact | None:
    due = adequacy_due(one.first_day_on, terms) if isinstance(one.first_day_on, date) else None
    if due is None:
        return None
    AdequacyCheck.objects.create(
        order=one.order,
        product=one.product,
        due_on=due.due_on,
        basis={"first_day_on": due.first_day_on.isoformat(), "calendar_days": due.calendar_days},
        recorded_in=sequence,
    )
    return one.order.pk, one.product.pk, due.due_on
