"""What the address of the list of products asks for, read forgivingly."""

from __future__ import annotations

from django.http import QueryDict

from gouvernail.records.queries.product_search import SORTS, ProductSearch

_LONGEST = 200


def search_of(asked: QueryDict) -> ProductSearch:
    """The search that an address asks for; what cannot be understood is left out."""
    sort = asked.get("tri", "")
    return ProductSearch(
        words=_text(asked, "q"),
        stage=_text(asked, "phase"),
        incubator=_text(asked, "incubateur"),
        organisation=_text(asked, "organisation"),
        theme=_text(asked, "theme"),
        sort=sort if sort in SORTS else "nom",
    )


def _text(asked: QueryDict, name: str) -> str:
    """Control characters go away: no database stores them and PostgreSQL refuses to look for them."""
    text = "".join(character for character in asked.get(name, "") if character.isprintable())
    return text.strip()[:_LONGEST]
