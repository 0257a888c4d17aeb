"""Whatever the registry went through, importing each step gives what importing the last one alone gives."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from gouvernail.actions.import_registry import import_registry
from gouvernail.actions.registry.request import ImportRequest
from gouvernail.records.models import Product, RegistryTrouble
from tests.registry_samples import PRODUCT, product_text, write_folder

STAGES = ("investigation", "construction", "acceleration", "consolidation", "transfere", "rêverie")
THEMES = ("[Écologie, ecologie]", "[Santé]", "[]", "Emploi", "{a: b}")
REPOSITORIES = ("https://github.com/lacs/a", "https://github.com/lacs", "", "bientôt")


def any_product(chance: random.Random) -> str:
    phases = [
        f"{{name: {chance.choice(STAGES)}, start: 20{chance.randrange(17, 26)}-0{chance.randrange(1, 10)}-01}}"
        for _ in range(chance.randrange(4))
    ]
    if chance.random() < 0.1:
        return "---\ntitle: [\n---\n"
    return product_text(
        title=chance.choice(("Lacs", "Étangs", "")),
        phases=f"[{', '.join(phases)}]",
        thematiques=chance.choice(THEMES),
        repository=chance.choice(REPOSITORIES),
        events="[{name: committee, date: 2024-03-04}]" if chance.random() < 0.5 else "",
        couleur=chance.choice(("bleu", "")),
    )


def any_registry(chance: random.Random) -> dict[str, str]:
    return {PRODUCT.format(name): any_product(chance) for name in "abcdefgh" if chance.random() < 0.7} or {
        PRODUCT.format("a"): product_text()
    }


def portfolio() -> dict[str, Any]:
    """What the registry says now, without the ids of rows."""
    found = {
        product.external_id: (
            product.name,
            product.raw,
            product.search_key,
            product.repository_kind,
            list(product.phases.values_list("position", "stage__key", "start_on", "until_on", "raw_start")),
            sorted(product.labels.values_list("kind", "key", "label")),
            list(product.events.values_list("name", "happened_on")),
        )
        for product in Product.objects.filter(gone_on=None)
    }
    columns = ("file__path", "kind", "field", "value", "understood")
    return {**found, "troubles": sorted(RegistryTrouble.objects.values_list(*columns))}


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(8))
def test_the_way_does_not_matter(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    steps = [any_registry(chance) for _ in range(4)]
    # A file that becomes unreadable keeps its record, which a first import cannot know: the last step has none.
    steps.append({path: text for path, text in any_registry(chance).items() if "[\n" not in text} or steps[0])
    with transaction.atomic():
        imported(tmp_path, steps[-1])
        alone = portfolio()
        transaction.set_rollback(True)
    for step in steps:
        imported(tmp_path, step)
    assert portfolio() == alone


def imported(folder: Path, files: dict[str, str]) -> None:
    """Import these files only."""
    import_registry(ImportRequest(str(write_folder(folder, files)), "console"))
