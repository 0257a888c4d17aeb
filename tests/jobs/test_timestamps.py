"""L'horodatage d'une notification : une autorité en panne ou qui ment n'ôte aucun droit et ne date rien à sa place."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from gouvernail import clock
from gouvernail.actions.take_due_timestamp import take_due_timestamp
from gouvernail.commands import main
from gouvernail.jobs.notices import ask_for_proofs, print_due, stamp_due, stamp_head
from gouvernail.jobs.outbox import send_due_mails
from gouvernail.records.models import JournalHead, Notice, OutgoingMail, Timestamp
from gouvernail.records.queries.journal_check import doubts
from gouvernail.records.triggers import GUARDS, trigger_names
from gouvernail.rules.timestamps import DELAYS, HELD, TOLERANCE, instant_doubt, next_try_at
from tests.mail_server import mail_server
from tests.makers import make_contractor, make_framework, make_notice, make_order
from tests.pages.world import CORRESPONDENT_A, make_world
from tests.timestamp_authority import TimestampAuthority, make_certificates, timestamp_authority

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-replacement")]


@pytest.fixture
def authority(settings: Settings, tmp_path: Path) -> Iterator[TimestampAuthority]:
    with timestamp_authority(settings, tmp_path / "tsa") as authority:
        yield authority


@pytest.fixture
def notice(db: None) -> Notice:  # noqa: ARG001
    return make_notice(make_order(make_framework(), make_contractor()))


def stamp() -> int:
    done = stamp_due.func()
    assert isinstance(done, int)
    return done


def due_again() -> None:
    Timestamp.objects.update(next_try_at=clock.now())


def verified(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, dict[str, object]]:
    status = main(["verify-notices", "--json", *options])
    return status, json.loads(capsys.readouterr().out)


def codes(report: dict[str, object]) -> list[str]:
    found = report["doubts"]
    assert isinstance(found, list)
    return [one["code"] for one in found]


def test_une_notification_est_horodatee_une_fois_et_se_verifie_avec_openssl_seul(
    authority: TimestampAuthority, notice: Notice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (stamp(), stamp()) == (1, 0)
    assert len(authority.asked) == 1
    kept = Timestamp.objects.get(notice=notice)
    assert kept.stamped_at is not None
    assert abs(kept.stamped_at - clock.now()) < TOLERANCE
    assert (kept.trouble, kept.next_try_at) == ("", None)
    (tmp_path / "notice.json").write_bytes(notice.content.encode())
    (tmp_path / "notice.tsr").write_bytes(bytes(kept.token or b""))
    words = ["ts", "-verify", "-data", "notice.json", "-in", "notice.tsr", "-CAfile", str(authority.root)]
    ended = subprocess.run(["openssl", *words], cwd=tmp_path, capture_output=True, check=False)
    assert b"Verification: OK" in ended.stdout, ended.stderr
    assert verified(capsys)[0] == 0
    assert [one for one in doubts() if one.found == "notices"] == []


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        ("down", "injoignable (réponse HTTP 503)"),
        ("redirect", "injoignable (réponse HTTP 307)"),
        ("slow", "injoignable"),
        ("garbage", "illisible"),
        ("huge", "trop longue"),
        ("other_digest", "non vérifiée"),
    ],
)
def test_une_autorite_en_panne_ou_qui_ment_est_redemandee_et_rien_n_est_perdu(
    authority: TimestampAuthority, notice: Notice, behaviour: str, said: str
) -> None:
    authority.behaviour = behaviour
    assert stamp() == 0
    waiting = Timestamp.objects.get(notice=notice)
    assert said in waiting.trouble
    assert (waiting.token, waiting.stamped_at, waiting.attempts) == (None, None, 1)
    assert waiting.next_try_at is not None
    assert timedelta(seconds=50) < waiting.next_try_at - clock.now() <= DELAYS[0]
    authority.behaviour = "honest"
    due_again()
    before = clock.now().replace(microsecond=0)
    assert stamp() == 1
    kept = Timestamp.objects.get(notice=notice)
    assert kept.stamped_at is not None
    assert kept.stamped_at >= before, "it says when it was obtained, never a past instant"
    assert kept.trouble == ""


def test_une_reponse_rejouee_est_refusee(authority: TimestampAuthority, notice: Notice) -> None:
    assert stamp() == 1
    authority.behaviour = "replay"
    assert notice.order is not None
    again = make_notice(notice.order)
    assert stamp() == 0
    assert "non vérifiée" in Timestamp.objects.get(notice=again).trouble


def test_un_certificat_inconnu_ou_d_un_autre_usage_est_refuse(
    settings: Settings, tmp_path: Path, notice: Notice
) -> None:
    with timestamp_authority(settings, tmp_path / "one") as authority:
        other = make_certificates(tmp_path / "other")
        settings.TIMESTAMP_AUTHORITY = settings.TIMESTAMP_AUTHORITY.trusting(str(other))
        assert stamp() == 0
        assert authority.asked
        settings.TIMESTAMP_AUTHORITY = settings.TIMESTAMP_AUTHORITY.trusting(str(tmp_path / "absent.pem"))
        due_again()
        assert stamp() == 0
        assert "certificats" in Timestamp.objects.get(notice=notice).trouble


def test_sans_autorite_rien_n_est_demande_et_la_demande_attend(
    notice: Notice, capsys: pytest.CaptureFixture[str]
) -> None:
    assert stamp() == 0
    assert Timestamp.objects.get(notice=notice).attempts == 0
    assert main(["verify-notices"]) == 0
    assert "Aucune autorité d’horodatage n’est réglée" in capsys.readouterr().out


def test_qui_est_tue_en_demandant_est_relaye_et_deux_ne_demandent_pas_ensemble(notice: Notice) -> None:
    now = clock.now()
    assert take_due_timestamp(now) is not None
    assert take_due_timestamp(now) is None, "held"
    assert take_due_timestamp(now + HELD) is not None, "taken up after a kill"
    assert Timestamp.objects.get(notice=notice).attempts == 2


def test_les_essais_s_espacent_et_ne_cessent_jamais() -> None:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    waits = [next_try_at(attempts, at) - at for attempts in range(1, 2000)]
    assert waits == sorted(waits)
    assert waits[0] == timedelta(minutes=1)
    assert waits[-1] == timedelta(days=1)


def test_un_jeton_antidate_ou_d_un_instant_a_venir_ne_date_pas_la_notification() -> None:
    asked, answered = datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 2, 10, tzinfo=UTC)
    assert instant_doubt(asked - timedelta(hours=1), asked, answered) == "stamp_before_issue"
    assert instant_doubt(answered + timedelta(hours=1), asked, answered) == "stamp_in_future"
    assert instant_doubt(asked - TOLERANCE, asked, answered) == ""
    assert instant_doubt(answered, asked, answered) == ""


def test_une_horloge_reculee_se_lit_et_le_jeton_douteux_est_garde(
    authority: TimestampAuthority, notice: Notice, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert authority.asked == []
    yesterday = clock.now() - timedelta(days=1)
    assert notice.order is not None
    with monkeypatch.context() as patched:
        patched.setattr(clock, "now", lambda: yesterday)
        back = make_notice(notice.order)
        assert stamp() == 1
    kept = Timestamp.objects.get(notice=back)
    assert "instant à venir" in kept.trouble, "the authority knows better than a clock that went back"
    assert kept.token is not None
    status, report = verified(capsys)
    assert (status, codes(report)) == (1, ["clock_went_back", "instant_doubted"])


@pytest.mark.usefixtures("notice")
def test_un_jeton_d_une_autre_autorite_se_decouvre(
    authority: TimestampAuthority, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stamp()
    other = make_certificates(tmp_path / "other")
    status, report = verified(capsys, "--certificates", str(other))
    assert (status, codes(report)) == (1, ["token_not_verified"])
    status, report = verified(capsys, "--certificates", str(tmp_path / "absent.pem"))
    assert (status, codes(report)) == (1, ["certificates_missing"])
    assert authority.asked


def test_un_contenu_change_se_decouvre(notice: Notice, capsys: pytest.CaptureFixture[str]) -> None:
    guard = next(one for one in GUARDS if one.table == "records_notice")
    with connection.cursor() as cursor:
        for name in trigger_names(guard, connection.vendor):
            on_table = f' ON "{guard.table}"' if connection.vendor == "postgresql" else ""
            cursor.execute(f'DROP TRIGGER "{name}"{on_table}')
    Notice.objects.filter(pk=notice.pk).update(content=notice.content.replace("order_notified", "order_cancelled"))
    status, report = verified(capsys)
    assert (status, codes(report)) == (1, ["content_altered", "content_differs"])


def test_une_decision_annulee_n_emet_ni_notification_ni_courriel(notice: Notice) -> None:
    counts = Notice.objects.count(), OutgoingMail.objects.count(), JournalHead.objects.get().count
    order = notice.order
    assert order is not None
    with transaction.atomic():
        make_notice(order)
        transaction.set_rollback(True)
    assert (Notice.objects.count(), OutgoingMail.objects.count(), JournalHead.objects.get().count) == counts


def test_le_courriel_part_une_fois_en_texte_et_en_html_sans_secret(settings: Settings) -> None:
    world = make_world()
    notice = make_notice(world.order_a, annex={"people": [{"number": 1, "name": "Camille Exemple"}]})
    with mail_server(settings) as server:
        assert (send_due_mails.func(), send_due_mails.func()) == (1, 0)
        [received] = server.messages
        assert server.recipients == [world.accounts[CORRESPONDENT_A].email]
        parts = [part.get_content() for part in received.iter_parts()]
        assert [part.get_content_type() for part in received.iter_parts()] == ["text/plain", "text/html"]
        assert all(notice.number in part and "/espace/notifications/" in part for part in parts)
        assert not any("Camille" in part or str(notice.uuid) in part for part in parts)
        server.answer = "550 boite inconnue"
        make_notice(world.order_a)
        assert send_due_mails.func() == 0
    lost = OutgoingMail.objects.exclude(given_up_at=None).get()
    assert "550" in lost.trouble


def test_la_tete_du_journal_est_horodatee_une_fois_par_jour_ou_elle_a_bouge(
    authority: TimestampAuthority, notice: Notice, capsys: pytest.CaptureFixture[str]
) -> None:
    assert authority.asked == []
    assert (stamp_head.func(), stamp_head.func()) == (True, False)
    head = JournalHead.objects.get()
    kept = Timestamp.objects.get(journal_sequence=head.count)
    assert kept.digest == head.last_hash
    assert stamp() == 2
    assert verified(capsys)[0] == 0
    assert notice.content_sha256 == hashlib.sha256(notice.content.encode()).hexdigest()


def test_le_calendrier_demande_les_preuves_de_ce_qui_attend(authority: TimestampAuthority, notice: Notice) -> None:
    ask_for_proofs(clock.now())
    ask_for_proofs(clock.now())
    asked = sorted(DBTaskResult.objects.values_list("task_path", flat=True))
    assert asked == [print_due.module_path, stamp_due.module_path]
    assert print_due.func() == 1
    assert print_due.func() == 0
    assert bytes(Notice.objects.get(pk=notice.pk).pdf or b"").startswith(b"%PDF-")
    assert authority.asked == []
