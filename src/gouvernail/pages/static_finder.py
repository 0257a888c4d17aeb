"""The static files that are served: ours whole, and of the design system what its one stylesheet names.

The package holds 1,600 files; leaving out those that no page shows makes starting and collecting fast.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import AppDirectoriesFinder
from django.core.files.storage import Storage

OURS = "gouvernail/"
HTMX = "django_htmx/htmx-2.min.js"
STYLESHEET = "dsfr/dist/dsfr.main.min.css"
_NAMED = re.compile(r"url\(([\w./-]+)\)")


class UsedFilesFinder(AppDirectoriesFinder):
    """Finds files in the applications, like Django's own, and lists only those that pages use."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        """Pairs of path and storage, used files only."""
        used = self._of_the_design_system()
        listed: Iterable[tuple[str, Storage]] = super().list(list(ignore_patterns or ()))
        return (pair for pair in listed if pair[0].startswith((OURS, HTMX)) or pair[0] in used)

    def _of_the_design_system(self) -> set[str]:
        text = Path(str(self.find(STYLESHEET))).read_text(encoding="utf-8")
        folder = posixpath.dirname(STYLESHEET)
        return {STYLESHEET, *(posixpath.normpath(f"{folder}/{name}") for name in _NAMED.findall(text))}
