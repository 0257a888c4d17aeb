"""Un accord-cadre se tient à la main : chaque geste est jugé, inscrit au journal, et ne se fait pas deux fois."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gouvernail.actions.frameworks.add_lot import add_lot
from gouvernail.actions.frameworks.add_price import NewPrice, add_price
from gouvernail.actions.frameworks.add_rank import NewRank, add_rank
from gouvernail.actions.frameworks.add_unit import NewUnit, add_unit
from gouvernail.actions.frameworks.change_limits import change_limits
from gouvernail.actions.frameworks.create_framework import NewFramework, create_framework
from gouvernail.actions.frameworks.declare_subcontractor import Declared, declare_subcontractor
from gouvernail.actions.frameworks.end_rank import end_rank
from gouvernail.actions.frameworks.form_consortium import form_consortium
from gouvernail.actions.frameworks.name_correspondent import name_correspondent
from gouvernail.actions.frameworks.tell_unit_kind import tell_unit_kind
from gouvernail.records.models import (
    Contractor,
    ContractorRank,
    CorrespondentNaming,
    Framework,
    FrameworkTerm,
    JournalEntry,
    UnitPrice,
    WorkUnit,
)
from gouvernail.records.queries.journal_check import doubts
from gouvernail.rules.correspondents import Naming
from gouvernail.rules.framework_limits import Limits
from gouvernail.rules.terms import PRESET
from gouvernail.rules.verdicts import Refused
from gouvernail.rules.work_units import Unit
from tests.makers import make_framework, make_line, make_order, make_product

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 30)
FIRST, SECOND, THIRD = "11111111800019", "22222222600011", "12345678200010"
NEW = NewFramework("AC-1", "Services", THIRD, date(2026, 1, 5), 48, "cascade", "Acte d’engagement", 100_000, 10_000)


def _refused(act: Callable[[], object]) -> list[str]:
    before = JournalEntry.objects.count()
    with pytest.raises(Refused) as refused:
        act()
    assert JournalEntry.objects.count() == before
    return [one.code for one in refused.value.refusals]


@pytest.fixture
def framework() -> Framework:
    return create_framework(NEW, "test")


@pytest.fixture
def rank(framework: Framework) -> ContractorRank:
    return add_rank(framework, NewRank(FIRST, "Coopérative Aubépine", 1), "test")


def test_un_accord_cadre_se_cree_avec_les_clauses_du_cctp(framework: Framework) -> None:
    assert framework.valid_until_on == date(2030, 1, 5)
    assert FrameworkTerm.objects.filter(framework=framework).count() == len(PRESET)
    assert _refused(lambda: create_framework(NEW, "test")) == ["framework_number_taken"]
    assert list(doubts()) == []


def test_un_siret_faux_ou_un_minimum_au_dela_du_maximum_est_refuse() -> None:
    wrong = NewFramework("AC-2", "Services", "12345678200011", date(2026, 1, 5), 48, "cascade", "", 100, 200)
    assert _refused(lambda: create_framework(wrong, "test")) == ["siret_wrong", "minimum_above_maximum"]


def test_le_maximum_ne_descend_jamais_sous_l_engage_et_se_change_avec_un_acte(framework: Framework) -> None:
    Framework.objects.filter(pk=framework.pk).update(committed_cents=60_000)
    seen = Limits(10_000, 100_000)
    assert _refused(lambda: change_limits(framework, Limits(10_000, 50_000), seen, "Avenant", "test")) == [
        "maximum_below_committed"
    ]
    assert _refused(lambda: change_limits(framework, Limits(10_000, 200_000), seen, " ", "test")) == [
        "limits_source_missing"
    ]
    assert _refused(lambda: change_limits(framework, Limits(10_000, None), seen, "Avenant", "test")) == [
        "maximum_taken_away"
    ]
    change_limits(framework, Limits(10_000, 200_000), seen, "Avenant n° 1", "test")
    framework.refresh_from_db()
    assert framework.ceiling_cents == 200_000
    assert _refused(lambda: change_limits(framework, Limits(10_000, 300_000), seen, "Avenant", "test")) == [
        "limits_changed"
    ]
    assert list(doubts()) == []


def test_un_titulaire_a_un_rang_et_un_seul(framework: Framework, rank: ContractorRank) -> None:
    assert rank.rank == 1
    again = NewRank(FIRST, "", 2)
    assert _refused(lambda: add_rank(framework, again, "test")) == ["contractor_already_ranked"]
    assert _refused(lambda: add_rank(framework, NewRank(SECOND, "Bruyère", 1), "test")) == ["rank_already_held"]
    assert _refused(lambda: add_rank(framework, NewRank(SECOND, "", 2), "test")) == ["contractor_name_missing"]
    assert _refused(lambda: add_rank(framework, NewRank("123", "X", 2), "test")) == ["siret_wrong"]
    assert Contractor.objects.count() == 1
    assert list(doubts()) == []


def test_un_accord_cadre_en_lots_classe_ses_titulaires_lot_par_lot(framework: Framework) -> None:
    add_lot(framework, "1", "Conception", "test")
    add_lot(framework, "2", "Développement", "test")
    assert _refused(lambda: add_lot(framework, "1", "Autre", "test")) == ["lot_number_taken"]
    assert _refused(lambda: add_rank(framework, NewRank(FIRST, "Aubépine", 1), "test")) == ["rank_lot_missing"]
    for lot in ("1", "2"):
        add_rank(framework, NewRank(FIRST, "Aubépine", 1, lot), "test")
    assert ContractorRank.objects.filter(framework=framework).count() == 2
    assert list(doubts()) == []


def test_les_parts_ne_depassent_pas_cent_pour_cent() -> None:
    framework = make_framework("AC-PARTS", attribution_rule="quota")
    assert _refused(lambda: add_rank(framework, NewRank(FIRST, "Aubépine", 1), "test")) == ["quota_missing"]
    add_rank(framework, NewRank(FIRST, "Aubépine", 1, quota_percent=70), "test")
    too_much = NewRank(SECOND, "Bruyère", 2, quota_percent=31)
    assert _refused(lambda: add_rank(framework, too_much, "test")) == ["quota_above_all"]
    add_rank(framework, NewRank(SECOND, "Bruyère", 2, quota_percent=30), "test")


def test_un_groupement_a_un_mandataire_et_des_membres(framework: Framework, rank: ContractorRank) -> None:
    def form(*members: tuple[str, str]) -> object:
        return form_consortium(
            framework, rank.pk, name="Estuaire", liability="joint_and_several", members=members, actor="test"
        )

    assert _refused(form) == ["consortium_alone"]
    assert _refused(lambda: form((FIRST, ""))) == ["consortium_twice"]
    form((SECOND, "Bruyère"))
    assert _refused(lambda: form((THIRD, "Chardon"))) == ["consortium_known"]
    assert list(doubts()) == []


def test_un_sous_traitant_se_declare_une_fois(framework: Framework, rank: ContractorRank) -> None:
    declared = Declared(SECOND, "Bruyère", TODAY, "Accessibilité", 5_000)
    declare_subcontractor(framework, rank.pk, declared, "test")
    assert _refused(lambda: declare_subcontractor(framework, rank.pk, declared, "test")) == ["subcontractor_known"]
    own = Declared(FIRST, "Aubépine", TODAY)
    assert _refused(lambda: declare_subcontractor(framework, rank.pk, own, "test")) == ["subcontractor_holds_rank"]
    assert list(doubts()) == []


def test_un_titulaire_fusionne_ne_recoit_plus_de_bon(framework: Framework, rank: ContractorRank) -> None:
    make_order(framework, rank.contractor, "BC-1", notified_on=date(2026, 3, 1))
    early = date(2026, 3, 1)
    assert _refused(lambda: end_rank(framework, rank.pk, early, "Fusion", "test")) == ["rank_end_before_order"]
    end_rank(framework, rank.pk, date(2026, 3, 2), "Fusion", "test")
    assert _refused(lambda: end_rank(framework, rank.pk, TODAY, "Fusion", "test")) == ["rank_already_ended"]


def test_le_rang_d_un_autre_accord_cadre_n_existe_pas_ici(rank: ContractorRank) -> None:
    other = make_framework("AC-AUTRE")
    assert _refused(lambda: end_rank(other, rank.pk, TODAY, "Fusion", "test")) == ["rank_unknown"]


@pytest.mark.clause("2.1-duration")
def test_une_unite_en_jours_dit_combien_elle_en_vaut(framework: Framework) -> None:
    devops = NewUnit("DEVOPS", "Développement", Unit("devops", "days", 5750, None))
    add_unit(framework, devops, "test")
    assert _refused(lambda: add_unit(framework, devops, "test")) == ["unit_code_taken"]
    nothing = NewUnit("DESIGN", "Design", Unit("design", "days", None, None))
    assert _refused(lambda: add_unit(framework, nothing, "test")) == ["unit_days_missing"]
    tell_unit_kind(framework, "DEVOPS", "deployment", "test")
    assert WorkUnit.objects.get(code="DEVOPS").kind == "deployment"
    count = JournalEntry.objects.count()
    tell_unit_kind(framework, "DEVOPS", "deployment", "test")
    assert JournalEntry.objects.count() == count
    assert list(doubts()) == []


def test_un_prix_ne_change_pas_il_se_revise_apres_le_dernier_bon(framework: Framework, rank: ContractorRank) -> None:
    unit = add_unit(framework, NewUnit("DEVOPS", "Développement", Unit("devops", "days", 5750, None)), "test")
    first = NewPrice("DEVOPS", date(2026, 1, 5), 4_600_000)
    add_price(framework, rank.pk, first, "test")
    assert _refused(lambda: add_price(framework, rank.pk, first, "test")) == ["price_day_taken"]
    order = make_order(framework, rank.contractor, "BC-1", notified_on=date(2026, 3, 1))
    make_line(order, make_product("carte"), unit)
    early = NewPrice("DEVOPS", date(2026, 3, 1), 4_700_000)
    assert _refused(lambda: add_price(framework, rank.pk, early, "test")) == ["price_before_notification"]
    add_price(framework, rank.pk, NewPrice("DEVOPS", date(2026, 3, 2), 4_700_000), "test")
    assert UnitPrice.objects.count() == 2


def test_des_frais_ont_pour_prix_un_euro(framework: Framework, rank: ContractorRank) -> None:
    add_unit(framework, NewUnit("HEB", "Hébergement", Unit("hosting", "costs", None, None)), "test")
    two = NewPrice("HEB", date(2026, 1, 5), 200)
    assert _refused(lambda: add_price(framework, rank.pk, two, "test")) == ["price_of_costs_is_one"]


@pytest.mark.clause("4.1-correspondent")
def test_le_titulaire_designe_un_correspondant_permanent_et_l_histoire_reste(
    framework: Framework, rank: ContractorRank
) -> None:
    contractor = rank.contractor
    jeanne = Naming("Jeanne Exemple", "jeanne@aubepine.example", "", date(2026, 1, 5))
    first = name_correspondent(framework, contractor, jeanne, seen=0, actor="test", on=TODAY)
    paul = Naming("Paul Exemple", "paul@aubepine.example", "", date(2026, 5, 4))

    def name(naming: Naming, seen: int) -> object:
        return name_correspondent(framework, contractor, naming, seen=seen, actor="test", on=TODAY)

    assert _refused(lambda: name(paul, 0)) == ["correspondent_changed"]
    assert _refused(lambda: name(jeanne, first.pk)) == ["correspondent_same"]
    later = Naming("Paul Exemple", "paul@aubepine.example", "", date(2026, 7, 1))
    assert _refused(lambda: name(later, first.pk)) == ["correspondent_in_future"]
    earlier = Naming("Paul Exemple", "paul@aubepine.example", "", date(2026, 1, 4))
    assert _refused(lambda: name(earlier, first.pk)) == ["correspondent_before_last"]
    name(paul, first.pk)
    contractor.refresh_from_db()
    assert contractor.correspondent_email == "paul@aubepine.example"
    assert [one.name for one in CorrespondentNaming.objects.order_by("id")] == ["Jeanne Exemple", "Paul Exemple"]
    assert not any("Exemple" in entry.body or "example" in entry.body for entry in JournalEntry.objects.all())
    assert list(doubts()) == []


@pytest.mark.clause("4.1-correspondent")
def test_qui_ne_tient_pas_de_rang_ne_designe_personne(framework: Framework) -> None:
    stranger = Contractor.objects.create(siret=SECOND, name="Bruyère")
    naming = Naming("Jeanne", "jeanne@bruyere.example", "", TODAY)
    act = lambda: name_correspondent(framework, stranger, naming, seen=0, actor="test", on=TODAY)  # noqa: E731
    assert _refused(act) == ["correspondent_without_rank"]
