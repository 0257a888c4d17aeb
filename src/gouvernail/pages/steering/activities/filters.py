"""What the address of the activities asks for, read forgivingly."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict

from gouvernail.records.queries.activity_board import Narrowing
from gouvernail.rules.lifecycle import ActivityState

BOARD, LIST = "tableau", "liste"
EVERY_ORDER = "tous"
#: Longer than any identifier that is kept.
_LONGEST = 300


class Column(NamedTuple):
    """A state of activities: its word in the address, and its heading."""

    state: ActivityState
    word: str
    title: str


COLUMNS = (
    Column(ActivityState.TO_DO, "a-faire", "À faire"),
    Column(ActivityState.DOING, "en-cours", "En cours"),
    Column(ActivityState.DONE, "faites", "Faites"),
)
_STATES = {column.word: column.state for column in COLUMNS}


_EVERYTHING = Narrowing()


@dataclass(frozen=True, slots=True)
class ActivityFilters:
    """A view, a state by its word, and what the activities are narrowed to."""

    view: str = BOARD
    state_word: str = ""
    narrowing: Narrowing = _EVERYTHING
    page: str = ""

    @property
    def state(self) -> str:
        """The state asked for; all when empty."""
        return _STATES[self.state_word].value if self.state_word else ""

    @property
    def is_narrowed(self) -> bool:
        """Whether something is left out beside what the view leaves out."""
        return bool(self.state_word or self.narrowing.product or self.narrowing.order or self.narrowing.every_order)

    def shown(self, view: str, state_word: str | None = None) -> str:
        """The query string of the same activities in a view, from its first page; of one state, if told."""
        word = self.state_word if state_word is None else state_word
        return replace(self, view=view, state_word=word, page="").query

    @property
    def query(self) -> str:
        """The same as a query string, usual values left out."""
        told = {
            "vue": self.view if self.view != BOARD else "",
            "produit": self.narrowing.product,
            "bon": self.narrowing.order,
            "etat": self.state_word,
            "bons": EVERY_ORDER if self.narrowing.every_order else "",
            "page": self.page,
        }
        return urlencode({name: value for name, value in told.items() if value})


def activity_filters(values: QueryDict) -> ActivityFilters:
    """The filters of a query string; a word too many never breaks a page."""
    state, page = values.get("etat", ""), values.get("page", "")
    return ActivityFilters(
        view=LIST if values.get("vue") == LIST else BOARD,
        state_word=state if state in _STATES else "",
        narrowing=Narrowing(
            product=_text(values.get("produit", "")),
            order=_text(values.get("bon", "")),
            every_order=values.get("bons") == EVERY_ORDER,
        ),
        page=page if page.isascii() and page.isdigit() and len(page) < 7 else "",
    )


def _text(value: str) -> str:
    """What may be an identifier: PostgreSQL holds no NUL."""
    return value.strip()[:_LONGEST].replace("\0", "")
