"""The figures of a line or of a total as a page writes them."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from gouvernail import wording
from gouvernail.pages.charts.bars import Bar, bar_of_figures
from gouvernail.rules.statement import LineFigures, TotalFigures

ABSENT = "–"
#: Words up to this length stay on one line.
_LONGEST_WHOLE = 10


class FigureWords(NamedTuple):
    """Each figure in words: days without unit (the heading says it), euros with theirs."""

    bar: SafeString
    is_over: bool
    pending: str
    ordered: str
    done: str
    remaining: str
    estimate: str
    drift: str
    drifts: bool
    unestimated: str
    exhausted: str
    activities: str
    other_days: tuple[str, ...]
    euros: tuple[str, ...]


def words_of(figures: LineFigures | TotalFigures) -> FigureWords:
    """The figures of a line or of a total, in words; what is absent is a dash."""
    bar = bar_of_figures(figures)
    return FigureWords(
        bar=_svg(bar) if bar else SafeString(),
        is_over=bar is not None and bar.is_over,
        pending=f"{wording.days_text(figures.pending_hundredths)} non acceptés" if figures.pending_hundredths else "",
        ordered=_days(figures.ordered_hundredths),
        done=_days(figures.done_hundredths),
        remaining=_days(figures.remaining_on_order_hundredths),
        estimate=_days(figures.estimate_to_complete_hundredths),
        drift=drift_text(figures.drift_hundredths) or ABSENT,
        drifts=(figures.drift_hundredths or 0) > 0,
        unestimated=_unestimated(figures),
        exhausted=wording.date_text(figures.exhausted_on) if figures.exhausted_on else ABSENT,
        activities=activities_text(figures),
        other_days=tuple(map(_days, (figures.pending_hundredths, figures.non_billable_hundredths))),
        euros=tuple(map(_euros, (figures.ordered_cents, figures.admitted_cents, figures.remaining_to_admit_cents))),
    )


def cells_of(words: FigureWords, *, is_open: bool) -> SafeString:
    """The cells of a table row, from the bar to the exhaustion: what asks for a decision stands out when work goes on.

    Made here and not in a template, which would take ten times longer on each of fifty rows; nothing in them was
    typed by anybody.
    """
    alarm = "gv-decide" if is_open else ""
    over = f' <strong class="{alarm}">dépassé</strong>' if words.is_over else ""
    pending = f'<span class="gv-quiet gv-one-line">{words.pending}</span>' if words.pending else ""
    figures = (words.ordered, words.done, words.remaining, words.estimate)
    numbers = "".join(f'<td class="gv-right">{figure}</td>' for figure in figures)
    part = f'<span class="gv-quiet gv-part">{words.unestimated}</span>' if words.unestimated else ""
    drift = f'<td class="gv-drift {alarm if words.drifts else ""}">{words.drift}{part}</td>'
    return mark_safe(  # noqa: S308 figures and words of our own
        f'<td class="gv-bar-cell">{words.bar}{over}{pending}</td>{numbers}{drift}<td>{words.exhausted}</td>'
    )


def state_text(code: str) -> str:
    """The state of an order, in words; « en cours » never breaks at the end of a line."""
    words = wording.ORDER_STATES.get(code, code)
    return words if len(words) > _LONGEST_WHOLE else words.replace(" ", "\N{NO-BREAK SPACE}")


def drift_text(hundredths: int | None) -> str:
    """« il manquera 3,5 j », « il restera 2 j », « juste assez », or nothing without an estimate."""
    if hundredths is None:
        return ""
    if hundredths > 0:
        return f"il manquera {wording.days_text(hundredths)}"
    return f"il restera {wording.days_text(-hundredths)}" if hundredths < 0 else "juste assez"


def _unestimated(figures: LineFigures | TotalFigures) -> str:
    """« sans 1 ligne non estimée »: the part that a drift leaves out, when it leaves one out."""
    if not isinstance(figures, TotalFigures) or figures.drift_hundredths is None or not figures.lines_without_estimate:
        return ""
    return f"sans {wording.counted(figures.lines_without_estimate, 'ligne non estimée', 'lignes non estimées')}"


def activities_text(figures: LineFigures | TotalFigures) -> str:
    """« 3 faites / 5 à faire », those in progress between them when there are some."""
    if not (figures.done or figures.doing or figures.to_do):
        return ABSENT
    doing = [f"{wording.whole_text(figures.doing)}\N{NO-BREAK SPACE}en\N{NO-BREAK SPACE}cours"] if figures.doing else []
    to_do = f"{wording.whole_text(figures.to_do)}\N{NO-BREAK SPACE}à\N{NO-BREAK SPACE}faire"
    return " / ".join([wording.counted(figures.done, "faite"), *doing, to_do])


def _days(hundredths: int | None) -> str:
    return ABSENT if hundredths is None else wording.hundredths_text(hundredths)


def _euros(cents: int | None) -> str:
    return ABSENT if cents is None else wording.euros_text(cents)


def _svg(bar: Bar) -> SafeString:
    """The picture of a bar: whole numbers of our own, nothing that anybody typed."""
    over = f'<rect class="gv-fill-over" x="{bar.limit}" width="{bar.over}" height="100"/>' if bar.over else ""
    return mark_safe(  # noqa: S308 numbers only
        '<svg class="gv-bar" viewBox="-10 -10 1220 120" aria-hidden="true" focusable="false">'
        f'<rect class="gv-fill-left" width="{bar.limit}" height="100"/>'
        f'<rect class="gv-fill-done" width="{bar.done}" height="100"/>'
        f'<rect class="gv-fill-declared" x="{bar.pending_from}" width="{bar.pending}" height="100"/>{over}</svg>'
    )
