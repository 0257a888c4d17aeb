"""Find the line or the rank that a row names."""

from __future__ import annotations

from gouvernail.actions.import_market.hand_over import HandOver, Place
from gouvernail.actions.import_market.market import RankKey
from gouvernail.actions.import_market.planned import PlannedLine

#: Sheets whose unread rows may be what makes a line unknown.
_DEFINING = frozenset({"commandes", "lignes", "projets", "uo"})


def find_rank(at: HandOver, sheet: str, row: int, key: RankKey) -> RankKey | None:
    """The rank that a row names by framework, lot and SIRET, or none after saying which of them is unknown."""
    framework, lot, siret = key
    if framework not in at.market.frameworks:
        at.unknown(Place(sheet, row, "marche", framework), "framework_unknown", "marches")
    elif lot and (framework, lot) not in at.market.lots:
        at.unknown(Place(sheet, row, "lot", lot), "lot_unknown", "lots", clause="domain-3")
    elif key not in at.market.ranks:
        place = Place(sheet, row, "titulaire_siret", siret)
        at.unknown(place, "contractor_unknown", "titulaires", framework=framework)
    else:
        return key
    return None


def find_line(at: HandOver, sheet: str, row: int, order_number: str, line_number: int) -> PlannedLine | None:
    """The line that a row names, or none after saying which of the order and the line is unknown.

    For a contractor, an order of another is exactly as unknown as one that does not exist. CCTP 4.2 (4.2-device).
    """
    line = at.market.lines.get((order_number, line_number))
    if line is None:
        if order_number not in at.market.orders:
            at.unknown(Place(sheet, row, "commande", order_number), "order_unknown", "commandes")
        elif not at.incomplete & _DEFINING:
            at.error(Place(sheet, row, "ligne", str(line_number)), "line_unknown", order=order_number)
    return line
