"""When a second factor stands between the credentials and the door."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from gouvernail.rules.access import Role


class Demand(StrEnum):
    """Of whom an instance demands a second factor; whoever has one is always asked for it."""

    NOBODY = "no"
    STEERING = "steering"
    EVERYBODY = "everybody"


class Step(StrEnum):
    """What comes after the credentials."""

    DOOR = "door"
    CODE = "code"
    ENROLMENT = "enrolment"


def is_demanded_of(roles: Iterable[Role], demand: Demand) -> bool:
    """Whether an account that holds these roles must have a second factor.

    CCTP 4.2 (4.2-device): the steering office sees every contractor's orders.
    """
    return demand == Demand.EVERYBODY or (demand == Demand.STEERING and Role.STEERING_OFFICE in roles)


def next_step(*, has_device: bool, is_demanded: bool, is_proved: bool) -> Step:
    """What is asked of someone whose credentials are right; ``is_proved``: another factor has already been seen.

    CCTP 4.2 (4.2-device).
    """
    if is_proved:
        return Step.DOOR
    if has_device:
        return Step.CODE
    return Step.ENROLMENT if is_demanded else Step.DOOR
