"""Read the journal again from its first entry and check the facts it covers."""

from gouvernail.commands.french_parser import FrenchParser, Options
from gouvernail.commands.report import add_json_option, print_json
from gouvernail.records.models import JournalHead
from gouvernail.records.queries.journal_check import Doubt, doubts
from gouvernail.wording import doubt_sentence

HELP = (
    "Relit le journal depuis sa première écriture : écritures modifiées, retirées, ajoutées ou coupées, et faits qui "
    "ne correspondent plus à leur empreinte. Sort en 0 quand tout est intact, en 1 sinon."
)


def configure(parser: FrenchParser) -> None:
    """Declare the options."""
    add_json_option(parser)


def run(options: Options) -> int:
    """Tell every doubt."""
    found = list(doubts())
    count, last_hash = JournalHead.objects.values_list("count", "last_hash").first() or (0, "")
    if options.json:
        print_json({"entries": count, "last_hash": last_hash, "doubts": [_as_json(one) for one in found]})
    else:
        for one in found:
            print(doubt_sentence(one.code, sequence=one.sequence, found=one.found))
        print(
            f"{count} écriture(s) relue(s), {len(found)} anomalie(s)." if found else f"{count} écriture(s), intactes."
        )
        print(f"Dernière empreinte : {last_hash or 'aucune'}")
    return 1 if found else 0


def _as_json(one: Doubt) -> dict[str, object]:
    return {"code": one.code, "sequence": one.sequence, "found": one.found}
