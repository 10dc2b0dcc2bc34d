"""How long a start takes: all that `bot` imports, against the packages of others among that."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.row import Numbers, Row, alternating

WHAT = "bot.cli, bot.local"  # what `chaser local` imports before it serves
OUR_OWN = {"bot", "handlers", "store", "migrations"}
ROUNDS = 15

_LIST = f"""
import sys
before = set(sys.modules)
import {WHAT}
for name, module in sys.modules.items():
    if name not in before and getattr(module, "__spec__", None):
        print(name)
"""
_START = f"""
from bot.unswept import unswept
with unswept():
    import {WHAT}
"""


def rows() -> list[Row]:
    """One row: the whole start."""
    others = _modules_of_others()
    ours, baseline = alternating(
        lambda: _timed(_START), lambda: _timed(_import_each(others)), ROUNDS
    )
    return [
        Row(
            what="start: all that chaser local imports",
            ours=ours["ms"],
            baseline=baseline["ms"],
            unit="ms",
            baseline_name=f"importing its {len(others)} modules of others",
            at_most=1.2,
        )
    ]


def _modules_of_others() -> list[str]:
    """The modules that a start loads and that are neither ours nor Python's, in its order."""
    listed = subprocess.run(
        [sys.executable, "-c", _LIST], capture_output=True, text=True, check=True, cwd=_ROOT
    )
    known = OUR_OWN | sys.stdlib_module_names
    return [name for name in listed.stdout.split() if name.split(".")[0] not in known]


def _import_each(names: list[str]) -> str:
    return f"for name in {names!r}: __import__(name)"


_ROOT = Path(__file__).parent.parent.parent


def _environment() -> dict[str, str]:
    """This one, but that compiled modules are kept: a start that compiles is a first start."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def _timed(code: str) -> Numbers:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, cwd=_ROOT, env=_environment())
    return {"ms": (time.perf_counter() - begun) * 1000}
