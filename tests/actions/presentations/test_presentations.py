"""Présenter une équipe, la récuser dans le délai ou ne plus pouvoir le faire (CCTP 4.2)."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings

from gouvernail import clock
from gouvernail.actions.presentations.complete_references import complete_references
from gouvernail.actions.presentations.decide import Deciding, accept, recuse, say_missing
from gouvernail.actions.presentations.files import HandedFile
from gouvernail.actions.presentations.forget_people import erase_person, purge_references, sweep_orphans
from gouvernail.actions.presentations.present import Proposal, present
from gouvernail.actions.presentations.record_lapses import record_lapses
from gouvernail.actions.presentations.withdraw import withdraw
from gouvernail.records.models import (
    JournalEntry,
    Notice,
    Order,
    Presentation,
    PresentationDecision,
    ReferenceFile,
)
from gouvernail.records.queries.journal_check import doubts
from gouvernail.records.queries.presentations.standing import facts_of, standing_clock
from gouvernail.records.queries.scopes import EVERYTHING, Scope
from gouvernail.rules.lifecycle import PresentationState
from gouvernail.rules.presentations import ProposedProfile, presentation_state
from gouvernail.rules.verdicts import Refused
from tests.market import accepted, alpha, base, beta

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-recusal")]
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
AT = datetime(2026, 4, 30, 9, tzinfo=UTC)
LAST = datetime(2026, 5, 15, 21, 59, tzinfo=UTC)
"""23:59 in Paris on the eighth working day."""
PROFILE = ProposedProfile("Développeuse confirmée", "Camille Exemple", {"git": 3})


def own() -> Scope:
    return Scope(contractor_ids=frozenset({alpha().pk}))


def pdf(name: str = "références.pdf", content: bytes = PDF) -> HandedFile:
    return HandedFile(name, [content])


def presented(at: datetime | None = AT, name: str = PROFILE.name) -> Presentation:
    """A profile of Alpha presented for BC-1."""
    if not Order.objects.exists():
        accepted(base())
    profile = ProposedProfile(PROFILE.profile, name, PROFILE.skills)
    return present(Proposal(Order.objects.get(), profile), [pdf()], own(), "test", at=at)


def by(one: Presentation, at: datetime | None, scope: Scope = EVERYTHING) -> Deciding:
    return Deciding(one.pk, standing_clock(again(one)).pk, scope, "test", at)


def again(one: Presentation) -> Presentation:
    return Presentation.objects.get(pk=one.pk)


def kept_files() -> list[Path]:
    folder = Path(django_settings.MEDIA_ROOT) / "references"
    return list(folder.iterdir()) if folder.is_dir() else []


def test_presenter_gele_le_delai_et_sa_base() -> None:
    one = presented()
    clock_row = standing_clock(one)
    assert (clock_row.started_on, clock_row.deadline_on) == (date(2026, 4, 30), date(2026, 5, 15))
    assert len(clock_row.basis["holidays"]) == 3
    assert list(doubts()) == []


def test_recuser_le_dernier_soir_est_valable_et_notifie() -> None:
    one = presented()
    notice = recuse(by(one, LAST), "Peu d’expérience des tests.")
    assert (notice.kind, notice.presentation_id) == ("presentation_recused", one.pk)
    assert "Peu d’expérience" in notice.content
    assert "Camille" not in notice.content
    assert "Camille" in notice.annex
    assert presentation_state(facts_of(again(one)), date(2026, 5, 16)) == PresentationState.RECUSED
    assert list(doubts()) == []


def test_apres_minuit_la_recusation_est_refusee_avec_la_regle() -> None:
    one = presented()
    with pytest.raises(Refused, match="recusal_too_late"):
        recuse(by(one, LAST + timedelta(minutes=1)), "Trop tard.")
    assert not PresentationDecision.objects.exists()
    assert not Notice.objects.exists()


def test_la_base_elle_meme_refuse_une_recusation_tardive() -> None:
    one = presented()
    with pytest.raises(DatabaseError, match="recusal_not_after_deadline"), transaction.atomic():
        PresentationDecision.objects.create(
            presentation=one,
            kind="recused",
            reasons="Par SQL.",
            decided_at=LAST,
            decided_on=date(2026, 5, 16),
            recorded_in=1,
        )


def test_le_passage_du_temps_s_ecrit_une_fois() -> None:
    one = presented()
    assert (record_lapses(), record_lapses()) == (1, 0)
    assert again(one).decision.kind == "not_recused_in_time"
    with pytest.raises(Refused, match="recusal_too_late"):
        recuse(by(one, AT), "Horloge reculée.")
    assert list(doubts()) == []


def test_une_horloge_reculee_ne_rouvre_pas_un_delai(monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal already holds a later instant: the day that counts is that one."""
    one = presented()
    monkeypatch.setattr(clock, "now", lambda: AT + timedelta(days=1))
    with pytest.raises(Refused, match="recusal_too_late"):
        recuse(by(one, None), "Horloge reculée.")


