"""What shows when all files are seen together: renames, references, shared repositories."""

from __future__ import annotations

from gouvernail.harvesters.registry.collections import Collection
from gouvernail.harvesters.registry.parse.across import Crossing, Registry, look_across
from tests.registry_samples import product_text, understood


def registry(products: dict[str, str], remembered: frozenset[str] = frozenset(), **aliases: str) -> Registry:
    """The products whose files hold these texts."""
    shelf = {}
    for external_id, text in products.items():
        found = understood(text, f"{external_id}.md")
        assert found.record is not None
        shelf[external_id] = (found.entry.path, found.record)
    return Registry({Collection.PRODUCTS: shelf}, {Collection.PRODUCTS: remembered}, aliases)


def told(crossing: Crossing) -> list[tuple[str, str, str]]:
    """Kind, value and what was understood of each trouble."""
    return [(each.kind, each.value, each.understood) for each in crossing.troubles]


def renamed(**former: str) -> dict[str, str]:
    """Products that name their former ids."""
    return {new: product_text(redirect_from=f"[{old}]") for new, old in former.items()}


def test_a_former_id_leads_to_the_product_of_today() -> None:
    crossing = look_across(registry(renamed(b="/startups/a, /startups/a.html")))
    assert (crossing.former[Collection.PRODUCTS], told(crossing)) == ({"a": "b"}, [])


def test_the_first_of_two_claims_wins() -> None:
    crossing = look_across(registry(renamed(c="/startups/a", b="/startups/a")))
    assert crossing.former[Collection.PRODUCTS] == {"a": "b"}
    assert told(crossing) == [("rename_claimed_twice", "a", "b")]


def test_a_cycle_of_renames_moves_nothing() -> None:
    crossing = look_across(registry(renamed(a="/startups/b", b="/startups/c", c="/startups/a", d="/startups/d")))
    assert crossing.former[Collection.PRODUCTS] == {}
    assert [kind for kind, _, _ in told(crossing)] == ["rename_of_living"] * 3 + ["rename_of_itself"]


def test_a_redirection_from_another_collection_is_no_rename() -> None:
    crossing = look_across(registry(renamed(b="/incubateurs/a")))
    assert (crossing.former[Collection.PRODUCTS], told(crossing)) == ({}, [])


def test_one_repository_for_two_products_is_told_of_both() -> None:
    text = product_text(repository="https://github.com/lacs/baignade")
    other = product_text(repository="https://github.com/Lacs/baignade/")
    crossing = look_across(registry({"a": text, "b": other, "c": product_text()}))
    assert told(crossing) == [
        ("same_repository", "https://github.com/lacs/baignade", "aussi celui de : b"),
        ("same_repository", "https://github.com/Lacs/baignade/", "aussi celui de : a"),
    ]


def test_a_reference_to_nobody_is_told() -> None:
    crossing = look_across(registry({"a": product_text(incubator="nulle-part")}))
    assert told(crossing) == [("unknown_reference", "nulle-part", "aucun lien")]


def test_what_earlier_imports_remember_can_still_be_named() -> None:
    whole = registry(renamed(b="/startups/a"), frozenset({"parti"}), jadis="b")
    crossing = look_across(whole)
    found = {each: crossing.resolve(whole, Collection.PRODUCTS, each) for each in ("a", "b", "jadis", "parti", "x")}
    assert found == {"a": "b", "b": "b", "jadis": "b", "parti": "parti", "x": None}
