"""Follow the timetable of recurring jobs."""

import signal
import threading

from django.db import close_old_connections

from gouvernail import clock
from gouvernail.commands.french_parser import FrenchParser, Options
from gouvernail.commands.patience import patiently
from gouvernail.jobs.notices import ask_for_proofs
from gouvernail.jobs.outbox import ask_for_sending
from gouvernail.jobs.timetable import enqueue_due

HELP = "Écrit les tâches récurrentes à leur heure. Plusieurs calendriers peuvent tourner : chaque tâche part une fois."
STEP_SECONDS = 20


def configure(parser: FrenchParser) -> None:
    """Declare the options."""
    parser.add_argument("--once", action="store_true", help="écrire les tâches dues maintenant, puis s’arrêter")


def run(options: Options) -> int:
    """Look at the timetable every few seconds until a signal comes."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    while True:
        close_old_connections()
        patiently(lambda: _look(stop), stop.wait)
        if options.once or stop.wait(STEP_SECONDS):
            return 0


def _look(stop: threading.Event) -> None:
    if not stop.is_set():
        enqueue_due(clock.now())
        ask_for_sending(clock.now())
        ask_for_proofs(clock.now())
