"""Chaque action, pour chaque rôle et de chaque côté des murs : ce qui n'est pas à soi est refusé et ne laisse rien.

An action that takes a scope, or that asks an account what it may sign, is tried here by every reader. The others are
guarded at their doors, which are read to check that none is public.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction

from gouvernail.rules.access import PUBLIC_RIGHTS
from gouvernail.rules.verdicts import Refused
from tests import makers
from tests.actions.tries import confidentiality, days, needs, orders, teams
from tests.actions.tries.attempt import ITS_LEAD, Tried, reader_of
from tests.house.tree import PACKAGE, python_files, syntax_of
from tests.pages.confidential import SecretWorld, make_secret_world
from tests.pages.world import CORRESPONDENT_A, CORRESPONDENT_B, LEAD, MEMBER, PARTNER, ROLELESS, STEERING

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device", "4.1-contractor-authority")]

READERS = (STEERING, LEAD, ITS_LEAD, CORRESPONDENT_A, CORRESPONDENT_B, MEMBER, PARTNER, ROLELESS)

#: How each action is tried on the confidential product of A, and on whose side it is; of a room: « room.action ».
TRIED: Mapping[str, Tried] = {
    **confidentiality.TRIES,
    **days.TRIES,
    **needs.TRIES,
    **orders.TRIES,
    **teams.TRIES,
}
#: Doors without a right of their own: whoever comes to them proves who it is, or asks to.
AT_THE_THRESHOLD = frozenset(
    {
        *("accept_invitation", "ask_mail_link", "change_password", "end_session", "leave", "open_session"),
        *("match_identity", "prove_second_factor", "record_access", "record_identity_refusal", "renew_session"),
        *("use_mail_link", "record_refused_access", "mark_session_seen", "enrol_second_factor", "tell_second_factor"),
        *("dismiss_help", "restore_help", "renew_backup_codes", "remove_second_factor", "invite", "secret"),
    }
)


@pytest.fixture
def secret() -> SecretWorld:
    made = make_secret_world()
    made.hide()
    days.lay_days(made)
    confidentiality.lay_rules(made)
    orders.lay_orders(made)
    needs.lay_needs(made)
    teams.lay_team(made)
    return made


def _every_row() -> Mapping[str, list[tuple[object, ...]]]:
    tables = [name for name in connection.introspection.table_names() if name.startswith("records_")]
    found: dict[str, list[tuple[object, ...]]] = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


#: What the fixture prepares only for those outside: nothing of it can be done.
NOTHING_TO_DO = frozenset({"approve_month", "map_columns"})


@pytest.mark.parametrize("name", TRIED)
def test_une_action_se_fait_de_son_cote_et_ne_laisse_rien_de_l_autre(name: str, secret: SecretWorld) -> None:
    """That it is done inside proves that the refusals outside are those of the walls, and of nothing else."""
    attempt, inside = TRIED[name]
    before = _every_row()
    for reader in READERS:
        done: object = None
        with makers.undone():
            with suppress(Refused, ObjectDoesNotExist), transaction.atomic():
                done = attempt(secret, reader_of(secret, reader))
            is_changed = _every_row() != before
        if reader not in inside:
            assert (bool(done), is_changed) == (False, False), reader
        elif name not in NOTHING_TO_DO:
            assert is_changed, reader


def _modules() -> Iterator[str]:
    """Every module of the actions, and of their rooms: « room.action »."""
    for place in python_files(PACKAGE / "actions"):
        if place.stem != "__init__":
            yield ".".join(place.relative_to(PACKAGE / "actions").with_suffix("").parts)


def _takes_a_scope(name: str) -> bool:
    module = import_module(f"gouvernail.actions.{name}")
    public = [
        one
        for label, one in vars(module).items()
        if inspect.isfunction(one) and one.__module__ == module.__name__ and not label.startswith("_")
    ]
    annotations = [str(each.annotation) for one in public for each in inspect.signature(one).parameters.values()]
    return any("Scope" in each or each in _holds_a_scope(module) for each in annotations)


def _holds_a_scope(module: object) -> set[str]:
    """The values of a module that carry the scope of who asks, as ``Deciding`` does."""
    kept = {label: getattr(one, "__annotations__", {}) for label, one in vars(module).items() if inspect.isclass(one)}
    return {label for label, fields in kept.items() if "Scope" in map(str, fields.values())}


def _signs(name: str) -> bool:
    """Whether an action asks an account what it may sign."""
    asked = vars(import_module(f"gouvernail.actions.{name}"))
    return any(
        label.startswith("why_not_") and label.endswith(("_sign_order", "_issue_for", "_pass_for")) for label in asked
    )


def test_chaque_action_qui_prend_un_perimetre_est_dans_la_table() -> None:
    #: What other actions call inside their own walls.
    inside = {"team_months", "role_scope"}
    asked = {name for name in _modules() if _takes_a_scope(name) or _signs(name)} - inside
    assert sorted(asked - TRIED.keys()) == [], "give it a try in tests/actions/tries"
    assert sorted(name for name in TRIED if not any(name == one or name.startswith(f"{one}.") for one in asked)) == []


def _doors() -> Mapping[str, set[str]]:
    """The rights that the views of the modules that call an action ask for, by action; empty text for a public one."""
    public = {right.name for right in PUBLIC_RIGHTS}
    found: dict[str, set[str]] = {}
    for place in (*python_files(PACKAGE / "pages"), *python_files(PACKAGE / "api")):
        tree = syntax_of(place)
        called = {
            node.module.removeprefix("gouvernail.actions.")
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("gouvernail.actions.")
        }
        rights = set(_rights_of(tree))
        for action in called:
            found.setdefault(action, set()).update("" if right in public else right for right in rights)
    return found


def _rights_of(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "needs":
            yield from (one.attr for one in node.args if isinstance(one, ast.Attribute))


def test_aucune_action_n_a_de_porte_publique_hors_du_seuil() -> None:
    opened = sorted(name for name, rights in _doors().items() if "" in rights and name not in AT_THE_THRESHOLD)
    assert opened == []
