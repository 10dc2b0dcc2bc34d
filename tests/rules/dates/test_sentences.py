"""Dates inside sentences, where they stand, and what only looks like one."""

from datetime import date

import pytest

from handlers.rules.dates.reading import find_dates
from handlers.rules.dates.windows import DateKind
from tests.rules.dates.cases import window, written

TODAY = date(2026, 9, 1)  # a Tuesday


def found(text: str) -> list[tuple[str, str]]:
    dates = find_dates(text, TODAY, deadline=window("2026-09-30"), next_meeting=date(2026, 9, 24))
    return [(text[d.start : d.end], written(d.reading.window)) for d in dates]


SENTENCES = [
    ("CR6.4 amber waiting on Cabinet, now end Oct", [("end Oct", "2026-10-31")]),
    ("6.2 done, 6.4 amber, now 30/10", [("30/10", "2026-10-30")]),
    ("slipped to 12 October because of staffing", [("12 October", "2026-10-12")]),
    ("We may be late, may need till 14 Oct", [("14 Oct", "2026-10-14")]),
    ("Jan will send it by Friday", [("Friday", "2026-09-04")]),
    ("should be green by Friday 2nd Oct", [("Friday 2nd Oct", "2026-10-02")]),
    (
        "met on 3 Sept, new date 30.10.26",
        [("3 Sept", "2026-09-03"), ("30.10.26", "2026-10-30")],
    ),
    ("issued on 26/08, emailed since", [("26/08", "2026-08-26")]),
    ("Launches 1st September. £10k of funding", [("1st September", "2026-09-01")]),
    ("concluded by mid-September", [("mid-September", "2026-09-11..2026-09-20")]),
    ("stand at the event on 16/17 Sept.", [("16/17 Sept", "2026-09-16..2026-09-17")]),
    ("meeting scheduled for 21.10. 11 for feedback", [("21.10. 11", "2011-10-21")]),
    ("circulated in August/Sept", [("August/Sept", "2026-08-01..2026-09-30")]),
    ("move to w/c 12 Oct please", [("w/c 12 Oct", "2026-10-12..2026-10-18")]),
    ("push back a fortnight", [("push back a fortnight", "2026-10-14")]),
    ("push to next meeting", [("next meeting", "2026-09-24")]),
    ("before 1 October", [("1 October", "2026-09-30")]),
    ("out until the 21st", [("the 21st", "2026-09-21")]),
    ("by 15.10", [("15.10", "2026-10-15")]),
    ("on May 5th", [("May 5th", "2027-05-05")]),
    ("no change since June", [("June", "2026-06-01..2026-06-30")]),
    ("by May", [("May", "2027-05-01..2027-05-31")]),
    ("move to march", [("march", "2027-03-01..2027-03-31")]),
    ("launch of summer scheme in July", [("July", "2026-07-01..2026-07-31")]),
    ("by 2027", [("2027", "2027-01-01..2027-12-31")]),
    ("leave 3-14 August", [("3-14 August", "2026-08-03..2026-08-14")]),
    ("open Thursday to Monday", [("Thursday to Monday", "2026-09-03..2026-09-07")]),
    ("remind me in 3 days", [("in 3 days", "2026-09-04")]),
    ("tba… İstanbul by 30 Sept", [("30 Sept", "2026-09-30")]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_the_dates_of_a_sentence_are_found_where_they_stand(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


NO_DATES = [
    "6.2 done, 6.4 amber",
    "CR6.4 amber",
    "24/7 helpline live",
    "1/2 of the sites done, 50/50 split",
    "2020 residents reached, 3.5 FTE",
    "£10.5k spent of £1,200",
    "it's 2 weeks late",
    "2 weeks behind schedule",
    "we march on",
    "4 may attend",
    "it may slip",
    "sat with the team",
    "June Smith said it's done",
    "ask April about it",
    "winter pressures are real",
    "phase 2 of 4, the 3rd phase next",
    "3 out of 4 complete",
    "Second amber, first done",
    "version 1.2.3 of 10.0.0.1",
    "call 01452 396 396 or 07700 900123",
    "end of the road",
    "twice a week",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_day_that_does_not_exist_is_found_too() -> None:
    (date_found,) = find_dates("now 31st September please", TODAY)
    assert date_found.reading.kind is DateKind.INVALID
    assert date_found.reading.why == "There is no 31 September."


def test_a_meeting_that_is_not_known_is_found_without_a_day() -> None:
    (date_found,) = find_dates("push to next meeting", TODAY)
    assert (date_found.start, date_found.reading.kind) == (8, DateKind.RELATIVE)


def test_in_a_document_what_counts_from_the_day_it_was_written_has_no_day() -> None:
    (date_found,) = find_dates("will report next month", TODAY, chat=False)
    assert date_found.reading.kind is DateKind.RELATIVE
