"""The title and the time that a plan says it covers."""

import pytest

from handlers.papers.titles import period_in
from tests.papers.build import read_document

ROWS = [("Action", "Lead", "Due"), ("Cook a meal", "Jo Hill", "Oct 2026")]


@pytest.mark.parametrize(
    ("texts", "period"),
    [
        (["Delivery Plan 2026/27"], "2026/27"),
        (["Action Plan (October 2011 update)"], "October 2011"),
        (["Updated 3 Aug 2026"], ""),
        (["Action plan – extract 14/08/2026"], ""),
        (["Notes of meeting 10 August 2026"], ""),
        (["Date of export 08/17/2026", "Plan 2025-28"], "2025-28"),
        (["Plan April 2026 – March 2028 (v3, updated 4 August 2026)"], "April 2026 – March 2028"),
        (["Plan as at June 2026"], ""),
    ],
)
def test_the_day_of_an_update_or_a_meeting_is_no_time_that_a_plan_covers(
    texts: list[str], period: str
) -> None:
    assert period_in(texts) == period


def test_the_line_under_the_title_of_a_document_says_its_time() -> None:
    plan = read_document("# Abuse Partnership Board", "Action plan April 2026 – March 2028", ROWS)
    assert (plan.title, plan.period) == ("Abuse Partnership Board", "April 2026 – March 2028")
