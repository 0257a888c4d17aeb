"""Become another program that stops when the one which started it dies, even killed.

`python -m gouvernail.commands.bound_to_parent PARENT COMMAND…`. On Linux the kernel keeps the promise; elsewhere the
parent alone does, when it can. Set here rather than between fork and exec of the parent, where threads make it unsafe.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Sequence

DEATH_SIGNAL_OPTION = 1
"""`PR_SET_PDEATHSIG` of Linux."""


def become(parent: int, command: Sequence[str]) -> None:
    """Replace this process by `command`, unless its parent is already gone."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "prctl"):
        libc.prctl(DEATH_SIGNAL_OPTION, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit(1)
    os.execv(command[0], list(command))  # noqa: S606 - a list of words, without a shell, is what is wanted


if __name__ == "__main__":
    become(int(sys.argv[1]), sys.argv[2:])
