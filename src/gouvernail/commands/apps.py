"""The Django app of the commands."""

from django.apps import AppConfig


class CommandsConfig(AppConfig):
    """Holds no table."""

    name = "gouvernail.commands"
    label = "commands"
