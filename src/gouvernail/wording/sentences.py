"""Fill the sentences: codes and values in, French out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from string import Formatter
from typing import Any

from gouvernail.rules.verdicts import Duty, Refusal
from gouvernail.wording.activities import ACTIVITY_STATES
from gouvernail.wording.anomalies import ANOMALIES
from gouvernail.wording.attention import ATTENTION
from gouvernail.wording.delegations import DELEGATED_RIGHTS
from gouvernail.wording.figures import counted, date_text, days_text, euros_text, hundredths_text, month_text
from gouvernail.wording.journal import DOUBTS
from gouvernail.wording.needs import NEED_STATES, PASSING_OVER
from gouvernail.wording.orders import ORDER_STATES
from gouvernail.wording.refusals import REFUSALS
from gouvernail.wording.teams import PRESENTATION_STATES
from gouvernail.wording.terms import TERMS
from gouvernail.wording.workbook import WORKBOOK


class _French(Formatter):
    """Fills a sentence; ``{x:days}`` and the like write raw figures and days as people read them."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """A value in the form that the sentence asks for."""
        write = _FORMS.get(format_spec)
        return write(value) if write else str(super().format_field(value, format_spec))


def _of_month(day: date) -> str:
    """« de mai 2026 », « d’octobre 2026 »."""
    month = month_text(day)
    return f"d’{month}" if month[0] in "ao" else f"de {month}"


_FORMS: Mapping[str, Callable[[Any], str]] = {
    "days": days_text,
    "units": hundredths_text,
    "euros": euros_text,
    "day": lambda day: date_text(date.fromisoformat(day) if isinstance(day, str) else day),  # as JSON keeps it
    "of_month": _of_month,
    "lines": lambda count: counted(count, "ligne"),
    "orders": lambda count: counted(count, "bon de commande reste ouvert", "bons de commande restent ouverts"),
    "open_orders": lambda count: counted(count, "bon de commande ouvert", "bons de commande ouverts"),
    "months": lambda count: counted(count, "mois", "mois"),
    "delegated": DELEGATED_RIGHTS.__getitem__,
    "terms": lambda count: counted(count, "clause à renseigner", "clauses à renseigner"),
    "troubles": lambda count: counted(count, "particularité à regarder", "particularités à regarder"),
    "term": TERMS.__getitem__,
    "state": ORDER_STATES.__getitem__,
    "need": NEED_STATES.__getitem__,
    "passing": lambda reason: PASSING_OVER.get(reason, reason),
    "activity": ACTIVITY_STATES.__getitem__,
    "presentation": PRESENTATION_STATES.__getitem__,
}


def filled(pattern: str, values: Mapping[str, object]) -> str:
    """A sentence with its values written as people read them."""
    return _French().vformat(pattern, (), values)


def workbook_sentence(code: str, values: Mapping[str, object], *, column: str = "", value: str = "") -> str:
    """The sentence of a trouble of a market workbook: what is wrong and what to do, without the place."""
    told = {"column": column, "value": value, **values}
    if values.get("anomaly"):
        return anomaly_sentence(code, told)
    return filled(WORKBOOK.get(code) or REFUSALS[code], told)


def anomaly_sentence(code: str, values: Mapping[str, object]) -> str:
    """The sentence of what a historical take-over accepted: what happened, since nothing is left to do."""
    return f"Anomalie d’historique acceptée. {filled(ANOMALIES[code], values)}"


def refusal_sentence(refusal: Refusal) -> str:
    """The sentence of a refusal, its clause at the end."""
    return filled(REFUSALS.get(refusal.code) or WORKBOOK[refusal.code], refusal.values)


def attention_sentence(duties: Sequence[Duty]) -> str:
    """What asks for attention, in one sentence: every duty about the same thing, the strongest first."""
    told = "\N{NARROW NO-BREAK SPACE}; ".join(filled(ATTENTION[duty.code], duty.values) for duty in duties)
    return f"{told[:1].upper()}{told[1:]}."


def doubt_sentence(code: str, *, sequence: int | None, found: str) -> str:
    """The sentence of a doubt about the journal."""
    return DOUBTS[code].format(sequence="—" if sequence is None else sequence, found=found)