def test_ce_qui_manque_se_dit_une_fois_et_le_delai_repart() -> None:
    one = presented()
    seen = by(one, AT + timedelta(days=1))
    say_missing(seen, "Une référence de moins de trois ans.")
    with pytest.raises(Refused, match="presentation_incomplete"):
        recuse(seen, "Non.")
    later = datetime(2026, 6, 10, 9, tzinfo=UTC)
    complete_references(one.pk, [pdf("deux.pdf")], own(), "test", at=later)
    assert standing_clock(again(one)).deadline_on == date(2026, 6, 22)
    assert ReferenceFile.objects.count() == 2
    with pytest.raises(Refused, match="missing_said_already"):
        say_missing(by(one, later), "Encore une.")
    with pytest.raises(Refused, match="presentation_changed"):
        accept(Deciding(one.pk, seen.seen, EVERYTHING, "test", later))
    accept(by(one, later))
    assert list(doubts()) == []


def test_une_decision_n_en_remplace_pas_une_autre() -> None:
    one = presented()
    accept(by(one, AT))
    with pytest.raises(Refused, match="presentation_decided"):
        recuse(by(one, AT), "Après coup.")
    with pytest.raises(Refused, match="presentation_decided"):
        withdraw(one.pk, own(), "test", at=AT)
    assert Notice.objects.count() == 1


def test_une_recusation_dit_ses_raisons() -> None:
    one = presented()
    for words, code in ((" ", "recusal_reasons_missing"), ("a" * 1001, "recusal_reasons_too_long")):
        with pytest.raises(Refused, match=code):
            recuse(by(one, AT), words)


def test_le_meme_formulaire_envoye_deux_fois_presente_une_fois() -> None:
    presented()
    with pytest.raises(Refused, match="presented_already"):
        presented()
    assert Presentation.objects.count() == len(kept_files()) == 1


@pytest.mark.clause("4.2-device")
def test_personne_ne_franchit_les_murs() -> None:
    one = presented()
    other = Scope(contractor_ids=frozenset({beta().pk}))
    with pytest.raises(Refused, match="presentation_unknown"):
        accept(by(one, AT, Scope(product_ids=frozenset({0}))))
    with pytest.raises(Refused, match="presentation_unknown"):
        withdraw(one.pk, other, "test", at=AT)
    with pytest.raises(Refused, match="present_order_unknown"):
        present(Proposal(one.order, PROFILE), [pdf()], other, "test", at=AT)
    assert len(kept_files()) == 1


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ([], "references_count"),
        ([pdf()] * 6, "references_count"),
        ([pdf(content=b"PK\x03\x04 un zip")], "reference_not_pdf"),
        ([pdf(content=b"%PDF-1.4 tronqu")], "reference_not_pdf"),
        ([pdf(), pdf(content=b"")], "reference_not_pdf"),
    ],
)
def test_un_fichier_qui_n_est_pas_un_pdf_ne_change_rien(files: list[HandedFile], code: str) -> None:
    accepted(base())
    with pytest.raises(Refused, match=code):
        present(Proposal(Order.objects.get(), PROFILE), files, own(), "test", at=AT)
    assert not Presentation.objects.exists()
    assert kept_files() == []


