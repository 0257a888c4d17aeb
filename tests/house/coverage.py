"""Writes what the documentation draws from the code: `python -m tests.house.coverage`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tests.house.clauses import Citation, Clause, citations_of_code, citations_of_tests, clauses
from tests.house.states import STATES_FILE, states_page
from tests.house.tree import PACKAGE, ROOT

COVERAGE_FILE = ROOT / "docs" / "contract" / "coverage.md"
WORDS_OF_STATUS = {"works": "tenue", "partly": "tenue en partie", "planned": "prévue"}
WORDS_OF_BY = {"contractor": "titulaire", "administration": "administration", "both": "les deux"}
ANSWERING_FLOORS = ("pages", "api", "commands")


def coverage_page() -> str:
    """Clause by clause: what the contract asks, the rules that say it, the tests and pages that answer it."""
    code, tests = list(citations_of_code()), list(citations_of_tests())
    rules = [citation for citation in code if _floor(citation) == "rules"]
    doors = [citation for citation in code if _floor(citation) in ANSWERING_FLOORS]
    between = [citation for citation in code if _floor(citation) not in {"rules", *ANSWERING_FLOORS}]
    sections = [
        _section(clause, {"Règles": rules, "Tests": tests, "Pages et commandes": doors, "Entre les deux": between})
        for clause in clauses()
    ]
    return "\n".join([_heading(), _summary(), *sections])


def _heading() -> str:
    return (
        "# Couverture du contrat\n\n"
        "<!-- Page engendrée par `python -m tests.house.coverage` : ne pas la modifier à la main. -->\n\n"
        "Pour chaque clause : ce qu’elle demande, les règles qui la disent, les tests qui la prouvent, les pages et "
        "commandes qui la servent.\n"
    )


def _summary() -> str:
    rows = [
        f"| {word} | {sum(clause.status == status for clause in clauses())} |"
        for status, word in WORDS_OF_STATUS.items()
    ]
    return "\n".join(["| état | clauses |", "| --- | --- |", *rows, ""])


def _section(clause: Clause, places: dict[str, list[Citation]]) -> str:
    lines = [f"## {clause.id}", "", f"{clause.text}", ""]
    lines.append(f"- Due par : {WORDS_OF_BY[clause.by]}. État : **{WORDS_OF_STATUS[clause.status]}**.")
    for title, citations in places.items():
        if found := _listed(citation for citation in citations if citation.clause == clause.id):
            lines.append(f"- {title} : {found}")
    return "\n".join([*lines, ""])


def _listed(citations: Iterable[Citation]) -> str:
    """The files that cite, each with what cites in it."""
    names: dict[Path, set[str]] = defaultdict(set)
    for citation in citations:
        names[citation.path].add(citation.name)
    return " ; ".join(_link(path, names[path]) for path in sorted(names))


def _link(path: Path, names: set[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in sorted(names) if name)
    shortest = path.relative_to(PACKAGE) if path.is_relative_to(PACKAGE) else path.relative_to(ROOT)
    link = f"[{shortest.as_posix()}](../../{path.relative_to(ROOT).as_posix()})"
    return f"{link} ({shown})" if shown else link


def _floor(citation: Citation) -> str:
    return citation.path.relative_to(PACKAGE).parts[0]


def main() -> None:
    """Write the generated pages."""
    COVERAGE_FILE.write_text(coverage_page(), encoding="utf-8")
    STATES_FILE.write_text(states_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
