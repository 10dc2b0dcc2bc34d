"""Clocks. Real time is for leases and pauses; Chaser's clock is what people see."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Returns the moment, aware."""


def real_time() -> datetime:
    """The machine's clock, in UTC."""
    return datetime.now(UTC)
