"""What the address of the list of products asks for, read forgivingly."""

from __future__ import annotations

from django.http import QueryDict

from gouvernail.pages.typed_text import text_in
from gouvernail.records.queries.product_search import SORTS, ProductSearch


def search_of(asked: QueryDict) -> ProductSearch:
    """The search that an address asks for; what cannot be understood is left out."""
    sort = asked.get("tri", "")
    return ProductSearch(
        words=text_in(asked, "q"),
        stage=text_in(asked, "phase"),
        incubator=text_in(asked, "incubateur"),
        organisation=text_in(asked, "organisation"),
        theme=text_in(asked, "theme"),
        sort=sort if sort in SORTS else "nom",
    )
