"""A workbook handed over on the page: preview, confirmation, what was done; nothing lost, nothing half-done."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from gouvernail.actions.run_market_import import run_market_import
from gouvernail.exports.market_workbook.example import write_example
from gouvernail.records.models import DayEntry, JournalEntry, MarketImport, Order

IMPORTS = "/pilotage/imports/"
DAYS = "commande;ligne;date;intervenant;nature;jours;activite;etat\n"
pytestmark = pytest.mark.usefixtures("at_once")


def example(tmp_path: Path, name: str = "classeur.ods") -> SimpleUploadedFile:
    place = tmp_path / "exemple.ods"
    write_example(place)
    return SimpleUploadedFile(name, place.read_bytes())


def days(*rows: str) -> SimpleUploadedFile:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("jours.csv", DAYS + "\n".join(rows))
    return SimpleUploadedFile("jours.zip", content.getvalue())


def handed_over(client: Client, file: SimpleUploadedFile, **more: str) -> str:
    """The address of the preview."""
    answer = client.post(IMPORTS, {"file": file, **more})
    assert answer.status_code == 302
    return str(answer["Location"])


def text_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def received() -> MarketImport:
    return MarketImport.objects.get()


@pytest.mark.clause("4.2-device")
def test_a_workbook_is_previewed_then_imported(steering: Client, tmp_path: Path) -> None:
    page = handed_over(steering, example(tmp_path))
    preview = text_of(steering, page)
    assert "Rien n’est encore écrit" in preview
    assert "ajouts, 0\N{NO-BREAK SPACE}correction, 0\N{NO-BREAK SPACE}erreur" in preview
    assert not Order.objects.exists()
    assert steering.post(f"{page}confirmer/").status_code == 302
    assert "Ce qui a été fait" in text_of(steering, page)
    assert Order.objects.count() == 3
    assert received().state == "done"
    subject = f"market_import:{received().uuid}"
    verbs = list(JournalEntry.objects.filter(subject=subject).values_list("verb", flat=True))
    assert verbs[:3] == ["market_import.received", "market_import.previewed", "market_import.confirmed"]
    assert verbs[-1] == "market_import.done"
    assert "market.imported" in verbs
    assert "classeur.ods" in text_of(steering, IMPORTS)


def test_errors_come_first_with_their_place_and_close_the_button(steering: Client, market: None) -> None:  # noqa: ARG001
    file = days("BC-2025-001;1;2025-02-01;P-9;facturable;1;;", "BC-INCONNU;1;2025-03-03;P-9;facturable;1;;")
    page = handed_over(steering, file)
    preview = text_of(steering, page)
    assert "2\N{NO-BREAK SPACE}erreurs" in preview
    assert "BC-INCONNU" in preview
    assert "jours" in preview
    assert "disabled" in preview
    refused = steering.post(f"{page}confirmer/")
    assert refused.status_code == 409
    assert "Erreurs à corriger : 2" in refused.content.decode()
    assert received().state == "previewed"


def test_what_the_preview_allowed_is_judged_again(steering: Client, market: None) -> None:  # noqa: ARG001
    first = handed_over(steering, days("BC-2025-001;1;2025-05-05;P-9;facturable;1;;"))
    second = handed_over(steering, days("BC-2025-001;2;2025-05-05;P-9;facturable;1;;"))
    steering.post(f"{first}confirmer/")
    steering.post(f"{second}confirmer/")
    later = MarketImport.objects.order_by("-pk")[0]
    assert later.state == "refused"
    assert "erreur" in text_of(steering, second)
    assert not DayEntry.objects.filter(worker__identifier="P-9", line__number=2).exists()


def test_a_file_that_changed_since_its_hand_over_is_refused(steering: Client, tmp_path: Path) -> None:
    page = handed_over(steering, example(tmp_path))
    (Path(settings.MEDIA_ROOT) / received().stored_path).write_bytes(b"autre")
    steering.post(f"{page}confirmer/")
    assert "Le fichier déposé a changé depuis son dépôt" in text_of(steering, page)
    assert not Order.objects.exists()


def test_a_file_that_is_no_workbook_is_said_in_words(steering: Client) -> None:
    page = handed_over(steering, SimpleUploadedFile("classeur.ods", b"\x00\x01rien"))
    preview = text_of(steering, page)
    assert "1\N{NO-BREAK SPACE}erreur" in preview
    assert "disabled" in preview


def test_doing_the_task_again_changes_nothing(steering: Client, tmp_path: Path) -> None:
    page = handed_over(steering, example(tmp_path))
    steering.post(f"{page}confirmer/")
    count = JournalEntry.objects.count()
    run_market_import(received().pk, actor="test")
    assert JournalEntry.objects.count() == count
    assert steering.post(f"{page}confirmer/").status_code == 409


def test_the_name_of_the_file_is_never_a_path(steering: Client, tmp_path: Path) -> None:
    handed_over(steering, example(tmp_path, name="..\\..\\etc\\classeur.ods"))
    kept = received()
    assert kept.file_name == "classeur.ods"
    assert kept.stored_path.startswith("classeurs/")
    assert "classeur.ods" not in kept.stored_path
    assert (Path(settings.MEDIA_ROOT) / kept.stored_path).stat().st_mode & 0o077 == 0


def test_a_file_above_the_limit_is_refused_and_not_kept(steering: Client, settings: Settings) -> None:
    settings.WORKBOOK_LIMIT_BYTES = 1024 * 1024
    too_large = SimpleUploadedFile("gros.ods", b"x" * (1024 * 1024 + 10))
    assert steering.post(IMPORTS, {"file": too_large}).status_code == 422
    far_too_large = SimpleUploadedFile("gros.ods", b"x" * (2 * 1024 * 1024))
    answer = steering.post(IMPORTS, {"file": far_too_large})
    assert answer.status_code == 413
    assert "1 Mo" in answer.content.decode()
    assert not MarketImport.objects.exists()
    assert not [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_no_file_is_said_beside_the_field(steering: Client) -> None:
    answer = steering.post(IMPORTS, {})
    assert answer.status_code == 422
    assert "Choisissez le classeur à importer." in answer.content.decode()


def test_the_form_is_protected_although_its_size_is_read_first(steering: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = steering.cookies
    assert strict.post(IMPORTS, {"file": SimpleUploadedFile("a.csv", b"a")}).status_code == 403


@pytest.mark.clause("4.2-device")
def test_a_correspondent_hands_over_days_that_arrive_declared(correspondent: Client) -> None:
    page = handed_over(correspondent, days("BC-2025-001;1;2025-05-05;P-9;facturable;1;;"))
    correspondent.post(f"{page}confirmer/")
    assert DayEntry.objects.get(worker__identifier="P-9").state == "declared"


@pytest.mark.clause("4.2-device")
def test_a_correspondent_reaches_neither_another_contractor_nor_other_sheets(
    correspondent: Client, tmp_path: Path
) -> None:
    other = handed_over(correspondent, days("BC-2025-002;1;2025-05-05;P-9;facturable;1;;"))
    unknown = handed_over(correspondent, days("BC-JAMAIS;1;2025-05-05;P-9;facturable;1;;"))
    said = [
        text_of(correspondent, page).replace("BC-2025-002", "N").replace("BC-JAMAIS", "N") for page in (other, unknown)
    ]
    assert [text.count("erreur") for text in said] == [said[0].count("erreur")] * 2
    assert "Phare" not in said[0]
    whole = text_of(correspondent, handed_over(correspondent, example(tmp_path)))
    assert "disabled" in whole
    assert "Reprise historique" not in text_of(correspondent, IMPORTS)


def test_a_historical_take_over_lists_its_anomalies(steering: Client, market: None) -> None:  # noqa: ARG001
    row = "BC-2025-001;1;2025-01-31;P-9;facturable;1;;"
    assert "1\N{NO-BREAK SPACE}erreur" in text_of(steering, handed_over(steering, days(row)))
    page = handed_over(steering, days(row), historical="on")
    preview = text_of(steering, page)
    assert "1\N{NO-BREAK SPACE}anomalie d’historique" in preview
    steering.post(f"{page}confirmer/")
    order = Order.objects.get(number="BC-2025-001")
    shown = text_of(steering, f"/pilotage/bons/{order.uuid}/")
    assert "Anomalies d’historique" in shown
    assert "P-9" not in shown


def test_a_page_being_read_refreshes_itself_or_by_its_link(
    steering: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    page = handed_over(steering, example(tmp_path))
    waiting = text_of(steering, page)
    assert 'hx-trigger="every 2s"' in waiting
    assert "Actualiser" in waiting


@pytest.mark.parametrize("name", ["modele", "exemple"])
def test_workbooks_to_start_from_can_be_handed_back(steering: Client, name: str) -> None:
    content = steering.get(f"{IMPORTS}classeur-{name}.ods").content
    page = handed_over(steering, SimpleUploadedFile("classeur.ods", content))
    assert "0\N{NO-BREAK SPACE}erreur" in text_of(steering, page)


@pytest.mark.parametrize(
    "projects",
    [b"id;nom\na;b\x00c\n", b"id;nom;x\x00y\na;b;c\n", b"id;nom\n\x1b]0;x\x07a;\n", "id;nom\n\u202ea;\n".encode()],
    ids=["nul", "nul in a heading", "orders to a terminal", "written backwards"],
)
def test_what_nobody_sees_is_quoted_so_that_everybody_does(steering: Client, projects: bytes) -> None:
    """PostgreSQL refused a report that quoted a nul character, and the workbook with it, without a word."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("projets.csv", projects)
    page = text_of(steering, handed_over(steering, SimpleUploadedFile("p.zip", content.getvalue())))
    assert received().state == "previewed"
    assert not {"\x00", "\x1b", "\x07", "\u202e"} & set(page)
