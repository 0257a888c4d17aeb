"""What waits for a correspondent, in one sentence and with the page where each thing is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.urls import reverse

from gouvernail import clock, wording
from gouvernail.pages.sign_in.reader import Reader
from gouvernail.records.queries.estimated_lines import old_estimates
from gouvernail.records.queries.notices.listed import unread
from gouvernail.records.queries.presentations.seen_by import incomplete
from gouvernail.records.queries.returns_to_answer import open_returns
from gouvernail.records.queries.statement import statement
from gouvernail.records.queries.team_months import confirmed_counts


class ToDo(NamedTuple):
    """One thing that waits: in the sentence, on its own line, and the button that leads there."""

    in_sentence: str
    words: str
    label: str
    address: str


def things_to_do(reader: Reader, on: date) -> Sequence[ToDo]:
    """All that waits, most pressing first."""
    return [
        *_notices(reader),
        *_incomplete(reader, on),
        *_returns(reader),
        *_months(reader),
        *_estimates(reader, on),
    ]


def sentence_of(found: Sequence[ToDo]) -> str:
    """« 1 ligne renvoyée, 3 mois à approuver, 2 restes à faire à mettre à jour. »."""
    if not found:
        return "Rien ne vous attend\N{NO-BREAK SPACE}: mois approuvés, renvois répondus, restes à faire à jour."
    return ", ".join(one.in_sentence for one in found) + "."


def _notices(reader: Reader) -> Iterator[ToDo]:
    if count := unread(reader.scope).count():
        said = wording.counted(count, "notification à lire", "notifications à lire")
        yield ToDo(said, f"{said}\N{NO-BREAK SPACE}: l’ouvrir vaut réception.", "Lire", reverse("own_notices"))


def _incomplete(reader: Reader, on: date) -> Iterator[ToDo]:
    """The profiles whose delay waits for references that were said missing. CCTP 4.2 (4.2-recusal)."""
    if found := incomplete(reader.scope, on):
        said = wording.counted(len(found), "profil à compléter", "profils à compléter")
        named = ", ".join(f"{one.order.number}, profil {one.number}" for one in found)
        yield ToDo(said, f"{said}\N{NO-BREAK SPACE}: {named}.", "Compléter", reverse("own_presentations"))


def _returns(reader: Reader) -> Iterator[ToDo]:
    if waiting := open_returns(reader.scope):
        said = wording.counted(len(waiting), "ligne renvoyée", "lignes renvoyées")
        oldest = wording.date_text(clock.day_of(waiting[0].returned_at))
        words = f"{said} par un chef de produit, depuis le {oldest}\N{NO-BREAK SPACE}: maintenir ou corriger."
        yield ToDo(said, words, "Répondre", reverse("team_returns"))


def _months(reader: Reader) -> Iterator[ToDo]:
    if counts := confirmed_counts(reader.scope):
        said = wording.counted(sum(counts.values()), "mois à approuver", "mois à approuver")
        months = ", ".join(f"{wording.whole_text(count)} en {wording.month_text(on)}" for on, count in counts.items())
        yield ToDo(said, f"{said}\N{NO-BREAK SPACE}: {months}.", "Approuver", reverse("team_months"))


def _estimates(reader: Reader, on: date) -> Iterator[ToDo]:
    lines = statement(on, reader.scope).lines
    if old := old_estimates(lines, on):
        said = wording.counted(len(old), "reste à faire à mettre à jour", "restes à faire à mettre à jour")
        orders = ", ".join(dict.fromkeys(line.order for line in lines if line.line_id in old))
        yield ToDo(said, f"{said}\N{NO-BREAK SPACE}: {orders}.", "Mettre à jour", reverse("team_lines"))
