"""Chaque action, pour chaque rôle et de chaque côté des murs : ce qui n'est pas à soi est refusé et ne garde aucune trace.

An action that takes a scope is called here with the scope of every reader. One that takes only an actor is guarded at its
door: the table says which right its doors ask for, and the doors are read to check it.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection, transaction

from gouvernail.actions.acknowledge_confidentiality import acknowledge_confidentiality
from gouvernail.actions.agree_confidentiality import agree_confidentiality
from gouvernail.actions.answer_return import answer_return
from gouvernail.actions.move_activity import Move, move_activity
from gouvernail.actions.write_confidentiality import Proposal, write_confidentiality
from gouvernail.records.queries.readers import grants_of
from gouvernail.records.queries.scopes import Scope, scope_of
from gouvernail.rules.access import PUBLIC_RIGHTS
from gouvernail.rules.confidentiality import Side
from gouvernail.rules.verdicts import Refused
from tests.house.tree import PACKAGE, python_files, syntax_of
from tests.pages.confidential import SecretWorld, make_secret_world
from tests.pages.world import CORRESPONDENT_A, CORRESPONDENT_B, LEAD, MEMBER, PARTNER, ROLELESS, STEERING

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device", "4.1-contractor-authority")]

ITS_LEAD = "its lead"
READERS = (STEERING, LEAD, ITS_LEAD, CORRESPONDENT_A, CORRESPONDENT_B, MEMBER, PARTNER, ROLELESS)
