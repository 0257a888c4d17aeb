"""The mails of a notice, and the day on which one was put on the buyer profile, guarded with its receipt."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from gouvernail.records.triggers import GUARDS, guard_statements, trigger_names

TABLES = ("records_noticereceipt",)


def put(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Guard the table with the columns that it has now."""
    tables = {model._meta.db_table: model for model in apps.get_models()}
    columns = {name: tuple(str(f.column) for f in tables[name]._meta.concrete_fields) for name in TABLES}
    for statement in guard_statements(schema_editor.connection.vendor, columns):
        schema_editor.execute(statement, params=None)


def remove(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the guard away: it names columns."""
    vendor = schema_editor.connection.vendor
    for guard in GUARDS:
        for name in trigger_names(guard, vendor) if guard.table in TABLES else ():
            on_table = f' ON "{guard.table}"' if vendor == "postgresql" else ""
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{name}"{on_table}', params=None)


class Migration(migrations.Migration):
    dependencies = [("records", "0008_turnover")]
    operations = [
        migrations.RunPython(remove, put),
        migrations.AddField("noticereceipt", "deposited_on", models.DateField(blank=True, null=True)),
        migrations.RunPython(put, remove),
        migrations.CreateModel(
            name="NoticeMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "mail",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notice_mail",
                        to="records.outgoingmail",
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mails", to="records.notice"
                    ),
                ),
            ],
            options={"ordering": ("notice_id", "id")},
        ),
    ]
