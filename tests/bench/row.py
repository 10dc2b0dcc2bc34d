"""One line of the table: what was measured, against what, and whether that is good enough."""

import statistics
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """A measurement of ours beside a baseline that was measured in the same run."""

    what: str
    ours: float
    baseline: float
    unit: str  # of both
    baseline_name: str
    at_most: float | None = None  # the target for the ratio; None: measured for information

    @property
    def ratio(self) -> float:
        """Ours divided by the baseline."""
        return self.ours / self.baseline

    @property
    def target(self) -> str:
        """The target in words, "" where there is none."""
        return "" if self.at_most is None else f"at most {self.at_most:.3g}"

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        return None if self.at_most is None else self.ratio <= self.at_most

    def as_dict(self) -> dict[str, Any]:
        """The row as JSON keeps it."""
        found = asdict(self)
        del found["at_most"]
        return found | {"ratio": self.ratio, "target": self.target, "met": self.met}


Numbers = dict[str, float]
"""What one run measured, by name."""


def alternating(
    ours: Callable[[], Numbers], baseline: Callable[[], Numbers], rounds: int
) -> tuple[Numbers, Numbers]:
    """The medians of so many runs of each, taken in turn, so that a slow moment hits both."""
    runs = [(ours(), baseline()) for _ in range(rounds)]
    return _medians([run[0] for run in runs]), _medians([run[1] for run in runs])


def _medians(runs: list[Numbers]) -> Numbers:
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}
