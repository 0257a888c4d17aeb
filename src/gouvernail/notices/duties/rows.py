"""The points that somebody reads: what, for what, by whom, until or since when, the clause, where it is done."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gouvernail import wording
from gouvernail.notices.duties.places import addresses_of, kind_address, order_of, place_of, whole_list
from gouvernail.records.queries.attention import orders_named
from gouvernail.records.queries.duties.reading import Viewer
from gouvernail.rules.attention import Kind, Point, Urgency


class DutyRow(NamedTuple):
    """A point in words; ``about`` names what it is about, ``address`` is the path where it is done.

    ``key`` stays the same as long as the point does, whatever its day.
    """

    key: str
    urgency: str
    is_passed: bool
    about: str
    sentence: str
    by: str
    when: str
    clauses: str
    action: str
    address: str
    due_on: date | None


class Counted(NamedTuple):
    """« 312 mois à accepter », and the page that shows them."""

    words: str
    address: str


class Section(NamedTuple):
    """The rows of one degree of urgency."""

    heading: str
    rows: Sequence[DutyRow]


def rows_of(points: Sequence[Point], viewer: Viewer, on: date) -> Sequence[DutyRow]:
    """The points in words, with three queries for their names and addresses, however many there are."""
    numbers = {number for point in points if (number := order_of(point))}
    products = orders_named(numbers, viewer.scope) if numbers else {}
    addresses = addresses_of(points)
    rows = []
    for point in points:
        action, address = place_of(point, addresses, viewer)
        rows.append(
            DutyRow(
                key=hashlib.sha256(f"{point.kind}/{point.key}".encode()).hexdigest()[:32],
                urgency=wording.URGENCIES[point.urgency],
                is_passed=point.urgency is Urgency.PASSED,
                about=_about(point, products),
                sentence=wording.attention_sentence(point.duties),
                by=_by(point, viewer),
                when=_when(point, on),
                clauses=", ".join(_distinct(wording.clause_words(duty.clause) for duty in point.duties)),
                action=action,
                address=address,
                due_on=point.due_on,
            )
        )
    return rows


def sections_of(points: Sequence[Point], viewer: Viewer, on: date) -> Sequence[Section]:
    """The rows under one heading per degree of urgency, the empty ones left out."""
    rows = rows_of(points, viewer, on)
    found: dict[Urgency, list[DutyRow]] = {}
    for point, row in zip(points, rows, strict=True):
        found.setdefault(point.urgency, []).append(row)
    return [Section(wording.URGENCY_HEADINGS[urgency], own) for urgency, own in sorted(found.items())]


def kinds_of(points: Iterable[Point]) -> Sequence[Counted]:
    """« 7 bons de commande à surveiller », « 3 mois à accepter »: what the points are, most first; they add up."""
    counted = Counter(point.kind for point in points).most_common()
    return [Counted(wording.counted(count, *wording.OF_KIND[kind]), kind_address(kind)) for kind, count in counted]


def left_out_rows(left_out: Mapping[Kind, int], viewer: Viewer) -> Sequence[Counted]:
    """What the list leaves out, kind by kind."""
    return [
        Counted(wording.counted(count, *wording.LEFT_OUT[kind]), whole_list(kind, viewer))
        for kind, count in left_out.items()
    ]


def _about(point: Point, products: Mapping[str, Sequence[str]]) -> str:
    if number := order_of(point):
        return " · ".join((number, *products.get(number, ())))
    if point.kind in {Kind.FRAMEWORK, Kind.TERMS}:
        return f"Accord-cadre {point.key}"
    if point.kind is Kind.CORRESPONDENT:
        values = point.duties[0].values
        return f"Accord-cadre {values['framework']} · {values['contractor']}"
    return wording.ABOUT[point.kind]


def _by(point: Point, viewer: Viewer) -> str:
    """Who owes it: « vous » when the reader holds that role, or each role once."""
    by = [duty.by for duty in point.duties]
    return ", ".join(_distinct("vous" if one in viewer.roles else wording.OWED_BY[one] for one in by))


def _when(point: Point, on: date) -> str:
    if point.due_on is not None:
        told = "depuis le" if point.due_on < on else "d’ici au"
        return f"{told} {wording.date_text(point.due_on)}"
    if point.since_on is None:
        return ""
    if point.kind is Kind.DAYS:
        return f"depuis {wording.month_text(point.since_on)}"
    return f"depuis le {wording.date_text(point.since_on)}"


def _distinct(words: Iterable[str]) -> Sequence[str]:
    return list(dict.fromkeys(word for word in words if word))
