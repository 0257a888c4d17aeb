"""Guard the days sent back."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from gouvernail.records.triggers import GUARDS, guard_statements, trigger_names

TABLES = ("records_daysreturn",)


def put(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers of the new tables in place."""
    tables = {model._meta.db_table: model for model in apps.get_models()}
    columns = {name: tuple(str(f.column) for f in tables[name]._meta.concrete_fields) for name in TABLES}
    for statement in guard_statements(schema_editor.connection.vendor, columns):
        schema_editor.execute(statement, params=None)


def remove(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away."""
    vendor = schema_editor.connection.vendor
    for guard in GUARDS:
        for name in trigger_names(guard, vendor) if guard.table in TABLES else ():
            on_table = f' ON "{guard.table}"' if vendor == "postgresql" else ""
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{name}"{on_table}', params=None)


class Migration(migrations.Migration):
    dependencies = [("records", "0003_doors")]
    operations = [migrations.RunPython(put, remove)]
