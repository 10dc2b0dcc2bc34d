"""Replies as they are written in offices, stations and wards, to one action that is Amber."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.reply_cases import AMBER, outcome, read, table

MEETING = date(2020, 9, 24)

STATUSES = table(
    r"""
was meant to be 30 Nov but we did it early. Complete => complete
mid nov ish => due 2020-11-20
👍 => none ack
👎 => ask
30.9 amber => amber + ask
could be worse => ask
SS4 Q3 => ask
all done bar the shouting => comment
all done and dusted bar the shouting => comment
sorted => ask
put to bed => ask
not there yet => comment
no probs => ask
no probs here => ask
bang on => ask
bang on track => green
bang on target => green
it's gone red I'm afraid => red
g => green
G => green
A-G => ask
amber/red => ask
A/G => ask
see below => ask
as last time => same
ditto => same
N/A at present => comment
still plodding along => comment
green => green
Green - no issues => green
Green. All on schedule. => green
amber – recruitment slower than hoped => amber
Red: no funding => red
done last Tuesday => complete
we finished this in August => complete
completed on 3 September => complete
Completed 03/09/20 => complete
this one is complete, thanks Bev => complete
Complete as of yesterday => complete
all complete now => complete
this was completed a while back => complete
That's done and dusted => complete
Done & dusted => complete
Done! => complete
Done ✅ => complete
✅ => complete
✅ done => complete
complete subject to sign off => comment
complete pending sign-off => comment
complete apart from the evaluation => comment
Completed except final report => comment
done apart from one thing => comment
nearly there => comment
almost done => comment
90% complete => comment
100% complete => complete
about half done => comment
halfway through => comment
50/50 => comment
not complete => comment
Incomplete => comment
not yet complete => comment
yet to be completed => comment
to be completed => comment
to be completed by end of Oct => due 2020-10-31
will be completed by end of Oct => due 2020-10-31
should be completed by end of Oct => ask
will be green next month => ask
will go green once the post is filled => ask
going amber => comment
gone amber => amber
now amber => amber
amber now => amber
was green but now amber => amber
was amber, now green => green
moved from amber to green => green
amber to green => green
green to amber => amber
from green to amber => amber
amber -> green => green
has gone from red to amber => amber
amber->green => green
not red any more => comment
no longer red => comment
no longer amber => ask
isn't green => comment
hardly green => comment
can't call it green => comment
wouldn't say green => comment
I'd say amber => amber
I'd call it amber => amber
call it amber => amber
put me down as amber => amber
stick it at amber => amber
mark it amber please => amber
pls mark as green => green
can you mark as green please => green
could you change to green => green
please turn to green => green
turn it green => green
make it green => green
set to red => red
rag: green => green
RAG - Amber => amber
RAG status: Red => red
Status: complete => complete
status = green => green
rag rating green => green
BRAG: blue => complete
blue => complete
Blue - complete => complete
yellow => amber
amberish => comment
greenish => ask
reddish => ask
sort of green => comment
kind of amber => comment
between amber and green => ask
amber verging on red => comment
amber bordering on red => comment
borderline green => ask
amber tending to green => comment
amber moving towards green => amber
green with a hint of amber => ask
solid green => green
firmly green => green
definitely red => red
deep red => red
very red => red
still red => red
remains red => red
staying red => red
stays amber => amber
remaining green => green
continues green => green
amber again => amber
back to green => green
back on track => green
on trak => green
on track => green
On-track => green
ontrack => green
nearly on track => ask
not on track => comment
largely on track => ask
mostly on track => ask
broadly on track => green
on track apart from housing => ask
on track but funding not agreed => green
on track subject to recruitment => ask
on track to complete by Dec => green
on track for completion in December => green
on track to finish next month => green
on target => green
on schedule => green
ahead of schedule => green
running ahead => comment
to time => comment
going to plan => green
progressing => comment
progressing well => ask
in progress => comment
ongoing => comment
underway => comment
work in progress => comment
wip => ask
good progress => ask
making progress => ask
slow progress => comment
no progress => ask
no progress yet => comment + after
no progress to report => ask
no update => same
no update this month => same
nothing to report => same
nothing new => same
no change => same
No change. => same
nc => same
same => same
same as before => same
same as last month => same
still the same => same
as before => same
unchanged => same
"""
)


@pytest.mark.parametrize(("text", "expected"), STATUSES)
def test_what_is_said_of_an_amber_action_is_read(text: str, expected: str) -> None:
    assert outcome(read(text, AMBER, MEETING), AMBER) == expected
