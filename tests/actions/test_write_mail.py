"""A mail is kept in the outbox with the transaction that calls for it."""

from __future__ import annotations

import pytest
from django.db import transaction

from gouvernail.actions.write_mail import Mail, write_mail
from gouvernail.records.models import OutgoingMail

pytestmark = pytest.mark.django_db


def test_a_mail_waits_in_the_outbox_at_once() -> None:
    write_mail(Mail("month_reminder", "une.personne@exemple.fr", "Votre mois de juin", "Bonjour"))
    kept = OutgoingMail.objects.get()
    assert kept.next_try_at == kept.written_at
    assert kept.sent_at is None


def test_a_subject_stays_on_one_line() -> None:
    """A line break in a subject would let whoever typed it write headers."""
    assert (
        write_mail(Mail("essai", "a@exemple.fr", "Objet\r\nBcc: b@exemple.fr", "")).subject == "Objet Bcc: b@exemple.fr"
    )


def test_a_mail_goes_with_the_transaction_that_is_undone() -> None:
    with transaction.atomic():
        write_mail(Mail("essai", "a@exemple.fr", "Objet", ""))
        transaction.set_rollback(True)
    assert not OutgoingMail.objects.exists()
