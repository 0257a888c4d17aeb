"""Why a source cannot be read."""

from __future__ import annotations


class SourceUnreadable(Exception):
    """Nothing can be read from the source; `sentence` is French, for people: what, where, what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
