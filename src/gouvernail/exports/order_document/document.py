"""An order as it is signed and kept: lines, amounts with VAT, period, deliverables, confidentiality, amendments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.loader import render_to_string

from gouvernail import wording
from gouvernail.exports.printed import printed
from gouvernail.rules.order_life.amounts import Amounts
from gouvernail.rules.order_life.content import ContentAmendment, ContentLine, OrderContent


@dataclass(frozen=True, slots=True)
class OrderDocument:
    """What is printed: the content, whether it is notified, in which state, under which notice."""

    content: OrderContent
    is_notified: bool
    state: str
    notice_number: str = ""


def order_document(document: OrderDocument) -> bytes:
    """The order as a PDF/UA document in French; raises ``CannotPrint`` without the libraries of the system."""
    return printed(render_to_string("order_document/order.html", _context(document)))


def _context(document: OrderDocument) -> dict[str, Any]:
    content = document.content
    standing = content.amended()
    return {
        "heading": f"Bon de commande {content.number}" if document.is_notified else f"Projet de bon {content.number}",
        "document": document,
        "content": content,
        "facts": _facts(document),
        "lines": [_line(line) for line in content.lines],
        "amounts": _amounts(content.amounts),
        "deliverables": [
            {
                "line": one.line,
                "title": one.title,
                "need": "obligatoire" if one.is_mandatory else "facultatif",
                "due": _day(one.due_on),
            }
            for one in content.deliverables
        ],
        "amendments": [_amendment(one) for one in content.amendments],
        "standing_lines": [_line(line) for line in standing.lines] if content.amendments else [],
        "standing_amounts": _amounts(standing.amounts),
        "standing_period": _period(standing),
    }


def _facts(document: OrderDocument) -> Sequence[tuple[str, str]]:
    """The heading, as pairs of a name and a value; what is optional and empty is left out."""
    content = document.content
    told = (
        ("Accord-cadre", f"{content.framework}, {content.framework_subject}"),
        ("Lot", content.lot),
        ("Acheteur", f"SIRET {content.buyer_siret}"),
        ("Titulaire", f"{content.contractor}, SIRET {content.contractor_siret}"),
        ("Notifié le", _day(content.notified_on) if document.is_notified else "ce bon n’est pas notifié"),
        ("Notification", document.notice_number),
        ("État", wording.ORDER_STATES[document.state]),
        ("Engagement juridique", ", ".join(content.legal_commitment_numbers)),
        ("Service exécutant", content.executing_service_code),
        ("Exécution", _period(content)),
    )
    return [(name, value) for name, value in told if value]


def _line(line: ContentLine) -> dict[str, object]:
    return {
        "number": line.number,
        "product": line.product_name,
        "unit": f"{line.title} ({line.work_unit})",
        "stage": line.stage,
        "quantity": wording.hundredths_text(line.quantity_hundredths),
        "days": "" if line.ordered_hundredths is None else wording.days_text(line.ordered_hundredths),
        "price": _euros(line.unit_price_cents),
        "amount": _euros(line.cents),
    }


def _amounts(amounts: Amounts) -> Sequence[tuple[str, str]]:
    """The totals: excluding VAT, VAT on the total, including VAT; a missing rate is said."""
    rate = amounts.rate_hundredths
    if rate is None:
        return [("Total HT", _euros(amounts.excluding_cents)), ("TVA", "taux à renseigner")]
    return [
        ("Total HT", _euros(amounts.excluding_cents)),
        (f"TVA à {wording.hundredths_text(rate)}\N{NO-BREAK SPACE}%", _euros(amounts.vat_cents)),
        ("Total TTC", _euros(amounts.including_cents)),
    ]


def _amendment(one: ContentAmendment) -> dict[str, str]:
    if one.ends_on is not None:
        change = f"fin d’exécution portée au {_day(one.ends_on)}"
    else:
        verb = "ajoute" if one.quantity_hundredths >= 0 else "retire"
        change = f"{verb} {wording.hundredths_text(abs(one.quantity_hundredths))} à la quantité de la ligne {one.line}"
    return {"number": one.number, "on": _day(one.notified_on), "change": change, "reason": one.reason}


def _period(content: OrderContent) -> str:
    """« du 1er juin au 31 décembre », or the only day that is known."""
    if content.starts_on and content.ends_on:
        return f"du {_day(content.starts_on)} au {_day(content.ends_on)}"
    if content.ends_on:
        return f"de la notification au {_day(content.ends_on)}"
    return f"à partir du {_day(content.starts_on)}" if content.starts_on else "sans date fixée"


def _day(day: date | None) -> str:
    return "" if day is None else wording.date_text(day)


def _euros(cents: int | None) -> str:
    return "" if cents is None else wording.euros_text(cents)
