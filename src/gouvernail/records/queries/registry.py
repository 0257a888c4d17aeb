"""What the steering office sees of the imports of the registry: the last ones, and the troubles that stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from gouvernail.records.models import Incubator, Organisation, Person, Product, RegistryImport, RegistryTrouble
from gouvernail.records.queries.registry_day import day_counts, day_troubles


@dataclass(frozen=True, slots=True)
class StandingTrouble:
    """One oddity, with what a person needs to go and see it."""

    kind: str
    file: str
    external_id: str
    field: str
    value: str
    understood: str


def last_imports(most: int = 20) -> QuerySet[RegistryImport]:
    """The imports that changed something, the last one first."""
    return RegistryImport.objects.order_by("-imported_at", "-id")[:most]


def living_counts() -> dict[str, int]:
    """How many records of each collection the registry holds now."""
    return {
        "products": Product.objects.filter(origin=Product.Origin.REGISTRY, gone_on=None).count(),
        "incubators": Incubator.objects.filter(gone_on=None).count(),
        "organisations": Organisation.objects.filter(gone_on=None).count(),
        "people": Person.objects.filter(gone_on=None).count(),
    }


def trouble_counts(on: date) -> dict[str, int]:
    """How many troubles of each kind stand on that day, in alphabetical order of kind."""
    stored = RegistryTrouble.objects.order_by().values_list("kind").annotate(how_many=Count("id"))
    return dict(sorted({**dict(stored), **day_counts(on)}.items()))


def troubles_of_kind(kind: str, on: date) -> list[StandingTrouble]:
    """Every trouble of one kind, by file."""
    stored = RegistryTrouble.objects.filter(kind=kind).order_by("file__path", "id")
    columns = ("file__path", "file__external_id", "field", "value", "understood")
    found = [StandingTrouble(kind, *row) for row in stored.values_list(*columns)]
    of_the_day = day_troubles(kind, on)
    return found + [
        StandingTrouble(kind, "", each.external_id, "phases", each.value, each.understood) for each in of_the_day
    ]
