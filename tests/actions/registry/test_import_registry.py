"""An import of the registry: what it creates, changes, follows, keeps and refuses. CCTP 1.2, 1.3."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from gouvernail.actions import import_registry as action
from gouvernail.actions.import_registry import RegistryBusy, import_registry
from gouvernail.actions.registry import files as registry_files
from gouvernail.actions.registry import reading
from gouvernail.actions.registry.request import ImportRequest
from gouvernail.harvesters.registry.read.errors import SourceUnreadable
from gouvernail.harvesters.registry.reader_version import READER_VERSION
from gouvernail.records.models import (
    Incubator,
    JournalEntry,
    Mission,
    Organisation,
    Person,
    Product,
    ProductAlias,
    RegistryFile,
    RegistryImport,
    RegistryTrouble,
    Stage,
)
from gouvernail.records.queries.registry import last_imports, living_counts, trouble_counts, troubles_of_kind
from tests.registry_samples import PLAIN, PRODUCT, Files, product_text, write_folder

pytestmark = pytest.mark.django_db

Importing = Callable[..., dict[str, Any]]
LACS = PRODUCT.format("mes-lacs")
FACTS: tuple[type[Model], ...] = (
    Product,
    Organisation,
    Incubator,
    Person,
    Mission,
    Stage,
    ProductAlias,
    RegistryFile,
    RegistryTrouble,
)


@pytest.fixture
def importing(tmp_path: Path) -> Importing:
    """Import these files, and these only, on a day."""

    def run(files: Files, **wishes: Any) -> dict[str, Any]:
        folder = write_folder(tmp_path / "registre", files)
        return import_registry(ImportRequest(str(folder), "console", **{"with_people": True, **wishes}))

    return run


def figures(report: dict[str, Any], collection: str = "products") -> tuple[int, int, int, int]:
    """Created, changed, unchanged, gone."""
    count = report[collection]
    return count["created"], count["changed"], count["unchanged"], count["gone"]


def all_rows() -> dict[str, list[dict[str, Any]]]:
    """Every row that an import writes."""
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in FACTS}


def lacs() -> Product:
    return Product.objects.get(external_id="mes-lacs")


@pytest.mark.clause("1.2-portfolio")
def test_premier_import_du_registre(importing: Importing) -> None:
    report = importing(PLAIN)
    assert {key: figures(report, key) for key in ("products", "incubators", "organisations", "people")} == {
        "products": (2, 0, 0, 0),
        "incubators": (1, 0, 0, 0),
        "organisations": (1, 0, 0, 0),
        "people": (1, 0, 0, 0),
    }
    product = lacs()
    assert (product.name, product.mission, product.origin) == ("Mes lacs", "Trouver où se baigner", "registry")
    assert product.incubator is not None
    assert product.incubator.owner == Organisation.objects.get(external_id="agence-des-lacs")
    assert [each.name for each in product.sponsors.all()] == ["Agence des lacs"]
    assert "trouver ou se baigner" in product.search_key
    assert [each.person.external_id for each in product.missions.all()] == ["personne-1"]
    assert Product.objects.get(external_id="sentiers").content_markdown == "Un texte en **Markdown**."


@pytest.mark.clause("1.3-phases")
def test_les_phases_sont_des_intervalles_semi_ouverts(importing: Importing) -> None:
    importing(PLAIN)
    phases = lacs().phases.values_list("position", "stage__key", "start_on", "until_on", "raw_end")
    assert list(phases) == [
        (0, "investigation", date(2024, 1, 8), date(2024, 6, 3), ""),
        (1, "construction", date(2024, 6, 3), None, ""),
    ]
    assert Stage.objects.get(key="acceleration").cctp_phase == "consolidation"
    assert Stage.objects.get(key="consolidation").cctp_phase == "handover"


def test_the_report_has_the_keys_that_machines_read(importing: Importing) -> None:
    report = importing(PLAIN)
    assert set(report) == {
        *("source", "commit", "as_of_on"),
        *("products", "incubators", "organisations", "people", "troubles"),
    }
    assert report["troubles"] == {
        "active_without_missions": 2,
        "end_inferred": 1,
        "single_phase": 1,
    }


def test_nothing_changed_writes_nothing(importing: Importing) -> None:
    importing(PLAIN)
    before, entries = all_rows(), JournalEntry.objects.count()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        report = importing(PLAIN)
    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []
    assert {key: figures(report, key) for key in ("products", "people")} == {
        "products": (0, 0, 2, 0),
        "people": (0, 0, 1, 0),
    }
    assert (all_rows(), JournalEntry.objects.count(), RegistryImport.objects.count()) == (before, entries, 1)


def test_only_what_changed_is_written(importing: Importing) -> None:
    importing(PLAIN)
    before = all_rows()
    report = importing({**PLAIN, LACS: str(PLAIN[LACS]).replace("Trouver", "Savoir")})
    assert figures(report) == (0, 1, 1, 0)
    after = all_rows()
    changed = [name for name in before if before[name] != after[name]]
    assert changed == ["Product", "RegistryFile"]
    assert [old == new for old, new in zip(before["Product"], after["Product"], strict=True)] == [False, True]


def test_a_change_of_layout_alone_changes_no_record(importing: Importing) -> None:
    importing(PLAIN)
    assert figures(importing({**PLAIN, LACS: str(PLAIN[LACS]).replace("title: Mes", "title:   Mes")})) == (0, 0, 2, 0)
    assert RegistryImport.objects.count() == 2


def test_phases_alone_make_a_product_changed(importing: Importing) -> None:
    importing(PLAIN)
    report = importing({**PLAIN, LACS: str(PLAIN[LACS]).replace("2024-06-03", "2024-06-10")})
    assert figures(report) == (0, 1, 1, 0)
    assert [str(each) for each in lacs().phases.values_list("start_on", flat=True)] == ["2024-01-08", "2024-06-10"]


def test_a_product_that_left_is_kept_and_may_come_back(importing: Importing) -> None:
    importing(PLAIN)
    row_id = lacs().pk
    without = {path: text for path, text in PLAIN.items() if path != LACS}
    report = importing(without)
    assert figures(report) == (0, 0, 1, 1)
    assert (lacs().pk, lacs().gone_on) == (row_id, date.fromisoformat(report["as_of_on"]))
    assert lacs().phases.count() == 2
    assert RegistryFile.objects.get(path=LACS).gone_on is not None
    assert report["troubles"]["gone_reference"] == 1
    assert figures(importing(PLAIN)) == (0, 1, 1, 0)
    assert (lacs().pk, lacs().gone_on) == (row_id, None)


def moved(files: Files, new: str, *old: str) -> Files:
    """The registry where a product bears a new name and tells its former ones."""
    path = PRODUCT.format(new)
    kept = {each: text for each, text in files.items() if each not in {PRODUCT.format(former) for former in old}}
    return {
        **kept,
        path: product_text(title="Lacs", redirect_from=f"[{', '.join(f'/startups/{each}' for each in old)}]"),
    }


def test_a_renamed_product_keeps_its_row(importing: Importing) -> None:
    importing(PLAIN)
    row = lacs()
    assert figures(importing(moved(PLAIN, "nos-lacs", "mes-lacs"))) == (0, 1, 1, 0)
    row.refresh_from_db()
    assert (row.external_id, row.name, row.gone_on) == ("nos-lacs", "Lacs", None)
    assert ProductAlias.objects.get(external_id="mes-lacs").product == row
    assert Mission.objects.get().products.get() == row
    assert trouble_counts(date(2026, 1, 1))["former_id"] == 1


def test_a_rename_and_back_again_ends_where_it_began(importing: Importing) -> None:
    importing(PLAIN)
    row_id = lacs().pk
    importing(moved(PLAIN, "nos-lacs", "mes-lacs"))
    importing(moved(PLAIN, "mes-lacs", "nos-lacs"))
    assert lacs().pk == row_id
    assert list(ProductAlias.objects.values_list("external_id", "product_id")) == [("nos-lacs", row_id)]


def test_a_chain_of_renames_keeps_the_row_and_every_former_id(importing: Importing) -> None:
    importing(PLAIN)
    row_id = lacs().pk
    importing(moved(PLAIN, "b", "mes-lacs"))
    importing(moved(PLAIN, "c", "b", "mes-lacs"))
    assert Product.objects.get(external_id="c").pk == row_id
    assert dict(ProductAlias.objects.values_list("external_id", "product_id")) == {"b": row_id, "mes-lacs": row_id}


def test_a_cycle_of_renames_is_told_and_moves_nothing(importing: Importing) -> None:
    files = {
        PRODUCT.format("a"): product_text(redirect_from="[/startups/b]"),
        PRODUCT.format("b"): product_text(redirect_from="[/startups/a]"),
    }
    importing(files)
    rows = dict(Product.objects.values_list("external_id", "pk"))
    report = importing({**files, PRODUCT.format("a"): product_text(title="Autre", redirect_from="[/startups/b]")})
    assert dict(Product.objects.values_list("external_id", "pk")) == rows
    assert report["troubles"]["rename_of_living"] == 2


def test_a_broken_file_never_stops_the_run_nor_makes_its_product_disappear(importing: Importing) -> None:
    importing(PLAIN)
    report = importing(
        {**PLAIN, LACS: "---\ntitle: [\n---\n", PRODUCT.format("c"): b"\x00", PRODUCT.format("d"): "---"}
    )
    assert figures(report) == (0, 0, 2, 0)
    assert (report["troubles"]["unreadable_yaml"], report["troubles"]["no_front_matter"]) == (1, 2)
    assert (lacs().name, lacs().gone_on) == ("Mes lacs", None)
    (trouble,) = troubles_of_kind("unreadable_yaml", date(2026, 1, 1))
    assert (trouble.file, trouble.understood) == (LACS, "fichier laissé de côté")
    assert figures(importing(PLAIN)) == (0, 0, 2, 0)
    assert "unreadable_yaml" not in trouble_counts(date(2026, 1, 1))


def test_references_follow_what_appears_later(importing: Importing) -> None:
    """A file that did not change is linked anew when the one it names appears."""
    incubator = "content/_incubators/fabrique.md"
    report = importing({path: text for path, text in PLAIN.items() if path != incubator})
    assert (lacs().incubator, report["troubles"]["unknown_reference"]) == (None, 2)
    report = importing(PLAIN)
    assert (figures(report), figures(report, "incubators")) == ((0, 2, 0, 0), (1, 0, 0, 0))
    assert lacs().incubator == Incubator.objects.get()
    assert "unknown_reference" not in report["troubles"]


def test_an_unknown_phase_becomes_a_stage_of_its_own(importing: Importing) -> None:
    declared = {"content/_phases/reverie.md": "---\nstatus: reverie\nlabel: Rêverie\n---\n"}
    text = product_text(phases="[{name: reverie, start: 2024-01-08}, {name: songe, start: 2024-06-03}]")
    report = importing({**declared, LACS: text})
    assert list(lacs().phases.values_list("stage__key", "stage__label", "stage__is_terminal")) == [
        ("reverie", "Rêverie", False),
        ("songe", "songe", False),
    ]
    assert report["troubles"]["unknown_phase"] == 2


def test_two_files_for_one_id_give_one_product(importing: Importing) -> None:
    report = importing({LACS: product_text(), LACS.removesuffix(".md"): product_text(title="Double")})
    assert (figures(report), lacs().name, report["troubles"]["duplicate_id"]) == ((1, 0, 0, 0), "Mes lacs", 1)


def test_people_are_left_alone_unless_asked_for(importing: Importing) -> None:
    importing(PLAIN)
    report = importing({LACS: PLAIN[LACS]}, with_people=False)
    assert figures(report, "people") == (0, 0, 0, 0)
    assert Person.objects.get().gone_on is None


def test_no_name_of_a_person_is_remembered(importing: Importing) -> None:
    importing(PLAIN)
    assert "Camille" not in str(all_rows())
    assert RegistryFile.objects.get(collection="people").raw["domaine"] == "Design"


def test_a_project_entered_by_hand_is_adopted_and_never_marked_as_gone(importing: Importing) -> None:
    by_hand = Product.objects.create(external_id="mes-lacs", name="Lacs", origin=Product.Origin.ADMINISTRATION)
    other = Product.objects.create(external_id="archives", name="Archives", origin=Product.Origin.ADMINISTRATION)
    assert figures(importing(PLAIN)) == (1, 1, 0, 0)
    by_hand.refresh_from_db()
    other.refresh_from_db()
    assert (by_hand.name, by_hand.origin, other.gone_on) == ("Mes lacs", "registry", None)


def test_a_rehearsal_tells_everything_and_writes_nothing(importing: Importing) -> None:
    before = all_rows()
    report = importing(PLAIN, is_rehearsal=True)
    assert (figures(report), report["troubles"]["single_phase"]) == ((2, 0, 0, 0), 1)
    assert (all_rows(), RegistryImport.objects.count(), JournalEntry.objects.count()) == (before, 0, 0)


def test_a_source_without_products_is_refused_and_changes_nothing(importing: Importing) -> None:
    importing(PLAIN)
    before = all_rows()
    with pytest.raises(SourceUnreadable, match="aucun produit"):
        importing({"content/_incubators/fabrique.md": PLAIN["content/_incubators/fabrique.md"]})
    assert all_rows() == before


def test_each_collection_that_changed_has_its_journal_entry(importing: Importing) -> None:
    importing(PLAIN)
    importing({**PLAIN, LACS: product_text()})
    told = JournalEntry.objects.order_by("sequence").values_list("actor", "verb", "subject")
    assert list(told) == [
        ("console", "registry.imported", f"registry:{each}")
        for each in ("products", "incubators", "organisations", "people", "products")
    ]
    assert [each.counts["products"]["created"] for each in last_imports()] == [0, 2]
    assert living_counts() == {"products": 2, "incubators": 1, "organisations": 1, "people": 1}


def test_a_new_reader_reads_everything_again(importing: Importing, monkeypatch: pytest.MonkeyPatch) -> None:
    importing(PLAIN)
    for module in ("write", "known_files"):
        monkeypatch.setattr(f"gouvernail.actions.registry.{module}.READER_VERSION", READER_VERSION + 1)
    assert figures(importing(PLAIN)) == (0, 0, 2, 0)
    assert RegistryImport.objects.count() == 2


def test_another_import_that_came_between_makes_this_one_start_again(
    importing: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second reading sees what the other one wrote: nothing is lost, nothing is written twice."""
    passes = overtaken(monkeypatch, times=1)
    assert figures(importing(PLAIN)) == (2, 0, 0, 0)
    assert len(passes) == 2


