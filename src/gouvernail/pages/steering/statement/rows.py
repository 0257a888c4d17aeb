"""The rows of the statement as a page shows them: one page of them, sorted, named, with their bars and activities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString

from gouvernail import wording
from gouvernail.pages.steering.figure_words import FigureWords, cells_of, state_text, words_of
from gouvernail.pages.steering.statement.filters import Sort, StatementFilters, View
from gouvernail.records.queries.activities import DatedActivity, activities_of
from gouvernail.records.queries.names import contractor_names, framework_subjects, order_uuids, product_names
from gouvernail.rules.statement import LineFigures, Statement, TotalFigures
from gouvernail.rules.statement.outlook import is_open

#: The titles of activities shown in one row; the page of the order shows all of them.
MOST_TITLES = 30
#: Above this many lines in one page, titles would bury the figures: activities are only counted.
MOST_TITLED_LINES = 200


@dataclass(slots=True)
class StatementRow:
    """One row: what it stands for, whom it concerns, its figures in words, its activities by state.

    Words are made here and not in the template: a page of fifty rows would make them one filter at a time.
    """

    key: str
    label: str
    figures: TotalFigures
    words: FigureWords
    cells: SafeString = field(default_factory=SafeString)
    query: str = ""
    address: str = ""
    state: str = ""
    others: Sequence[Sequence[str]] = ()
    order_count: str = ""
    done: list[str] = field(default_factory=list)
    doing: list[str] = field(default_factory=list)
    to_do: list[str] = field(default_factory=list)

    @property
    def titled(self) -> Sequence[tuple[str, Sequence[str]]]:
        """The titles of its activities under the word of their state."""
        groups = (("Faites", self.done), ("En cours", self.doing), ("À faire", self.to_do))
        return [(word, titles) for word, titles in groups if titles]

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


_TOTALS: Mapping[View, str] = {
    View.ORDER: "orders",
    View.PRODUCT: "products",
    View.CONTRACTOR: "contractors",
    View.FRAMEWORK: "frameworks",
}
_KEY_OF: Mapping[View, Callable[[LineFigures], str]] = {
    View.ORDER: attrgetter("order"),
    View.PRODUCT: attrgetter("product"),
    View.CONTRACTOR: attrgetter("contractor"),
    View.FRAMEWORK: attrgetter("framework"),
}


class KnownNames(NamedTuple):
    """The names that the page already knows, by product id and by SIRET: those of its filters."""

    products: Mapping[str, str]
    contractors: Mapping[str, str]

    def of_products(self, keys: Iterable[str]) -> Mapping[str, str]:
        """The names of some products; what is not known is asked for, in one query."""
        missing = set(keys) - self.products.keys()
        return {**self.products, **product_names(missing)} if missing else self.products

    def of_contractors(self, keys: Iterable[str]) -> Mapping[str, str]:
        """The names of some contractors; what is not known is asked for, in one query."""
        missing = set(keys) - self.contractors.keys()
        return {**self.contractors, **contractor_names(missing)} if missing else self.contractors


def sorted_totals(
    stated: Statement, filters: StatementFilters, known: KnownNames
) -> tuple[Sequence[TotalFigures], Mapping[str, str]]:
    """The totals of the view in the order asked for, and the labels of their keys; absent figures come last."""
    totals: Sequence[TotalFigures] = getattr(stated, _TOTALS[filters.view])
    labels = _labels(filters.view, [total.key for total in totals], known)
    by_name = sorted(totals, key=lambda total: (labels.get(total.key, total.key).casefold(), total.key))
    if filters.sort is Sort.OPEN_FIRST:
        is_over = _overness(stated, filters.view)
        return sorted(by_name, key=lambda total: is_over(total.key)), labels
    if filters.sort is Sort.NAME:
        return (by_name[::-1] if filters.is_descending else by_name), labels
    figure = _FIGURE[filters.sort]
    present = [total for total in by_name if getattr(total, figure) is not None]
    absent = [total for total in by_name if getattr(total, figure) is None]
    present.sort(key=lambda total: getattr(total, figure), reverse=filters.is_descending)
    return [*present, *absent], labels


def _overness(stated: Statement, view: View) -> Callable[[str], bool]:
    """Whether nothing goes on any more in a row."""
    key_of = _KEY_OF[view]
    going_on = {key_of(line) for line in stated.lines if is_open(line)}
    return lambda key: key not in going_on


def _labels(view: View, keys: Sequence[str], known: KnownNames) -> Mapping[str, str]:
    if view is View.PRODUCT:
        return known.of_products(keys)
    if view is View.CONTRACTOR:
        return known.of_contractors(keys)
    return {}


def rows_of(
    stated: Statement,
    filters: StatementFilters,
    totals: Sequence[TotalFigures],
    labels: Mapping[str, str],
    known: KnownNames,
) -> Sequence[StatementRow]:
    """The rows of one page, with as many queries for one row as for fifty."""
    rows = {
        total.key: StatementRow(total.key, labels.get(total.key, total.key), total, words_of(total)) for total in totals
    }
    key_of = _KEY_OF[filters.view]
    lines = [line for line in stated.lines if key_of(line) in rows]
    _tell_what(rows, lines, filters, known)
    _tell_activities(rows, lines, filters)
    return list(rows.values())


def _tell_what(
    rows: Mapping[str, StatementRow], lines: Sequence[LineFigures], filters: StatementFilters, known: KnownNames
) -> None:
    """The state of each row, where it leads, and the names that stand beside it."""
    others = _other_names(rows, lines, filters.view, known)
    addresses = order_uuids(rows) if filters.view is View.ORDER else {}
    for key, own in _by_row(lines, filters.view).items():
        row = rows[key]
        row.others = [_distinct(map(name_of, own)) for name_of in others]
        row.cells = cells_of(row.words, is_open=any(map(is_open, own)))
        if filters.view is View.ORDER:
            row.state = state_text(own[0].order_state)
            row.address = reverse("order", args=[addresses[key]]) + filters.same_day
        else:
            row.order_count = wording.whole_text(len({line.order for line in own}))
            row.query = f"?{urlencode({**filters.kept, filters.view.value: key})}"


def _other_names(
    rows: Iterable[str], lines: Sequence[LineFigures], view: View, known: KnownNames
) -> Sequence[Callable[[LineFigures], str]]:
    """What stands beside the name of a row: product and contractor, contractor, nothing, or the subject."""
    if view is View.CONTRACTOR:
        return ()
    if view is View.FRAMEWORK:
        subjects = framework_subjects(rows)
        return (lambda line: subjects[line.framework],)
    contractors = known.of_contractors(line.contractor for line in lines)
    if view is View.PRODUCT:
        return (lambda line: contractors[line.contractor],)
    products = known.of_products(line.product for line in lines)
    return (lambda line: products[line.product], lambda line: contractors[line.contractor])


def _by_row(lines: Sequence[LineFigures], view: View) -> Mapping[str, Sequence[LineFigures]]:
    grouped: dict[str, list[LineFigures]] = {}
    key_of = _KEY_OF[view]
    for line in lines:
        grouped.setdefault(key_of(line), []).append(line)
    return grouped


def _tell_activities(rows: Mapping[str, StatementRow], lines: Sequence[LineFigures], filters: StatementFilters) -> None:
    """The titles of activities; only counted when the rows of the page stand for too many lines."""
    key_of = _KEY_OF[filters.view]
    key_of_line = {line.line_id: key_of(line) for line in lines if line.to_do or line.doing or line.done}
    if len(key_of_line) > MOST_TITLED_LINES:
        return
    for activity in activities_of(key_of_line, filters.as_of):
        _tell(rows[key_of_line[activity.line_id]], activity)


def _tell(row: StatementRow, activity: DatedActivity) -> None:
    if len(row.done) + len(row.doing) + len(row.to_do) < MOST_TITLES:
        {"done": row.done, "doing": row.doing, "to_do": row.to_do}[activity.state].append(activity.title)


def _distinct(words: Iterable[str]) -> Sequence[str]:
    return list(dict.fromkeys(words))
