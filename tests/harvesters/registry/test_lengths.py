"""Nothing that a file says is longer than what a record holds: one bad file never stops the run."""

from __future__ import annotations

from gouvernail.harvesters.registry.parse.employers import employer_key
from gouvernail.harvesters.registry.parse.fields import LINE, MOST_ITEMS
from gouvernail.harvesters.registry.parse.references import LONGEST_ID, understand_reference
from gouvernail.records.models import EmployerMapping, ProductAlias, ProductLabel, Stage
from tests.registry_samples import kinds, product, product_text, understood

LONGER_ONCE_FOLDED = "ß" * 300
LONGER_ONCE_COMPOSED = "\ufb2c" * 300


def test_an_unknown_stage_is_no_longer_than_its_key() -> None:
    text = product_text(phases=f"[{{name: {'z' * 3000}, start: 2024-01-08}}]")
    assert len(product(text).phases[0].stage) == Stage._meta.get_field("key").max_length
    assert "text_cut" in kinds(understood(text))


def test_a_label_that_folding_lengthens_is_cut() -> None:
    label = product(product_text(thematiques=f"[{LONGER_ONCE_FOLDED}]")).labels[0]
    assert len(label.key) == ProductLabel._meta.get_field("key").max_length


def test_an_employer_that_folding_lengthens_is_cut() -> None:
    assert len(employer_key("ß" * LINE)) == EmployerMapping._meta.get_field("employer_key").max_length


def test_a_former_id_that_composing_lengthens_is_cut() -> None:
    assert len(understand_reference(LONGER_ONCE_COMPOSED).external_id) == LONGEST_ID
    assert ProductAlias._meta.get_field("external_id").max_length == LONGEST_ID


def test_a_list_without_end_is_cut_and_told() -> None:
    phases = ", ".join(["{name: investigation, start: 2024-01-08}"] * (MOST_ITEMS + 1))
    sponsors = ", ".join(f"/organisations/o{number}" for number in range(MOST_ITEMS + 1))
    found = understood(product_text(phases=f"[{phases}]", sponsors=f"[{sponsors}]"))
    assert kinds(found).count("list_cut") == 2
    assert len(product(product_text(phases=f"[{phases}]")).phases) == MOST_ITEMS
