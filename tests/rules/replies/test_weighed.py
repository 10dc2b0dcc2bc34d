"""How firmly a status is said, of an action that is Red."""

from __future__ import annotations

import pytest

from tests.rules.replies.cases import MEETING, RED, outcome, read, table

HEDGED = table(
    r"""
Complete and utter shambles => comment
red and amber areas mapped => ask
down as green but it's not => ask
complete - no it isn't => comment
green no amber => ask
If Cabinet agrees on 14 Oct this will be complete => comment
Provided the lease is signed we're green => ask
Once legal come back we can call it complete => comment
Unless anything changes it's green => ask
We'd be green if it wasn't for staffing => ask
Had hoped to be green by now => comment
Was hoping this would be done by now => comment
Expected to be completed in November => due 2020-11-30
Due to complete in November => due 2020-11-30
It's being completed this week => comment
is being finalised => comment
will have been completed by Friday => due 2020-09-11
has been completed by the team => complete
has been signed off and completed => complete
was completed by Highways in July => complete
were finished last month => complete
The board agreed to close this action => comment
agreed at board that this is complete => complete
Board agreed this is now amber => amber
the group rated this red => comment
it was agreed to keep this at amber => comment
police have completed their part => comment
NHS have finished theirs, we haven't => comment
Housing done, Police outstanding => comment
half the schools done, half to go => comment
all schools done except St Mary's => comment
most of it done => comment
bulk of it complete => comment
majority complete => comment
done in the main => comment
mainly complete => comment
substantially complete => comment
complete save for snagging => comment
virtually done => comment
technically complete => comment
complete on paper => comment
complete in theory => comment
not quite complete => comment
not far off complete => comment
close to completion => comment
nearing completion => comment
approaching completion => comment
on the point of completion => comment
ready to be signed off as complete => comment
could be marked complete => comment
can be marked as complete => complete
please mark as complete => complete
happy to mark as complete => complete
happy to call it complete => complete
I'd like to close this as complete => complete
can we mark this complete? => none question
should we mark this complete? => none question
shall I mark it green? => none question
is it ok to go amber? => none question
do I put green? => none question
Is this complete? => none question
complete? => ask
done? => ask
green? => ask
not sure if green or amber => comment
not sure, maybe amber => ask
amber or green, you choose => ask
either amber or red => ask
somewhere between green and amber => ask
low amber => amber
dark green => green
greeny amber => comment
amber/green => ask
green/amber => ask
red/amber => ask
amber (was green) => amber
green (previously amber) => green
amber, previously green => amber
amber - was red => amber
was red in June, amber in July, green now => green
started red, moved to amber, now green => ask
red at the last meeting, green today => green
amber at last meeting => amber
amber last quarter but now back on track => green
we were red but are back on track => green
we had gone amber but sorted => comment + after
would have said green but for the strike => comment
green until the strike => ask
green up to now => green
green since June => green
amber since June => amber
red for three months => red
on track since the new officer started => green
on track until last week => comment
on track, honest! => green
on track, promise => green
on track ish => ask
on track? => ask
on track - I think => ask
apparently on track => ask
I understand it's on track => ask
I gather it's complete => comment
contractor reckons it's finished => comment
hopefully green => ask
fingers crossed green => comment
touch wood on track => comment
all being well, green by next month => ask
green, all being well => ask
green, subject to funding => ask
green, pending approval => ask
green but pending Cabinet approval => ask
green but dependent on funding => ask
green with caveats => ask
green-ish => ask
green at a push => ask
just about green => ask
comfortably green => green
strong green => green
reluctantly amber => amber
better put amber => comment
let's go amber => ask
lets say amber => amber
go with amber => amber
going with amber => amber
go for green => green
stick with green => green
keep at green => green
keep green => green
leave as green => green
leave it amber => amber
leave at red => red
hold at amber => amber
stay at green => green
remain amber => amber
maintain green => green
still at amber => amber
amber as before => amber
amber as per last month => amber
same - amber => ask
no change - amber => ask
no change (amber) => ask
no change, still red => red same
no change still amber => same
unchanged, green => ask
as before - green => ask
nothing new, on track => green
no update, on track => green
no news, still waiting => same
no movement, amber => amber
nothing to report - on track => green
nothing to report, all complete => complete
"""
)


@pytest.mark.parametrize(("text", "expected"), HEDGED)
def test_hedges_conditions_and_changes_are_weighed(text: str, expected: str) -> None:
    assert outcome(read(text, RED, MEETING), RED) == expected
