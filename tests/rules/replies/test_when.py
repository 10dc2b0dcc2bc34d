"""Dates in replies about an action that is due on 30 September 2020, said on 7 September."""

from __future__ import annotations

import pytest

from handlers.rules.reply import Intent
from tests.rules.replies.cases import AMBER, MEETING, THREE, outcome, read, table

DATES = table(
    r"""
now end Oct => due 2020-10-31
now 30 Nov => due 2020-11-30
back on track now aiming for mid October instead => green + ask
can't reply now driving => none away
i dont work there any more, ask Leanne => to Leanne
reminder me monday => none snooze
venue booked 3rd dec, so pls move to then => ask
next meeting of the trust is 3 Dec. can we move it to that date => ask
trust meets 3 Dec, will tell you more then => comment
trust meets 3 Dec, staff move to that site => comment
delivered w/e 4/9 => comment + after
delivered w/c 31/8, all schools => comment + after
sorted w/e 4 Sept => comment + after
to be delivered w/e 4/9 => ask
will be delivered w/e 25/9 => due 2020-09-25
slipped to 15 November => due 2020-11-15
slipped a month => due 2020-10-30
slipped by two weeks => due 2020-10-14
slipping to Dec => due 2020-12-31
new date 31/10/2020 => due 2020-10-31
new date: 31/10 => due 2020-10-31
revised date 1 Dec => due 2020-12-01
revised to 1 December => due 2020-12-01
date moved to Jan 2021 => due 2021-01-31
pushed to q4 => due 2021-03-31
pushed back to spring => due 2021-05-31
pushed back 2 wks => due 2020-10-14
push back a fortnight => due 2020-10-14
push it back a month please => due 2020-10-30
extend to end of year => due 2020-12-31
extend by 3 months => due 2020-12-30
extended until March => due 2021-03-31
deferred to next financial year => due 2022-03-31
delayed until next spring => due 2021-05-31
delayed till after Christmas => comment + ask
delayed to w/c 12 Oct => due 2020-10-18
by end of October => due 2020-10-31
by Xmas => due 2020-12-25
by the next meeting => due 2020-09-24
by Friday => due 2020-09-11
by 31 October at the latest => due 2020-10-31
will be done by 31 October => due 2020-10-31
should be done by 31 October => ask
hope to finish by 31 October => ask
aiming for 31 October => ask
looking like November now => ask
probably November => ask
more like end of Nov => ask
let's say end of November => due 2020-11-30
make it end November => due 2020-11-30
30 Nov => due 2020-11-30
30/11 => due 2020-11-30
30.11.20 => due 2020-11-30
30-11-2020 => due 2020-11-30
30th => due 2020-09-30
30th November => due 2020-11-30
end Nov => due 2020-11-30
end of Nov 2020 => due 2020-11-30
November => due 2020-11-30
Nov => due 2020-11-30
Q4 => ask
Q3 20/21 => due 2020-12-31
spring 2021 => due 2021-05-31
next month => due 2020-10-31
next week => due 2020-09-20
in two weeks => due 2020-09-21
two weeks => comment
a couple of weeks => comment
yesterday => comment
31 Nov => ask
30 Feb => ask
29 Feb 2021 => ask
Fri 31 Oct => ask
Sat 31 Oct => due 2020-10-31
Monday 5th October => due 2020-10-05
1 Aug => ask
31 July => ask
March => due 2021-03-31
meeting on 14 October => comment
the meeting is on 14 October => comment
event planned for 14 October => comment
workshop booked 14 Oct => comment
we launch on 1 Nov => comment
launch 1 November => comment
starting 1 Nov => comment
starts in November => comment
interviews w/c 12 Oct => comment
consultation closes 30 Oct => comment
report goes to Cabinet on 14 Oct => comment
going to Cabinet 14 Oct => comment
Cabinet 14 Oct => comment
Cabinet decision due 14 Oct => comment
due at Cabinet 14 Oct => comment
due to finish 14 Oct => due 2020-10-14
due to complete end October => due 2020-10-31
due 14 Oct => due 2020-10-14
due date 14 Oct => due 2020-10-14
due to start 1 Nov => comment
awaiting Cabinet on 14 Oct => comment
waiting for Cabinet in October => comment
amber until Cabinet on 14 Oct => amber
amber - Cabinet 14 Oct => amber
amber 14 Oct => amber due 2020-10-14
amber, 14 Oct => amber due 2020-10-14
amber now 14 Oct => amber due 2020-10-14
amber – revised completion 14 Oct => amber due 2020-10-14
amber. New completion date of 14 October agreed with Cllr Cook. => amber due 2020-10-14
green - will complete 14 Oct => green due 2020-10-14
green, done by 14 Oct => green due 2020-10-14
green for 14 Oct => green
on track for 14 Oct => green
on track for October => green
on course for Oct => green
on target for end of Oct => green
still on for 30 Sept => comment
still due 30 Sept => due 2020-09-30
still 30 Sept => due 2020-09-30
no change to date => comment
date stays as is => comment
keep the date => comment
red - won't make 30 Sept => red + ask
will miss 30 Sept => comment
won't be done by 30 Sept => comment + ask
won't be done until 30 Nov => ask
not going to be done before 30 Nov => comment + ask
unlikely before Christmas => comment
no earlier than January => comment + ask
not before January => comment + ask
after Easter => comment
after the elections => comment
once the elections are over => comment
when the new post holder starts in Nov => comment
date tbc => comment
new date tbc => comment
date to be confirmed => comment
need more time => comment + ask
need another month => due 2020-10-30
need 2 more weeks => due 2020-10-14
give me another week => due 2020-10-07
bring forward to 20 Sept => due 2020-09-20
brought forward to 20 Sept => due 2020-09-20
earlier than planned - now 20 Sept => due 2020-09-20
moved from 30 Sept to 30 Oct => due 2020-10-30
30 Sept to 30 Oct => due 2020-10-30
30/9 -> 30/10 => due 2020-10-30
was 30 Sept now 30 Oct => due 2020-10-30
originally 30 Sept, revised 30 Oct => due 2020-10-30
30 Oct not 30 Sept => due 2020-10-30
sorry 30 Oct not 30 Nov => due 2020-10-30
either 30 Oct or 6 Nov => ask
30 Oct or thereabouts => due 2020-10-30
around 30 Oct => due 2020-10-30
circa end Oct => due 2020-10-31
early Nov => due 2020-11-10
early-mid Nov => due 2020-11-20
mid-late November => due 2020-11-30
end of the year => due 2020-12-31
end of financial year => due 2021-03-31
end of term => comment
half term => comment
before half term => comment
by next summer => due 2021-08-31
by close of play Friday => due 2020-09-11
cop friday => due 2020-09-11
asap => comment
soon => comment
shortly => comment
imminently => comment
in due course => comment
in the new year => due 2021-01-31
in the next few weeks => comment
within 4 weeks => due 2020-10-05
within the month => comment
by month end => due 2020-09-30
in 6 months' time => due 2021-03-07
"""
)


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_date_is_taken_for_what_it_is(text: str, expected: str) -> None:
    assert outcome(read(text, AMBER, MEETING), AMBER) == expected


