"""Load the demonstration in a scratch folder, serve it, read the pages of each role, stop."""

import json
import os
import re
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from gouvernail.commands.french_parser import FrenchParser, Options
from gouvernail.commands.process_tree import this_command
from gouvernail.commands.troubles import Stopped
from gouvernail.commands.visitor import Visitor

HELP = (
    "Charge la démonstration dans un dossier jetable, la sert sur un port libre, lit les pages de chaque rôle en "
    "suivant leurs liens, arrête tout. Sort en 1 à la moindre anomalie."
)
ORDER_PAGE = re.compile(r"/pilotage/bons/[0-9a-f-]{36}/")
START_SECONDS = 300
STOP_SECONDS = 30

PUBLIC_PAGES = ("/", "/produits/", "/produits.csv", "/connexion/")
PAGES_OF_ROLE: Mapping[str, Sequence[str]] = {
    "steering_office": ("/", "/pilotage/", "/pilotage/etat/", "/pilotage/imports/", "/pilotage/journal/"),
    "product_lead": ("/", "/pilotage/", "/pilotage/etat/"),
    "correspondent": ("/", "/pilotage/", "/pilotage/etat/", "/pilotage/imports/"),
    "member": ("/", "/mon-mois/"),
    "partner": ("/",),
}
"""What each role must be able to open; what these pages link to is read as well."""


class Person(NamedTuple):
    """Somebody of the demonstration."""

    role: str
    title: str
    email: str
    password: str


def configure(parser: FrenchParser) -> None:
    """Declare the options."""
    parser.add_argument("--keep", action="store_true", help="garder le dossier jetable et dire où il est")


def run(options: Options) -> int:
    """Check everything and tell each anomaly."""
    with tempfile.TemporaryDirectory(prefix="gouvernail-", ignore_cleanup_errors=True) as folder:
        var = Path(tempfile.mkdtemp(prefix="gouvernail-")) if options.keep else Path(folder)
        anomalies = list(_check(var))
        if options.keep:
            print(f"Dossier gardé : {var}")
    for anomaly in anomalies:
        print(f"ANOMALIE {anomaly}")
    print(f"{len(anomalies)} anomalie(s)." if anomalies else "La démonstration fonctionne.")
    return 1 if anomalies else 0


def _check(var: Path) -> Iterator[str]:
    log = var / "demo.log"
    with served(var, log) as (address, process):
        yield from _visit("sans compte", Visitor(address), PUBLIC_PAGES, set())
        orders: dict[str, set[str]] = {}
        for person in people_of(var):
            yield from _visit_as(person, Visitor(address), orders.setdefault(person.email, set()))
        correspondents = [person for person in people_of(var) if person.role == "correspondent"]
        for person in correspondents:
            others = set().union(*(orders[other.email] for other in correspondents if other != person))
            yield from _walls(person, Visitor(address), others - orders[person.email])
        process.terminate()
        if process.wait(STOP_SECONDS) != 0:
            yield f"l’arrêt a répondu {process.returncode}"
    told = log.read_text("utf-8")
    if "Traceback" in told or " ERROR " in told:
        yield f"le journal technique contient des erreurs :\n{told[-4000:]}"


def _visit_as(person: Person, visitor: Visitor, orders: set[str]) -> Iterator[str]:
    if not visitor.sign_in(person.email, person.password):
        yield f"{person.title} : la connexion est refusée"
        return
    yield from _visit(person.title, visitor, PAGES_OF_ROLE[person.role], orders)


def _visit(title: str, visitor: Visitor, starts: Sequence[str], orders: set[str]) -> Iterator[str]:
    """Read the pages and tell how many; an anomaly is anything but 200. The orders that were met go to `orders`."""
    count = 0
    for answer in visitor.walk(starts):
        count += 1
        if answer.status != 200:
            yield f"{title} : {answer.asked} répond {answer.status}"
        if ORDER_PAGE.fullmatch(answer.asked):
            orders.add(answer.asked)
    print(f"{title} : {count} page(s) lue(s)", flush=True)


def _walls(person: Person, visitor: Visitor, orders_of_others: Iterable[str]) -> Iterator[str]:
    """The order of another contractor does not exist for this one."""
    visitor.sign_in(person.email, person.password)
    for path in orders_of_others:
        if visitor.get(path).status != 404:
            yield f"{person.title} : {path}, d’un autre titulaire, ne répond pas 404"


def people_of(var: Path) -> list[Person]:
    """The accounts of the demonstration that lives in `var`."""
    return [Person(**row) for row in json.loads((var / "demo-accounts.json").read_text("utf-8"))["accounts"]]


@contextmanager
def served(var: Path, log: Path, *, database: str = "") -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The demonstration, loaded if need be, served from `var` on a free port: its address, and its process.

    `database` is where its tables are; empty, a file of `var`.
    """
    environment = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "GOUVERNAIL_MODE"}}
    environment |= {"GOUVERNAIL_VAR": str(var), "PYTHONUNBUFFERED": "1"} | (
        {"DATABASE_URL": database} if database else {}
    )
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(
            this_command("demo", "--port", "0"), env=environment, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        impatience = threading.Timer(START_SECONDS, process.kill)
        impatience.start()
        try:
            address = _announced(process, log)
            impatience.cancel()
            yield address, process
        finally:
            impatience.cancel()
            process.terminate()


def _announced(process: subprocess.Popen[str], log: Path) -> str:
    """The address that the server prints once it answers."""
    for line in process.stdout or ():
        if found := re.search(r"http://[^/\s]+", line):
            return found.group()
    raise Stopped(f"la démonstration n’a pas démarré :\n{log.read_text('utf-8')[-4000:]}")
