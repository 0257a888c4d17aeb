"""Put every named trigger in place again, those of the new tables included."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from gouvernail.records.triggers import GUARDS, all_names, statements


def put(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Each table with the columns that it has now."""
    tables = {model._meta.db_table: model for model in apps.get_models()}
    columns = {
        g.table: tuple(str(f.column) for f in tables[g.table]._meta.concrete_fields)
        for g in GUARDS
        if g.table in tables
    }
    for statement in statements(schema_editor.connection.vendor, columns):
        schema_editor.execute(statement, params=None)


def remove(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away: the migration before works on tables without."""
    vendor = schema_editor.connection.vendor
    for name, table in all_names(vendor):
        on_table = f' ON "{table}"' if vendor == "postgresql" else ""
        schema_editor.execute(f'DROP TRIGGER IF EXISTS "{name}"{on_table}', params=None)


class Migration(migrations.Migration):
    dependencies = [("records", "0006_orders_and_teams")]
    operations = [migrations.RunPython(put, remove)]
