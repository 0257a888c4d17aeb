"""What one row of each sheet of the market workbook says, once read.

Every row is a plain named tuple: first the number of the row as a spreadsheet shows it (the
heading is row 1; 0 when the row comes from elsewhere), then the key columns, then the others,
in the order of the sheet. `row[1:]` is therefore what the row says, wherever it stood.

Money is in integer cents, days and quantities in integer hundredths, dates are `date`. An
empty text is `""`; any other empty cell is `None`. Words are those of `words.py`.
"""

from datetime import date
from typing import NamedTuple


class FrameworkRow(NamedTuple):
    """Sheet `marches`: a framework agreement."""

    row: int
    number: str
    subject: str
    buyer_siret: str
    notified_on: date
    duration_months: int
    ceiling_cents: int | None
    attribution_rule: str
    source: str
    minimum_cents: int | None = None


class LotRow(NamedTuple):
    """Sheet `lots`: a part of a framework awarded separately."""

    row: int
    framework_number: str
    number: str
    title: str


class ContractorRow(NamedTuple):
    """Sheet `titulaires`: a contractor, ranked in a framework."""

    row: int
    framework_number: str
    siret: str
    lot: str
    rank: int
    name: str
    correspondent_email: str
    quota_percent: int | None = None


class ConsortiumRow(NamedTuple):
    """Sheet `groupements`: a company that holds a rank beside its lead."""

    row: int
    framework_number: str
    contractor_siret: str
    lot: str
    member_siret: str
    member_name: str
    liability: str
    name: str


class SubcontractorRow(NamedTuple):
    """Sheet `sous_traitants`: a company declared under a rank; the most it is paid is excluding VAT."""

    row: int
    framework_number: str
    contractor_siret: str
    lot: str
    siret: str
    name: str
    declared_on: date
    work: str
    most_cents: int | None


class ProjectRow(NamedTuple):
    """Sheet `projets`: a project that is not in the registry, CCTP 1.2 (1.2-other-projects)."""

    row: int
    external_id: str
    name: str
    administration: str


class WorkUnitRow(NamedTuple):
    """Sheet `uo`: a priced unit of the catalogue; days per unit only when in days."""

    row: int
    framework_number: str
    code: str
    title: str
    measure: str
    days_per_unit_hundredths: int | None
    duration_months_hundredths: int | None
    kind: str | None = None


class PriceRow(NamedTuple):
    """Sheet `prix`: what one unit costs at one contractor from a day on."""

    row: int
    framework_number: str
    contractor_siret: str
    work_unit_code: str
    from_on: date
    unit_price_cents: int
    days_per_unit_hundredths: int | None


class OrderRow(NamedTuple):
    """Sheet `commandes`: an order. `state` is an order state of `words.py`, the VAT rate in hundredths of a percent."""

    row: int
    number: str
    framework_number: str
    contractor_siret: str
    notified_on: date | None
    starts_on: date | None
    ends_on: date | None
    state: str
    legal_commitment_numbers: tuple[str, ...]
    attribution_reason: str
    lot: str = ""
    executing_service_code: str = ""
    vat_rate_hundredths: int | None = None


class LineRow(NamedTuple):
    """Sheet `lignes`: a line of an order; for costs the quantity is the euros ordered."""

    row: int
    order_number: str
    line_number: int
    product_id: str
    work_unit_code: str
    quantity_hundredths: int
    phase: str


class DeliverableRow(NamedTuple):
    """Sheet `livrables`: what a line expects to be delivered; `is_mandatory` is `yes`, `no`, or None for unsaid."""

    row: int
    order_number: str
    line_number: int
    number: int
    title: str
    due_on: date | None
    is_mandatory: str | None


class AmendmentRow(NamedTuple):
    """Sheet `modificatifs`: the change of one line by an amendment; may be negative."""

    row: int
    order_number: str
    amendment_number: str
    line_number: int
    notified_on: date
    quantity_hundredths: int
    reason: str


class PeriodChangeRow(NamedTuple):
    """Sheet `modificatifs_fin`: the change of the last day of an order by an amendment."""

    row: int
    order_number: str
    amendment_number: str
    notified_on: date
    ends_on: date
    reason: str


class DayRow(NamedTuple):
    """Sheet `jours`: the share of a day one person spent; `state` None says nothing of it."""

    row: int
    order_number: str
    line_number: int
    work_on: date
    worker: str
    nature: str
    hundredths: int
    activity_key: str
    state: str | None


class ActivityRow(NamedTuple):
    """Sheet `activites`: a piece of work and its state; `state_on` None is the import's day."""

    row: int
    order_number: str
    line_number: int
    key: str
    title: str
    category: str
    state: str
    state_on: date | None


class EstimateRow(NamedTuple):
    """Sheet `restes_a_faire`: what the team says is left to do, on a day."""

    row: int
    order_number: str
    line_number: int
    estimated_on: date
    hundredths: int
    author: str


class FindingRow(NamedTuple):
    """Sheet `constats`: deliverable accepted, poor performance or amount admitted."""

    row: int
    order_number: str
    line_number: int | None
    found_on: date
    nature: str
    amount_cents: int | None
    comment: str


AnyRow = (
    FrameworkRow
    | LotRow
    | ContractorRow
    | ConsortiumRow
    | SubcontractorRow
    | ProjectRow
    | WorkUnitRow
    | PriceRow
    | OrderRow
    | LineRow
    | DeliverableRow
    | AmendmentRow
    | PeriodChangeRow
    | DayRow
    | ActivityRow
    | EstimateRow
    | FindingRow
)
