"""Let Python's collector rest while a workbook is held in memory."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting_collector() -> Iterator[None]:
    """Hold the cyclic collector while the body works, if it was at work.

    Hundreds of thousands of rows live at once and none of them is part of a cycle: the collector would go through all
    of them again and again, for a quarter of the time of an import.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
