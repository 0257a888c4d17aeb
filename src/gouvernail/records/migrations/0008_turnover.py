"""Onboarding days in a member's month, and the last day of an onboarding."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from gouvernail.records.triggers import GUARDS, guard_statements, trigger_names

TABLES = ("records_onboardingend",)


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
    dependencies = [("records", "0007_all_triggers")]
    operations = [
        migrations.CreateModel(
            name="OnboardingEnd",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "replacement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="onboarding_end",
                        to="records.replacement",
                    ),
                ),
                ("ended_on", models.DateField()),
                ("recorded_in", models.BigIntegerField()),
            ],
            options={"ordering": ("id",)},
        ),
        migrations.RemoveConstraint(model_name="enteredday", name="entered_day_unique"),
        migrations.AddField(
            model_name="enteredday",
            name="nature",
            field=models.CharField(db_default="billable", default="billable", max_length=10),
        ),
        migrations.AddConstraint(
            model_name="enteredday",
            constraint=models.UniqueConstraint(
                fields=("month", "line", "work_on", "nature"), name="entered_day_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="enteredday",
            constraint=models.CheckConstraint(
                condition=models.Q(("nature__in", ("billable", "onboarding"))), name="entered_day_nature_known"
            ),
        ),
        migrations.RunPython(put, remove),
    ]
