"""A trouble: an oddity of a file, as data, with what was understood of it."""

from __future__ import annotations

from dataclasses import dataclass, field

LONGEST_VALUE = 500


@dataclass(frozen=True, slots=True)
class Trouble:
    """What stands in a file, where, and what was understood; `understood` is French, for people."""

    kind: str
    file: str
    field: str = ""
    value: str = ""
    understood: str = ""


@dataclass(slots=True)
class Troubles:
    """Gathers the troubles of one file while it is understood."""

    file: str
    found: list[Trouble] = field(default_factory=list)

    def add(self, kind: str, where: str = "", value: object = "", understood: str = "") -> None:
        """Note one trouble; a long value is cut for the page that shows it."""
        self.found.append(Trouble(kind, self.file, where, shown(value), understood))


def shown(value: object) -> str:
    """A value as a page may show it: text, of a bearable length, without the characters a database refuses."""
    text = value if isinstance(value, str) else "" if value is None else str(value)
    text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
