"""Compare the totals of the ledger with what their entries sum to."""

from itertools import islice

from gouvernail import clock
from gouvernail.actions.ledger.rebuild import rebuild
from gouvernail.commands.french_parser import FrenchParser, Options
from gouvernail.commands.report import add_json_option, print_json
from gouvernail.records.queries.ledger_check import Difference, differences

HELP = (
    "Compare les soldes tenus à un recalcul complet depuis les écritures. Sort en 0 quand tout concorde, en 1 sinon. "
    "Rien n’est réparé sans --rebuild."
)
_SHOWN = 50


def configure(parser: FrenchParser) -> None:
    """Declare the options."""
    parser.add_argument("--rebuild", action="store_true", help="recalculer les soldes depuis les écritures")
    add_json_option(parser)


def run(options: Options) -> int:
    """Tell every difference; repair when asked."""
    found = list(differences(clock.today()))
    if options.json:
        print_json({"differences": [_as_json(one) for one in found], "rebuilt": bool(found and options.rebuild)})
    else:
        _tell(found)
    if found and options.rebuild:
        repaired = rebuild("console", clock.today())
        if not options.json:
            print(f"Soldes recalculés : {repaired} écart(s) corrigé(s), consignés au journal.")
        return 0
    return 1 if found else 0


def _as_json(one: Difference) -> dict[str, str]:
    return {"table": one.table, "key": one.key, "kept": one.kept, "recomputed": one.recomputed}


def _tell(found: list[Difference]) -> None:
    if not found:
        print("Les soldes concordent avec les écritures.")
        return
    for one in islice(found, _SHOWN):
        print(f"{one.table} {one.key} : tenu {one.kept or 'rien'}, recalculé {one.recomputed or 'rien'}")
    if len(found) > _SHOWN:
        print(f"… et {len(found) - _SHOWN} autre(s).")
    print(f"{len(found)} écart(s). « gouvernail check ledger --rebuild » recalcule les soldes depuis les écritures.")
