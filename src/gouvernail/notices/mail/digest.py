"""The weekly mail: what a person owes or awaits, with the clauses and the pages; no secret, nobody named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.conf import settings

from gouvernail import wording
from gouvernail.notices.duties.rows import Counted, DutyRow
from gouvernail.notices.mail.addresses import whole_address
from gouvernail.notices.mail.letter import Letter, letter

#: The most duties that the mail tells; the others are counted, with a link to all of them.
MOST_TOLD = 20


def digest_letter(name: str, week_on: date, rows: Sequence[DutyRow], kinds: Sequence[Counted], total: int) -> Letter:
    """The week that begins on ``week_on``; ``total`` counts all the points. CCTP 4.2 (4.2-weekly)."""
    said = wording.counted(total, "point demande votre attention", "points demandent votre attention")
    values = {
        "name": name,
        "week": wording.date_text(week_on),
        "said": said,
        "kinds": ", ".join(one.words for one in kinds),
        "rows": [(row, whole_address(row.address)) for row in rows],
        "more": total - len(rows),
        "all_address": whole_address("/mes-echeances/"),
        "account_address": whole_address("/mon-compte/"),
    }
    return letter(
        f"[{settings.INSTANCE_NAME}] Semaine du {wording.date_text(week_on)} : {said}", "weekly_digest", values
    )
