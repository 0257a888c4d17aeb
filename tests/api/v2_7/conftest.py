"""A small portfolio that the public files tell whole."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.records.models import Incubator, Product, ProductEvent, ProductLabel
from tests.pages.portfolio import make_incubator, make_organisation, make_theme, make_told_product


@pytest.fixture
def guichet(db: None, monkeypatch: pytest.MonkeyPatch) -> Product:  # noqa: ARG001
    """One product that tells everything, on 9 May 2026."""
    monkeypatch.setenv("GOUVERNAIL_TODAY", "2026-05-09")
    product = make_told_product(
        "guichet.été",
        ("investigation", date(2025, 1, 1)),
        ("construction", date(2025, 6, 1)),
        ("consolidation", date(2027, 1, 1)),
        name="Le guichet « été »",
        mission="Simplifier ; écrire à jeanne.exemple@exemple.fr",
        content_markdown="## Le problème\n\nDemander à `jeanne.exemple@exemple.fr`, 100 % & plus",
        incubator=make_incubator(
            "atelier", title="L’Atelier", website="https://atelier.exemple.fr", owner=make_organisation("prefecture")
        ),
        link="https://guichet.exemple.fr",
        repository_url="https://forge.exemple.fr/guichet",
        stats_url="https://guichet.exemple.fr/stats",
        budget_url="javascript:alert(1)",
        impact_url="https://exemple.fr/impact?pour=jeanne.exemple@exemple.fr",
        dashlord_url="https://dashlord.exemple.fr/guichet",
        risk_analysis_url="https://guichet.exemple.fr/risques",
        accessibility_status="non conforme",
        raw={"analyse_risques": True, "contact": "jeanne.exemple@exemple.fr"},
    )
    product.sponsors.add(make_organisation("dinette"))
    product.other_incubators.add(make_incubator("cave", is_hidden=True), make_incubator("forge", title="La Forge"))
    ProductEvent.objects.create(
        product=product,
        name="committee",
        happened_on=date(2025, 7, 1),
        comment="Financé\npar jeanne.exemple@exemple.fr",
    )
    make_theme(product, "Santé")
    ProductLabel.objects.create(product=product, kind=ProductLabel.Kind.TECHNOLOGY, key="python", label="Python")
    Incubator.objects.create(external_id="parti", title="Parti", gone_on=date(2026, 1, 1))
    return product


@pytest.fixture
def untold(guichet: Product) -> Product:
    """Products that must not be told, beside one of which nothing is known."""
    make_told_product(
        "parti", ("construction", date(2020, 1, 1)), gone_on=date(2026, 5, 1), incubator=guichet.incubator
    )
    make_told_product("interne", origin=Product.Origin.ADMINISTRATION)
    return make_told_product("nu", name="=Nu")
