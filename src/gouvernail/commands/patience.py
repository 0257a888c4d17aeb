"""Wait for a database that cannot answer or write for now, instead of dying of it.

A process that dies three times in a row stops all the others: a full disk or a database that restarts would put out
pages that can still be read.
"""

import sys
from collections.abc import Callable

from django.db import InterfaceError, OperationalError, connections

from gouvernail.commands.troubles import database_sentence

PAUSE_SECONDS = 10


def patiently(work: Callable[[], None], pause: Callable[[float], object]) -> None:
    """Do `work` to its end, again from its start each time that the database fails it; said once, then in silence."""
    said = ""
    while True:
        try:
            work()
        except (OperationalError, InterfaceError) as error:
            connections.close_all()
            sentence = database_sentence(error) or str(error)
            if sentence != said:
                print(f"gouvernail\N{NO-BREAK SPACE}: {sentence}", file=sys.stderr, flush=True)
            said = sentence
            pause(PAUSE_SECONDS)
        else:
            return
