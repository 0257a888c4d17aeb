"""The small world with one more product: confidential, with its lead, its contractor's order, its sponsor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.actions.set_confidential import Confidentiality, set_confidential
from gouvernail.records.models import Account, Organisation, Product, ProductAlias, ProductEvent
from gouvernail.rules.access import Role
from tests import makers
from tests.pages.portfolio import make_incubator, make_theme, make_told_product
from tests.pages.world import World, make_world

#: Words that tell of the confidential product: its name, its ids, what only it has.
SECRET = ("coffre-fort", "Coffre fort", "ancien-coffre", "Cryptographie", "secret-repo", "Secrétariat du coffre")


@dataclass(frozen=True, slots=True)
class SecretWorld:
    """The world around a product of contractor A, that may be confidential."""

    world: World
    product: Product
    lead: Account

    def hide(self) -> None:
        """Make it confidential."""
        set_confidential(Confidentiality(self.product.external_id, is_confidential=True, reason="Enquête"), "test")

    def show(self) -> None:
        """Lift it."""
        set_confidential(Confidentiality(self.product.external_id, is_confidential=False, reason="Publié"), "test")


def make_secret_world() -> SecretWorld:
    """A product with stages, events, theme, sponsor, incubator, former id and an order of contractor A."""
    world = make_world()
    product = make_told_product(
        "coffre-fort",
        ("investigation", date(2025, 3, 1)),
        ("construction", date(2026, 6, 2)),
        name="Coffre fort",
        repository_url="https://exemple.fr/secret-repo",
        incubator=make_incubator("atelier-commun"),
    )
    ProductAlias.objects.create(external_id="ancien-coffre", product=product)
    ProductEvent.objects.create(product=product, name="committee", happened_on=date(2026, 6, 3), comment="Coffre fort")
    make_theme(product, "Cryptographie")
    product.sponsors.add(Organisation.objects.get(external_id="prefecture-exemple"))
    product.sponsors.add(Organisation.objects.create(external_id="sec-coffre", name="Secrétariat du coffre"))
    unit = world.order_a.lines.get().work_unit
    order = makers.make_order(world.framework, world.contractor_a, "BC-AUBEPINE-2")
    makers.balanced(date(2026, 6, 30), makers.make_line(order, product, unit))
    wanted = WantedAccount("chef.du.coffre@exemple.fr", "chef", "une-longue-phrase-secrete")
    lead = open_account(wanted, WantedRole(Role.PRODUCT_LEAD, product.external_id), actor="test")
    return SecretWorld(world, product, lead)
