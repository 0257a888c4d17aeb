"""The page of one administration: its 50 products and their 500 orders, in a ledger of two million entries.

    python -m benchmarks.administration_page [ENTRIES]

The page is the statement as the lead of 50 products reads it, in two views: 25 of its orders, and all of its 50
products. Each is asked of the WSGI application as a server would, every middleware included. Figures, in CPU time of
the server, five rounds of interleaved requests:

- the whole page;
- the raw cursor queries of that page, replayed;
- the same page asked again by a browser that holds it (304);
- how many queries the page makes, for 50 products and for one.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

_SCRATCH = tempfile.TemporaryDirectory()
os.environ["GOUVERNAIL_VAR"] = _SCRATCH.name
os.environ["DATABASE_URL"] = f"sqlite:///{_SCRATCH.name}/benchmark.sqlite3"
os.environ["DJANGO_SETTINGS_MODULE"] = "gouvernail.settings"

import django  # noqa: E402 the settings are told first

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from benchmarks import made_up_ledger  # noqa: E402
from gouvernail.records.models import Account, Product, RoleGrant  # noqa: E402
from gouvernail.wsgi import application  # noqa: E402

ENTRIES = 2_000_000
PRODUCTS = 50
ROUNDS, REQUESTS = 5, 10
GOAL_MILLISECONDS, GOAL_UNCHANGED = 25, 10
VIEWS = {"25 orders": "/pilotage/etat/", "50 products": "/pilotage/etat/?vue=produit&par=50"}


def main() -> None:
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES
    _prepare(entries)
    for name, path in VIEWS.items():
        _measure(name, path)


def _prepare(entries: int) -> None:
    os.environ["GOUVERNAIL_TODAY"] = made_up_ledger.TODAY.isoformat()
    call_command("migrate", verbosity=0)
    made_up_ledger.fill(entries)
    print(f"{entries} day entries, {made_up_ledger.ORDERS} orders, {made_up_ledger.PRODUCTS} products")


def _lead_of(count: int) -> Account:
    account = Account.objects.create(email=f"produits{count}-{time.monotonic_ns()}@exemple.fr")
    products = Product.objects.order_by("id")[:count]
    RoleGrant.objects.bulk_create(RoleGrant(account=account, role="product_lead", product=one) for one in products)
    return account


class Browser:
    """A signed-in browser that speaks WSGI."""

    def __init__(self, account: Account) -> None:
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        client.get("/pilotage/etat/", headers={"host": "127.0.0.1"})
        self._cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
        self._application: Callable[..., Any] = application

    def get(self, address: str, etag: str = "") -> tuple[str, str, int]:
        """Status, tag and size of an answer."""
        path, _, query = address.partition("?")
        told: dict[str, Any] = {}
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "HTTP_HOST": "127.0.0.1",
            "HTTP_COOKIE": self._cookies,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.url_scheme": "http",
            **({"HTTP_IF_NONE_MATCH": etag} if etag else {}),
        }
        answer = self._application(environ, lambda status, headers: told.update(status=status, **dict(headers)))
        size = sum(map(len, answer))
        answer.close()
        return told["status"], told.get("ETag", ""), size


def _measure(name: str, address: str) -> None:
    browser, narrow = Browser(_lead_of(PRODUCTS)), Browser(_lead_of(1))
    status, tag, size = browser.get(address)
    assert status.startswith("200"), status
    assert browser.get(address, tag)[0].startswith("304")
    queries = _queries_of(lambda: browser.get(address))
    fewer = _queries_of(lambda: narrow.get(address))
    whole, raw, unchanged = [], [], []
    for _ in range(ROUNDS):
        whole.append(_cpu(lambda: browser.get(address)))
        raw.append(_cpu(lambda: _replay(queries)))
        unchanged.append(_cpu(lambda: browser.get(address, tag)))
    print(f"{name}: {size // 1024} KB, {len(queries)} queries ({len(fewer)} for one product)")
    print(f"  whole page   {_told(whole)}")
    print(f"  raw queries  {_told(raw)}")
    print(f"  unchanged    {_told(unchanged)}")
    ratio = median(whole) / median(unchanged)
    print(
        f"administration page, {name}: {median(whole):.1f} ms CPU ({GOAL_MILLISECONDS}), "
        f"{median(whole) / median(raw):.1f} x its raw queries, 304 {ratio:.1f} x cheaper ({GOAL_UNCHANGED})"
    )


def _queries_of(act: Callable[[], object]) -> Sequence[str]:
    with CaptureQueriesContext(connection) as seen:
        act()
    return [query["sql"] for query in seen.captured_queries]


def _replay(queries: Sequence[str]) -> None:
    """The same SQL by the driver alone."""
    for sql in queries:
        connection.connection.execute(sql).fetchall()


def _cpu(act: Callable[[], object]) -> float:
    """Milliseconds of CPU of one call, over several."""
    start = time.process_time()
    for _ in range(REQUESTS):
        act()
    return (time.process_time() - start) / REQUESTS * 1000


def _told(figures: Sequence[float]) -> str:
    return f"min {min(figures):.2f}  median {median(figures):.2f}  max {max(figures):.2f} ms"


if __name__ == "__main__":
    main()
