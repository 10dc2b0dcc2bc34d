"""Commands in people's own words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.other_words import as_command
from handlers.vocabulary import COMMANDS

SAID = """
post the digest => digest post
can you publish the RAG digest now please => digest post
can we share the digest? => digest preview
should I post the digest now => digest preview
can I have the digest now => digest
send me the digest => digest
chase everyone => remind everyone
can we reschedule FD3 please => move FD3
change the deadline for FD3 => move FD3
please chase up everybody => remind everyone
cancel the meeting => meeting cancel
cancel our next meeting on 1 Oct => meeting cancel on 1 Oct
new action: book minibus, Anne, 3 Nov => add book minibus, Anne, 3 Nov
change lead of FD5 to Anne => assign FD5 to Anne
change the lead on CR6.4 to Anne B and Gupti G please => assign CR6.4 to Anne B and Gupti G
rename FD5 to Food strategy for Cabinet => set FD5 title Food strategy for Cabinet
set FD5 red no money => update FD5 red no money
set #12 to amber => update #12 amber
give VO5 to leanne => assign VO5 to leanne
please hand over CR6.4 to Gupti G => assign CR6.4 to Gupti G
give my stuff to Leanne => hand over my actions to Leanne
I can't do this any more, give my stuff to Leanne => hand over my actions to Leanne
comment on FD2: ask the school directly => update FD2 ask the school directly
please add a note to CR6.4 - two more volunteers => update CR6.4 two more volunteers
add to 6.4: two more volunteers => update 6.4 two more volunteers
put a note on FD2 that the hall is booked => update FD2 the hall is booked
add a note to FD2 saying the hall's booked => update FD2 the hall's booked
please add a comment on FD2 hall booked for 12 Dec => update FD2 hall booked for 12 Dec
can you log on CR6.4 that we have a tutor => update CR6.4 we have a tutor
note that FD2: is late => -
we put a note on FD2 that it is late => -
comment on FD2 from legal came back => -
send me the papers => export word
hand over 12 to @max => -
give 6.4 to the board => -
gave 6.4 to Leanne => -
give 20 leaflets to Leanne => -
closed 24 Dec to 2 Jan => -
next meeting is 1 October at 2 => -
chase legal => -
set FD5 cost £3k => -
digest => -
the digest looks good => -
cancelled the meeting => -
chase legal for the contract => -
post the leaflets => -
changed lead officer at the Trust => -
CR6.4 new action plan drafted => -
we have digest readers now => -
we post the digest today => -
I share the digest => -
ok, can you please show me the digest => digest
digest pls => digest
digest now => digest
can u send me the digest => digest
email me the digest => digest
print the digest => digest
last digest => digest last
show me the last digest => digest last
list red pls => list red
mine pls => mine
export excel thanks => export excel
undo that => undo
undo that pls => undo
undo last => undo
undo the last one => undo
list people => people
show me the leads => people
list meetings => meetings
show me all the actions => list
show me everything => list
can I see the whole plan => list
can u send me the plan in excel pls => export excel
send me the action plan as a word doc => export word
can I have a word copy => export word
excel version please => export excel
send me a pdf => export pdf
can you export it to csv => export csv
close FD3 => done FD3
close FD3 off => done FD3
tick off FD3 pls => done FD3
drop FD3 => update FD3 discontinued
bin FD3 please => update FD3 discontinued
take FD3 off hold => resume FD3
can I have more time on FD3 => move FD3
we need a bit more time for FD3 please => move FD3
need more time on FD3, tutor ill => -
they need more time for FD3 => -
please put FD3 on hold until october => hold FD3 until october
can we put FD3 on hold => hold FD3
put FD3 on hold, no funding => hold FD3 no funding
stop chasing me about FD3 => hold FD3
don't remind me about FD3 please => hold FD3
stop asking about the van => -
FD3 off hold => resume FD3
unhold FD3 => resume FD3
un-pause FD3 => resume FD3
off hold FD3 => resume FD3
rename FD2 School holiday lunches => set FD2 title School holiday lunches
comment FD2 kitchen found => update FD2 kitchen found
note FD2: kitchen found => update FD2 kitchen found
need to add something - chase Tesco by end Sept => add chase Tesco by end Sept
can we add an action: chase Tesco, Anne => add chase Tesco, Anne
FD3 off hold since Monday => -
drop 20 leaflets at FD3 => -
close to done on FD3 => -
note FD2 => -
we undo that => -
need to add something to FD2 - the cost => -
word from the Trust => -
excel sheet sent to Trust => -
sent the plan in excel => -
list of people => -
can gwen do VO3 from now on => assign VO3 to gwen
could Leanne Price take over FD2 please => assign FD2 to Leanne Price
can we do FD2 in Oct => -
can someone take FD2 => -
FD3 due date is wrong should be 30 sept => move FD3 to 30 sept
FD3's deadline is wrong, it should be end of Oct => move FD3 to end of Oct
FD3 date is wrong => -
just checking you got my fd4 update => history fd4
did you get my FD4 update? => history FD4
chase everyone for thurs => remind everyone
hold the digest => digest hold
hide YP2 from the digest => private YP2
keep YP2 out of the papers please => private YP2
reopen FD1 => update FD1
FD2 change title to School lunches => set FD2 title School lunches
add jo smith as lead on SS4 => assign SS4 to jo smith as well
FD2 is confidential => private FD2
FD2 should be kept private please => private FD2
make FD2 private => private FD2
mark FD2 as confidential => private FD2
FD2 is not confidential any more => -
the list for FD2 is confidential => -
suspend FD2 until October => hold FD2 until October
park FD2 please => hold FD2
parked FD2 until October => -
park FD2 benches ordered => -
restore FD2 => update FD2
bring FD2 back => update FD2
bring FD2 back to the board => -
change the title of FD2 to School lunches => set FD2 title School lunches
correct the wording of FD2 to School lunches => set FD2 title School lunches
change FD2's lead to Tom and Gwen => assign FD2 to Tom and Gwen
change FD2 lead to Tom => assign FD2 to Tom
changed FD2 lead to Tom => -
set the priority of FD2 to high => set FD2 priority high
print the action plan => export word
print off our plan please => export word
print the plan for the garden => -
change FD2 colour to green => update FD2 green
change the rating of FD2 to amber => update FD2 amber
drop 1-3 => -
close 24 => -
"""


@pytest.mark.parametrize("line", SAID.strip().splitlines())
def test_it_is_the_command_that_does_it(line: str) -> None:
    text, _, expected = line.partition(" => ")
    assert (as_command(text) or "-") == expected


COORDINATING = """
closed 24 Dec to 2 Jan => settings closed 24 Dec to 2 Jan
we're closed from 24 Dec to 2 Jan => settings closed 24 Dec to 2 Jan
next meeting is 1 October at 2 => meeting 1 October at 2
our next mtg will be on Thu 1 Oct 2pm => meeting Thu 1 Oct 2pm
chase JH => remind JH
nudge Leanne Price please => remind Leanne Price
chase CR6.4 => remind CR6.4
chase everyone => remind everyone
dont chase jo => pause jo
stop reminding Tom Okafor => pause Tom Okafor
put priya on VO4 => assign VO4 to priya
make VO4 gwen's => assign VO4 to gwen
make Gwen the lead on VO4 => assign VO4 to Gwen
VO4 - leanne to lead => assign VO4 to leanne
mtg moved to 10 sept same time => meeting move to 10 sept
the september meeting is now on the 10th => meeting move september to the 10th
the Oct mtg has been moved to 8 Oct => meeting move Oct to 8 Oct
skip the october meeting => meeting cancel october
the october meeting is off => meeting cancel october
the meeting is cancelled => meeting cancel
don't send the digest yet => digest hold
the meeting room is cancelled => -
the meeting has been moved to Thu 10 Sep 2pm => meeting move to Thu 10 Sep 2pm
the meeting moved to another hall => -
move the meeting to 2:30pm => meeting move to 2:30pm
change the meeting time to 3pm => meeting move to 3pm
the meeting is now at 2:30pm => meeting move to 2:30pm
push the meeting back to Thursday => meeting move to Thursday
the meeting's been put back a week => meeting move to a week later
push the meeting back by two weeks please => meeting move to two weeks later
the meeting is at the town hall, room 2 => -
no reminders next week please => pause all next week
cancel the reminders for next week => pause all for next week
don't chase anyone until 24 Aug => pause all until 24 Aug
stop chasing everyone => pause all
stop reminders of bin day => -
please chase tom for me => remind tom
closed for good => -
next meeting is soon => -
make Tom a coordinator => role Tom coordinator
please make Leanne Price the chair => role Leanne Price chair
Tom is the new chair => role Tom chair
Gwen is now a coordinator => role Gwen coordinator
add Jane Smith as a coordinator => role Jane Smith coordinator
Tom is no longer the chair => unrole Tom chair
remove Tom as coordinator => unrole Tom coordinator
add Tom to the partnership => role Tom member
Tom is a coordinator at the Trust => -
Tom chairs the panel => -
the coordinator is Tom => -
set the next meeting for 2pm on the 10th => meeting 2pm on the 10th
add a meeting on 10 Sept at 2pm => meeting 10 Sept at 2pm
book another meeting for 10 Sept => meeting 10 Sept
add a meeting with the school on 10 Sept => -
add a meeting room on 10 Sept => -
cancel Thursday's meeting => meeting cancel
email Leanne her actions => email Leanne
email Jo Jones about her actions => email Jo Jones
email Leanne the survey => -
send out the reminders => remind everyone
send everyone a reminder => remind everyone
remind all leads who haven't updated => remind everyone
chase the ones who haven't replied => remind everyone
chase everyone who hasn't updated yet please => remind everyone
remind the leads about Thursday => remind everyone
remind the school about Thursday => -
send reminders to the school => -
turn off reminders for Tom => pause Tom
turn off the reminders for a week => pause all for a week
turn the reminders back on => resume all
turn reminders on again for Tom => resume Tom
change reminders to 5 days before => settings
upload the new plan => import
import the new action plan => import
import licences for the new plan => -
close all the food actions => update all the food complete
tick off all of Tom's actions => update all of Tom's complete
close all the gaps in the fence => update all the gaps in the fence complete
mark everything in Food done => update everything in Food complete
put all the food actions on hold until Jan => hold all the food until Jan
drop all the food actions => update all the food discontinued
give all the food actions to Tom => assign all the food to Tom
give all of Leanne's actions to Gwen => hand over Leanne's actions to Gwen
don't post the digest this week => digest hold
cancel the digest => digest hold
update the digest => digest preview
update the digest group on Friday => -
take the lead off FD2 => assign FD2
unassign FD2 => assign FD2
SS1 title should be Towpath lighting => set SS1 title Towpath lighting
SS1 new title: Towpath lighting => set SS1 title Towpath lighting
SS1 title deeds found => -
FD2 chase please => remind FD2 now
FD2 - please chase => remind FD2 now
FD2: can you remind them => remind FD2 now
FD2 chase legal => -
FD2 to chase => -
change code FD2 to FD7 => set FD2 code FD7
renumber FD2 as FD7 => set FD2 code FD7
change the chair to Tom => role Tom chair
all Leanne's actions now go to Gwen => hand over Leanne's actions to Gwen
new action for Tom: fix the gate by Friday => add fix the gate by Friday, Tom
action for Gwen - flu clinics by Oct => add flu clinics by Oct, Gwen
create an action Fix the gate, Tom, Friday => add Fix the gate, Tom, Friday
create an action plan for the garden => -
action for the hall is overdue => -
sort by date => list by deadline
show by lead => list by lead
filter red => list red
search kitchen => show kitchen
find the kitchen one => show kitchen
find the money => -
change the digest to 10am => settings
rename the partnership to Riverside Together => setup Riverside Together
chase legal for the contract => -
"""


@pytest.mark.parametrize("line", COORDINATING.strip().splitlines())
def test_from_a_coordinator_more_words_are_commands(line: str) -> None:
    text, _, expected = line.partition(" => ")
    assert (as_command(text, coordinates=True) or "-") == expected


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=450))
def test_any_text_is_read(text: str) -> None:
    command = as_command(text)
    assert not command or command.split()[0] in COMMANDS
    assert command in (as_command(text, coordinates=True), "")
