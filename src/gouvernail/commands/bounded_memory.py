"""Bound the memory of a process that reads what others wrote.

Whatever a file manages to have unfolded, the process then fails alone, and not the machine with all that it serves.
"""

import resource

MEGABYTE = 1024 * 1024


def bound_memory(megabytes: int) -> None:
    """Refuse this process more memory than that; nought leaves it unbounded."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes * MEGABYTE
    if wanted > 0 and (most == resource.RLIM_INFINITY or wanted < most):
        resource.setrlimit(resource.RLIMIT_AS, (wanted, most))
