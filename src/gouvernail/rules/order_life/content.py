"""What an order says: the same content is shown before it is signed, notified with its notice, and printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256

from gouvernail.rules.money import amount_cents, ordered_hundredths
from gouvernail.rules.order_life.amounts import Amounts, amounts_of


@dataclass(frozen=True, slots=True)
class ContentLine:
    """A line: quantities in hundredths of a unit, price in cents excluding VAT, none while it is not known."""

    number: int
    product: str
    product_name: str
    work_unit: str
    title: str
    measure: str
    stage: str
    quantity_hundredths: int
    unit_price_cents: int | None
    days_per_unit_hundredths: int | None

    @property
    def cents(self) -> int | None:
        """Quantity × unit price, rounded half up; none without a price. Domain invariant 4."""
        return None if self.unit_price_cents is None else amount_cents(self.quantity_hundredths, self.unit_price_cents)

    @property
    def ordered_hundredths(self) -> int | None:
        """The days ordered, in hundredths; none for a unit that is not measured in days."""
        per_unit = self.days_per_unit_hundredths
        return None if per_unit is None else ordered_hundredths(self.quantity_hundredths, per_unit)


@dataclass(frozen=True, slots=True)
class ContentDeliverable:
    """A deliverable that a line expects."""

    line: int
    title: str
    is_mandatory: bool
    due_on: date | None


@dataclass(frozen=True, slots=True)
class ContentRules:
    """The confidentiality rules in force for a product. CCTP 4.1 (4.1-confidentiality)."""

    product_name: str
    version: int
    words: str


@dataclass(frozen=True, slots=True)
class ContentAmendment:
    """A notified change: of a line's quantity, or of the last day."""

    number: str
    notified_on: date
    reason: str
    line: int | None = None
    quantity_hundredths: int = 0
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class OrderContent:
    """Everything that an order says to its contractor; who was passed over and why is not in it."""

    number: str
    framework: str
    framework_subject: str
    buyer_siret: str
    lot: str
    contractor: str
    contractor_siret: str
    legal_commitment_numbers: tuple[str, ...]
    executing_service_code: str
    notified_on: date | None
    starts_on: date | None
    ends_on: date | None
    vat_rate_hundredths: int | None
    lines: Sequence[ContentLine]
    deliverables: Sequence[ContentDeliverable] = ()
    confidentiality: Sequence[ContentRules] = ()
    amendments: Sequence[ContentAmendment] = ()

    @property
    def amounts(self) -> Amounts:
        """What the lines cost together, those without a price left out."""
        return amounts_of((line.cents or 0 for line in self.lines), self.vat_rate_hundredths)

    def amended(self) -> OrderContent:
        """The content as every amendment leaves it: quantities and last day. CCTP 2 (2-order-by-need)."""
        lines = [
            replace(line, quantity_hundredths=line.quantity_hundredths + self._more_on(line.number))
            for line in self.lines
        ]
        moved = [one.ends_on for one in self.amendments if one.ends_on is not None]
        return replace(self, lines=lines, ends_on=moved[-1] if moved else self.ends_on, amendments=())

    def _more_on(self, line: int) -> int:
        return sum(one.quantity_hundredths for one in self.amendments if one.line == line)

    def told(self) -> dict[str, object]:
        """The content as plain values, with its amounts: what a notice keeps for ever."""
        amounts = self.amounts
        values = asdict(self)
        for line, made in zip(values["lines"], self.lines, strict=True):
            line |= {"cents": made.cents, "ordered_hundredths": made.ordered_hundredths}
        values["confidentiality"] = [
            {"product_name": one.product_name, "version": one.version, "words_sha256": _digest(one.words)}
            for one in self.confidentiality
        ]
        return {
            **values,
            "excluding_vat_cents": amounts.excluding_cents,
            "vat_cents": amounts.vat_cents,
            "including_vat_cents": amounts.including_cents,
        }


def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()
