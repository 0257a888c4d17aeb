"""The rows of the statement as a page shows them: one page of them, sorted, named, with their bars and activities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from gouvernail.pages.charts.bars import Bar, bar_of_figures
from gouvernail.pages.steering.statement_filters import Sort, StatementFilters, View
from gouvernail.records.queries.activities import DatedActivity, activities_of
from gouvernail.records.queries.names import contractor_names, framework_subjects, order_uuids, product_names
from gouvernail.rules.statement import LineFigures, Statement, TotalFigures
from gouvernail.rules.statement.outlook import is_open

#: The titles of activities shown in one row; the page of the order shows all of them.
MOST_TITLES = 30


@dataclass(slots=True)
class StatementRow:
    """One row: what it stands for, whom it concerns, its figures, its bar, its activities by state."""

    key: str
    label: str
    figures: TotalFigures
    bar: Bar | None
    address: str = ""
    state: str = ""
    products: Sequence[str] = ()
    contractors: Sequence[str] = ()
    order_count: int = 0
    insufficient: bool = False
    done: list[str] = field(default_factory=list)
    doing: list[str] = field(default_factory=list)
    to_do: list[str] = field(default_factory=list)

    @property
    def titles_left_out(self) -> int:
        """How many activities are counted but not titled here."""
        counted = self.figures.to_do + self.figures.doing + self.figures.done
        return counted - len(self.done) - len(self.doing) - len(self.to_do)


_FIGURE: Mapping[Sort, str] = {
    Sort.ORDERED: "ordered_hundredths",
    Sort.DONE: "done_hundredths",
    Sort.REMAINING: "remaining_on_order_hundredths",
    Sort.ESTIMATE: "estimate_to_complete_hundredths",
    Sort.DRIFT: "drift_hundredths",
    Sort.EXHAUSTED: "exhausted_on",
}


def totals_of(stated: Statement, view: View) -> Sequence[TotalFigures]:
    """The totals that a view lists."""
    return {
        View.ORDER: stated.orders,
        View.PRODUCT: stated.products,
        View.CONTRACTOR: stated.contractors,
        View.FRAMEWORK: stated.frameworks,
    }[view]


def key_of(line: LineFigures, view: View) -> str:
    """The key of the row to which a line belongs in a view."""
    return {
        View.ORDER: line.order,
        View.PRODUCT: line.product,
        View.CONTRACTOR: line.contractor,
        View.FRAMEWORK: line.framework,
    }[view]


def sorted_totals(stated: Statement, filters: StatementFilters) -> tuple[Sequence[TotalFigures], Mapping[str, str]]:
    """The totals of the view in the order asked for, and the labels of their keys; absent figures come last."""
    totals = totals_of(stated, filters.view)
    labels = _labels(filters.view, [total.key for total in totals])
    by_name = sorted(totals, key=lambda total: (labels.get(total.key, total.key).casefold(), total.key))
    if filters.sort is Sort.NAME:
        return (by_name[::-1] if filters.is_descending else by_name), labels
    figure = _FIGURE[filters.sort]
    known = [total for total in by_name if getattr(total, figure) is not None]
    unknown = [total for total in by_name if getattr(total, figure) is None]
    known.sort(key=lambda total: getattr(total, figure), reverse=filters.is_descending)
    return [*known, *unknown], labels


def _labels(view: View, keys: Sequence[str]) -> Mapping[str, str]:
    if view is View.PRODUCT:
        return product_names(keys)
    if view is View.CONTRACTOR:
        return contractor_names(keys)
    return {}


def rows_of(
    stated: Statement, filters: StatementFilters, totals: Sequence[TotalFigures], labels: Mapping[str, str]
) -> Sequence[StatementRow]:
    """The rows of one page, with as many queries for one row as for fifty."""
    rows = {
        total.key: StatementRow(total.key, labels.get(total.key, total.key), total, bar_of_figures(total))
        for total in totals
    }
    lines = [line for line in stated.lines if key_of(line, filters.view) in rows]
    _tell_what(rows, lines, filters.view)
    _tell_activities(rows, lines, filters)
    return list(rows.values())


def _tell_what(rows: Mapping[str, StatementRow], lines: Sequence[LineFigures], view: View) -> None:
    products = product_names(line.product for line in lines) if view is View.ORDER else {}
    contractors = contractor_names(line.contractor for line in lines) if view is not View.FRAMEWORK else {}
    addresses = order_uuids(rows) if view is View.ORDER else {}
    subjects = framework_subjects(rows) if view is View.FRAMEWORK else {}
    for key, own in _by_row(lines, view).items():
        row = rows[key]
        row.products = _distinct(products.get(line.product, line.product) for line in own)
        row.contractors = _distinct(contractors.get(line.contractor, line.contractor) for line in own)
        row.order_count = len({line.order for line in own})
        row.state = own[0].order_state
        row.insufficient = any(is_open(line) for line in own)
        row.address = str(addresses.get(key, ""))
        if view is View.FRAMEWORK:
            row.contractors = [subjects.get(key, "")]


def _by_row(lines: Sequence[LineFigures], view: View) -> Mapping[str, Sequence[LineFigures]]:
    grouped: dict[str, list[LineFigures]] = {}
    for line in lines:
        grouped.setdefault(key_of(line, view), []).append(line)
    return grouped


def _tell_activities(rows: Mapping[str, StatementRow], lines: Sequence[LineFigures], filters: StatementFilters) -> None:
    key_of_line = {line.line_id: key_of(line, filters.view) for line in lines if line.to_do or line.doing or line.done}
    for activity in activities_of(key_of_line, filters.as_of):
        _tell(rows[key_of_line[activity.line_id]], activity)


def _tell(row: StatementRow, activity: DatedActivity) -> None:
    if len(row.done) + len(row.doing) + len(row.to_do) < MOST_TITLES:
        {"done": row.done, "doing": row.doing, "to_do": row.to_do}[activity.state].append(activity.title)


def _distinct(words: Iterable[str]) -> Sequence[str]:
    return list(dict.fromkeys(words))
