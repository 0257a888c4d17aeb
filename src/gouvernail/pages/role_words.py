"""A role with what it is held over, as people read it."""

from __future__ import annotations

from gouvernail import wording
from gouvernail.records.models import RoleGrant


def role_words(grant: RoleGrant) -> str:
    """« chef de produit côté État : Mes Aides »; its scope is read with it."""
    over = grant.product or grant.contractor or grant.organisation
    return f"{wording.ROLES[grant.role]}\N{NO-BREAK SPACE}: {over.name}" if over else wording.ROLES[grant.role]
