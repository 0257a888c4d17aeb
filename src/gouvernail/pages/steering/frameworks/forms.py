"""The forms of a framework's page: what is typed, and the action it becomes."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from gouvernail import clock, wording
from gouvernail.actions.frameworks.add_lot import add_lot
from gouvernail.actions.frameworks.add_price import NewPrice, add_price
from gouvernail.actions.frameworks.add_rank import NewRank, add_rank
from gouvernail.actions.frameworks.add_unit import NewUnit, add_unit
from gouvernail.actions.frameworks.change_limits import change_limits
from gouvernail.actions.frameworks.declare_subcontractor import Declared, declare_subcontractor
from gouvernail.actions.frameworks.end_rank import end_rank
from gouvernail.actions.frameworks.form_consortium import form_consortium
from gouvernail.actions.frameworks.name_correspondent import name_correspondent
from gouvernail.actions.frameworks.tell_unit_kind import tell_unit_kind
from gouvernail.pages.steering.fields import FrenchDateField, FrenchDecimalField, LineField, hundredths
from gouvernail.records.models import Framework
from gouvernail.records.queries.frameworks.catalogue import units_of
from gouvernail.records.queries.frameworks.holders import last_naming, lots_of, newest_naming_id, ranks_of
from gouvernail.rules.correspondents import Naming
from gouvernail.rules.framework_limits import Limits
from gouvernail.rules.verdicts import Refusal, Refused
from gouvernail.rules.work_units import Unit
from gouvernail.rules.workbook_format.sheets import MOST_CENTS
from gouvernail.wording.frameworks import MEASURES

REQUIRED = {"required": "Ce champ est nécessaire."}
_SIRET = "14 chiffres."
_NOBODY = {"autocomplete": "off"}


def money_field(label: str, *, required: bool = False, help_text: str = "") -> FrenchDecimalField:
    """Euros excluding VAT."""
    return FrenchDecimalField(
        label=label,
        required=required,
        min_value=0,
        max_value=MOST_CENTS // 100,
        help_text=help_text,
        error_messages=REQUIRED,
    )


def siret_field(label: str = "SIRET") -> LineField:
    """A SIRET as people type it; the action checks it."""
    return LineField(label=label, max_length=20, help_text=_SIRET, error_messages=REQUIRED)


def cents(figure: Any) -> int | None:
    """What was typed, in cents; none when nothing was."""
    return None if figure is None else hundredths(figure)


class ChangeForm(forms.Form):
    """One change of a framework; ``FIELD_OF`` says beside which field a refusal is shown."""

    TITLE: ClassVar[str]
    INTRODUCTION: ClassVar[str] = ""
    BUTTON: ClassVar[str] = "Enregistrer"
    DONE: ClassVar[str] = "C’est enregistré."
    FIELD_OF: ClassVar[dict[str, str]] = {}

    def __init__(self, framework: Framework, data: Any = None) -> None:
        super().__init__(data)
        self.framework = framework
        self.prepare()

    def prepare(self) -> None:
        """Fill the choices that hang on the framework."""

    def apply(self, actor: str) -> None:
        """Do what was typed; raises ``Refused``."""
        raise NotImplementedError


class _RankForm(ChangeForm):
    """A change of what stands at a rank."""

    rank = forms.ChoiceField(label="Titulaire", error_messages=REQUIRED)

    def prepare(self) -> None:
        """The ranks of the framework."""
        choices = [(str(one.pk), _rank_words(one)) for one in ranks_of(self.framework)]
        self.fields["rank"].choices = [("", "Choisissez"), *choices]  # type: ignore[attr-defined]

    @property
    def rank_id(self) -> int:
        """The rank chosen."""
        return int(self.cleaned_data["rank"])


def _rank_words(one: Any) -> str:
    lot = f"lot {one.lot.number}, " if one.lot else ""
    return f"{one.contractor.name} ({lot}rang {one.rank})"


class LotForm(ChangeForm):
    """A lot."""

    TITLE = "Ajouter un lot"
    INTRODUCTION = "Un lot est attribué à part : ses titulaires y sont classés entre eux."
    FIELD_OF = {"lot_number_taken": "number"}

    number = LineField(label="Numéro du lot", max_length=40, error_messages=REQUIRED)
    title = LineField(label="Intitulé", max_length=300, error_messages=REQUIRED)

    def apply(self, actor: str) -> None:
        """Add the lot."""
        add_lot(self.framework, self.cleaned_data["number"], self.cleaned_data["title"], actor)


class RankForm(ChangeForm):
    """A contractor and its rank."""

    TITLE = "Ajouter un titulaire"
    FIELD_OF = {
        "siret_wrong": "siret",
        "contractor_already_ranked": "siret",
        "contractor_name_missing": "name",
        "contractor_known_as": "name",
        "rank_already_held": "rank",
        "rank_lot_missing": "lot",
        "quota_missing": "quota",
        "quota_not_the_rule": "quota",
        "quota_above_all": "quota",
    }

    siret = siret_field()
    name = LineField(
        label="Nom", required=False, max_length=300, help_text="Nécessaire quand ce SIRET n’est pas encore connu."
    )
    rank = forms.IntegerField(label="Rang", min_value=1, max_value=9999, error_messages=REQUIRED)
    lot = forms.ChoiceField(label="Lot", required=False)
    quota = forms.IntegerField(label="Part des bons, en pour cent", required=False, min_value=1, max_value=100)

    def prepare(self) -> None:
        """The lots, when there are some; the share, when the rule asks for it."""
        lots = [(one.number, f"{one.number} · {one.title}") for one in lots_of(self.framework)]
        self.fields["lot"].choices = [("", "Choisissez"), *lots]  # type: ignore[attr-defined]
        if not lots:
            del self.fields["lot"]
        if self.framework.attribution_rule != "quota":
            del self.fields["quota"]

    def apply(self, actor: str) -> None:
        """Rank the contractor."""
        typed = self.cleaned_data
        new = NewRank(typed["siret"], typed["name"], typed["rank"], typed.get("lot") or "", typed.get("quota"))
        add_rank(self.framework, new, actor)


class ConsortiumForm(_RankForm):
    """The companies behind a rank."""

    TITLE = "Inscrire un groupement"
    INTRODUCTION = "Le titulaire du rang en est le mandataire : c’est à lui que tout est notifié."
    FIELD_OF = {
        "siret_wrong": "members",
        "consortium_alone": "members",
        "consortium_twice": "members",
        "consortium_line": "members",
        "contractor_name_missing": "members",
        "contractor_known_as": "members",
        "consortium_known": "rank",
    }

    name = LineField(label="Nom du groupement", required=False, max_length=300)
    liability = forms.ChoiceField(
        label="Forme", choices=[("", "Choisissez"), *wording.LIABILITIES.items()], error_messages=REQUIRED
    )
    members = forms.CharField(
        label="Autres membres",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Un par ligne\N{NO-BREAK SPACE}: son SIRET, puis son nom.",
        error_messages=REQUIRED,
    )

    def apply(self, actor: str) -> None:
        """Form the consortium."""
        typed = self.cleaned_data
        members = [_member(line) for line in typed["members"].splitlines() if line.strip()]
        told = {"name": typed["name"], "liability": typed["liability"], "members": members}
        form_consortium(self.framework, self.rank_id, **told, actor=actor)


def _member(line: str) -> tuple[str, str]:
    """The SIRET and the name that a line holds; digits may stand in groups."""
    digits, place = "", 0
    for place, letter in enumerate(line):  # noqa: B007
        if letter.isdigit() and len(digits) < 14:
            digits += letter
        elif not letter.isspace():
            break
        if len(digits) == 14 and letter.isspace():
            break
    if len(digits) != 14:
        raise Refused(Refusal("consortium_line", "domain-3"))
    return digits, line[place:].strip(" \t,;:-") if not line[place:].strip().isdigit() else ""


class SubcontractorForm(_RankForm):
    """A declared subcontractor."""

    TITLE = "Inscrire un sous-traitant déclaré"
    FIELD_OF = {"siret_wrong": "siret", "subcontractor_known": "siret", "subcontractor_holds_rank": "siret"}

    siret = siret_field("SIRET du sous-traitant")
    name = LineField(label="Nom", max_length=300, error_messages=REQUIRED)
    work = LineField(label="Prestations sous-traitées", required=False, max_length=500)
    declared_on = FrenchDateField(label="Déclaré le", error_messages=REQUIRED)
    most = money_field("Montant maximum sous-traité, HT")

    def apply(self, actor: str) -> None:
        """Declare it."""
        typed = self.cleaned_data
        most = cents(typed["most"])
        declared = Declared(typed["siret"], typed["name"], typed["declared_on"], typed["work"], most)
        declare_subcontractor(self.framework, self.rank_id, declared, actor)


class EndRankForm(_RankForm):
    """A contractor that is given no new order any more."""

    TITLE = "Ne plus donner de bons à un titulaire"
    INTRODUCTION = (
        "Fusion, suspension, exclusion : à compter de ce jour, aucun nouveau bon. Ceux qu’il tient se poursuivent."
    )
    FIELD_OF = {
        "rank_already_ended": "rank",
        "rank_end_reason_missing": "reason",
        "rank_end_before_order": "ended_on",
    }

    ended_on = FrenchDateField(label="À compter du", error_messages=REQUIRED)
    reason = LineField(label="Pourquoi", max_length=300, error_messages=REQUIRED)

    def apply(self, actor: str) -> None:
        """End the rank."""
        typed = self.cleaned_data
        end_rank(self.framework, self.rank_id, typed["ended_on"], typed["reason"], actor)


_KINDS = [("", "autre"), *wording.UNIT_KINDS.items()]


class UnitForm(ChangeForm):
    """A unit of the catalogue."""

    TITLE = "Ajouter une unité d’œuvre"
    FIELD_OF = {"unit_code_taken": "code", "unit_days_missing": "days", "unit_days_unused": "days"}

    code = LineField(label="Code", max_length=60, error_messages=REQUIRED)
    title = LineField(label="Intitulé", max_length=300, error_messages=REQUIRED)
    kind = forms.ChoiceField(label="Famille", choices=_KINDS, required=False)
    measure = forms.ChoiceField(
        label="Mesure", choices=[("", "Choisissez"), *MEASURES.items()], error_messages=REQUIRED
    )
    days = FrenchDecimalField(
        label="Jours par unité", required=False, min_value=0, max_value=100_000, help_text="Pour une mesure en jours."
    )
    months = FrenchDecimalField(
        label="Durée d’une unité, en mois",
        required=False,
        min_value=0,
        max_value=1200,
        help_text="Vide : celle du CCTP, environ 3 mois en Devops et déploiement, 1 en design.",
    )

    def apply(self, actor: str) -> None:
        """Add the unit."""
        typed = self.cleaned_data
        months = cents(typed["months"]) or None
        facts = Unit(typed["kind"], typed["measure"], cents(typed["days"]), months)
        add_unit(self.framework, NewUnit(typed["code"], typed["title"], facts), actor)


class _UnitOfForm(ChangeForm):
    """A change about one unit of the catalogue."""

    def prepare(self) -> None:
        """The units of the framework."""
        super().prepare()
        choices = [(one.code, f"{one.code} – {one.title}") for one in units_of(self.framework)]
        self.fields["unit"].choices = [("", "Choisissez"), *choices]  # type: ignore[attr-defined]


class UnitKindForm(_UnitOfForm):
    """The kind of a unit."""

    TITLE = "Préciser la famille d’une unité d’œuvre"
    INTRODUCTION = (
        "La famille est celle du CCTP : elle dit la durée habituelle d’une unité et les compétences attendues."
    )

    unit = forms.ChoiceField(label="Unité d’œuvre", error_messages=REQUIRED)
    kind = forms.ChoiceField(label="Famille", choices=_KINDS, required=False)

    def apply(self, actor: str) -> None:
        """Tell the kind."""
        tell_unit_kind(self.framework, self.cleaned_data["unit"], self.cleaned_data["kind"], actor)


class PriceForm(_UnitOfForm, _RankForm):
    """A price or its revision."""

    TITLE = "Donner ou réviser un prix"
    INTRODUCTION = "Un prix ne change jamais : une révision est un nouveau prix, après le dernier bon notifié."
    FIELD_OF = {
        "price_of_costs_is_one": "price",
        "price_before_notification": "from_on",
        "price_day_taken": "from_on",
    }

    unit = forms.ChoiceField(label="Unité d’œuvre", error_messages=REQUIRED)
    from_on = FrenchDateField(label="À compter du", error_messages=REQUIRED)
    price = money_field("Prix d’une unité, HT", required=True, help_text="En euros ; pour des frais : 1.")
    days = FrenchDecimalField(
        label="Jours par unité propres à ce titulaire",
        required=False,
        min_value=1,
        max_value=100_000,
        help_text="Seulement s’ils diffèrent du catalogue.",
    )

    def apply(self, actor: str) -> None:
        """Add the price."""
        typed = self.cleaned_data
        new = NewPrice(typed["unit"], typed["from_on"], hundredths(typed["price"]), cents(typed["days"]))
        add_price(self.framework, self.rank_id, new, actor)


class LimitsForm(ChangeForm):
    """The minimum and the maximum; the hidden field holds those that were on the screen."""

    TITLE = "Changer les montants minimum et maximum"
    INTRODUCTION = "Seul le contrat les change : dites quel acte. Le maximum ne descend jamais sous ce qui est engagé."
    FIELD_OF = {
        "maximum_below_committed": "ceiling",
        "maximum_taken_away": "ceiling",
        "minimum_above_maximum": "minimum",
        "limits_source_missing": "source",
    }

    ceiling = money_field("Montant maximum HT", help_text="En euros ; vide, l’accord-cadre n’en a pas.")
    minimum = money_field("Montant minimum HT", help_text="En euros ; vide, l’accord-cadre n’en a pas.")
    source = LineField(
        label="Acte",
        max_length=500,
        help_text="Acte d’engagement ou acte modificatif, et sa date.",
        error_messages=REQUIRED,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def prepare(self) -> None:
        """What stands now."""
        one = self.framework
        self.initial = {
            "ceiling": _typed(one.ceiling_cents),
            "minimum": _typed(one.minimum_cents),
            "seen": f"{one.minimum_cents},{one.ceiling_cents}",
        }

    def apply(self, actor: str) -> None:
        """Change the limits."""
        typed = self.cleaned_data
        wanted = Limits(cents(typed["minimum"]), cents(typed["ceiling"]))
        change_limits(self.framework, wanted, _seen(typed["seen"]), typed["source"], actor)


def _typed(amount: int | None) -> str:
    if amount is None:
        return ""
    whole, part = divmod(amount, 100)
    return f"{whole},{part:02d}" if part else str(whole)


def _seen(text: str) -> Limits:
    """The limits that were on the screen; what cannot be read was never there."""
    minimum, _, ceiling = text.partition(",")
    return Limits(_whole(minimum), _whole(ceiling))


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


class CorrespondentForm(_RankForm):
    """The permanent correspondent of a contractor."""

    TITLE = "Inscrire le correspondant permanent d’un titulaire"
    INTRODUCTION = (
        "Le titulaire le désigne lui-même depuis son espace ; inscrivez ici ce qu’il a dit autrement (CCTP 4.1)."
    )
    FIELD_OF = {"correspondent_in_future": "since_on", "correspondent_before_last": "since_on"}

    name = LineField(label="Nom", max_length=200, error_messages=REQUIRED)
    email = forms.EmailField(label="Adresse électronique", max_length=254, error_messages=REQUIRED)
    telephone = LineField(label="Téléphone", required=False, max_length=40)
    since_on = FrenchDateField(label="Depuis le", error_messages=REQUIRED)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def prepare(self) -> None:
        """The ranks, and the last naming that the page knows."""
        super().prepare()
        self.initial = {"seen": str(newest_naming_id(self.framework))}

    def apply(self, actor: str) -> None:
        """Name the correspondent."""
        rank = next(one for one in ranks_of(self.framework) if one.pk == self.rank_id)
        last = last_naming(self.framework, rank.contractor)
        naming = naming_of(self.cleaned_data)
        newest = _whole(self.cleaned_data["seen"]) or 0
        seen = 0 if last is None else last.pk if last.pk <= newest else -1
        name_correspondent(self.framework, rank.contractor, naming, seen=seen, actor=actor, on=clock.today())


def naming_of(typed: dict[str, Any]) -> Naming:
    """What was typed, for the rules."""
    return Naming(typed["name"], typed["email"], typed["telephone"], typed["since_on"])


#: Every change of a framework, by the word of its address.
CHANGES: dict[str, type[ChangeForm]] = {
    "montants": LimitsForm,
    "lot": LotForm,
    "titulaire": RankForm,
    "groupement": ConsortiumForm,
    "sous-traitant": SubcontractorForm,
    "fin-de-rang": EndRankForm,
    "correspondant": CorrespondentForm,
    "unite": UnitForm,
    "famille": UnitKindForm,
    "prix": PriceForm,
}
