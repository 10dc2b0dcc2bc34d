"""The lock file: every dependency pinned, where they come from left to who installs them."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text()


def _locked() -> list[Requirement]:
    lines = [line for line in LOCK.splitlines() if line and not line.lstrip().startswith("#")]
    return [Requirement(line) for line in lines]


def _wanted() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    names = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    return [Requirement(name) for name in names]


def test_the_lock_names_no_registry_and_no_machine() -> None:
    assert not re.search(r"://|^-|index|\bfile:|@|/home|/root|/tmp|/opt", LOCK, re.MULTILINE)


def test_every_line_pins_one_version() -> None:
    assert _locked()
    for requirement in _locked():
        assert [pin.operator for pin in requirement.specifier] == ["=="], requirement


def test_every_dependency_is_pinned_within_its_bounds() -> None:
    pins = {canonicalize_name(r.name): next(iter(r.specifier)).version for r in _locked()}
    for wanted in _wanted():
        assert wanted.specifier.contains(pins[canonicalize_name(wanted.name)]), wanted


def test_every_dependency_has_a_lower_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for requirement in map(Requirement, project["dependencies"]):
        assert ">=" in {bound.operator for bound in requirement.specifier}, requirement
