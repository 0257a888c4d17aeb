"""Read YAML into plain values: no object is ever built, no alias followed, no number guessed.

The C parser of PyYAML gives the nodes; the values are made here, twice as fast as its constructors and within limits:
`[[[[…` crashes the C composer, an alias bomb unfolds when written as JSON, `2023-02-30` stops the usual loader.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml
from yaml._yaml import CParser
from yaml.events import CollectionEndEvent, CollectionStartEvent, StreamEndEvent
from yaml.nodes import Node, ScalarNode, SequenceNode

Value: TypeAlias = "bool | int | str | date | list[Value] | dict[str, Value] | None"

DEEPEST = 24
SAFE_LENGTH = 4096
"""The C composer recurses once per level; a text this short cannot hold enough levels to exhaust the stack."""

_PLAIN, _TEXT, _COLLECTION = "plain", "text", "collection"
_TEXT_TAGS = {_TEXT, "!", "tag:yaml.org,2002:str"}
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,15})")
_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_STARTS_NUMBER = frozenset("-0123456789")


class UnreadableYaml(ValueError):
    """This text is not YAML that the registry may hold; the message is French, for people."""


def load(text: str) -> tuple[Value, list[str]]:
    """The values of a YAML text, and the keys given twice (the last one counts). Raises `UnreadableYaml`."""
    if len(text) > SAFE_LENGTH:
        _refuse_depth(text)
    try:
        root = _Nodes(text).get_single_node()
    except (yaml.YAMLError, ValueError) as error:
        raise UnreadableYaml(_where(error)) from None
    if root is None:
        return None, []
    reading = _Reading()
    return reading.value(root, DEEPEST), reading.twice


class _Nodes(CParser):
    """The C parser, which only tells quoted scalars from plain ones."""

    def __init__(self, text: str) -> None:
        super().__init__(text)

    if not TYPE_CHECKING:

        def resolve(self, kind: type[Node], _value: object, implicit: Any) -> str:
            if kind is not ScalarNode:
                return _COLLECTION
            return _PLAIN if implicit[0] else _TEXT

        def descend_resolver(self, _node: object, _index: object) -> None:
            """Nothing depends on the path."""

        def ascend_resolver(self) -> None:
            """Nothing depends on the path."""


class _Reading:
    """One walk over the nodes."""

    def __init__(self) -> None:
        self.twice: list[str] = []
        self._seen: set[int] = set()

    def value(self, node: Node, depth: int) -> Value:
        if type(node) is ScalarNode:
            return _scalar(node)
        # A collection met twice is an alias: it could hold itself, or unfold without end.
        if id(node) in self._seen:
            raise UnreadableYaml("un alias YAML (« * ») n’est pas accepté")
        self._seen.add(id(node))
        if depth == 0:
            raise UnreadableYaml("trop de niveaux imbriqués")
        if node.tag != _COLLECTION:
            raise UnreadableYaml(f"le type « {node.tag} » n’est pas accepté")
        if isinstance(node, SequenceNode):
            return [self.value(each, depth - 1) for each in node.value]
        return self._mapping(node, depth - 1)

    def _mapping(self, node: Node, depth: int) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for key_node, value_node in node.value:
            if type(key_node) is not ScalarNode:
                raise UnreadableYaml("une clé n’est pas un simple mot")
            key = _clean(key_node.value)
            if key in found:
                self.twice.append(key)
            found[key] = self.value(value_node, depth)
        return found


def _scalar(node: ScalarNode) -> Value:
    text: str = node.value
    if node.tag == _PLAIN:
        if text in _WORDS:
            return _WORDS[text]
        return _number_or_day(text) if text[0] in _STARTS_NUMBER else _clean(text)
    if node.tag in _TEXT_TAGS:
        return _clean(text)
    raise UnreadableYaml(f"le type « {node.tag} » n’est pas accepté")


def _number_or_day(text: str) -> Value:
    """A whole number that its digits give back unchanged, a day that exists, or the text as it stands."""
    if _NUMBER.fullmatch(text):
        return int(text)
    if day := _DAY.fullmatch(text):
        try:
            return date(int(day[1]), int(day[2]), int(day[3]))
        except ValueError:
            return text
    return _clean(text)


def _clean(text: str) -> str:
    """Without the one character that databases refuse."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}") if "\0" in text else text


def _refuse_depth(text: str) -> None:
    """Walk the events, which the parser gives without recursion, and refuse what the composer would choke on."""
    parser = _Nodes(text)
    depth = 0
    try:
        while not isinstance(event := parser.get_event(), StreamEndEvent):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > DEEPEST:
                raise UnreadableYaml("trop de niveaux imbriqués")
    except yaml.YAMLError as error:
        raise UnreadableYaml(_where(error)) from None


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return "syntaxe YAML incorrecte" if mark is None else f"ligne {mark.line + 2} : syntaxe YAML incorrecte"
