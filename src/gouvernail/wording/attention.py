"""What needs a decision or a word, by code."""

from __future__ import annotations

from collections.abc import Mapping

#: Sentences, by code.
ATTENTION: Mapping[str, str] = {}
