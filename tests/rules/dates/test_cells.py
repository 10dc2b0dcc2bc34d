"""What else stands in the cell with a date, and what is no date at all."""

import pytest

from handlers.rules.dates.reading import read_date
from handlers.rules.dates.windows import DateKind
from tests.rules.dates.cases import SUMMER, sure, written

KINDS = {
    DateKind.TBC: [
        "tbc", "TBC", "T.B.C.", "tba", "tbd", "To be confirmed", "date to be agreed", "not known",
        "no date set", "?", "TBC - Sept 2020", "unknown", "awaiting date",
    ],
    DateKind.ONGOING: [
        "ongoing", "On going", "On-going", "Ongoing.", "continuous", "rolling programme",
        "As and when produced", "as and when", "as required", "when required",
        "until further notice",
        "Ongoing - review Sept 2020", "ongoing from Sept 2020", "From Sept 2020 onwards",
        "Sept 2020 and ongoing", "Sept 2020 / ongoing", "BAU", "no end date",
    ],
    DateKind.RECURRING: [
        "annually", "Annual", "yearly", "quarterly", "Monthly", "fortnightly", "each June",
        "every June", "Each year in March", "June annually", "every 3 months", "Every Monday",
        "First Monday of each month", "twice a year", "termly", "Quarterly from Sept 2020",
        "Annually in June", "March each year", "bi-annual", "x2 per year", "per quarter",
    ],
    DateKind.CONDITIONAL: [
        "once the merger is complete", "when funding is agreed", "if approved",
        "subject to funding",
        "Subject to Cabinet approval in October 2020", "dependent on recruitment", "pending review",
        "following completion of phase 1", "on completion of CR1.2", "after the merger",
        "To arrange once the merger is complete.", "unless the grant is refused",
    ],
    DateKind.RELATIVE: [
        "6 weeks after approval", "within 6 months of approval", "3 months", "6-12 months",
        "next meeting", "next stronger meeting", "before the next meeting", "tomorrow",
        "next Friday",
        "end of next month", "asap", "as soon as possible", "immediate", "short term", "Year 1",
        "in due course", "after Easter 2021", "not before Sept 2020",
        "no earlier than Sept 2020", "Dec 2020 at the earliest", "end of term", "w/c 7",
        "summer holidays", "the 30th",
    ],
    DateKind.NONE: [
        "", "  ", "-", "n/a", "N/A", "none", "Complete", "Completed", "In progress", "Not started",
        "Green", "see above", "Ruth S", "June Smith", "April Jones", "May Wong", "TIMESCALE",
        "1 training day to be organised", "may need more time", "24 volunteers",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"), [(text, kind) for kind, texts in KINDS.items() for text in texts]
)
def test_what_is_no_date_is_of_its_own_kind_and_never_a_day(text: str, kind: DateKind) -> None:
    reading = read_date(text, SUMMER)
    assert (reading.kind, reading.window, reading.text) == (kind, None, text)
    assert reading.why.endswith(".")


LEFT_OVER = [
    ("Oct-20 Ruth S", "2020-10-01..2020-10-31", "Ruth S"),
    ("Sept 2020 – Ruth S, Bev H", "2020-09-01..2020-09-30", "Ruth S, Bev H"),
    ("Findings October 2011", "2011-10-01..2011-10-31", "Findings"),
    ("Cabinet 14 October 2020", "2020-10-14", "Cabinet"),
    ("Oct 2020 (Cabinet)", "2020-10-01..2020-10-31", "Cabinet"),
    ("Year 2 - 2021/22", "2021-04-01..2022-03-31", "Year 2"),
    ("100% by 2021", "2021-01-01..2021-12-31", "100%"),
    ("5 yr plan to 2025", "2025-01-01..2025-12-31", "5 yr plan"),
    ("Crime Act 1998, plan by March 2021", "2021-03-01..2021-03-31", "Crime Act 1998, plan"),
    ("Completed June 2020", "2020-06-01..2020-06-30", "Completed"),
    ("Annual report by Sept 2020", "2020-09-01..2020-09-30", "Annual report"),
    ("To be agreed by 30 Sept 2020", "2020-09-30", "To be agreed"),
    ("ongoing until March 2021", "2021-03-01..2021-03-31", "ongoing"),
    ("Sept 2020 subject to funding", "2020-09-01..2020-09-30", "subject to funding"),
    ("Protocol via city council – July 09", "2009-07-01..2009-07-31", "Protocol via city council"),
    ("Finalise by October 08\nInvite GARAS", "2008-10-01..2008-10-31", "Finalise Invite GARAS"),
    ("Outline bid by 2.9.11.", "2011-09-02", "Outline bid"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "rest"), LEFT_OVER)
def test_what_stands_beside_the_date_is_left_over(text: str, expected: str, rest: str) -> None:
    reading = read_date(text, SUMMER)
    assert (sure(reading), reading.rest) == (expected, rest)


def test_a_bare_month_with_a_name_is_doubted_and_leaves_the_name() -> None:
    reading = read_date("Sept Gupti G", SUMMER)
    assert (written(reading.window), reading.rest) == ("2020-09-01..2020-09-30", "Gupti G")
    assert reading.ambiguous


def test_a_bare_month_with_an_event_is_doubted_and_leaves_the_event() -> None:
    reading = read_date("October (during Make a Difference week)", SUMMER)
    assert written(reading.window) == "2020-10-01..2020-10-31"
    assert (reading.ambiguous, reading.rest) == (True, "during Make a Difference week")


REVISED = [
    ("31/07/20 (revised 30/09/20)", "2020-07-31", "2020-09-30"),
    ("31/07/20, revised to 30/09/20", "2020-07-31", "2020-09-30"),
    ("31/07/20 now 30/09/20", "2020-07-31", "2020-09-30"),
    ("31/07/20 -> 30/09/20", "2020-07-31", "2020-09-30"),
    ("31/07/20 → 30/09/20", "2020-07-31", "2020-09-30"),
    ("Was 31/07/20, now 30/09/20", "2020-07-31", "2020-09-30"),
    ("30/9/20 (originally 31/7/20)", "2020-07-31", "2020-09-30"),
    ("30/9/20 (was 31/10/20)", "2020-10-31", "2020-09-30"),
    ("Original: 31/7/20 Revised: 30/9/20", "2020-07-31", "2020-09-30"),
    ("31/7/20 (original)\n30/9/20 (revised)", "2020-07-31", "2020-09-30"),
    ("Sept 2020 (was July 2020)", "2020-07-01..2020-07-31", "2020-09-01..2020-09-30"),
    ("July 2020 extended to Sept 2020", "2020-07-01..2020-07-31", "2020-09-01..2020-09-30"),
    ("July 2020 - extended to September", "2020-07-01..2020-07-31", "2020-09-01..2020-09-30"),
    ("moved from Sept 20 to Nov 20", "2020-09-01..2020-09-30", "2020-11-01..2020-11-30"),
    ("slipped from July to Sept 2020", "2020-07-01..2020-07-31", "2020-09-01..2020-09-30"),
    ("August 2020 (was April)", "2020-04-01..2020-04-30", "2020-08-01..2020-08-31"),
    ("Aug 20, revised Sept 20, now Nov 20", "2020-08-01..2020-08-31", "2020-11-01..2020-11-30"),
]


@pytest.mark.parametrize(("text", "original", "now"), REVISED)
def test_of_an_original_and_a_revised_date_the_revised_one_is_due(
    text: str, original: str, now: str
) -> None:
    reading = read_date(text, SUMMER)
    assert (written(reading.original), sure(reading)) == (original, now)


MILESTONES = [
    ("Outline bid by 2.9.11.\nFull bid by 31.10.11", "2011-10-31"),
    ("Hold a meeting in July 2011 Commitment agreed by October 2011", "2011-10-01..2011-10-31"),
    ("31 July and 30 September 2020", "2020-09-30"),
    ("Draft by 31 July and final by 30 Sept 2020", "2020-09-30"),
    ("Phase 1: July 2020; Phase 2: Oct 2020; Phase 3: Jan 2021", "2021-01-01..2021-01-31"),
    ("Launch 1/12/20; review 1/9/20", "2020-12-01"),
    ("map – June 08; training Autumn 08", "2008-09-01..2008-11-30"),
    ("31/07/20 30/09/20", "2020-09-30"),
]


@pytest.mark.parametrize(("text", "expected"), MILESTONES)
def test_of_several_milestones_the_last_one_is_due(text: str, expected: str) -> None:
    reading = read_date(text, SUMMER)
    assert (sure(reading), reading.original) == (expected, None)
    assert reading.why == "Of several dates the last one counts."


def test_a_milestone_that_does_not_exist_puts_the_others_in_doubt() -> None:
    reading = read_date("31/04/20, 30/06/20", SUMMER)
    assert written(reading.window) == "2020-06-30"
    assert (reading.ambiguous, reading.why) == (True, "There is no 31 April.")
