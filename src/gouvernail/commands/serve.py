"""Serve the pages, run the background tasks and follow the timetable, in one process tree."""

import errno
import socket
import sys

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from gouvernail.commands.french_parser import FrenchParser, Options
from gouvernail.commands.process_tree import Branch, ProcessTree, this_command
from gouvernail.commands.troubles import Stopped

HELP = (
    "Sert les pages, exécute les tâches de fond et suit leur calendrier, en un seul arbre de processus. "
    "Ctrl-C (ou SIGTERM) arrête tout proprement."
)


def configure(parser: FrenchParser) -> None:
    """Declare the options."""
    add_address_options(parser)
    parser.add_argument(
        "--web-workers", type=int, default=2, metavar="N", help="processus qui servent les pages (2 par défaut)"
    )
    parser.add_argument("--pages-only", action="store_true", help="ne lancer ni tâches de fond ni calendrier")


def add_address_options(parser: FrenchParser) -> None:
    """Give a verb the options that say where to listen."""
    parser.add_argument("--host", default="127.0.0.1", metavar="ADRESSE", help="adresse d’écoute (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="port d’écoute (8000 ; 0 : un port libre)")


def run(options: Options) -> int:
    """Serve until a signal comes."""
    return serve(options.host, options.port, web_workers=options.web_workers, pages_only=options.pages_only)


def serve(host: str, port: int, *, web_workers: int = 2, pages_only: bool = False, welcome: str = "") -> int:
    """Serve until SIGTERM or Ctrl-C; prints the address, then `welcome`, once pages answer.

    Raises `Stopped` when the port is taken. Answers 0 after an orderly stop, 1 when a process could not be kept up.
    """
    _require_current_tables()
    with listening(host, port) as door:
        branches = [web_branch(door, web_workers)]
        if not pages_only:
            branches += [Branch("tâches", this_command("work")), Branch("calendrier", this_command("clock"))]
        site = next((name.lstrip(".") for name in settings.ALLOWED_HOSTS), "localhost")
        return ProcessTree(branches, address=address_of(door), site=site, welcome=welcome).run()


def _require_current_tables() -> None:
    executor = MigrationExecutor(connection)
    behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    connection.close()
    if behind:
        raise Stopped("les tables de la base ne sont pas à jour. Lancez « gouvernail migrate », puis recommencez.")


def listening(host: str, port: int) -> socket.socket:
    """Take the port at once, so that nobody else can between the check and the start."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
    except (OSError, OverflowError) as error:
        door.close()
        raise Stopped(
            f"impossible d’écouter sur {host}, port {port} ({_reason(error)}). "
            "Arrêtez le programme qui s’en sert, ou choisissez un autre port avec « --port »."
        ) from error
    door.listen(128)
    return door


def _reason(error: Exception) -> str:
    if getattr(error, "errno", None) == errno.EADDRINUSE:
        return "déjà pris par un autre programme"
    return getattr(error, "strerror", None) or str(error)


def address_of(door: socket.socket) -> str:
    """The address to type in a browser."""
    host, port = door.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def web_branch(door: socket.socket, workers: int) -> Branch:
    """The web server, which inherits the door already opened."""
    server = (sys.executable, "-m", "gunicorn", "gouvernail.wsgi:application")
    manners = ("--preload", "--no-control-socket", "--log-level", "warning", "--worker-class", "gthread")
    numbers = ("--workers", str(workers), "--threads", "4", "--timeout", "120", "--graceful-timeout", "10")
    command = (*server, *manners, *numbers, "--bind", f"fd://{door.fileno()}")
    return Branch("pages", command, inherited=(door.fileno(),))
