"""New deadlines, and dates that are none."""

import pytest

from tests.rules.reply_cases import AMBER, outcome, read, table

DATES = table(
    r"""
need until 5/11 or 12/11 => ask
slipped to 3 Nov or 10 Nov => ask
amber, meeting on 5 Nov or 12 Nov => amber
now 5 Nov or earlier => due 2020-11-05
red, waiting on Cabinet, maybe end of Nov => red + ask
red, hopefully done by Christmas => red + ask
red, maybe => ask
red, maybe amber => ask
can this go back a month => ask
goes back a fortnight => ask
went back a month ago => comment
could I have an extra fortnight please => ask
any chance it could slip a fortnight? => ask
want it a month later => ask
will have more later this week => comment
slipped to end of November => due 2020-11-30
slipped to Nov, still green => green due 2020-11-30
green, now due end of Nov => green due 2020-11-30
not started, now end Nov => not_started due 2020-11-30
on track, new date 15 Oct => green due 2020-10-15
on track but need until end of Oct => green + ask
red - slipped to December as no staff => red due 2020-12-31
30 Nov, tutor ill => ask
30/11/20 - tutor ill => ask
end of November because the tutor is ill => ask
on 30 Nov, we met the Trust => comment
Friday, meeting the Trust => comment
20 Nov booked => comment
now 31 Dec 9999 => ask
amber by 30 Nov 5000 leaflets are out => amber due 2020-11-30
done 3 Sept => complete
done, next review 12 Oct => complete
amber, Cabinet on 12 Oct => amber
amber - meeting legal on Friday => amber
amber, meeting on Friday, now end Nov => amber due 2020-11-30
Cabinet slipped to 12 Oct => comment
launch moved to 3 Nov => comment
the deadline has moved to 3 Nov => due 2020-11-03
deadline now 3 Nov => due 2020-11-03
deadline is 3 Nov => due 2020-11-03
this will now be 3 Nov => due 2020-11-03
now looking at 3 Nov => ask
we're now aiming for mid Nov => ask
revised completion date 20 December => due 2020-12-20
complete by 20 December => due 2020-12-20
should complete by 20 December => ask
will complete by 20 December => due 2020-12-20
to be completed by 20 December => due 2020-12-20
due 20 December => due 2020-12-20
due to be finished 20 December => due 2020-12-20
expected 20 December => due 2020-12-20
expected completion 20 December => due 2020-12-20
now expected 20 December => due 2020-12-20
delivery now expected mid Nov => due 2020-11-20
push back a fortnight => due 2020-10-14
push it back two weeks please => due 2020-10-14
put back 2 weeks => due 2020-10-14
pushed back to the new year => due 2021-01-31
2 more weeks please => due 2020-10-14
another fortnight needed => due 2020-10-14
extend by 2 weeks => due 2020-10-14
can I have another week => ask
give me til Friday => ask
need until Friday => ask
by Friday => due 2020-09-11
Friday => due 2020-09-11
tomorrow => due 2020-09-08
end of the month => due 2020-09-30
end of next month => due 2020-10-31
next Friday => due 2020-09-18
in two weeks => due 2020-09-21
by the next meeting => ask
move to next meeting => ask
next meeting => ask
by Christmas => due 2020-12-25
spring 2021 => due 2021-05-31
Q1 2021 => due 2021-06-30
31/04 => ask
30 Feb => ask
now 30 Feb => ask
now Monday 8 Sept => ask
now 1 Sept => ask
now August => ask
date to be confirmed => comment
no date yet => comment
asap => comment
as soon as possible => comment
ongoing => comment
not 30 Oct, 30 Nov => ask
from 30 Sept to 30 Oct => due 2020-10-30
30 Sept -> 30 Oct => due 2020-10-30
moved from 30 Sept to 30 Oct => due 2020-10-30
changed from end Sept to end Oct => due 2020-10-31
was 30 Sept now 30 Oct => due 2020-10-30
instead of 30 Sept it'll be 30 Oct => due 2020-10-30
30 Oct or 30 Nov => ask
either 30 Oct or 30 Nov => ask
30 Oct at the latest => due 2020-10-30
30 Oct latest => due 2020-10-30
around mid Oct => due 2020-10-20
roughly end Oct => due 2020-10-31
end Oct? => ask
now end Oct? => ask
let's say end Oct => due 2020-10-31
make it end Oct => due 2020-10-31
change date to 30 Oct => due 2020-10-30
change the date to 30 Oct please => due 2020-10-30
set deadline to 30 Oct => due 2020-10-30
new deadline of 30 Oct agreed with Jo => due 2020-10-30
deadline extended to 30 Oct => due 2020-10-30
date unchanged => comment
no change to date => comment
still on for 30 Sept => comment
on hold until January => comment
paused until 5 Oct => comment
on leave until 5 Oct, green => green
blocked until 5 Oct => red
can't start until 5 Oct => comment
starts 5 Oct => comment
school starts 5 Oct => comment
training booked for 5 Oct => comment
interviews on 5 Oct => comment
survey closes 5 Oct => comment
funding ends 31 March 2021 => comment
contract runs until 31 March 2021 => comment
report due at scrutiny on 5 Oct => comment
paper going to Cabinet by 5 Oct => comment
waiting to hear back by 5 Oct => comment
should hear by Friday => comment
answer due Friday => comment
£5k by Friday => comment
"""
)


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_date_is_a_new_deadline_only_when_it_is_said_to_be_one(text: str, expected: str) -> None:
    assert outcome(read(text, AMBER), AMBER) == expected
