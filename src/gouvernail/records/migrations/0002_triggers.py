"""Put the named triggers in place."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from gouvernail.records.triggers import GUARDS, all_names, statements


def _columns(apps: StateApps) -> dict[str, tuple[str, ...]]:
    tables = {model._meta.db_table: model for model in apps.get_models()}
    return {
        g.table: tuple(str(f.column) for f in tables[g.table]._meta.concrete_fields)
        for g in GUARDS
        if g.table in tables
    }


def put(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("records", "JournalHead").objects.create(id=1, count=0, last_hash="0" * 64)
    connection = schema_editor.connection
    for statement in statements(connection.vendor, _columns(apps)):
        schema_editor.execute(statement, params=None)


def remove(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the guards away; the head of the journal goes with its table."""
    vendor = schema_editor.connection.vendor
    for name, table in all_names(vendor):
        on_table = f' ON "{table}"' if vendor == "postgresql" else ""
        schema_editor.execute(f'DROP TRIGGER IF EXISTS "{name}"{on_table}', params=None)


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]
    operations = [migrations.RunPython(put, remove)]