WRONG_DATE = table(
    r"""
CR6.4 date wrong should be 27 nov => CR6.4 due 2020-11-27
CR6.4 the date's wrong, it's 27 Nov => CR6.4 due 2020-11-27
CR6.4 date should be 27 Nov => CR6.4 due 2020-11-27
CR6.4 amber. wrong date, 27 Nov => CR6.4 amber due 2020-11-27
CR6.4 amber, they got the date wrong, 27 Nov => CR6.4 amber
CR6.4 amber, the price was wrong, 27 Nov meeting => CR6.4 amber
"""
)


@pytest.mark.parametrize(("text", "expected"), WRONG_DATE)
def test_a_date_that_is_said_to_be_wrong_is_put_right(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE) == expected


def test_what_others_got_wrong_stays_as_it_was_written() -> None:
    (edit,) = read("CR6.4 amber, they got the date wrong, 27 Nov", THREE).edits
    assert edit.comment == "they got the date wrong, 27 Nov"


@pytest.mark.parametrize(
    "words", ["need to confirm by 25 Nov", "will update by 25 Nov", "I'll report by 25 Nov"]
)
def test_the_day_on_which_one_hears_more_is_no_deadline(words: str) -> None:
    assert [edit.deadline for edit in read(words, AMBER).edits] in ([None], [])


def test_a_day_alone_is_when_one_answers_for_several() -> None:
    reply = read("tomorrow", THREE)
    assert reply.intent is Intent.SNOOZE
    assert reply.until is not None
    assert read("tomorrow", AMBER).intent is not Intent.SNOOZE
