"""A process that reads what others wrote fails alone, and not the machine."""

from __future__ import annotations

import subprocess
import sys

import pytest

_ASKS = """
import sys
from gouvernail.commands.bounded_memory import MEGABYTE, bound_memory
bound_memory(int(sys.argv[1]))
try:
    bytearray(600 * MEGABYTE)
except MemoryError:
    print("refused")
else:
    print("given")
"""


@pytest.mark.parametrize(("megabytes", "said"), [("500", "refused"), ("4096", "given"), ("0", "given")])
def test_more_memory_than_told_is_refused(megabytes: str, said: str) -> None:
    done = subprocess.run([sys.executable, "-c", _ASKS, megabytes], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == said
