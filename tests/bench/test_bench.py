"""The benchmarks' own frame: what is run, what is shown, what is kept. Nothing here is timed."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from tests.bench.__main__ import NAMES, main
from tests.bench.row import Numbers, Row, alternating
from tests.bench.timing import timed

GOOD = Row("start", ours=110, baseline=100, unit="ms", baseline_name="packages", at_most=1.2)
BAD = Row("command", ours=50, baseline=100, unit="ms", baseline_name="Bolt", at_most=1 / 3)
PLAIN = Row("commands", ours=500, baseline=100, unit="a second", baseline_name="Bolt")


def _run(environment: dict[str, str]) -> tuple[int, str]:
    shown = io.StringIO()
    benchmarks = {"start": lambda: [GOOD], "command": lambda: [BAD, PLAIN]}
    code = main(environment, benchmarks, Console(file=shown, width=160))
    return code, shown.getvalue()


def test_a_row_says_whether_its_target_is_met() -> None:
    assert (GOOD.ratio, GOOD.target, GOOD.met) == (1.1, "at most 1.2", True)
    assert (BAD.ratio, BAD.target, BAD.met) == (0.5, "at most 0.333", False)
    assert (PLAIN.ratio, PLAIN.target, PLAIN.met) == (5, "", None)


def test_all_benchmarks_run_into_one_table() -> None:
    code, shown = _run({})
    assert code == 0
    for words in ("what", "which is", "110 ms", "Bolt", "0.50", "at most 1.2", "yes", "no"):
        assert words in shown


def test_one_benchmark_runs_by_its_name() -> None:
    _, shown = _run({"BENCH": "start"})
    assert "packages" in shown
    assert "Bolt" not in shown


def test_an_unknown_benchmark_is_answered_with_those_there_are() -> None:
    assert _run({"BENCH": "strat"}) == (
        2,
        "There is no benchmark 'strat'. There are: start, command.\n",
    )


def test_the_same_rows_are_kept_as_json(tmp_path: Path) -> None:
    path = tmp_path / "rows.json"
    _run({"BENCH": "command", "BENCH_JSON": str(path)})
    bad, plain = json.loads(path.read_text())
    assert bad == {
        "what": "command",
        "ours": 50,
        "baseline": 100,
        "unit": "ms",
        "baseline_name": "Bolt",
        "ratio": 0.5,
        "target": "at most 0.333",
        "met": False,
    }
    assert plain["met"] is None


def test_runs_alternate_and_their_medians_are_taken() -> None:
    order: list[str] = []
    values = iter([3.0, 30.0, 1.0, 10.0, 2.0, 20.0])

    def run(name: str) -> Numbers:
        order.append(name)
        return {"p50": next(values)}

    ours, baseline = alternating(lambda: run("ours"), lambda: run("baseline"), 3)
    assert order == ["ours", "baseline"] * 3
    assert (ours, baseline) == ({"p50": 2.0}, {"p50": 20.0})


def test_every_call_of_every_thread_is_timed() -> None:
    called: list[int] = []
    numbers = timed(called.append, calls=5, threads=3)
    assert sorted(called) == list(range(15))
    assert 0 < numbers["p50"] <= numbers["p99"]
    assert numbers["per second"] > 0


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_call_that_fails_makes_no_numbers() -> None:
    def fail(_number: int) -> None:
        raise ValueError("on purpose")

    with pytest.raises(RuntimeError, match="a call failed"):
        timed(fail, calls=1, threads=2)


def test_every_benchmark_has_a_module_of_its_name() -> None:
    for name in NAMES:
        assert (Path(__file__).parent / f"{name}.py").is_file()