def test_cent_megaoctets_s_arretent_a_la_limite(settings: Settings) -> None:
    settings.REFERENCE_LIMIT_BYTES = 1_000_000
    read = 0

    def stream() -> Iterator[bytes]:
        nonlocal read
        yield b"%PDF-1.4"
        for _ in range(1600):
            read += 65536
            yield b"0" * 65536

    accepted(base())
    with pytest.raises(Refused, match="reference_too_large"):
        present(Proposal(Order.objects.get(), PROFILE), [HandedFile("gros.pdf", stream())], own(), "test", at=AT)
    assert read < 1_200_000
    assert kept_files() == []


def test_un_disque_qui_ne_prend_plus_rien_ne_change_rien() -> None:
    accepted(base())
    order = Order.objects.get()
    large = pdf(content=b"%PDF-" + b"0" * 10_000_000 + b"%%EOF")
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000_000, hard))
    try:
        with pytest.raises(Refused, match="reference_not_kept"):
            present(Proposal(order, PROFILE), [large], own(), "test", at=AT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert not Presentation.objects.exists()
    assert kept_files() == []


def test_un_nom_de_fichier_ne_porte_ni_ligne_ni_dossier() -> None:
    accepted(base())
    name = "..\\..\\etc/\nSet-Cookie: a\r\n.pdf"
    present(Proposal(Order.objects.get(), PROFILE), [pdf(name)], own(), "test", at=AT)
    file = ReferenceFile.objects.get()
    assert file.file_name == "Set-Cookie: a.pdf"
    assert file.stored_path.startswith("references/")


def test_les_references_d_un_profil_recuse_sont_purgees_apres_le_delai() -> None:
    one = presented()
    recuse(by(one, LAST), "Raisons.")
    assert purge_references(date(2026, 6, 13)) == 0
    assert (purge_references(date(2026, 6, 14)), purge_references(date(2026, 6, 14))) == (1, 0)
    file = ReferenceFile.objects.get()
    assert (file.file_name, file.stored_path, again(one).person.name) == ("", "", "")
    assert len(file.sha256) == 64
    assert Notice.objects.get().annex == ""
    assert list(doubts()) == []


@pytest.mark.django_db(transaction=False)
def test_une_personne_s_efface_et_son_profil_reste(django_capture_on_commit_callbacks: object) -> None:
    one = presented(at=None)
    with pytest.raises(Refused, match="person_awaits_decision"):
        erase_person(one.pk, own(), "test")
    accept(by(one, None))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        erase_person(one.pk, own(), "test")
    assert again(one).person.name == ""
    assert again(one).profile == PROFILE.profile
    assert kept_files() == []
    with pytest.raises(Refused, match="person_erased_already"):
        erase_person(one.pk, own(), "test")


def test_un_fichier_que_rien_ne_nomme_est_ramasse() -> None:
    presented()
    (kept,) = kept_files()
    orphan = kept.with_name("orphelin")
    orphan.write_bytes(PDF)
    old = clock.now().timestamp() - 2 * 86400
    os.utime(orphan, (old, old))
    os.utime(kept, (old, old))
    assert sweep_orphans() == 1
    assert kept_files() == [kept]


def test_le_journal_ne_nomme_personne() -> None:
    one = presented()
    recuse(by(one, LAST), "Raisons qui restent entre nous.")
    bodies = " ".join(JournalEntry.objects.values_list("body", flat=True))
    assert "Camille" not in bodies
    assert "entre nous" not in bodies
    assert connection.vendor in {"sqlite", "postgresql"}
