"""One French sentence per code: what happened, where, and what to do. Rules give codes, people read these.

Sentences are ``str.format`` patterns filled by the values of a refusal or of a trouble.
"""

from __future__ import annotations

from collections.abc import Mapping

from gouvernail.rules.verdicts import Refusal

#: Refusals of the rules, by code.
REFUSALS: Mapping[str, str] = {}

#: Errors and warnings of a market workbook, by code.
WORKBOOK: Mapping[str, str] = {}


def refusal_sentence(refusal: Refusal) -> str:
    """The sentence of a refusal, its clause at the end."""
    return REFUSALS[refusal.code].format(**refusal.values)
