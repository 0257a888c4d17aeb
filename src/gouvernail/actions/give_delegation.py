"""Record a delegation of signature: who may decide in the administration's name, on what, between which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import Account, Delegation, Framework, Product, RoleGrant
from gouvernail.rules.access import Role
from gouvernail.rules.delegations import Given, why_not_give
from gouvernail.rules.verdicts import Refusal, Refused

_CLAUSE = "domain-13"


@dataclass(frozen=True, slots=True)
class GivenDelegation:
    """A delegation as typed: over all frameworks and products when these are empty, without limit without amount."""

    account: UUID
    right: str
    source: str
    from_on: date
    until_on: date | None = None
    framework: str = ""
    product: str = ""
    most_cents: int | None = None


@transaction.atomic
def give_delegation(given: GivenDelegation, actor: str) -> Delegation:
    """Record it once; raises ``Refused``. Who records her own says so in the journal. Domain invariant 13."""
    sequence = journal.next_sequence()
    account = Account.objects.filter(uuid=given.account).first()
    if account is None:
        raise Refused(Refusal("delegation_account_unknown", _CLAUSE))
    values = {
        "account": account,
        "right": given.right,
        "framework": _framework(given.framework),
        "product": _product(given.product),
        "most_cents": given.most_cents,
        "from_on": given.from_on,
        "until_on": given.until_on,
    }
    if refusals := why_not_give(_facts(given, account, is_known=_is_known(values))):
        raise Refused(*refusals)
    made = Delegation.objects.create(**values, source=given.source.strip(), recorded_in=sequence)
    journal.append(journal.Line(actor, "delegation.given", f"account:{account.uuid}", _details(made, actor)))
    return made


def _facts(given: GivenDelegation, account: Account, *, is_known: bool) -> Given:
    roles = frozenset(Role(role) for role in RoleGrant.objects.filter(account=account).values_list("role", flat=True))
    told = (given.source, given.from_on, given.until_on, given.most_cents)
    return Given(given.right, roles, account.is_active, is_known, *told)


def _is_known(values: dict[str, object]) -> bool:
    return Delegation.objects.filter(**values, withdrawn_on=None).exists()


def _framework(number: str) -> Framework | None:
    found = Framework.objects.filter(number=number).first() if number else None
    if number and found is None:
        raise Refused(Refusal("delegation_framework_unknown", _CLAUSE))
    return found


def _product(external_id: str) -> Product | None:
    found = Product.objects.filter(external_id=external_id).first() if external_id else None
    if external_id and found is None:
        raise Refused(Refusal("delegation_product_unknown", _CLAUSE))
    return found


def _details(made: Delegation, actor: str) -> dict[str, object]:
    row = (
        *(made.account_id, made.right, made.framework_id, made.product_id),
        *(made.most_cents, made.from_on, made.until_on, made.source),
    )
    return {
        "delegation": str(made.uuid),
        "right": made.right,
        "framework": made.framework.number if made.framework else "",
        "product": str(made.product.uuid) if made.product else "",
        "most_cents": made.most_cents,
        "from": made.from_on.isoformat(),
        "until": made.until_on.isoformat() if made.until_on else "",
        "source": made.source,
        "is_for_oneself": actor == f"account:{made.account.uuid}",
        "facts": {"delegations": digest([row])},
    }
