"""The commands: what they say when the machine lacks what they need."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder in which no `.venv` was made yet."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def _python(folder: Path, says: str) -> Path:
    """A Python that is too old for anything but to say its version."""
    path = folder / "old python"
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit 1\n")
    path.chmod(0o755)
    return path


def _make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_old_python_is_told_clearly(clone: Path) -> None:
    old = _python(clone, says="Python 3.9.2")
    result = _make(clone, "demo", f"PYTHON={old}")
    assert result.returncode == 2
    assert f"Chaser needs Python 3.11 or later, and {old} is Python 3.9.2." in result.stderr
    assert "make demo PYTHON=/path/to/python3.12" in result.stderr
    assert not (clone / ".venv").exists()


def test_a_ready_folder_is_used_at_once(clone: Path) -> None:
    (clone / ".venv/bin").mkdir(parents=True)
    for name in ("python", "chaser"):
        program = clone / ".venv/bin" / name
        program.write_text('#!/bin/sh\n[ "$1" = -c ] || echo "$(basename "$0") $*"\n')
        program.chmod(0o755)
    (clone / ".venv/.ready").write_text(str(clone))
    result = _make(clone, "demo", "ARGS=--fresh")
    assert (result.stdout, result.stderr) == ("chaser local --fresh\n", "")
