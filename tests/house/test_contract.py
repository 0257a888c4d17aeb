"""The documentation of the contract says what the code does."""

from __future__ import annotations

from collections import Counter

from tests.house.clauses import STATUSES, citations_of_code, citations_of_tests, clauses
from tests.house.coverage import COVERAGE_FILE, coverage_page
from tests.house.states import STATES_FILE, states_page
from tests.house.tree import named

KNOWN = {clause.id for clause in clauses()}
COMMAND = "lancez : python -m tests.house.coverage"


def test_the_coverage_page_is_up_to_date() -> None:
    assert COVERAGE_FILE.read_text(encoding="utf-8") == coverage_page(), COMMAND


def test_the_diagrams_of_states_are_up_to_date() -> None:
    assert STATES_FILE.read_text(encoding="utf-8") == states_page(), COMMAND


def test_every_clause_has_one_entry_with_a_known_status() -> None:
    assert [clause for clause, times in Counter(clause.id for clause in clauses()).items() if times > 1] == []
    assert [clause for clause in clauses() if clause.status not in STATUSES] == []
    assert [clause for clause in clauses() if clause.by not in {"contractor", "administration", "both"}] == []
    assert [clause.id for clause in clauses() if not clause.text.endswith(".")] == []


def test_the_code_cites_known_clauses_only() -> None:
    assert [(named(c.path), c.name, c.clause) for c in citations_of_code() if c.clause not in KNOWN] == []


def test_tests_prove_known_clauses_only() -> None:
    assert [(named(c.path), c.name, c.clause) for c in citations_of_tests() if c.clause not in KNOWN] == []


def test_a_clause_said_to_work_has_a_test_and_is_cited_by_the_code() -> None:
    proved = {citation.clause for citation in citations_of_tests()}
    cited = {citation.clause for citation in citations_of_code()}
    assert [c.id for c in clauses() if c.status == "works" and c.id not in proved & cited] == []
