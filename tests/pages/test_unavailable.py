"""A full disk or a database that is held is said in words, and what can still be read is read."""

from __future__ import annotations

import errno

import pytest
from django.db import IntegrityError, OperationalError
from django.http import HttpResponse
from django.test import RequestFactory

from gouvernail.pages.unavailable import Unavailable

pytestmark = pytest.mark.clause("4.2-device")


def answered(error: Exception) -> HttpResponse | None:
    return Unavailable(lambda _: HttpResponse()).process_exception(RequestFactory().get("/"), error)


@pytest.mark.parametrize(
    "error", [OperationalError("database or disk is full"), OSError(errno.ENOSPC, "No space left on device")]
)
def test_what_may_pass_is_said_in_words(error: Exception) -> None:
    answer = answered(error)
    assert answer is not None
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "indisponible pour le moment" in answer.content.decode()


@pytest.mark.parametrize("error", [IntegrityError("x"), OSError(errno.ENOENT, "x"), ValueError("x")])
def test_a_fault_of_the_program_is_none_of_these(error: Exception) -> None:
    assert answered(error) is None
