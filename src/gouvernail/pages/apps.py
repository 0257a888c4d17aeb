"""The Django app of the pages: templates, tags and static files."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Holds no table."""

    name = "gouvernail.pages"
    label = "pages"
