"""Why an order was suspended, resumed or delivered: a guarded table."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from gouvernail.records.triggers import GUARDS, guard_statements, trigger_names

TABLE = "records_orderstatereason"


def put(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers of the new table in place."""
    (model,) = (one for one in apps.get_models() if one._meta.db_table == TABLE)
    columns = {TABLE: tuple(str(f.column) for f in model._meta.concrete_fields)}
    for statement in guard_statements(schema_editor.connection.vendor, columns):
        schema_editor.execute(statement, params=None)


def remove(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away."""
    vendor = schema_editor.connection.vendor
    for guard in GUARDS:
        for name in trigger_names(guard, vendor) if guard.table == TABLE else ():
            on_table = f' ON "{TABLE}"' if vendor == "postgresql" else ""
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{name}"{on_table}', params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0009_notice_mails"),
    ]

    operations = [
        migrations.CreateModel(
            name="OrderStateReason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField()),
                ("recorded_in", models.BigIntegerField()),
                (
                    "change",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reason",
                        to="records.orderstatechange",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="order_state_reason_has_words"
                    )
                ],
            },
        ),
        migrations.RunPython(put, remove),
    ]
