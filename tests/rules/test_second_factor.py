from __future__ import annotations

import pytest

from gouvernail.rules.access import Role
from gouvernail.rules.second_factor import Demand, Step, is_demanded_of, next_step

pytestmark = pytest.mark.clause("4.2-device")


@pytest.mark.parametrize("role", Role)
def test_it_is_demanded_of_the_steering_office_alone_when_asked_so(role: Role) -> None:
    assert is_demanded_of([role], Demand.STEERING) == (role == Role.STEERING_OFFICE)
    assert is_demanded_of([role], Demand.EVERYBODY)
    assert not is_demanded_of([role], Demand.NOBODY)


@pytest.mark.parametrize(
    ("has_device", "is_demanded", "is_proved", "step"),
    [
        (False, False, False, Step.DOOR),
        (True, False, False, Step.CODE),
        (True, True, False, Step.CODE),
        (False, True, False, Step.ENROLMENT),
        (False, True, True, Step.DOOR),
        (True, True, True, Step.DOOR),
    ],
)
def test_the_step_after_the_credentials(has_device: bool, is_demanded: bool, is_proved: bool, step: Step) -> None:
    assert next_step(has_device=has_device, is_demanded=is_demanded, is_proved=is_proved) == step
