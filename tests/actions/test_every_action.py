"""Chaque action, pour chaque rôle et de chaque côté des murs : ce qui n'est pas à soi est refusé et ne laisse rien.

An action that takes a scope is called here with the scope of every reader. The others are guarded at their doors, which
are read to check that none is public.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from importlib import import_module

import pytest
from django.db import connection, transaction

from gouvernail.actions.accept_days import SeenDays, accept_days
from gouvernail.actions.acknowledge_confidentiality import acknowledge_confidentiality
from gouvernail.actions.agree_confidentiality import agree_confidentiality
from gouvernail.actions.answer_return import answer_return
from gouvernail.actions.approve_month import approve_months
from gouvernail.actions.map_columns import forget_columns
from gouvernail.actions.move_activity import Move, move_activity
from gouvernail.actions.return_days import return_days
from gouvernail.actions.return_month import return_month
from gouvernail.actions.team_months import SeenMonth
from gouvernail.actions.update_lines import NewActivity, update_lines
from gouvernail.actions.write_confidentiality import Proposal, write_confidentiality
from gouvernail.records.models import Activity, DaysReturn, Order, OrderLine, Worker, WorkerMonth
from gouvernail.records.queries.readers import grants_of
from gouvernail.records.queries.scopes import EVERYTHING, Scope, scope_of
from gouvernail.rules.access import PUBLIC_RIGHTS
from gouvernail.rules.confidentiality import Side
from gouvernail.rules.lifecycle import ActivityState
from gouvernail.rules.verdicts import Refused
from tests import makers
from tests.house.tree import PACKAGE, python_files, syntax_of
from tests.pages.confidential import SecretWorld, make_secret_world
from tests.pages.world import CORRESPONDENT_A, CORRESPONDENT_B, LEAD, MEMBER, PARTNER, ROLELESS, STEERING

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device", "4.1-contractor-authority")]

ITS_LEAD = "its lead"
READERS = (STEERING, LEAD, ITS_LEAD, CORRESPONDENT_A, CORRESPONDENT_B, MEMBER, PARTNER, ROLELESS)
ON = date(2026, 6, 30)

Try = Callable[[SecretWorld, Scope], object]


def _order() -> Order:
    return Order.objects.get(number="BC-AUBEPINE-2")


def _line() -> OrderLine:
    return _order().lines.get()


def _move(_: SecretWorld, scope: Scope) -> object:
    activity = Activity.objects.filter(line=_line()).first()
    activity = activity or makers.make_activity(_line(), "Essai", (date(2026, 6, 2), "to_do"))
    return move_activity(Move(activity.pk, ActivityState.TO_DO, ActivityState.DOING), scope, "test", ON)


def _accept(_: SecretWorld, scope: Scope) -> object:
    return accept_days(SeenDays("", _line().pk, date(2026, 6, 1)), scope, "test", ON)


def _return(_: SecretWorld, scope: Scope) -> object:
    return return_days(SeenDays("", _line().pk, date(2026, 6, 1)), "Trop.", scope, "test")


def _answer(_: SecretWorld, scope: Scope) -> object:
    sent = DaysReturn.objects.filter(line=_line()).first()
    answer_return(sent.pk if sent else 0, "C’est juste.", scope, "test")
    return None


def _month(secret: SecretWorld) -> SeenMonth:
    month = WorkerMonth.objects.get(worker__contractor=secret.world.contractor_a)
    return SeenMonth(month.pk, month.version)


def _approve(secret: SecretWorld, scope: Scope) -> object:
    return approve_months([_month(secret)], scope, "test", ON)


def _return_month(secret: SecretWorld, scope: Scope) -> object:
    return_month(_month(secret), "À revoir.", scope, "test")
    return None


def _update(_: SecretWorld, scope: Scope) -> object:
    return update_lines([NewActivity(_line().pk, "Nouvelle", "to_do")], scope, "test", ON)


def _map_columns(secret: SecretWorld, scope: Scope) -> object:
    return forget_columns(secret.world.contractor_a.pk, "jours", scope, "test")


def _write(secret: SecretWorld, scope: Scope) -> object:
    order, product = _order().uuid, secret.product.uuid
    return write_confidentiality(order, product, Proposal("Autre.", Side.STATE, 1), scope, "test")


def _agree(secret: SecretWorld, scope: Scope) -> None:
    agree_confidentiality(_order().uuid, secret.product.uuid, Side.CONTRACTOR, 1, scope, "test")


def _acknowledge(secret: SecretWorld, scope: Scope) -> None:
    account = secret.world.accounts[MEMBER]
    acknowledge_confidentiality(_order().uuid, secret.product.uuid, 1, scope, account)


_STATE, _OF_A = frozenset({STEERING, ITS_LEAD}), frozenset({CORRESPONDENT_A})
_SEE_IT = _STATE | _OF_A

#: Each action that takes a scope: how it is tried on the confidential product of A, and whose scope holds it.
TRIED: Mapping[str, tuple[Try, frozenset[str]]] = {
    "accept_days": (_accept, _SEE_IT),
    "acknowledge_confidentiality": (_acknowledge, _SEE_IT | {MEMBER}),
    "agree_confidentiality": (_agree, _SEE_IT),
    "answer_return": (_answer, _OF_A),
    "approve_month": (_approve, _OF_A),
    "map_columns": (_map_columns, _OF_A),
    "move_activity": (_move, _SEE_IT),
    "return_days": (_return, _SEE_IT),
    "return_month": (_return_month, _OF_A),
    "update_lines": (_update, _OF_A),
    "write_confidentiality": (_write, _SEE_IT),
}
#: Actions whose walls are tried with the records that they need, in a test of their own.
ELSEWHERE: Mapping[str, str] = {
    "answer_adequacy": "tests/",
    "ask_replacement": "tests/",
    "end_assignment": "tests/",
    "end_onboarding": "tests/",
    "start_assignment": "tests/",
    "take_up_replacement": "tests/",
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
    line = _line()
    DaysReturn.objects.create(
        line=line,
        month_on=date(2026, 5, 1),
        hundredths=400,
        reason="Trop de jours.",
        recorded_in=1,
        returned_at=datetime(2026, 6, 3, tzinfo=UTC),
    )
    makers.make_activity(line, "Essai", (date(2026, 6, 2), "to_do"))
    makers.make_day(line, date(2026, 6, 3), state="declared")
    worker = Worker.objects.create(contractor=made.world.contractor_a, identifier="p-1")
    WorkerMonth.objects.create(worker=worker, month_on=date(2026, 6, 1), state="confirmed", version=1)
    order, product = _order().uuid, made.product.uuid
    write_confidentiality(order, product, Proposal("Rien dehors.", Side.STATE, 0), EVERYTHING, "test")
    return made


def _scope(secret: SecretWorld, reader: str) -> Scope:
    return scope_of(grants_of(secret.lead if reader == ITS_LEAD else secret.world.accounts[reader]))


def _every_row() -> Mapping[str, list[tuple[object, ...]]]:
    tables = [name for name in connection.introspection.table_names() if name.startswith("records_")]
    found: dict[str, list[tuple[object, ...]]] = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


@pytest.mark.parametrize("name", TRIED)
def test_hors_de_son_cote_une_action_ne_fait_rien_et_ne_laisse_rien(name: str, secret: SecretWorld) -> None:
    attempt, inside = TRIED[name]
    before = _every_row()
    for reader in READERS:
        if reader in inside:
            continue
        try:
            with transaction.atomic():
                done = attempt(secret, _scope(secret, reader))
        except Refused:
            done = None
        assert not done, (reader, done)
        assert _every_row() == before, reader


@pytest.mark.parametrize("name", ["move_activity", "agree_confidentiality", "write_confidentiality"])
def test_de_son_cote_la_meme_action_se_fait(name: str, secret: SecretWorld) -> None:
    """What proves that the refusals above are those of the walls, and of nothing else."""
    attempt, inside = TRIED[name]
    for reader in sorted(inside):
        before = _every_row()
        with makers.undone():
            attempt(secret, _scope(secret, reader))
            assert _every_row() != before, reader


def _modules() -> Iterator[str]:
    for place in sorted((PACKAGE / "actions").glob("*.py")):
        if place.stem != "__init__":
            yield place.stem


def _takes_a_scope(name: str) -> bool:
    module = import_module(f"gouvernail.actions.{name}")
    public = [
        one
        for label, one in vars(module).items()
        if inspect.isfunction(one) and one.__module__ == module.__name__ and not label.startswith("_")
    ]
    return any("Scope" in str(each.annotation) for one in public for each in inspect.signature(one).parameters.values())


def test_chaque_action_qui_prend_un_perimetre_est_dans_la_table() -> None:
    #: What other actions call inside their own walls.
    inside = {"team_months", "role_scope"}
    asked = {name for name in _modules() if _takes_a_scope(name)} - inside
    assert sorted(asked - TRIED.keys() - ELSEWHERE.keys()) == [], "try it here, or name the test that does"


def _doors() -> Mapping[str, set[str]]:
    """The rights that the views of the modules that call an action ask for, by action; empty text for a public one."""
    public = {right.name for right in PUBLIC_RIGHTS}
    found: dict[str, set[str]] = {}
    for place in (*python_files(PACKAGE / "pages"), *python_files(PACKAGE / "api")):
        tree = syntax_of(place)
        called = {
            node.module.removeprefix("gouvernail.actions.").split(".")[0]
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
