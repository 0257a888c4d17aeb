"""A reader's own duties, in words: what the pages show of the one list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest

from gouvernail import clock, wording
from gouvernail.notices.duties.rows import kinds_of, rows_of
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.records.queries.duties.reading import Viewer, duties_of
from gouvernail.rules.attention import Point

#: How many of them a home page shows.
MOST_ON_A_HOME = 5


def viewer_for(reader: Reader) -> Viewer:
    """The reader of a page as the list knows it. Raises ``ValueError`` for nobody."""
    if reader.account is None:
        raise ValueError("nobody owes anything")
    return Viewer(reader.account, reader.roles, reader.scope)


def own_points(request: HttpRequest) -> Sequence[Point]:
    """Every point of whoever reads."""
    return duties_of(viewer_for(reader_of(request)), clock.today())


def short_list(points: Sequence[Point], reader: Reader, on: date) -> dict[str, object]:
    """What a home page shows: the sentence, the counts, the first points."""
    return {
        "sentence": sentence_of(len(points)),
        "kinds": kinds_of(points),
        "rows": rows_of(points[:MOST_ON_A_HOME], viewer_for(reader), on),
        "more": max(0, len(points) - MOST_ON_A_HOME),
    }


def sentence_of(count: int) -> str:
    """« 7 points demandent votre attention. », or that nothing does."""
    if not count:
        return "Rien ne demande votre attention."
    return f"{wording.counted(count, 'point demande', 'points demandent')} votre attention."
