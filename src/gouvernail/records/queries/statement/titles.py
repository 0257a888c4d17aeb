"""What is done and what remains to do, by its titles, and the names that people give to what a statement keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from gouvernail.records.queries.activities import activities_of
from gouvernail.records.queries.names import contractor_names, framework_subjects, product_names
from gouvernail.rules.lifecycle import ActivityState
from gouvernail.rules.statement import ActivityAt, Names, Statement


def activities_by_line(statement: Statement) -> Mapping[int, Sequence[ActivityAt]]:
    """The activities of each line of a statement at its day, by line id. CCTP 4.2 (4.2-statement)."""
    found: dict[int, list[ActivityAt]] = defaultdict(list)
    for activity in activities_of((line.line_id for line in statement.lines), statement.as_of):
        found[activity.line_id].append(ActivityAt(activity.title, ActivityState(activity.state)))
    return dict(found)


def names_in(statement: Statement) -> Names:
    """The names of the products, contractors and frameworks of a statement."""
    return Names(
        products=product_names(line.product for line in statement.lines),
        contractors=contractor_names(line.contractor for line in statement.lines),
        frameworks=framework_subjects(line.framework for line in statement.lines),
    )
