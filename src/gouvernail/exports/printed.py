"""Printing a page as PDF/UA: French, tagged, holding everything that it shows.

WeasyPrint is loaded when a PDF is asked for: its Debian libraries may be missing, and the other formats do without.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NoReturn

_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"


class CannotPrint(Exception):
    """No PDF can be made; ``sentence`` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def printed(page: str) -> bytes:
    """A page of HTML as a PDF/UA document; raises ``CannotPrint`` when the libraries of the system are missing."""
    made: bytes = _printer()(string=page, url_fetcher=_refuse).write_pdf(pdf_variant="pdf/ua-1")
    return made


@cache
def can_print() -> bool:
    """Whether the libraries of the system are there."""
    try:
        _printer()
    except CannotPrint:
        return False
    return True


def _printer() -> Any:
    try:
        from weasyprint import HTML  # noqa: PLC0415
    except OSError as error:
        raise CannotPrint(
            f"Le PDF demande des bibliothèques du système qui manquent ({error.args[0]}). "
            f"Installez-les\N{NO-BREAK SPACE}: «\N{NO-BREAK SPACE}apt-get install {_PACKAGES}\N{NO-BREAK SPACE}»."
        ) from error
    return HTML


def _refuse(url: str, *_: object, **__: object) -> NoReturn:
    """A printed document holds everything: nothing is fetched, from the disk or from the network."""
    raise ValueError(url)
