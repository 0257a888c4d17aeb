"""Import the registry in the background, when the steering office asks for it on a page."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django_tasks import task

from gouvernail.actions.import_registry import RegistryBusy, import_registry
from gouvernail.actions.registry.request import ImportRequest
from gouvernail.harvesters.registry.read.errors import SourceUnreadable


@task()
def import_configured_registry(actor: str) -> dict[str, Any]:
    """Import from the source of the configuration; answers the report, or ``stopped`` and its sentence.

    Doing it again changes nothing more.
    """
    if not settings.REGISTRY_SOURCE:
        return {"stopped": "Aucune source n’est configurée : renseignez GOUVERNAIL_REGISTRY_SOURCE."}
    try:
        return import_registry(ImportRequest(source=settings.REGISTRY_SOURCE, actor=actor))
    except (SourceUnreadable, RegistryBusy) as stopped:
        return {"stopped": stopped.sentence}
