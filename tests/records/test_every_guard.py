"""Chaque table gardée refuse le SQL direct, sur les deux moteurs : ce qui est inscrit reste (invariant 14)."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from gouvernail.records.triggers import GUARDS, WATCHES, Guard, all_names
from tests.records.guarded_rows import make_guarded_rows

pytestmark = pytest.mark.django_db

BY_TABLE = [pytest.param(guard, id=guard.table) for guard in GUARDS]


@pytest.fixture
def _rows() -> None:
    make_guarded_rows()


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _refusal(statement: str) -> str:
    with pytest.raises(DatabaseError) as refused, transaction.atomic():
        _run(statement)
    return str(refused.value)


#: What an update writes, by the type of the column on PostgreSQL; SQLite takes any value anywhere.
_OF_TYPE = {
    "boolean": 'NOT "{column}"',
    "date": "'2020-02-29'",
    "timestamp with time zone": "'2020-02-29 00:00:00+00'",
    "uuid": "'00000000-0000-4000-8000-000000000000'",
    "bytea": "'9876'::bytea",
    "jsonb": "'[9876]'",
}


def _columns(table: str) -> dict[str, str]:
    """Each column with an SQL value that no row holds."""
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.execute(f'PRAGMA table_info("{table}")')
            return {row[1]: "'9876'" for row in cursor.fetchall()}
        cursor.execute("SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s", [table])
        return {name: _OF_TYPE.get(kind, "'9876'").format(column=name) for name, kind in cursor.fetchall()}


@pytest.mark.usefixtures("_rows")
@pytest.mark.parametrize("guard", BY_TABLE)
def test_la_table_gardee_a_une_ligne_d_essai(guard: Guard) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT COUNT(*) FROM "{guard.table}"')
        assert cursor.fetchone()[0] >= 1, "give tests/records/guarded_rows.py a row of this table"


@pytest.mark.usefixtures("_rows")
@pytest.mark.parametrize("guard", BY_TABLE)
def test_aucune_colonne_gardee_ne_change(guard: Guard) -> None:
    watches = [watch.name for watch in WATCHES if watch.table == guard.table]
    for column, value in _columns(guard.table).items():
        if column in guard.free:
            continue
        said = _refusal(f'UPDATE "{guard.table}" SET "{column}" = {value}')
        assert any(name in said for name in (f"{guard.table}: immutable", *watches)), (column, said)


@pytest.mark.usefixtures("_rows")
@pytest.mark.parametrize("guard", BY_TABLE)
def test_aucune_ligne_ne_se_supprime(guard: Guard) -> None:
    assert f"{guard.table}: immutable" in _refusal(f'DELETE FROM "{guard.table}"')


@pytest.mark.usefixtures("_rows")
@pytest.mark.parametrize("guard", BY_TABLE)
def test_aucune_table_ne_se_vide_sur_postgresql(guard: Guard) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite ne connaît pas TRUNCATE")
    # PostgreSQL empties no table whose deferred keys wait to be checked: without this, that alone would refuse.
    connection.check_constraints()
    assert f"{guard.table}: immutable" in _refusal(f'TRUNCATE "{guard.table}" CASCADE')


def test_chaque_garde_a_ses_declencheurs_nommes() -> None:
    asked = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        standing = {row[0] for row in cursor.fetchall()}
    assert {name for name, _ in all_names(connection.vendor)} - standing == set()