def test_an_import_that_is_always_overtaken_gives_up(importing: Importing, monkeypatch: pytest.MonkeyPatch) -> None:
    overtaken(monkeypatch, times=99)
    with pytest.raises(RegistryBusy):
        importing(PLAIN)
    assert Product.objects.count() == 0


def overtaken(monkeypatch: pytest.MonkeyPatch, times: int) -> list[int]:
    """Let another import write its row just after each reading."""
    passes: list[int] = []
    read = reading.read_source

    def read_then_be_overtaken(*words: Any) -> Any:
        found = read(*words)
        passes.append(1)
        if len(passes) <= times:
            RegistryImport.objects.create(source="", as_of_on=date(2026, 1, 1), imported_at="2026-01-01T00:00:00Z")
        return found

    monkeypatch.setattr(action, "read_source", read_then_be_overtaken)
    return passes


def test_a_failure_in_the_middle_leaves_the_former_state(importing: Importing, monkeypatch: pytest.MonkeyPatch) -> None:
    importing(PLAIN)
    before = all_rows()

    def fail(*_rows: Any) -> None:
        raise OSError("disque plein")

    monkeypatch.setattr(registry_files, "keep_children", fail)
    with pytest.raises(OSError, match="disque plein"):
        importing({LACS: product_text()})
    assert all_rows() == before
