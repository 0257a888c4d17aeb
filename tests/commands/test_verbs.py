"""Every verb of the console can be asked for its help, and the README knows it."""

from __future__ import annotations

import pytest

from gouvernail.commands import main
from gouvernail.commands.verbs import VERBS, Verb
from tests.house.tree import ROOT


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.words)
def test_a_verb_explains_itself_in_french(verb: Verb, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([*verb.words.split(), "--help"])
    shown = capsys.readouterr().out
    assert stop.value.code == 0
    assert shown.startswith(f"usage : gouvernail {verb.words} ")
    assert [english for english in ("usage:", "options:", "show this help") if english in shown] == []


def test_the_readme_names_every_verb() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [verb.words for verb in VERBS if f"`{verb.words}`" not in readme] == []
