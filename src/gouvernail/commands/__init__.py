"""The door for the shell: the `gouvernail` console command."""

import sys
from collections.abc import Sequence

from gouvernail.commands.verbs import run


def main(words: Sequence[str] | None = None) -> int:
    """Run one verb; answers 0 when done, 1 when refused or different, 2 when badly called, 130 when interrupted."""
    return run(sys.argv[1:] if words is None else words)
