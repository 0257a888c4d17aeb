"""Read the fields of a front matter one by one, noting what is odd and what nobody asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from gouvernail.harvesters.registry.parse.days import understand_day
from gouvernail.harvesters.registry.parse.references import Reference, understand_reference
from gouvernail.harvesters.registry.parse.troubles import Troubles
from gouvernail.harvesters.registry.parse.urls import clean_url
from gouvernail.harvesters.registry.parse.yaml_values import Value

SHORT = 300
LINE = 500
LONG = 100_000
MOST_ITEMS = 1_000
"""The real lists hold less than thirty items."""


@dataclass(slots=True)
class Fields:
    """The values of one mapping; `prefix` tells where it lies in the file (`phases[2].`)."""

    values: dict[str, Value]
    troubles: Troubles
    prefix: str = ""
    _asked: set[str] = field(default_factory=set)

    def raw(self, key: str) -> Value:
        """The value as it stands."""
        self._asked.add(key)
        return self.values.get(key)

    def has(self, key: str) -> bool:
        """Whether the key is written, even with nothing after it."""
        return key in self.values

    def text(self, key: str, longest: int = LINE) -> str:
        """One stripped text; anything else than a scalar is a trouble."""
        return self._text(self.raw(key), key, longest)

    def texts(self, key: str, longest: int = SHORT) -> tuple[str, ...]:
        """A list of texts, without empty ones; a single text counts as a list of one."""
        value = self.raw(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            value = [value]
        items = self._bearable(key, value)
        found = (self._text(each, f"{key}[{index}]", longest) for index, each in enumerate(items))
        return tuple(each for each in found if each)

    def url(self, key: str) -> str:
        """A clean address, or an empty text."""
        value = self.raw(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.odd(key, value)
            return ""
        return clean_url(value, self.where(key), self.troubles)

    def day(self, key: str) -> date | None:
        """A day, or nothing."""
        return understand_day(self.raw(key), self.where(key), self.troubles)

    def flag(self, key: str) -> bool:
        """True only when the file says true."""
        value = self.raw(key)
        if value is not None and not isinstance(value, bool):
            self.odd(key, value)
        return value is True

    def reference(self, key: str) -> Reference:
        """The id that a text names."""
        return understand_reference(self.text(key))

    def references(self, key: str) -> tuple[Reference, ...]:
        """The ids that a list names, each once, in order."""
        named = (understand_reference(each) for each in self.texts(key))
        return tuple(dict.fromkeys(each for each in named if each.external_id))

    def mappings(self, key: str) -> Iterable[Fields]:
        """The mappings of a list; anything else in it is a trouble."""
        value = self.raw(key)
        if value is None:
            return
        if not isinstance(value, list):
            self.odd(key, value)
            return
        for index, each in enumerate(self._bearable(key, value)):
            if isinstance(each, dict):
                yield Fields(each, self.troubles, f"{self.prefix}{key}[{index}].")
            else:
                self.odd(f"{key}[{index}]", each)

    def unknown(self) -> tuple[str, ...]:
        """The keys that nobody asked for."""
        return tuple(key for key in self.values if key not in self._asked)

    def where(self, key: str) -> str:
        """Where a key lies in the file."""
        return self.prefix + key

    def odd(self, key: str, value: Value, understood: str = "laissé de côté") -> None:
        """Note that a value has another type than expected."""
        self.troubles.add("unexpected_type", self.where(key), value, understood)

    def _bearable(self, key: str, items: list[Value]) -> list[Value]:
        if len(items) > MOST_ITEMS:
            self.troubles.add("list_cut", self.where(key), len(items), f"coupée à {MOST_ITEMS} éléments")
        return items[:MOST_ITEMS]

    def _text(self, value: Value, key: str, longest: int) -> str:
        if value is None:
            return ""
        if isinstance(value, (list, dict)):
            self.odd(key, value)
            return ""
        text = (value if isinstance(value, str) else _scalar_text(value)).strip()
        if len(text) > longest:
            self.troubles.add("text_cut", self.where(key), text, f"coupé à {longest} caractères")
            return text[:longest]
        return text


def _scalar_text(value: bool | int | date) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
