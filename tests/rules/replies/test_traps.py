"""Words that look like a status and are none, in the prose of officers and volunteers."""

import pytest

from tests.rules.replies.cases import GREEN, UNRATED, outcome, read, table

ON_GREEN = table(
    r"""
Sarge says its all in hand, ops order signed 4/9 => comment
Job done boss => complete
Jobs a good un => comment
All on target for delivery Q3 => green
spoke to Amber in comms, press release going out fri => comment
Got the green light from finance so cracking on => comment
we're good to go => comment
No probs here => same
Bit behind but should catch up => comment + after
Struggling with capacity tbh => comment + after
Red flag - partner has pulled out => comment
Amber/red - funding cliff edge in March => ask
AMBER (funding) => amber
Gone amber - Jo off sick => amber
this has gone red => red
its gone green! => green
turned amber last week => amber
now at amber => amber
still at red => red
stays green => green
remains amber pending Cabinet => amber
remains on track => green
keeping this green => green
would keep as amber => amber
I would rate this as amber => amber
Not sure - amber? => ask
amber-ish => ask
somewhere between amber and green => comment
on the amber side of green => comment
closer to red than amber => ask
green for the survey, amber for the event => ask
green on delivery but amber on budget => ask
all green except the website => comment
on track bar the evaluation => comment
Complete apart from final report => comment
completed all actions => complete
completed the first phase => comment
we have completed this action => complete
we have now completed => complete
the action has been completed => complete
action complete => complete
Action closed => ask
This action is finished => complete
work finished => complete
work has finished on this => complete
work has not started => not_started
has not yet begun => not_started
nothing started yet => comment
due to start in October => comment
will start in January => comment
on course to finish by Christmas => green
won't hit the date => comment + ask
we'll miss end of Sept, new date end of Nov => due 2020-11-30
date needs to move to 31 October => due 2020-10-31
can the deadline be moved to 31 October => ask
please extend to 31 October => due 2020-10-31
extension to end of October agreed by Bev => due 2020-10-31
extended until 31/10/20 => due 2020-10-31
deadline: 31.10.20 => due 2020-10-31
due date 15th Nov => due 2020-11-15
Revised date - 30 Nov 2020 => due 2020-11-30
revised to Q4 => due 2021-03-31
slipped two weeks => due 2020-10-14
slipped by a month => due 2020-10-30
running two weeks behind => comment
two weeks late => comment
delayed until new year => due 2021-01-31
delayed to november because of covid => due 2020-11-30
event postponed to spring => comment
Conference cancelled due to covid => comment
meeting cancelled, rearranging => comment
project cancelled by funder => discontinued
scheme withdrawn by government => discontinued
no longer needed as county are doing it => discontinued
We've decided not to go ahead => discontinued
not proceeding => discontinued
merged with CR6.5 => comment
on hold => comment
paused due to covid => comment
parked => comment
no further action => comment
NFA => ask
n/a now => ask
no capacity to do this at present => comment
nothing has happened on this => comment
no progress since last meeting => comment + after
no movement sorry => same
Waiting on PCC decision, meeting 12/10 => comment
Police have confirmed funding of £25k, 2 PCSOs start 1 Oct => comment
75% of families contacted (312 of 416) => comment
3 of 5 milestones hit, rest on track => comment
2 amber risks on the risk register => comment
RAG on the risk register is red => comment + after
the red zone survey is complete => comment
all the green bins delivered => comment
Orange Wednesdays campaign starts => comment
Ruth Green to lead from Oct => comment
Amber to lead from October => ask
Cllr Redd has asked for an update => comment
Redditch team on board => comment
Yellow Submarine charity have joined => comment
Blackfriars and Greenbank wards covered => comment
Greenfields estate done => comment
White Rose centre - done => ask
met Green party councillors => comment
Code red declared by hospital trust => comment
amber weather warning so visit cancelled => ask
we are red hot on this one => comment
feeling a bit blue lol => comment
saw red when I read the email => comment
evergreen programme launched => comment
Survey: complete => ask
RAG: green => green
Hi Bev - green => green
Resilience forum - done => complete
Met with partners - green => green
on it => none ack
will do => none ack
leave it with me => none ack
hold on => none ack
on track end Oct => green
start of November => due 2020-11-10
now start of November => due 2020-11-10
posters - done, leaflets - done, event - not yet => ask
"""
)

