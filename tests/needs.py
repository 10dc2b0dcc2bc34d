"""What a test needs of the machine: skipped loudly where it is missing, failed under CI."""

import os

import pytest

_MARK = "NEEDS "


def missing(what: str, why: str) -> None:
    """Skip the running test since `what` is missing; under CI=true fail it instead."""
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(f"{what} is missing: {why}", pytrace=False)
    pytest.skip(f"{_MARK}{what}: {why}")


def loud_lines(skipped: list[pytest.TestReport]) -> list[str]:
    """One line for each thing that was missing: how many tests were skipped for it, and why."""
    reasons = [str(r.longrepr[2]) for r in skipped if isinstance(r.longrepr, tuple)]
    needs = [reason.partition(_MARK)[2] for reason in reasons if _MARK in reason]
    return [
        f"NOT TESTED (skipped: {needs.count(need)}) for want of {need}"
        for need in sorted(set(needs))
    ]
