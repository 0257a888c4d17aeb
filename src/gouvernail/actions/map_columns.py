"""Remember what the columns of a contractor's tool mean, and read again the file that showed them; or forget them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.db import transaction

from gouvernail.records import journal
from gouvernail.records.models import ColumnMapping, Contractor, MarketImport
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.column_mappings import why_not_map
from gouvernail.rules.lifecycle import MarketImportState
from gouvernail.rules.market_imports import why_not_read_again
from gouvernail.rules.verdicts import Refusal, Refused


def map_columns(
    received: MarketImport,
    sheet: str,
    columns: Mapping[str, str],
    scope: Scope,
    actor: str,
    *,
    ask: Callable[[int], object] = lambda _import_id: None,
) -> None:
    """Keep, for one of our sheets, the heading that each of our columns has in that file; ``ask`` asks for its preview.

    The other headings of the sheet are left out from now on. Raises ``Refused``. CCTP 4.2 (4.2-device).
    """
    with transaction.atomic():
        found = MarketImport.objects.select_for_update(of=("self",)).select_related("contractor").get(pk=received.pk)
        contractor = found.contractor
        if contractor is None or contractor.pk not in scope.contractor_ids:
            raise Refused(Refusal("columns_of_no_sheet", "4.2-device"))
        headings = headings_of(found, columns.values())
        refusals = why_not_read_again(MarketImportState(found.state)) or why_not_map(sheet, columns, headings)
        if refusals:
            raise Refused(*refusals)
        _remember(contractor, sheet, {theirs: ours for ours, theirs in columns.items() if theirs}, headings)
        details = {"sheet": sheet, "columns": sorted(ours for ours, theirs in columns.items() if theirs)}
        journal.append(journal.Line(actor, "columns.mapped", f"market_import:{found.uuid}", details))
        found.state, found.report = MarketImportState.RECEIVED.value, {}
        found.save(update_fields=["state", "report"])
        ask(found.pk)


def headings_of(received: MarketImport, chosen: Iterable[str]) -> tuple[str, ...]:
    """The headings of the sheet of a file that holds the ones chosen; of its first unknown sheet otherwise."""
    wanted = {heading for heading in chosen if heading}
    sheets = [tuple(one["headings"]) for one in received.report.get("foreign", ())]
    return next((headings for headings in sheets if wanted <= set(headings)), sheets[0] if sheets else ())


def _remember(contractor: Contractor, sheet: str, told: Mapping[str, str], headings: Iterable[str]) -> None:
    """Put what is told in the place of what was remembered of that sheet."""
    ColumnMapping.objects.filter(contractor=contractor, sheet=sheet).delete()
    ColumnMapping.objects.bulk_create(
        ColumnMapping(contractor=contractor, sheet=sheet, theirs=heading, ours=told.get(heading, ""))
        for heading in dict.fromkeys(headings)
    )


def forget_columns(contractor_id: int, sheet: str, scope: Scope, actor: str) -> bool:
    """Forget what is remembered of a sheet; answers whether there was something. CCTP 4.2 (4.2-device)."""
    with transaction.atomic():
        own = ColumnMapping.objects.filter(contractor_id__in=scope.contractor_ids, contractor_id=contractor_id)
        siret = own.filter(sheet=sheet).values_list("contractor__siret", flat=True).first()
        if siret is None:
            return False
        own.filter(sheet=sheet).delete()
        journal.append(journal.Line(actor, "columns.forgotten", siret, {"sheet": sheet}))
        return True
