"""A product: fields, references, labels, what is unknown."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.harvesters.registry.parse.references import Reference, understand_reference
from tests.registry_samples import kinds, product, product_text, understood


@pytest.mark.parametrize(
    ("written", "external_id", "collection"),
    [
        ("agence", "agence", ""),
        ("api.gouv.fr", "api.gouv.fr", ""),
        ("/organisations/agence", "agence", "organisations"),
        ("/teams/fabrique", "fabrique", "incubators"),
        ("/startups/mes.lacs.html", "mes.lacs", "products"),
        ("/startups/mes-lacs.md", "mes-lacs", "products"),
        ("/startup/mes-lacs/", "mes-lacs", "products"),
        ("https://registre.exemple.fr/startups/mes-lacs.html", "mes-lacs", "products"),
        ("  ", "", ""),
    ],
)
def test_a_reference_is_understood_in_every_style(written: str, external_id: str, collection: str) -> None:
    assert understand_reference(written) == Reference(external_id, collection)


def test_unknown_keys_are_kept_and_told() -> None:
    found = understood(product_text(couleur="bleu", fast="{promotion: 3, montant: 1000}", contact="a@exemple.fr"))
    assert [(each.field, each.value) for each in found.troubles if each.kind == "unknown_key"] == [("couleur", "bleu")]
    record = product(product_text(couleur="bleu", fast="{promotion: 3, montant: 1000}"))
    assert record.raw == {"couleur": "bleu", "fast": {"promotion": 3, "montant": 1000}}
    assert found.raw["phases"][0] == {"name": "investigation", "start": date(2024, 1, 8)}


def test_labels_are_grouped_by_case_accent_and_hyphen() -> None:
    record = product(product_text(thematiques="[Écologie, ecologie, Open-Data]", techno="[C, C#, C++]", usertypes="[]"))
    assert [(each.kind, each.key, each.label) for each in record.labels] == [
        ("theme", "ecologie", "Écologie"),
        ("theme", "open data", "Open-Data"),
        ("technology", "c", "C"),
        ("technology", "c#", "C#"),
        ("technology", "c++", "C++"),
    ]


def test_a_single_text_counts_as_a_list_of_one() -> None:
    assert [each.label for each in product(product_text(thematiques="Santé")).labels] == ["Santé"]


def test_the_leading_incubator_is_not_among_the_others() -> None:
    record = product(product_text(incubator="fabrique", incubators="[atelier, fabrique]"))
    assert (record.incubator.external_id, [each.external_id for each in record.other_incubators]) == (
        "fabrique",
        ["atelier"],
    )


def test_the_first_of_a_list_leads_when_nobody_else_does() -> None:
    record = product(product_text(incubators="[atelier, fabrique]"))
    assert (record.incubator.external_id, len(record.other_incubators)) == ("atelier", 1)


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"title": ""}, "missing_title"),
        ({"accessibility_status": "plutôt conforme"}, "unknown_word"),
        ({"link": "[a, b]"}, "unexpected_type"),
        ({"mission": "{a: b}"}, "unexpected_type"),
        ({"events": "demain"}, "unexpected_type"),
        ({"sponsors": "[{a: b}]"}, "unexpected_type"),
        ({"title": "a" * 600}, "text_cut"),
    ],
)
def test_an_odd_field_is_told(fields: dict[str, str], kind: str) -> None:
    assert kind in kinds(understood(product_text(**fields)))


def test_a_product_without_title_bears_its_id() -> None:
    assert product(product_text(title="")).name == "mes-lacs"


def test_events_keep_their_order_and_day() -> None:
    record = product(product_text(events="[{name: committee, date: 2024-03-04, comment: Oui}, {name: end}]"))
    assert [(each.name, str(each.happened_on), each.comment) for each in record.events] == [
        ("committee", "2024-03-04", "Oui"),
        ("end", "None", ""),
    ]
