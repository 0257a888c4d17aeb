"""Four people use one link at the same moment, on a database of their own: run apart by a test."""

from __future__ import annotations

from threading import Barrier, Thread

import django

django.setup()

from django.core.management import call_command  # noqa: E402 the settings are told first
from django.db import connection  # noqa: E402

from gouvernail.actions.accept_invitation import Newcomer, accept_invitation  # noqa: E402
from gouvernail.actions.invite import Asker, Guest, invite  # noqa: E402
from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account  # noqa: E402
from gouvernail.rules.access import Role  # noqa: E402
from gouvernail.rules.verdicts import Refused  # noqa: E402

PASSWORD = "une-longue-phrase-secrete"
PEOPLE = 4


def main() -> None:
    call_command("migrate", verbosity=0)
    role = WantedRole(Role.STEERING_OFFICE)
    by = Asker(open_account(WantedAccount("pilotage@exemple.fr", "", PASSWORD), role, actor="test"))
    secret = invite(Guest("nouvelle@exemple.fr"), role, by, lambda secret: secret).address
    together = Barrier(PEOPLE)
    threads = [Thread(target=_accept, args=(secret, together)) for _ in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)


def _accept(secret: str, together: Barrier) -> None:
    together.wait(10)
    try:
        accept_invitation(secret, Newcomer("Nouvelle", PASSWORD))
        print("accepted\n", end="")
    except Refused as refused:
        print(f"{refused.refusals[0].code}\n", end="")
    finally:
        connection.close()


if __name__ == "__main__":
    main()
