"""Reading the statement: from the balances when nothing is dated later, from the entries otherwise.

SQL twins of ``rules.statement``; a property test holds them equal on both engines. CCTP 4.2 (4.2-statement).
"""

from gouvernail.records.queries.statement.reading import line_figures, statement
from gouvernail.records.queries.statement.selection import Selection, unknown_key
from gouvernail.records.queries.statement.titles import activities_by_line, names_in

__all__ = ["Selection", "activities_by_line", "line_figures", "names_in", "statement", "unknown_key"]
