"""What stands at the top of a framework: what is committed, until when orders can be notified, the minimum."""

from __future__ import annotations

from datetime import date, timedelta

from gouvernail import wording
from gouvernail.records.models import Framework
from gouvernail.rules.ceilings import CeilingUse
from gouvernail.rules.frameworks import Validity, minimum_left_cents

_NB = "\N{NO-BREAK SPACE}"


def use_of(framework: Framework) -> CeilingUse:
    """How much of its maximum a framework has committed."""
    return CeilingUse(framework.number, framework.ceiling_cents, framework.committed_cents)


def commitment_sentence(framework: Framework) -> str:
    """« 1 200 000,00 € HT engagés sur 2 000 000,00 € au maximum (60 %). »"""
    use = use_of(framework)
    said = f"{wording.euros_text(use.committed_cents)} HT engagés"
    if use.ceiling_cents is None:
        return f"{said}, sans montant maximum."
    share = wording.hundredths_text((use.share_permille or 0) * 10)
    passed = ". Le montant maximum est dépassé" if use.is_passed else ""
    return f"{said} sur {wording.euros_text(use.ceiling_cents)} au maximum ({share}{_NB}%){passed}."


def validity_sentence(framework: Framework, on: date) -> str:
    """Until when orders can be notified; what is notified may still be executed afterwards."""
    within = Validity(framework.notified_on, framework.valid_until_on)
    last = wording.date_text(framework.valid_until_on - timedelta(days=1))
    if within.holds(on):
        return f"Des bons de commande peuvent être notifiés jusqu’au {last} inclus, reconductions comprises."
    if on < within.first_on:
        return f"Des bons de commande pourront être notifiés à partir du {wording.date_text(within.first_on)}."
    past = f"Aucun bon de commande ne peut plus être notifié après le {last}"
    return f"{past}{_NB}; l’exécution de ceux qui l’ont été se poursuit."


def minimum_sentence(framework: Framework) -> str:
    """Whether the minimum is reached, and what it still asks for."""
    left = minimum_left_cents(framework.minimum_cents, framework.committed_cents)
    if framework.minimum_cents is None or left is None:
        return "Sans montant minimum."
    said = f"Le montant minimum, {wording.euros_text(framework.minimum_cents)} HT,"
    return (
        f"{said} est atteint."
        if not left
        else f"{said} n’est pas atteint{_NB}: il reste {wording.euros_text(left)} à commander."
    )
