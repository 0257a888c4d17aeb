"""The tables keep their promises: named constraints, guards in place, one history of migrations."""

from __future__ import annotations

import io
import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models

from gouvernail.records.triggers import GUARDS, trigger_names

OWN_MODELS = tuple(apps.get_app_config("records").get_models(include_auto_created=True))


def names_in_database(sql: str) -> set[str]:
    """The first column of a query."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {str(row[0]) for row in cursor.fetchall()}


@pytest.mark.django_db
def test_the_named_triggers_are_in_place_after_migrate() -> None:
    sql = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    wanted = {name for guard in GUARDS for name in trigger_names(guard, connection.vendor)}
    assert wanted - names_in_database(sql) == set()


@pytest.mark.django_db
def test_the_migrations_say_what_the_models_say() -> None:
    told = io.StringIO()
    call_command("makemigrations", "--check", "--dry-run", "records", stdout=told, stderr=told)
    assert "No changes" in told.getvalue() or "Aucun changement" in told.getvalue()


@pytest.mark.django_db
def test_the_named_constraints_stand_in_the_database() -> None:
    wanted = {constraint.name for model in OWN_MODELS for constraint in model._meta.constraints}
    assert wanted - standing_constraints() == set()


def standing_constraints() -> set[str]:
    """The names of the constraints and unique indexes of the database."""
    if connection.vendor == "postgresql":
        return names_in_database("SELECT conname FROM pg_constraint UNION SELECT indexname FROM pg_indexes")
    tables = names_in_database("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name for table in tables for name in re.findall(r'(?:CONSTRAINT|INDEX) "(\w+)"', table)}


def test_constraints_have_names_of_our_own() -> None:
    names = [constraint.name for model in OWN_MODELS for constraint in model._meta.constraints]
    assert [name for name in names if not re.fullmatch(r"[a-z][a-z0-9_]{4,62}", name)] == []
    declared = [model for model in OWN_MODELS if not model._meta.auto_created]
    assert [model.__name__ for model in declared if model._meta.unique_together] == []


def test_money_and_effort_are_whole_numbers() -> None:
    """CCTP 4.2: totals tie because nothing is ever rounded behind our back."""
    fields = [field for model in OWN_MODELS for field in model._meta.get_fields() if isinstance(field, models.Field)]
    assert [str(field) for field in fields if isinstance(field, models.FloatField | models.DecimalField)] == []
    measured = [field for field in fields if field.name.endswith(("_cents", "_hundredths"))]
    assert measured
    assert [str(field) for field in measured if not isinstance(field, models.IntegerField)] == []


def test_a_name_says_whether_it_is_a_day_or_an_instant() -> None:
    fields = [
        field for model in OWN_MODELS for field in model._meta.get_fields() if isinstance(field, models.DateField)
    ]
    ours = [field for field in fields if field.name != "last_login"]
    assert [str(f) for f in ours if isinstance(f, models.DateTimeField) and not f.name.endswith("_at")] == []
    assert [str(f) for f in ours if not isinstance(f, models.DateTimeField) and not f.name.endswith("_on")] == []
