"""The terms of a framework: the numbers of the contract as data, each with its clause and its source.

Rules never know a number of the contract: they read it here. A term without a value is shown « à renseigner » and
refuses what depends on it; it is never taken as « none ». Product principle 6.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gouvernail.rules.rates import rate_hundredths
from gouvernail.rules.verdicts import Refusal


@dataclass(frozen=True, slots=True)
class Term:
    """One number or rule of the contract: its key, its value as text (empty: to be filled in), where it comes from."""

    key: str
    value: str
    clause: str
    source: str


NOT_GIVEN = "Non précisé par le CCTP : à renseigner d’après l’acte d’engagement ou le CCAP"

#: What the CCTP of this agreement says, and what it leaves open.
PRESET: Sequence[Term] = (
    Term("price_day", "notification", "domain-4", "Par défaut : le jour de la notification du bon de commande"),
    Term("renewal_months", "0", "domain-2", "Reconductions comprises dans la durée notifiée"),
    Term("ceiling_warning_percents", "70,90,100", "domain-1", "Seuils d’alerte du pilotage"),
    Term("order_warning_percents", "70,90,100", "4.2-statement", "Seuils d’alerte du pilotage"),
    Term("exhaustion_warning_days", "45", "4.2-statement", "Seuil d’alerte du pilotage, en jours de calendrier"),
    Term("estimate_age_months", "1", "4.2-statement", "Habitude du pilotage"),
    Term("framework_end_warning_months", "6", "2.5-trigger", "Seuil d’alerte du pilotage"),
    Term("import_trouble_days", "30", "4.2-device", "Habitude du pilotage, en jours de calendrier"),
    Term("recusal_working_days", "8", "4.2-recusal", "CCTP 4.2"),
    Term("recusal_stops_at", "", "4.2-recusal", NOT_GIVEN),
    Term("reference_purge_days", "30", "4.2-recusal", "Habitude du pilotage, en jours de calendrier"),
    Term("adequacy_check_days", "", "2-profile-adequacy", NOT_GIVEN),
    Term("confidentiality_review_months", "6", "4.1-confidentiality", "Habitude du pilotage"),
    Term("vat_rate", "20", "2-order-by-need", "Taux normal (CGI, article 278), à vérifier"),
    Term("buyer_profile_days", "8", "4.2-replacement", "CCAG-TIC 2021, à vérifier"),
    Term("findings_for_repeated", "2", "4.2-poor-performance", "CCTP 4.2"),
    Term("findings_scope", "contractor", "4.2-poor-performance", "Par défaut : le titulaire"),
    Term("findings_lifetime_months", "", "4.2-poor-performance", NOT_GIVEN),
    Term(
        "passing_over_reasons",
        "declined,silent,no_capacity,conflict_of_interest,continuity,ended_early",
        "4.2-next-contractor",
        "Motifs usuels, à confirmer d’après le CCAP",
    ),
    Term("silence_working_days", "", "4.2-next-contractor", NOT_GIVEN),
    Term("reversibility_months", "2", "2.5-overlap", "CCTP 2.5"),
    Term("satisfaction_review_months", "6", "1.3-six-months", "CCTP 1.3"),
    Term("verification_delay_days", "", "4.2-statement", NOT_GIVEN),
    Term("tacit_acceptance", "", "4.2-statement", NOT_GIVEN),
    Term("formal_notice_before_ending", "", "4.2-termination", NOT_GIVEN),
    Term("holiday_region", "metropole", "4.2-recusal", "Par défaut : France métropolitaine"),
    Term("hosting_mode", "", "2.4-costs", NOT_GIVEN),
    Term("penalties", "", "4.2-poor-performance", NOT_GIVEN),
)

_OF_KEY: Mapping[str, Term] = {term.key: term for term in PRESET}


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one framework, read through typed accessors that never invent a value."""

    values: Mapping[str, str] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """The value of a term, empty when it is still to be filled in."""
        return self.values.get(key, "")

    def number(self, key: str) -> int | None:
        """The value of a term that is a whole number; none when it is still to be filled in."""
        text = self.text(key)
        return int(text) if text else None

    def words(self, key: str) -> tuple[str, ...]:
        """The value of a term that lists words."""
        return tuple(part.strip() for part in self.text(key).split(",") if part.strip())

    @property
    def vat_rate_hundredths(self) -> int | None:
        """The rate of VAT in hundredths of a percent (20 %: 2000); none while it is to be filled in."""
        return rate_hundredths(self.text("vat_rate"))

    @property
    def ceiling_warning_percents(self) -> tuple[int, ...]:
        """From which shares of the ceiling people are warned, in percents, ascending. Domain invariant 1."""
        return self._percents("ceiling_warning_percents")

    @property
    def order_warning_percents(self) -> tuple[int, ...]:
        """From which shares of the days of an order people are warned, in percents, ascending."""
        return self._percents("order_warning_percents")

    @property
    def to_fill(self) -> tuple[str, ...]:
        """The keys of the terms that still wait for a value, in the order of the preset. Product principle 6."""
        return tuple(term.key for term in PRESET if not self.text(term.key))

    def _percents(self, key: str) -> tuple[int, ...]:
        return tuple(sorted(int(word) for word in self.words(key)))


def clause_of(key: str) -> str:
    """The clause that a term comes from; empty for a key that no contract knows."""
    return _OF_KEY[key].clause if key in _OF_KEY else ""


def source_of(key: str) -> str:
    """Where the value of the preset comes from; empty for a key that no contract knows."""
    return _OF_KEY[key].source if key in _OF_KEY else ""


def preset_value(key: str) -> str:
    """The value that a framework has when nobody gave another; empty when it is to be filled in."""
    return _OF_KEY[key].value if key in _OF_KEY else ""


def preset() -> Terms:
    """The terms that a framework has when nobody changed them."""
    return Terms({term.key: term.value for term in PRESET})


def why_not_rely_on(terms: Terms, key: str) -> list[Refusal]:
    """Why nothing that depends on this term is possible now: it is still to be filled in. Product principle 6."""
    if terms.text(key):
        return []
    return [Refusal("term_missing", clause_of(key), {"term": key})]
