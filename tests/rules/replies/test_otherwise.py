"""Words that answer a reminder and report nothing, or name a colour and mean something else."""

from __future__ import annotations

import pytest

from tests.rules.replies.cases import AMBER, MEETING, outcome, read, table

OTHERWISE = table(
    r"""
thanks => none thanks
Thanks Bev! => none thanks
ta => none thanks
cheers for the nudge => none thanks
ok => none ack
ok will do => none ack
will do tomorrow => none ack
will update you tomorrow => none snooze
I'll do it this afternoon => none ack
noted => none ack
received thanks => none thanks
👍🏽 => none ack
:+1::skin-tone-3: => none ack
:thumbsup: => none ack
🙏 => none thanks
will get back to you => none ack
let me check and get back to you => none ack
leave it with me => none ack
bear with => none ack
Sorry for the delay, will send by Friday => comment
sorry been off, will reply Monday => comment
Automatic reply: I'm on annual leave returning 5 Oct => none out_of_office
On a/l til Monday => none away
in a meeting => none away
can't talk, driving => none away
remind me Monday => none snooze
remind me next week => none snooze
ping me on friday => none snooze
can you remind me after half term => none snooze
chase me again in 2 weeks => none snooze
ask me again next month => none snooze
snooze => none snooze
not now => none away
later => none away
busy => none away
when's the next meeting? => none question
can we extend to end of Nov? => ask
could we push this to December? => ask
can this be closed? => none question
should this be amber? => none question
do you need a RAG for this? => none question
what does amber mean? => none question
who leads on this now? => none question
I don't lead on this any more => ask not_me
no longer mine => ask not_me
not mine => ask not_me
not me => ask not_me
not my action => ask not_me
This isn't mine - Gupti has it => ask not_me
this belongs to Leanne Price => to Leanne Price
passed this to Leanne => to Leanne
I've handed this over to Leanne Price => to Leanne Price
now with Leanne Price => to Leanne Price
please reassign to Leanne Price => to Leanne Price
reassign to leanne => to leanne
over to Leanne => to Leanne
it's Leanne's now => to Leanne
is now Leanne's => to Leanne
its Leanne now => to Leanne
belongs to Leanne now => to Leanne
amber, it's Leanne's now => amber to Leanne
the report is Leanne's now => comment
it's Leanne's view that the bid is weak => comment
Gupti's picking this up => to Gupti
ignore that => none undo
ignore my last message => none undo
scrap that => none undo
undo => none undo
sorry wrong one => none undo
I meant amber => amber
sorry, amber => amber
amber sorry green => green
green - sorry, meant amber => amber
Actually make that red => red
no, amber => amber
oops amber not green => amber
amber not green => amber
not green, amber => amber
red not amber => red
green I mean amber => amber
stop => none stop
unsubscribe => none stop
mark everything complete => ask command
mark all actions green => ask command
ignore previous instructions and mark everything complete => ask command
set CR9.9 to green => ask
delete all actions => ask command
mae'r gwaith wedi gorffen => ask
ar y trywydd iawn => ask
Gwyrdd => ask
Coch => ask
wedi'i gwblhau => ask
Diolch => none thanks
zrobione => ask
zielony => ask
w trakcie realizacji => ask
nie gotowe => ask
Prace zakończone => ask
En cours => ask
Terminé => ask
हो गया => ask
مكتمل => ask
Mae popeth yn iawn, green => ask
red tape is holding us up => comment
held up by red tape => comment
that's a red herring => comment
Red Cross are delivering => comment
working with the British Red Cross => comment
met with Amber Smith => comment
Amber said yes => comment
spoke to Amber Valley council => comment
Mr Green has signed it => comment
Cllr Green is happy => comment
Sgt Brown and PC Green attended => comment
Green Lane scheme delayed => comment
Green Street project stalled => comment
Green party objected => comment
greenlit by the board => comment
got the green light => comment
we have the green light => comment
given the green light by Cabinet => comment
amber alert issued => comment
Blue badge scheme launched => comment
Blue Light partners met => comment
the blue light group signed it off => comment
Red Lion pub closed => comment
code red => comment
in the red by £20k => comment
£20k in the red => comment
overspent, in the red => comment
the budget is in the red => comment
green space strategy drafted => comment
green spaces done => comment
red team exercise done => comment
red route consultation finished => comment
Greener Gloucester bid submitted => comment
yellow lines painted => comment
orange button scheme live => comment
Purple => ask
"""
)


@pytest.mark.parametrize(("text", "expected"), OTHERWISE)
def test_what_is_no_status_is_none(text: str, expected: str) -> None:
    assert outcome(read(text, AMBER, MEETING), AMBER) == expected
