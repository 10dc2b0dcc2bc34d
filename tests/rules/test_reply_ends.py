"""What is said of an action that has come to an end, or nearly."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.reply_cases import GREEN, outcome, read, table

MEETING = date(2020, 9, 24)

ENDS = table(
    r"""
All complete from our end => comment
Job's a good 'un => comment
We've cracked it => comment
That's us finished => complete
that's that one put to bed => comment
we got there in the end - complete => complete
we're done here => complete
Mission accomplished => comment
ticked that one off => comment
you can tick that one off => comment
can be closed => ask
ready to close => ask
no further action needed => ask
no further action required => ask
the shop is ready to close for summer => comment
no further action from the Trust since June => comment
can close this one => ask
please close => ask
pls close this off => ask
close it down => ask
close this action please => ask
happy for this to be closed => ask
this can now be closed => ask
recommend closure => comment
propose to close => comment
suggest we close this => comment
Completed - recommend closing => complete
complete, can be removed from plan => complete
remove from the plan => comment
to be removed => ask
no longer a priority => comment
no longer needed => discontinued
not required => comment
N/A now => ask
superseded => discontinued
overtaken by events => comment
been overtaken by the new strategy => comment
merged with CR7 => comment
merged with another action => comment
subsumed into the new strategy => comment
now business as usual => comment
mainstreamed => comment
on hold => comment
paused => comment
parked until the new year => comment
on the back burner => comment
mothballed => comment
shelved => comment
shelved for now => comment
we've decided not to do this => comment
we're not doing this any more => discontinued
we aren't going ahead with this => discontinued
this isn't going to happen => discontinued
not happening this year => comment + after
Cabinet pulled the plug => comment
funding pulled => comment
the bid was unsuccessful => comment
application rejected => comment
unable to progress => comment
can't progress until staff in post => comment
no capacity => comment
no resource => comment
no budget => comment
awaiting funding => comment
waiting on Legal => comment
waiting to hear back => comment
have chased again => comment
no response from partner => comment
partners not engaging => comment
nobody turned up => comment
meeting cancelled => comment
meeting postponed => comment
event cancelled due to weather => comment
first session cancelled => comment
officer post deleted => comment
Post filled => comment
recruitment complete => comment
recruitment done, training to follow => comment
recruited, starts Monday => comment
3 of 5 done => comment
3/5 complete => comment
2 out of 3 schools done => comment
five of the six sites complete => comment
75% complete, amber => amber
100% => comment
100% done => complete
fully complete => complete
fully implemented => ask
fully operational => comment
up and running => comment
launched => comment
launched last week => comment
strategy adopted by Council 10 Sept => comment
approved => comment
approved by cabinet => comment
signed off by board => comment + after
sign off awaited => comment
ready for sign off => comment
draft complete => comment
draft done => comment
first draft finished => comment
first phase complete => comment
phase 1 complete => comment
phase one done, phase two on track => comment
stage 2 finished => comment
mapping complete, training not yet arranged => comment
our side's done => comment
done our bit => comment
done as far as we can => comment
done all we can => ask
done what we can => comment
nothing more we can do => comment
completed as far as possible => comment
complete from a police perspective => comment
police part complete => comment
complete for this year => comment
done for this quarter => comment
done for now => ask
done for today => ask
done for the first school => comment
complete for phase 1 => comment
done for some of them => comment
done for the most part => comment
done for some reason => complete
green for the most part => comment
green for one if they agree => comment
done for the board => complete
done for all schools => complete
that's me done for today => ask
done for the day => comment
finished for the week => comment
done for the time being => comment
we're done for => comment
we are done for! => ask
done for => ask
done in => comment
I'm done in => comment
done in by the paperwork => comment
this has done me in => comment
done in June => complete
done in full => complete
done in time for the meeting => complete
done for the council => complete
done until next year => comment
complete till next review => comment
done (mostly) => comment
done-ish => comment
done ish => comment
basically done => comment
essentially complete => comment
to all intents and purposes complete => comment
as good as done => ask
good as done => ask
pretty much there => comment
just about there => comment
nearly nearly => ask
not far off => ask
almost over the line => comment
over the line => ask
home and dry => comment
in the can => ask
in the bag => ask
wrapped up => ask
wrapping up => comment
finishing off => comment
finishing touches => comment
finalising => comment
tying up loose ends => comment
a few loose ends => comment
bar a few loose ends => comment
snagging only => comment
awaiting final invoice => comment
"""
)


@pytest.mark.parametrize(("text", "expected"), ENDS)
def test_an_end_is_taken_only_where_it_is_said_outright(text: str, expected: str) -> None:
    assert outcome(read(text, GREEN, MEETING), GREEN) == expected
