"""How people read where a rule comes from."""

from __future__ import annotations

RULE_OF_THE_MARKET = "règle du marché"


def clause_words(clause: str) -> str:
    """« CCTP 4.2 » for a clause of the contract, « règle du marché » for a rule of the domain.

    The identifiers of clauses and of rules are for machines and for the tables of coverage: nobody reads them.
    """
    if not clause:
        return ""
    number, _, _ = clause.partition("-")
    return f"CCTP\N{NO-BREAK SPACE}{number}" if number[0].isdigit() else RULE_OF_THE_MARKET
