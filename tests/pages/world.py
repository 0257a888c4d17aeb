"""A small world with two contractors on either side of a wall, and one reader per role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.records.models import Account, Contractor, Framework, Order, Organisation, Product
from gouvernail.rules.access import Role
from tests import makers

STEERING = "steering"
LEAD = "lead of the product of A"
CORRESPONDENT_A = "correspondent of A"
CORRESPONDENT_B = "correspondent of B"
MEMBER = "member of A"
PARTNER = "partner"
ROLELESS = "without role"
ANONYMOUS = "anonymous"

#: The roles that each reader holds; nobody signed in holds none.
ROLES: Mapping[str, frozenset[Role]] = {
    ANONYMOUS: frozenset(),
    ROLELESS: frozenset(),
    STEERING: frozenset({Role.STEERING_OFFICE}),
    LEAD: frozenset({Role.PRODUCT_LEAD}),
    CORRESPONDENT_A: frozenset({Role.CORRESPONDENT}),
    CORRESPONDENT_B: frozenset({Role.CORRESPONDENT}),
    MEMBER: frozenset({Role.MEMBER}),
    PARTNER: frozenset({Role.PARTNER}),
}
READERS = tuple(ROLES)
EVERYBODY = frozenset(READERS)

#: Whose orders are on this side of the wall, reader by reader.
SEES_ORDER_A = frozenset({STEERING, LEAD, CORRESPONDENT_A})
SEES_ORDER_B = frozenset({STEERING, CORRESPONDENT_B})

_WORDS_OF_A = ("BC-AUBEPINE-1", "Coopérative Aubépine", "00000000000011")
_WORDS_OF_B = ("BC-BRUYERE-1", "Coopérative Bruyère", "00000000000022")
#: What must never be written on a page that a reader opens: the other side of the wall.
UNSAID: Mapping[str, tuple[str, ...]] = {
    ANONYMOUS: (*_WORDS_OF_A, *_WORDS_OF_B),
    ROLELESS: (*_WORDS_OF_A, *_WORDS_OF_B),
    STEERING: (),
    LEAD: _WORDS_OF_B,
    CORRESPONDENT_A: _WORDS_OF_B,
    CORRESPONDENT_B: _WORDS_OF_A,
    MEMBER: _WORDS_OF_B,
    PARTNER: (*_WORDS_OF_A, *_WORDS_OF_B),
}


@dataclass(frozen=True, slots=True)
class World:
    """What the samples of addresses point to."""

    framework: Framework
    contractor_a: Contractor
    contractor_b: Contractor
    product_a: Product
    product_b: Product
    order_a: Order
    order_b: Order
    accounts: Mapping[str, Account]


def make_world() -> World:
    """Two contractors of one framework, each with a product and an order of its own."""
    framework = makers.make_framework("MN-MURS")
    contractor_a = makers.make_contractor(_WORDS_OF_A[2], name=_WORDS_OF_A[1])
    contractor_b = makers.make_contractor(_WORDS_OF_B[2], name=_WORDS_OF_B[1])
    product_a = makers.make_product("aubepine.info", search_key="aubepine info")
    product_b = makers.make_product("bruyere-été", search_key="bruyere ete")
    organisation = Organisation.objects.create(external_id="prefecture-exemple", name="Préfecture d’exemple")
    unit = makers.make_unit(framework, "DEVOPS")
    order_a = makers.make_order(framework, contractor_a, _WORDS_OF_A[0])
    order_b = makers.make_order(framework, contractor_b, _WORDS_OF_B[0])
    lines = (makers.make_line(order_a, product_a, unit), makers.make_line(order_b, product_b, unit))
    makers.balanced(date(2026, 6, 30), *lines)
    wanted = {
        STEERING: WantedRole(Role.STEERING_OFFICE),
        LEAD: WantedRole(Role.PRODUCT_LEAD, product_a.external_id),
        CORRESPONDENT_A: WantedRole(Role.CORRESPONDENT, contractor_a.siret),
        CORRESPONDENT_B: WantedRole(Role.CORRESPONDENT, contractor_b.siret),
        MEMBER: WantedRole(Role.MEMBER, contractor_a.siret),
        PARTNER: WantedRole(Role.PARTNER, organisation.external_id),
    }
    accounts = {reader: _account(f"compte{number}", role) for number, (reader, role) in enumerate(wanted.items())}
    accounts[ROLELESS] = Account.objects.create(email="sans.role@exemple.fr")
    return World(framework, contractor_a, contractor_b, product_a, product_b, order_a, order_b, accounts)


def _account(name: str, role: WantedRole) -> Account:
    return open_account(WantedAccount(f"{name}@exemple.fr", name, "une-longue-phrase-secrete"), role, actor="test")
