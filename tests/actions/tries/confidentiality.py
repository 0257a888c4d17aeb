"""The confidentiality rules of a mission."""

from __future__ import annotations

from collections.abc import Mapping

from gouvernail.actions.acknowledge_confidentiality import acknowledge_confidentiality
from gouvernail.actions.agree_confidentiality import agree_confidentiality
from gouvernail.actions.write_confidentiality import Proposal, write_confidentiality
from gouvernail.records.queries.scopes import EVERYTHING
from gouvernail.rules.confidentiality import Side
from tests.actions.tries.attempt import OF_A, SEE_IT, Reader, Tried, order
from tests.pages.confidential import SecretWorld
from tests.pages.world import MEMBER


def lay_rules(secret: SecretWorld) -> None:
    """Rules that the State proposed."""
    write_confidentiality(
        order().uuid, secret.product.uuid, Proposal("Rien dehors.", Side.STATE, 0), EVERYTHING, "test"
    )


def _write(secret: SecretWorld, by: Reader) -> object:
    proposal = Proposal("Autre.", Side.STATE, 1)
    return write_confidentiality(order().uuid, secret.product.uuid, proposal, by.scope, "test")


def _agree(secret: SecretWorld, by: Reader) -> object:
    agree_confidentiality(order().uuid, secret.product.uuid, Side.CONTRACTOR, 1, by.scope, "test")
    return None


def _acknowledge(secret: SecretWorld, by: Reader) -> object:
    agree_confidentiality(order().uuid, secret.product.uuid, Side.CONTRACTOR, 1, EVERYTHING, "test")
    acknowledge_confidentiality(order().uuid, secret.product.uuid, 1, by.scope, by.account)
    return None


TRIES: Mapping[str, Tried] = {
    "acknowledge_confidentiality": (_acknowledge, OF_A | {MEMBER}),
    "agree_confidentiality": (_agree, SEE_IT),
    "write_confidentiality": (_write, SEE_IT),
}
