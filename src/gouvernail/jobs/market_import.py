"""Read and import handed-over workbooks in the background."""

from __future__ import annotations

from collections.abc import Callable

from django_tasks import TaskContext, task

from gouvernail import wording
from gouvernail.actions.preview_market_import import preview_market_import
from gouvernail.actions.refuse_market_import import refuse_market_import
from gouvernail.actions.run_market_import import run_market_import
from gouvernail.rules.verdicts import Refused

_UNFORESEEN = (
    "Une erreur imprévue a arrêté l’import ; rien n’a été écrit. Déposez de nouveau le classeur ; si cela se répète, "
    "donnez l’heure à qui administre Gouvernail."
)
_TOO_MUCH = (
    "La lecture de ce classeur s’est arrêtée net deux fois ; rien n’a été écrit. Répartissez ses lignes dans plusieurs "
    "classeurs ; si cela se répète, donnez l’heure à qui administre Gouvernail."
)
#: A workbook that kills whoever reads it would otherwise be taken up again for ever, and stop everything else.
MOST_ATTEMPTS = 2


@task(takes_context=True)
def preview_handed_over(context: TaskContext, import_id: int) -> None:
    """Establish the preview of a workbook."""
    _or_refuse(context, import_id, lambda: preview_market_import(import_id))


@task(takes_context=True)
def run_confirmed(context: TaskContext, import_id: int, actor: str) -> None:
    """Import a confirmed workbook on behalf of ``actor``."""
    _or_refuse(context, import_id, lambda: run_market_import(import_id, actor=actor))


def _or_refuse(context: TaskContext, import_id: int, act: Callable[[], None]) -> None:
    """Do it; whoever waits for the page learns why it stopped, and a fault of the program still shows in the logs."""
    if context.attempt > MOST_ATTEMPTS:
        refuse_market_import(import_id, _TOO_MUCH)
        return
    try:
        act()
    except Refused as refused:
        refuse_market_import(import_id, wording.refusal_sentence(refused.refusals[0]))
    except Exception:
        refuse_market_import(import_id, _UNFORESEEN)
        raise
