"""Make a product confidential, or lift it: it leaves every public page, or comes back."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from gouvernail.records import journal
from gouvernail.records.models import Product
from gouvernail.records.whole_tables import whole_table_digests
from gouvernail.rules.confidentiality import why_not_change
from gouvernail.rules.verdicts import Refusal, Refused


@dataclass(frozen=True, slots=True)
class Confidentiality:
    """What is decided of a product, by its registry id, and why."""

    external_id: str
    is_confidential: bool
    reason: str


@transaction.atomic
def set_confidential(decided: Confidentiality, actor: str) -> Product:
    """Change it once; raises ``Refused``.

    The entry also makes every kept copy of a public page stale: their tags carry the head of the journal. CCTP 4.1
    (4.1-confidentiality).
    """
    journal.next_sequence()
    product = Product.objects.select_for_update(of=("self",)).filter(external_id=decided.external_id).first()
    if product is None:
        raise Refused(Refusal("product_unknown_here", "4.1-confidentiality"))
    wanted = decided.is_confidential
    if refusals := why_not_change(decided.reason, is_confidential=product.is_confidential, wanted=wanted):
        raise Refused(*refusals)
    product.is_confidential = wanted
    product.save(update_fields=["is_confidential"])
    details = {
        "is_confidential": wanted,
        "reason": decided.reason.strip(),
        "tables": whole_table_digests(["confidential_products"]),
    }
    journal.append(journal.Line(actor, "product.confidential", f"product:{product.external_id}", details))
    return product
