"""Figures, days and small pieces of page, as every template writes them.

A value that is ``None`` is shown as a dash: nothing is known, which is not zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sized
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString

from gouvernail import clock, wording
from gouvernail.exports.lists import FORMATS as LIST_FORMATS
from gouvernail.pages.duties.own import own_points, short_list
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.wording.definitions import ANCHORS

register = template.Library()

ABSENT = "–"


@register.filter
def days(hundredths: int | None) -> str:
    """Person-days with their unit: « 23,5 j »."""
    return ABSENT if hundredths is None else wording.days_text(hundredths)


@register.filter
def figure(hundredths: int | None) -> str:
    """Days or quantities without unit, for a column whose heading says it: « 23,5 »."""
    return ABSENT if hundredths is None else wording.hundredths_text(hundredths)


@register.filter
def whole(number: int | None) -> str:
    """A whole number, thousands apart: « 14 086 »."""
    return ABSENT if number is None else wording.whole_text(number)


@register.filter
def euros(cents: int | None) -> str:
    """Euros from cents: « 54 000,00 € »."""
    return ABSENT if cents is None else wording.euros_text(cents)


@register.filter(expects_localtime=True)
def day(value: date | None) -> str:
    """A date in full: « 9 mai 2025 »."""
    return ABSENT if value is None else wording.date_text(value)


@register.filter(expects_localtime=True)
def instant(value: datetime | None) -> str:
    """An instant in Paris, to the minute: « 9 mai 2025 à 14:05 »."""
    return ABSENT if value is None else wording.instant_text(value)


@register.filter
def month(value: date) -> str:
    """The month of a date: « mai 2025 »."""
    return wording.month_text(value)


@register.filter
def iso(value: date | None) -> str:
    """The date that machines read: ``2025-05-09``."""
    return "" if value is None else value.isoformat()


@register.simple_tag
def counted(number: int, one: str, many: str = "") -> str:
    """A number and its noun: « 1 produit », « 12 produits »."""
    return wording.counted(number, one, many)


@register.filter
def clause_words(clause: str) -> str:
    """Where a rule comes from, as people read it: « CCTP 4.2 », « règle du marché »."""
    return wording.clause_words(clause)


@register.inclusion_tag("gouvernail/define.html")
def define(anchor: str) -> dict[str, str]:
    """A small « ? » that leads to a definition: what a figure means and how it is computed."""
    return {"anchor": anchor, "word": ANCHORS[anchor]}


@register.filter
def plural(number: int, forms: str) -> str:
    """The form that agrees: ``{{ n|plural:"actif,actifs" }}``; below two is singular."""
    one, _, many = forms.partition(",")
    return one if abs(number) < 2 else many


@register.simple_tag(takes_context=True)
def query(context: Mapping[str, Any], **changes: object) -> str:
    """The query string of this page with some values changed (``None`` or empty removes one).

    ``page`` goes away unless it is asked for: another sort or filter starts at the first page.
    """
    values: QueryDict = context["request"].GET.copy()
    for name, value in {"page": None, **changes}.items():
        if value is None or value == "":
            values.pop(name, None)
        else:
            values[name] = str(value)
    return f"?{values.urlencode()}"


@register.inclusion_tag("gouvernail/pagination.html", takes_context=True)
def pagination(context: Mapping[str, Any], page: Page[Any]) -> dict[str, Any]:
    """Links to the other pages of a list, filters kept; nothing when there is one page only."""
    around = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return {"page": page, "around": list(around), "request": context["request"], "gap": page.paginator.ELLIPSIS}


@register.inclusion_tag("gouvernail/downloads_of_list.html", takes_context=True)
def list_downloads(
    context: Mapping[str, Any], url_name: str, *where: object, label: str = "Télécharger cette liste", **narrowed: str
) -> dict[str, Any]:
    """The links that download a list in every format, with the filters and the sort of this page.

    ``where`` stands before the extension in the address; ``narrowed`` adds filters that the page has in its path.
    """
    kept = query(context, **narrowed)
    rest = kept if kept != "?" else ""
    links = [(form, reverse(url_name, args=[*where, form.extension]) + rest) for form in LIST_FORMATS.values()]
    return {"links": links, "label": label}


@register.inclusion_tag("gouvernail/duties/short_list.html", takes_context=True)
def own_duties(context: Mapping[str, Any]) -> dict[str, object]:
    """What waits for the reader of the page: the first points of its list, and the way to all of them."""
    request, today = context["request"], clock.today()
    return short_list(own_points(request), reader_of(request), today)


@register.inclusion_tag("gouvernail/field.html")
def field(bound: BoundField, hint: str = "") -> dict[str, Any]:
    """A form field with its label, its hint and its errors, tied together for screen readers."""
    return {"field": bound, "hint": hint or bound.help_text, "control": _control(bound, hint)}


_CLASSES = {"select": "fr-select", "checkbox": "", "file": "fr-upload", "hidden": ""}


def _control(bound: BoundField, hint: str) -> SafeString:
    widget = bound.field.widget
    kind = getattr(widget, "input_type", "text") or "text"
    described = [f"{bound.auto_id}-hint"] if hint or bound.help_text else []
    described += [f"{bound.auto_id}-errors"] if bound.errors else []
    attributes: dict[str, str | bool] = {"class": _CLASSES.get(kind, "fr-input")}
    if described:
        attributes["aria-describedby"] = " ".join(described)
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return bound.as_widget(attrs=attributes)


@register.inclusion_tag("gouvernail/share.html")
def share(part: int, whole: int) -> dict[str, int]:
    """A bar as long as a part of a whole; the figure stands beside it."""
    return {"width": max(part * 1000 // whole, 4) if whole > 0 and part > 0 else 0}


@register.inclusion_tag("gouvernail/sortable.html", takes_context=True)
def sortable(context: Mapping[str, Any], name: str, label: str, sort: str, css: str = "") -> dict[str, Any]:
    """The heading of a column that sorts the list, first one way then the other."""
    direction = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
    following = f"-{name}" if direction == "ascending" else name
    return {"request": context["request"], "label": label, "class": css, "direction": direction, "next": following}


@register.simple_tag
def counted_word(things: Sized, one: str, many: str) -> str:
    """A noun that agrees with how many things follow it, without their number."""
    return one if len(things) < 2 else many


@register.filter
def activity_word(state: str) -> str:
    """The state of an activity, in words: « en cours »."""
    return wording.ACTIVITY_STATES.get(state, state)
