"""The roles, as people read them."""

from __future__ import annotations

from collections.abc import Mapping

#: The name of each role.
ROLES: Mapping[str, str] = {
    "steering_office": "bureau de pilotage",
    "product_lead": "chef de produit côté État",
    "correspondent": "correspondant permanent",
    "member": "intervenant",
    "partner": "administration partenaire",
}