PROSE = table(
    r"""
The survey has been completed and the report is being written => comment + after
Survey complete, analysis underway => comment + after
Recruitment complete - two officers start 1 October => comment + after
Funding secured and project complete => complete
We have completed 12 home visits and distributed 300 food parcels since June. => comment + after
All staff trained and kit delivered => comment + after
Blue light partners signed up, on track for launch => green
The red route consultation finished on Friday => comment + after
Patrols increased in the amber zones, 3 arrests made, operation continues => comment + after
Complete list of contacts sent to Bev => comment + after
Complete rethink needed => comment + after
Complete nightmare this one => comment + after
Completed forms returned to county => comment + after
Finished product looks great => comment + after
Done a lot of work on this with partners => comment + after
Done some digging and found three venues => comment + after
Done with consultation, drafting now => ask
Blocked drains reported to highways => comment + after
Blocked off the road for the event => comment + after
Stuck posters up all over town => comment + after
Dropped leaflets to 400 houses => comment + after
Dropped off the food parcels on Friday => comment + after
ASB reports have dropped by 20% => comment + after
Numbers dropped off over summer => comment + after
Cancelled the order for gazebos => comment + after
Superseded guidance removed from website => comment + after
Withdrawn from the CCG funding bid => comment + after
Abandoned vehicles removed from Barton => comment + after
Slipped on the stairs so working from home => comment + after
Slipped in a quick meeting with CCG => comment + after
At risk register now in place => comment + after
At risk tenants contacted by phone => comment + after
Off track cycling event held => comment + after
On target hardening work we fitted 40 locks => comment + after
On track records show attendance up => comment + after
Late night venues visited => comment + after
Fine issued to landlord => comment + after
Good news - funding approved => comment + after
Good meeting with partners => comment + after
Great turnout at the event on Saturday => comment + after
Closed 3 crack houses this month => comment + after
School closed so session moved online => comment + after
Office closed until October => comment + after
Achieved 95% attendance => comment + after
Delivered 200 parcels => comment + after
Delivered the training to 3 teams => comment + after
Critical friends group established => comment + after
Failed to recruit, readvertising => comment + after
Stopped 14 vehicles on the op => comment + after
Traffic light system (red/amber/green) agreed for the tracker => ask
RAG rating agreed with partners => comment + after
We changed the RAG from amber to green at the last meeting => comment + after
at last meeting this was amber => comment + after
This was green at the June meeting => comment + after
We agreed at the board this should be red => ask
Chair said it should be amber => ask
Bev asked me to mark it green => ask
Bev told me to put this as green => green
Can Bev change this to green => ask
Has this been marked as complete => none question
I thought this was complete => comment + after
I thought this was done already => comment + after
Didn't we complete this last year => none question
Isn't this complete => none question
this must be done by now => comment + after
Not aware of any reason it isn't green => ask
no reason to change from green => comment + after
nothing to stop this going green => comment + after
if anything it's red => ask
if it was up to me it'd be red => comment + after
I'd have said green but Jo says amber => comment + after
green according to Jo => ask
it says green on the sheet but it's amber => amber
should say amber not green => amber
it's down as green but should be amber => ask
you have it as red but it's amber => amber
you've got this as red, it's green => green
showing as red, should be green => ask
why is this red? it's green => green
this isn't red, it's amber => amber
not red - green => green
not amber, green => green
amber not red => amber
amber rather than red => amber
more amber than red => ask
more red than amber => ask
red if I'm honest => red
amber if I'm honest => amber
if I'm being honest amber => amber
honestly? red => red
being honest, red => red
to be honest amber => amber
tbh amber => amber
amber tbh => amber
done with it => complete
all done with this => complete
dropped by the funder => ask
dropped because of covid => discontinued
amber waiting on Cabinet => amber
amber negotiating with the landlord => amber
red recruiting again => red
green building works started => ask
on track using agency staff => green
"""
)


@pytest.mark.parametrize(("text", "expected"), ON_GREEN)
def test_turns_of_speech_on_a_green_action_are_not_misread(text: str, expected: str) -> None:
    assert outcome(read(text, GREEN), GREEN) == expected


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_status_words_in_prose_are_only_taken_when_said_of_the_action(
    text: str, expected: str
) -> None:
    assert outcome(read(text, UNRATED), UNRATED) == expected
