"""`gouvernail import registry`: words, statuses, two at once, and a process killed on the way."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from gouvernail.commands import main
from tests.registry_samples import PLAIN, commit, git, new_repository, product_text, write_folder

ROOT = Path(__file__).resolve().parents[2]
KILLED_ON_THE_WAY = """
import os, signal, sys
import django
django.setup()
from gouvernail.actions.import_registry import import_registry
from gouvernail.actions.registry import write
from gouvernail.actions.registry.request import ImportRequest

def end(*_words):
    os.kill(os.getpid(), signal.SIGKILL)

write.keep_troubles = end
import_registry(ImportRequest(sys.argv[1], "console", with_people=True))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "registre", PLAIN)


@pytest.mark.django_db
def test_the_report_for_people_is_french(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "registry", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "produits : 2 créés, 0 modifiés, 0 inchangés, 0 disparus" in told
    assert "personnes" not in told
    assert "Fin de phase absente, déduite de la suivante" in told


@pytest.mark.django_db
def test_the_report_for_machines_is_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "registry", str(folder), "--people", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["people"] == {"created": 1, "changed": 0, "unchanged": 0, "gone": 0}
    assert report["troubles"]["end_inferred"] == 1


@pytest.mark.django_db
def test_a_rehearsal_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "registry", str(folder), "--dry-run"]) == 0
    assert "Rien n’a été écrit" in capsys.readouterr().out


@pytest.mark.django_db
def test_troubles_are_no_failure(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {**PLAIN, "content/_startups/casse.md": "---\ntitle: [\n---\n"})
    assert main(["import", "registry", str(folder)]) == 0


@pytest.mark.django_db
def test_nothing_to_read_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "registry", str(tmp_path / "nulle-part")]) == 1
    assert main(["import", "registry", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "n’existe pas" in told
    assert "aucun produit" in told


@pytest.mark.django_db
def test_a_bad_day_is_a_misuse(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "registry", str(folder), "--at", "2026-13-01"]) == 2
    assert "n’est pas une date" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_repository_is_read_at_a_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work = new_repository(tmp_path / "work")
    commit(work, {"content/_startups/a.md": product_text()}, "2025-01-15")
    commit(work, PLAIN, "2026-01-15")
    git(work, "bundle", "create", "--quiet", "../registre.bundle", "HEAD")
    words = ["import", "registry", str(tmp_path / "registre.bundle"), "--json"]
    assert main([*words, "--at", "2025-12-31"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert (first["as_of_on"], first["products"]["created"]) == ("2025-12-31", 1)
    assert main(words) == 0
    second = json.loads(capsys.readouterr().out)
    assert second["products"] == {"created": 2, "changed": 0, "unchanged": 0, "gone": 1}
    assert second["as_of_on"] == "2026-01-15"


@pytest.fixture
def own_database(tmp_path: Path) -> Path:
    """A database of its own for programs that live and die outside this process."""
    done = run(tmp_path, "-m", "gouvernail.commands", "migrate", "--quiet")
    assert done.returncode == 0, done.stderr
    return tmp_path


def environment(own_database: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GOUVERNAIL_", "DATABASE_"))}
    settings = {"DJANGO_SETTINGS_MODULE": "gouvernail.settings", "GOUVERNAIL_VAR": str(own_database / "var")}
    return {**kept, **settings, "PYTHONPATH": str(ROOT / "src")}


def run(own_database: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        env={**environment(own_database), **more},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def count(own_database: Path, table: str) -> int:
    with sqlite3.connect(own_database / "var/gouvernail.sqlite3") as database:
        found = database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    database.close()
    return int(found)


def test_a_process_killed_on_the_way_leaves_nothing_and_the_next_run_ends_right(
    own_database: Path, folder: Path
) -> None:
    killed = run(own_database, "-c", KILLED_ON_THE_WAY, str(folder))
    assert killed.returncode == -signal.SIGKILL
    assert [count(own_database, f"records_{each}") for each in ("product", "registryfile", "journalentry")] == [0, 0, 0]
    again = run(own_database, "-m", "gouvernail.commands", "import", "registry", str(folder), "--people", "--json")
    assert json.loads(again.stdout)["products"]["created"] == 2
    assert count(own_database, "records_product") == 2


def test_two_imports_at_once_write_once(own_database: Path, folder: Path) -> None:
    words = [sys.executable, "-m", "gouvernail.commands", "import", "registry", str(folder), "--people", "--json"]
    both = [
        subprocess.Popen(
            words, env=environment(own_database), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    told = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    reports = [json.loads(out)["products"] for out, _ in told]
    assert sorted(each["created"] for each in reports) == [0, 2]
    assert sorted(each["unchanged"] for each in reports) == [0, 2]
    assert (count(own_database, "records_product"), count(own_database, "records_registryimport")) == (2, 1)


def test_a_database_held_by_somebody_else_is_said(own_database: Path, folder: Path) -> None:
    holder = sqlite3.connect(own_database / "var/gouvernail.sqlite3", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    words = ("-m", "gouvernail.commands", "import", "registry", str(folder))
    done = run(own_database, *words, GOUVERNAIL_BUSY_TIMEOUT_SECONDS="1")
    holder.close()
    assert (done.returncode, "occupée" in done.stderr, "Traceback" in done.stderr) == (1, True, False), done.stderr
    assert count(own_database, "records_product") == 0


FULL_DISK = """
import resource, signal, sys
from gouvernail.commands import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
raise SystemExit(main(["import", "registry", sys.argv[2]]))
"""


def test_a_full_disk_is_said_and_leaves_the_former_state(own_database: Path, tmp_path: Path) -> None:
    many = {f"content/_startups/produit-{number}.md": product_text(mission="x" * 5000) for number in range(400)}
    folder = write_folder(tmp_path / "grand", many)
    done = run(own_database, "-c", FULL_DISK, "1000000", str(folder))
    assert (done.returncode, "disque" in done.stderr, "Traceback" in done.stderr) == (1, True, False), done.stderr
    assert count(own_database, "records_product") == 0
    assert run(own_database, "-m", "gouvernail.commands", "import", "registry", str(folder)).returncode == 0
    assert count(own_database, "records_product") == 400
