"""The commands at the door can be run, and say how when asked."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.house.tree import ROOT, kept_files, named

SCRIPTS = [path for path in kept_files() if path.parent == ROOT / "bin" or named(path) == ".ci/run"]


@pytest.mark.parametrize("script", SCRIPTS, ids=named)
def test_a_script_is_executable_and_well_formed(script: Path) -> None:
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0


@pytest.mark.parametrize("script", ["setup", "test"])
def test_a_script_explains_itself(script: str) -> None:
    done = subprocess.run([ROOT / "bin" / script, "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert f"bin/{script}" in done.stdout
