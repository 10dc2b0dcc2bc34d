"""Measures, and prints what came of it: `make bench`.

BENCH=start runs one benchmark, BENCH_JSON=rows.json also writes the rows to a file.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench.row import Row

Benchmark = Callable[[], list[Row]]
NAMES = (
    *("start", "command", "slack", "reading", "papers", "digest"),
    *("claiming", "ticking", "killed", "outbox", "day"),
)
"""Each is a module beside this one, with a function `rows`."""


def main(
    environment: Mapping[str, str], benchmarks: Mapping[str, Benchmark], console: Console
) -> int:
    """Run what the environment asks for; 0 when it ran, 2 when there is no such benchmark."""
    asked = environment.get("BENCH")
    if asked and asked not in benchmarks:
        console.print(f"There is no benchmark {asked!r}. There are: {', '.join(benchmarks)}.")
        return 2
    rows: list[Row] = []
    for name in [asked] if asked else benchmarks:
        with console.status(f"measuring: {name}"):
            rows += benchmarks[name]()
    console.print(_table(rows))
    if path := environment.get("BENCH_JSON"):
        Path(path).write_text(json.dumps([row.as_dict() for row in rows], indent=2) + "\n")
    return 0


def _table(rows: Sequence[Row]) -> Table:
    table = Table()
    for heading in ("what", "ours", "baseline", "which is", "ratio", "target", "met"):
        table.add_column(heading, justify="right" if heading in _NUMBERS else "left")
    for row in rows:
        table.add_row(*_cells(row))
    return table


_NUMBERS = ("ours", "baseline", "ratio")


def _cells(row: Row) -> list[str]:
    met = {True: "[green]yes[/]", False: "[bold red]no[/]", None: ""}[row.met]
    numbers = [f"{_number(value)} {row.unit}" for value in (row.ours, row.baseline)]
    return [row.what, *numbers, row.baseline_name, f"{row.ratio:.2f}", row.target, met]


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


def _benchmark(name: str) -> Benchmark:
    """Imports the module only when it runs: what it loads is no part of another's start."""
    return lambda: list(import_module(f"tests.bench.{name}").rows())


if __name__ == "__main__":
    console = Console(width=None if sys.stdout.isatty() else 160)
    sys.exit(main(os.environ, {name: _benchmark(name) for name in NAMES}, console))
