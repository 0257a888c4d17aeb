"""The Django app of the records."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """All tables of Gouvernail live in this app, under one migration history."""

    name = "gouvernail.records"
    label = "records"
    verbose_name = "Gouvernail"
    default_auto_field = "django.db.models.BigAutoField"
