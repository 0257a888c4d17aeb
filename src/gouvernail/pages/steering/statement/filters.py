"""What the address of the statement asks for: the day, the view, what narrows it, the order and the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from django.http import QueryDict

from gouvernail.pages.steering.addresses import day_in, whole_in


class View(StrEnum):
    """What one row of the page stands for."""

    ORDER = "bon"
    PRODUCT = "produit"
    CONTRACTOR = "titulaire"
    FRAMEWORK = "accord-cadre"


class Sort(StrEnum):
    """The column that sorts the rows."""

    OPEN_FIRST = "ouverts"
    NAME = "nom"
    ORDERED = "commande"
    DONE = "realise"
    REMAINING = "solde"
    ESTIMATE = "raf"
    DRIFT = "ecart"
    EXHAUSTED = "epuise"


class Progress(StrEnum):
    """Which orders are stated, as their state of that day tells."""

    ALL = ""
    OPEN = "ouverts"
    OVER = "termines"


PAGE_SIZES = (25, 50)


@dataclass(frozen=True, slots=True)
class StatementFilters:
    """One address of the statement, understood. ``trouble`` is the sentence of what was not."""

    as_of: date
    has_day: bool
    view: View
    framework: str
    contractor: str
    product: str
    order: str
    progress: Progress
    sort: Sort
    is_descending: bool
    page: int
    page_size: int
    with_amounts: bool
    trouble: str

    @property
    def kept(self) -> dict[str, str]:
        """What narrows the statement and its day, as an address writes it."""
        asked = {
            "au": f"{self.as_of:%d/%m/%Y}" if self.has_day else "",
            "accord-cadre": self.framework,
            "titulaire": self.contractor,
            "produit": self.product,
            "etat": self.progress.value,
        }
        return {name: value for name, value in asked.items() if value}

    @property
    def same_day(self) -> str:
        """What another page adds to its address to show the same day; nothing for today."""
        return f"?au={self.as_of.isoformat()}" if self.has_day else ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the day narrows the statement."""
        return bool(self.framework or self.contractor or self.product or self.order or self.progress)


def filters_of(asked: QueryDict, today: date) -> StatementFilters:
    """Read an address; without a day, or with one that does not exist, today is stated."""
    text = asked.get("au", "").strip()
    as_of = day_in(text) if text else today
    direction = asked.get("sens", "")
    view = _one_of(View, asked.get("vue", ""), View.ORDER)
    sort = _one_of(Sort, asked.get("tri", ""), Sort.OPEN_FIRST if view is View.ORDER else Sort.NAME)
    size = whole_in(asked.get("par", ""), PAGE_SIZES[0])
    return StatementFilters(
        as_of=as_of or today,
        has_day=bool(text and as_of),
        view=view,
        framework=asked.get("accord-cadre", "").strip(),
        contractor=asked.get("titulaire", "").strip(),
        product=asked.get("produit", "").strip(),
        order=asked.get("bon", "").strip(),
        progress=_one_of(Progress, asked.get("etat", ""), Progress.ALL),
        sort=sort,
        is_descending=direction == "decroissant",
        page=whole_in(asked.get("page", ""), 1),
        page_size=size if size in PAGE_SIZES else PAGE_SIZES[0],
        with_amounts=asked.get("colonnes") == "montants",
        trouble="" if as_of else f"« {text} » n’est pas une date : écrivez JJ/MM/AAAA. L’état est donné à aujourd’hui.",
    )


_Word = TypeVar("_Word", bound=StrEnum)


def _one_of(words: type[_Word], text: str, otherwise: _Word) -> _Word:
    return words(text) if text in {word.value for word in words} else otherwise
