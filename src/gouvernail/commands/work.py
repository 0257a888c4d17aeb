"""Run the background tasks."""

import logging
import socket
import time

from django.conf import settings
from django_tasks_db.management.commands.db_worker import Worker

from gouvernail.actions.resume_tasks import resume_tasks
from gouvernail.commands.bounded_memory import bound_memory
from gouvernail.commands.french_parser import FrenchParser, Options
from gouvernail.commands.patience import patiently

HELP = (
    "Exécute les tâches de fond, l’une après l’autre. Pour aller plus vite, lancez-en plusieurs, "
    "chacun avec son nom : un nom n’est porté que par un processus à la fois."
)


def configure(parser: FrenchParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--name", default=socket.gethostname()[:64], metavar="NOM", help="nom de cet exécutant (celui de la machine)"
    )


def run(options: Options) -> int:
    """Take up what this worker left unfinished, then work until a signal comes."""
    bound_memory(settings.WORK_MEMORY_MB)
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=1,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=options.name,
    )
    # It would tell each start and stop as a warning; what fails in a task is told as an error.
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    worker.configure_signals()
    patiently(lambda: _work(worker), time.sleep)
    return 0


def _work(worker: Worker) -> None:
    resume_tasks(worker.worker_id)
    worker.run()
