"""Imports of the registry of products: the last ones, what was understood, what remains doubtful. CCTP 1.2."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.exports.lists import ListFile, column
from gouvernail.jobs.registry_import import import_configured_registry
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.records.models import RegistryImport
from gouvernail.records.queries.registry import StandingTrouble, last_imports, trouble_counts, troubles_of_kind
from gouvernail.records.queries.task_runs import last_run
from gouvernail.rules.access import Right

PAGE_SIZE = 50
_COUNTED = (
    ("products", "Produits"),
    ("incubators", "Incubateurs"),
    ("organisations", "Organisations"),
    ("people", "Personnes"),
)


@needs(Right.IMPORT_REGISTRY)
@require_http_methods(["GET", "HEAD", "POST"])
def registry_imports(request: HttpRequest) -> HttpResponse:
    """The last imports and the troubles that stand, by kind; POST asks for an import from the configured source."""
    if request.method == "POST":
        if settings.REGISTRY_SOURCE and not _is_running():
            import_configured_registry.enqueue(reader_of(request).actor)
        return redirect("registry_imports")
    kind = request.GET.get("genre", "")
    on = clock.today()
    counts = trouble_counts(on)
    troubles = troubles_of_kind(kind, on) if kind in counts else []
    context = {
        "imports": [_told(one) for one in last_imports()],
        "kinds": [(code, wording.REGISTRY.get(code, code), counts[code]) for code in sorted(counts, key=_gravity)],
        "trouble_count": sum(counts.values()),
        "kind": kind if kind in counts else "",
        "kind_label": wording.REGISTRY.get(kind, kind),
        "page": Paginator[StandingTrouble](troubles, PAGE_SIZE).get_page(request.GET.get("page")),
        "has_source": bool(settings.REGISTRY_SOURCE),
        "run": last_run(import_configured_registry.module_path),
    }
    return render(request, "gouvernail/steering/registry_imports.html", context)


def _gravity(kind: str) -> tuple[int, str]:
    """What was left out comes first, then what is to be checked, then what was understood: the order of the words."""
    known = list(wording.REGISTRY)
    return (known.index(kind) if kind in known else -1, kind)


def _is_running() -> bool:
    run = last_run(import_configured_registry.module_path)
    return run is not None and run.is_waiting


def _told(imported: RegistryImport) -> dict[str, object]:
    rows = [
        (label, *(imported.counts.get(key, {}).get(what, 0) for what in ("created", "changed", "unchanged", "gone")))
        for key, label in _COUNTED
        if key in imported.counts
    ]
    return {"imported": imported, "rows": rows}


_COLUMNS = (
    column("Genre", most=300),
    column("Fichier", most=300),
    column("Champ"),
    column("Valeur", most=300),
    column("Compris", most=300),
)


@needs(Right.IMPORT_REGISTRY)
@require_http_methods(["GET", "HEAD"])
def registry_troubles_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The troubles of the kind that the page shows, or of every kind, as a file."""
    format_or_404(extension)
    on = clock.today()
    counts, asked = trouble_counts(on), request.GET.get("genre", "")
    kinds = [asked] if asked in counts else sorted(counts, key=_gravity)
    rows = (
        (wording.REGISTRY.get(kind, kind), each.file or each.external_id, each.field, each.value, each.understood)
        for kind in kinds
        for each in troubles_of_kind(kind, on)
    )
    return list_answer(request, ListFile("particularites-du-registre", _COLUMNS, rows), extension)
