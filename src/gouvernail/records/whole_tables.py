"""Small tables that orders stand on, each told whole to the journal by whoever writes in it.

Who a contractor is, what a unit measures, what a framework allows: changing one of them behind the back of the actions
would change the statement and leave every fact of the ledger as it was. Domain invariant 14.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from gouvernail.records.digests import digest


@dataclass(frozen=True, slots=True)
class WholeTable:
    """A table of which the journal keeps the digest of every row, in the order of the ids.

    ``condition`` keeps some rows only: what other actions add beside them then changes nothing here.
    """

    table: str
    columns: tuple[str, ...]
    condition: str = ""


#: The tables, by the name under which the journal tells them.
WHOLE_TABLES: Mapping[str, WholeTable] = {
    "frameworks": WholeTable(
        "records_framework",
        (
            *("id", "number", "subject", "buyer_siret", "notified_on", "duration_months", "valid_until_on"),
            *("ceiling_cents", "attribution_rule", "source"),
        ),
    ),
    "framework_terms": WholeTable(
        "records_frameworkterm", ("id", "framework_id", "key", "value", "source", "is_confirmed")
    ),
    "contractors": WholeTable("records_contractor", ("id", "siret", "name", "correspondent_email")),
    "contractor_ranks": WholeTable("records_contractorrank", ("id", "framework_id", "contractor_id", "rank")),
    "work_units": WholeTable(
        "records_workunit",
        (
            *("id", "framework_id", "code", "title", "measure"),
            *("days_per_unit_hundredths", "duration_months_hundredths"),
        ),
    ),
    "unit_prices": WholeTable(
        "records_unitprice",
        (
            *("id", "framework_id", "contractor_id", "work_unit_id", "from_on"),
            *("unit_price_cents", "days_per_unit_hundredths"),
        ),
    ),
    # Beside the tables whose columns are those of every journal that already stands.
    "framework_minimums": WholeTable("records_framework", ("id", "minimum_cents")),
    "lots": WholeTable("records_lot", ("id", "framework_id", "number", "title")),
    "rank_lives": WholeTable("records_contractorrank", ("id", "lot_id", "quota_percent", "ended_on", "end_reason")),
    "consortia": WholeTable("records_consortium", ("id", "rank_id", "name", "liability")),
    "consortium_members": WholeTable("records_consortiummember", ("id", "consortium_id", "contractor_id")),
    "subcontractors": WholeTable(
        "records_subcontractor", ("id", "rank_id", "siret", "name", "work", "declared_on", "most_cents")
    ),
    "unit_kinds": WholeTable("records_workunit", ("id", "kind")),
    "products": WholeTable("records_product", ("id", "external_id", "origin")),
    # Beside « products »: a column more there would make the entries of before untrue.
    "confidential_products": WholeTable("records_product", ("id", "external_id"), condition="is_confidential"),
    "finding_states": WholeTable("records_poorperformance", ("id", "order_id", "line_id", "state")),
}


def whole_table_digest(name: str) -> dict[str, object]:
    """Count and hash of a table as it stands, which the entry of whoever has just written in it tells."""
    table = WHOLE_TABLES[name]
    columns = ", ".join(f'"{column}"' for column in table.columns)
    where = f"WHERE {table.condition} " if table.condition else ""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {columns} FROM "{table.table}" {where}ORDER BY id')  # noqa: S608 names of our own
        return digest(cursor.fetchall())


def whole_table_digests(names: Iterable[str]) -> dict[str, dict[str, object]]:
    """The digests of several tables, by name."""
    return {name: whole_table_digest(name) for name in names}
