"""Deadlines as they stand in the cells of plans: what is a date, and what is none."""

from __future__ import annotations

import pytest

from tests.rules.dates.cases import shown

TODAY = "2020-09-07"
CASES = r"""
every September => recurring
each June => recurring
quarterly => recurring
monthly => recurring
weekly => recurring
bi-monthly => recurring
bi-annually => recurring
twice a year => recurring
every 6 months => recurring
6 monthly => recurring
6-monthly => recurring
termly => recurring
daily => recurring
every quarter => recurring
each quarter end => recurring
once the merger is complete => conditional
when funding confirmed => conditional
subject to funding => conditional
dependent on Cabinet => conditional
after the review => conditional
following consultation => conditional
following sign off by Cabinet in Oct => conditional
3 months after launch => relative
within 2 weeks of approval => relative
pending legal advice => conditional
Complete => none
completed => none
Done => none
Completed 14/08/20 => 2020-08-14
Achieved => none
Overdue => none
Green => none
Not started => none
Deadline passed => none
31/04/2021 => invalid
31 April => invalid
30/02/2021 => invalid
29/02/2021 => invalid
29/2/20 => 2020-02-29
00/09/2020 => invalid
32/01/2021 => invalid
13/13/2020 => invalid
4/13/2020 => 2020-04-13 ?
04/25/21 => 2021-04-25 ?
9/31/2020 => invalid
31 Sept => invalid
31st June 2021 => invalid
44104 => 2020-09-30
44104.0 => 2020-09-30
43921 => 2020-03-31
1 => none
31 => none
Sep-20 => 2020-09-01..2020-09-30
20 Sep => 2020-09-20
Sep 20th => 2020-09-20
July 09 => 2009-07-01..2009-07-31
Jul-09 => 2009-07-01..2009-07-31
May 10 => 2010-05-01..2010-05-31 ?
Jan 21 => 2021-01-01..2021-01-31
Sep 2020 -> Dec 2020 => 2020-12-01..2020-12-31
Draft Sept, final Dec 2020 => 2020-12-01..2020-12-31
Report to Cabinet 14 Oct 2020 => 2020-10-14
Cabinet 14/10/20 => 2020-10-14
Launch event 3 December 2020 => 2020-12-03
JB 30/09/20 => 2020-09-30
30/09/20 JB/KL => 2020-09-30
by end of 2020 at the latest => 2020-12-31
end of the calendar year => 2020-12-31
calendar year 2021 => 2021-01-01..2021-12-31
academic year 2020/21 => 2020-09-01..2021-08-31
school year 20/21 => 2020-09-01..2021-08-31
start of term => relative
end of term => relative
end of summer term 2021 => 2021-07-31 ?
next AGM => none
AGM June 2021 => 2021-06-01..2021-06-30
next meeting => relative
next board => none
Day 1 => none
Year 1 => relative
Years 1-3 => none
Year 2 (2021/22) => 2021-04-01..2022-03-31
Month 6 => relative
Phase 2 => relative
by month end => 2020-09-30
COP 30 Sept => 2020-09-30
close of business 30/9 => 2020-09-30
noon on 30 Sept => 2020-09-30
5pm 30/09/2020 => 2020-09-30
30/09/2020 17:00 => 2020-09-30
2020-09-30 00:00:00 => 2020-09-30
2020-09-30T00:00:00 => 2020-09-30
30/09/2020 00:00 => 2020-09-30
annually in Sept => recurring
31 March each year => recurring
31 March every year => recurring
first Monday of the month => recurring
last Friday in Sept => 2020-09-25
first Monday in October 2020 => 2020-10-05
second Tuesday of Nov => 2020-11-10
Bank holiday Monday => relative
Ramadan 2021 => none
Diwali => none
Black History Month => none
Pride 2021 => none
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_a_cell_is_read_for_what_it_says(line: str) -> None:
    text, _, expected = line.rpartition(" => ")
    assert shown(text, TODAY) == expected
