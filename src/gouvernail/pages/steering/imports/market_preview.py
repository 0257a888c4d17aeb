"""The report of an import as a page shows it: its sentence, its sheets, its troubles with errors first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from gouvernail import wording
from gouvernail.records.models import MarketImport
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.lifecycle import MarketImportState
from gouvernail.wording.market_imports import TO_CORRECT, UNCHANGED

#: The columns whose cells name a contractor's person.
_OF_PEOPLE = frozenset({"intervenant", "auteur"})


class SheetCounts(NamedTuple):
    """What an import does, or did, to a sheet."""

    name: str
    created: int
    changed: int
    corrected: int
    unchanged: int


class ToldTrouble(NamedTuple):
    """A trouble with its place, and what to do about it."""

    word: str
    is_error: bool
    sheet: str
    row: int | None
    column: str
    value: str
    message: str
    clause: str


class Preview(NamedTuple):
    """A whole report."""

    sentence: str
    sheets: Sequence[SheetCounts]
    troubles: Sequence[ToldTrouble]
    error_count: int
    anomaly_count: int
    entries: Sequence[int]
    progress: int | None
    stopped: str


def preview_of(received: MarketImport, scope: Scope) -> Preview:
    """Read the report that an import keeps, for a reader of this scope.

    What a contractor handed over names its people to nobody else: the row is enough to say where. CCTP 4.1
    (4.1-contractor-authority); domain invariant 15.
    """
    report: Mapping[str, Any] = received.report
    names = received.contractor_id is None or received.contractor_id in scope.contractor_ids
    errors = [_told(trouble, is_error=True, names=names) for trouble in report.get("errors", ())]
    warnings = [_told(trouble, is_error=False, names=names) for trouble in report.get("warnings", ())]
    sheets = [_sheet(name, counts) for name, counts in report.get("sheets", {}).items()]
    return Preview(
        sentence=_sentence(sheets, len(errors), is_done=received.state == MarketImportState.DONE),
        sheets=sheets,
        troubles=[*errors, *warnings],
        error_count=len(errors),
        anomaly_count=int(report.get("anomalies", 0)),
        entries=report.get("journal", ()),
        progress=report.get("progress"),
        stopped=str(report.get("stopped", "")),
    )


def state_words(received: MarketImport) -> str:
    """Where a workbook stands: « à corriger » while errors remain, « sans changement » when nothing was written."""
    if received.state == MarketImportState.PREVIEWED and received.report.get("errors"):
        return TO_CORRECT
    if received.state == MarketImportState.DONE and not _written(received.report.get("sheets", {})):
        return UNCHANGED
    return wording.MARKET_IMPORT_STATES.get(received.state, received.state)


def _written(sheets: Mapping[str, Mapping[str, int]]) -> int:
    """How many rows left something in the records."""
    return sum(int(counts.get(key, 0)) for counts in sheets.values() for key in ("created", "changed", "corrected"))


def _sheet(name: str, counts: Mapping[str, int]) -> SheetCounts:
    return SheetCounts(name, *(int(counts.get(key, 0)) for key in ("created", "changed", "corrected", "unchanged")))


def _told(trouble: Mapping[str, Any], *, is_error: bool, names: bool) -> ToldTrouble:
    word = "erreur" if is_error else "avertissement"
    if trouble.get("values", {}).get("anomaly"):
        word = "anomalie d’historique"
    elif trouble["code"] == "columns_mapped":
        word = "à savoir"
    hidden = "" if names or trouble["column"] not in _OF_PEOPLE else str(trouble["value"])
    return ToldTrouble(
        word=word,
        is_error=is_error,
        sheet=trouble["sheet"],
        row=trouble["row"],
        column=trouble["column"],
        value="" if hidden else trouble["value"],
        message=trouble["message"].replace(hidden, "…") if hidden else trouble["message"],
        clause=trouble["clause"],
    )


def _sentence(sheets: Sequence[SheetCounts], errors: int, *, is_done: bool) -> str:
    """« 212 ajouts, 3 corrections, 2 erreurs »."""
    if not errors and not any(sheet.created or sheet.changed or sheet.corrected for sheet in sheets):
        return "Le classeur n’a rien changé" if is_done else "Le classeur ne change rien, 0\N{NO-BREAK SPACE}erreur"
    changed = sum(sheet.changed for sheet in sheets)
    parts = [
        wording.counted(sum(sheet.created for sheet in sheets), "ajout"),
        *([wording.counted(changed, "changement")] if changed else []),
        wording.counted(sum(sheet.corrected for sheet in sheets), "correction"),
        *([] if is_done else [wording.counted(errors, "erreur")]),
    ]
    return ", ".join(parts)
