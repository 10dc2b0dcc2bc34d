"""Questions that the record answers: read however they are asked, and never out of news."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.asked.enquiries import read_enquiry
from handlers.rules.asked.may_ask import may_ask

ASKED = """
what colour is 6.4? => show 6.4
anything worse? => list worse
just give me the reds with who and why => list red
has Leanne updated anything? => list updated lead Leanne
is food ok? => show food | list lead food
what's due next => list due
anything due soon? => list due
who still owes me an update for the 3rd => list no update by lead
who's got the most overdue => list overdue by lead
is anything private? => list private
which actions are confidential => list private
longest overdue => list overdue by deadline
which actions are the most overdue => list overdue by deadline
what's overdue longest? => list overdue by deadline
show me July's digest => digest July
May digest please => digest May
what did july's digest say => digest july
who hasn't replied about september => list no update by lead
who hasn't updated for the next meeting? => list no update by lead
anything from Gwen? => list lead Gwen
when's the next meeting and when do papers go out => meetings
show me everything due before the next meeting => list due
what has got better since the last digest => list better
have any dates moved? => list moved
which deadlines have slipped => list moved
which deadlines moved more than once? => list moved more than once
which actions have been put back several times => list moved more than once
show slippage => list moved
is this confidential? => help privacy
who can see what I write here => help privacy
can everyone see what I write? => help privacy
will my comment be published? => help privacy
do the police see this? => help privacy
how do I read this? => help colours
which of these has had no movement since june => list no update
what was green last time and isn't now? => list worse
have we anything overdue more than 2 weeks? => list overdue by more than 2 weeks
show me the digest without the greens => list red amber
give me one line per theme => digest
when did we last meet and what did we agree? => digest last
what's the worst thing on here? => brief
did Gwen get her reminder? => sent Gwen
has Gwen been chased => sent Gwen
when's the next reminder to Tom? => due Tom
who hasn't got an account? => people
has anyone replied to you today? => list updated by lead
show me what Leanne has to do => list lead Leanne
what went red since last time => list worse
what has gone red since the last meeting => list worse
has anything changed since last time? => list changed
are we better or worse than last time => digest
are things getting worse? => digest
can I see last time's digest => digest last
just the exceptions please => list red amber
latest on everything red => list red amber
who isn't linked? => people
which ones won't make it => brief
when will FD2 be sorted => show FD2
what's overdue and who owns it => list overdue
list everything Leanne does and when it's due => list lead Leanne
who has replied so far => list updated by lead
who's already reported? => list updated by lead
which actions have been updated => list updated by lead
tom's reds => list lead tom reds
show me Tom's overdue ones => list lead Tom overdue
what does tom owe me => list no update lead tom
what happened in the last meeting => digest last
show me everything that's slipped => list changed
what are the biggest risks => brief
deadline for papers? => meetings
what's the deadline for updates? => meetings
which actions finish before Christmas => list due by Christmas
what must be finished by Christmas => list due by Christmas
which ones have no rating => list not rated
any without a colour? => list not rated
any with no deadline => list no date
are there any without a lead? => list no lead
what did I say last time about FD3 => history FD3
what did I say about FD3? => history FD3
can you tell me what I said about FD3 => history FD3
do you know when VO4 is due => show VO4
what did Leanne say about the surplus run? => show surplus run
what has Priya said about the lighting => show lighting
FD2 why is this still red? => show FD2
who hasn't updated since the last meeting => list no update by lead
who has not replied this month? => list no update by lead
which actions have no lead => list no lead
what has no owner? => list no lead
which actions have no date => list no date
which ones don't have a deadline? => list no date
how many are overdue by more than a month => list overdue by more than a month
which are more than two weeks late? => list overdue by more than two weeks
what did we agree last time => digest last
what was agreed at the last meeting? => digest last
show me the last minutes => digest last
compare with last quarter => digest
how did we do last quarter => digest
what's the trend => digest
which are getting worse => list worse
what's improved since last time? => list better
what's been completed since the last meeting => list complete changed
what did we finish this month => list complete
what's changed this week => history this week
what has happened since Monday? => history since Monday
who updated today => history today
who has updated this week => history this week
any changes today? => history today
show me everything about Leanne => list lead Leanne
what did Leanne say last => list lead Leanne
what does Tom need to do => list lead Tom
is Tom keeping up? => show Tom | list lead Tom
is food on track? => show food | list lead food
how many actions does each lead have => list by lead
who has the most overdue => list overdue by lead
who has most actions? => list by lead
what do I need to sign off => brief
anything waiting for me => brief
what's waiting for approval => brief
what's on the agenda => brief
agenda please => brief
top three concerns => brief
who's letting us down => list overdue by lead
what's the worst one => list red
what's stuck => list red amber
any blockers? => list red amber
when does the digest come out => meetings
when do the papers go out? => meetings
percent complete => digest
show me a chart => digest
send me a one page summary => digest
actions due before Christmas => list due by Christmas
what will be finished by the next meeting => list due
when did FD2 last change => history FD2
what does amber mean? => help colours
who leads what => list by lead
how many actions does Anne have? => list lead Anne
which theme is worst? => digest
how are we doing compared to last time => digest
what does “not rated” mean => help colours
what's the difference between red and amber => help colours
whats RAG => help colours
when should I use amber? => help colours
how do i know which colour to use => help colours
how often will you message me? => help reminders
why do I keep getting these => help reminders
can you stop sending me so many messages => help reminders
too many reminders => help reminders
who leads "the food hub" => show food hub
6.4, what colour is it? => show 6.4
is 6.4 still red? => show 6.4
update on FD2? => show FD2
RAG of 6.4? => show 6.4
FD2 - any news? => show FD2
remind me what 6.4 is => show 6.4
who's leading on CR 6.4 please => show CR 6.4
do you know when FD2 is due? => show FD2
hows FD2 getting on => show FD2
how late is 6.4 => show 6.4
has anyone updated 6.4? => history 6.4
has Anne updated 6.4 yet? => history 6.4
what did Leanne Price last say on FD2 => history FD2
when was 6.4 last updated? => history 6.4
who updated 6.4 last? => history 6.4
any news on the food hub? => show food hub | list lead food hub
how is the food hub action going? => show food hub | list lead food hub
who leads the food hub => show food hub
what's the food hub's status? => show food hub
any news from Leanne? => list lead Leanne
what are Leanne's actions? => list lead Leanne
what is Gupti doing? => list lead Gupti
Hi Chaser, what's red please? => list red
give me the reds and why => list red
state of play pls => digest
which ones moved? => list changed
which deadlines have slipped since last meeting => list changed
quick summary of volunteering => show volunteering | list theme volunteering
anything I should worry about before Thursday => brief
what do I need to know for the meeting => brief
whats red => list red
which ones are overdue? => list overdue
what's overdue and why? => list overdue
what is red, and why => list red
how many reds have we got => list red
are there any red or amber ones? => list red amber
show me what's late => list overdue
who hasn't updated yet? => list no update
what isn't done? => list open
what's left to do? => list open
what's red in food and drink? => list red theme food and drink
which of mine are red? => list mine red
am I overdue on anything? => list mine overdue
what's due this week? => list due this week
what's due before the next meeting => list due
is anything due by Friday? => list due by Friday
what have I got due this week? => list mine due this week
what have I got to do? => mine
what do you need from me? => mine
what am I down for => mine
do I need to do anything? => mine
mine? => mine
anything else? => list mine no update
is that everything? => list mine no update
what else do you need from me => list mine no update
am I up to date? => list mine no update
what's outstanding for me before the meeting? => list mine open
when's my next one due => list mine by deadline
who's outstanding => list no update
who still owes you an update? => list no update
who haven't we heard from => list no update
has everyone replied => list no update
who's not replied and how many days late are they => list no update by lead
who hasn't replied and how late are they? => list no update by lead
when did tom last update => list lead tom
when was Tom's last update? => list lead Tom
summary please => digest
anything i need to know before the meeting => brief
has Leanne replied yet? => list no update lead Leanne
did Jo Jones get back to you => list no update lead Jo Jones
who have you chased today => sent
who got a reminder? => sent
have the reminders gone out? => sent
did you ask Tom => sent Tom
when do the reminders go out => due
when will you chase me? => due
who are you chasing next => due
anything undelivered? => sent failed
did they all get through => sent failed
are we ready for the meeting? => brief
when are the papers due? => meetings
when do papers go out => meetings
when is the cut-off => meetings
how long have leads got to reply? => meetings
what percentage are complete? => digest
what's due today? => list due today
what has Priya got overdue? => list overdue lead Priya
which of Priya's are red? => list red lead Priya
what about FD3? => show FD3
who's in charge of the towpath lighting? => show towpath lighting
what's happening in food? => list theme food
what's at risk? => list red amber
is anything not on track? => list red amber
give me a quick summary => digest
anything I should know? => brief
anything I should ask about on Thursday => brief
who do I need to chase => list no update
tell me about FD2 => show FD2
what's happening with FD2? => show FD2
show me FD2 => show FD2
can you show me FD2's details please => show FD2
let me see FD2 => show FD2
I need to see 6.4 => show 6.4
open FD2 => show FD2
details of FD2 => show FD2
FD2 status => show FD2
FD2 deadline => show FD2
who's the lead for FD2 => show FD2
send me FD2 => show FD2
FD2 history => history FD2
show me the history of FD2 => history FD2
what needs a decision? => brief
how many actions are there? => list
how are we doing? => digest
what do I still owe you => mine
whats my next deadline => list mine by deadline
when is my next deadline? => list mine by deadline
is everything ok? => digest
are things on track? => digest
are we all on track? => digest
what's changed since the last meeting? => list changed
who is the chair? => people
when is it due? => show
when's this due pls => show
who else is on this? => show
who's the other lead on YP1 => show YP1
who's leading on it => show
who leads on this? => show
whose is this? => show
what's its deadline? => show
is it overdue? => show
when was it last updated? => history
who else is on 6.4? => show 6.4
is 6.4 still mine => show 6.4
what did I put for 6.4 => history 6.4
reds => list red
reds? => list red
the ambers please => list amber
reds and ambers => list red amber
overdue ones => list overdue
my list => mine
show me my to-do list => mine
my deadlines? => mine
next deadline => list mine by deadline
what's the next deadline? => list mine by deadline
summary for the chair => brief
chair's brief please => brief
what is Leanne up to? => list lead Leanne
what's Gupti Gosine working on => list lead Gupti Gosine
help with FD2 => show FD2
FD2 where are we with this => show FD2
FD2, what's the latest? => show FD2
6.4 any news => show 6.4
6.4 - how's it going? => show 6.4
red actions => list red
why is 6.4 red? => show 6.4
why is FD2 still red => show FD2
why did the towpath lights slip? => show towpath lights
when does the digest go out => meetings
decisions => brief
what decisions do we need => brief
give me three things to raise => brief
which actions haven't moved in months => list no update
who has done nothing => list no update by lead
what's been completed this year => list complete
anything new from the police since last time => list lead police
what about young people => show young people | list lead young people
who is Jo Jones => list lead Jo Jones
has Priya ever replied? => list no update lead Priya
when did we last hear from Gwen => list lead Gwen
what did you send Leanne? => sent Leanne
how many reminders has Leanne had => sent Leanne
show me all comments since July => history since July
what are the police doing? => list lead police
police actions => list lead police
actions for the Health Trust => list lead Health Trust
"""

OTHERWISE = r"""
the school has no lead
no date yet for the hall
compare prices with last quarter
risks were discussed
what changed was the venue
when will the hall be done is unclear
6.4 is green, who do I send the report to?
6.4 is done?
has been answered by the Trust
have replied to the Trust
have reminded everyone
did the survey
that is everything
did everything
the Trust has replied
has anyone replied?
FD2 open
opened FD2
show FD2 as green
FD2 details sent to the venue
get FD2 done
FD2 deadline moved
FD2 lead is off sick
did 6.4
have done 6.4
when 6.4 is done
what we have done is 6.4
what a mess, 6.4 is red
6.4 red any help?
6.4 green - what's due?
6.4 red, who leads it?
who leads 6.4 - it's green
any news on the food hub - green
any news on the food hub green
mine
what's left is the survey
which is on track
which has gone green
which are all done
what we have got is done
anything due before Christmas is done
any news will follow
done what was left
what was due is done
who leads FD2 is now Anne
what do I do?
what do I do about 6.4?
what should I do?
what am I to do
how is 6.4 red?
what if 6.4 is red?
can 6.4 be amber?
can I move 6.4?
is 6.4 still needed?
who do I send 6.4 to?
who can help with 6.4?
any chance of an extension on 6.4?
what colour are 6.2 and 6.4?
how is it going?
what is it up to
what's this working on
help with FD2 needed
please help with FD2, no venue
FD2 any news from legal will help
FD2 how it is going is fine
my list of venues is done
next deadline missed
how are things?
are we done?
is it red?
what's due? 6.4 is red
what's red?\n6.4 amber
Oct-26?
is it Oct-26 now?
red
overdue
overdue?
all red
all actions green
6.4 and the reds
what is this?
who is this?
what date is it?
when it is due
is 6.4 red
is this ok?
list red
show CR1.3
mine overdue
history 6.4
update 6.4 green
"""


def shown(text: str) -> str:
    """The commands that an enquiry is read as, in one line."""
    return " | ".join(f"{each.command} {each.words}".strip() for each in read_enquiry(text))


@pytest.mark.parametrize("line", ASKED.strip().splitlines())
def test_it_is_read_as_the_command_that_shows_it(line: str) -> None:
    text, _, expected = line.partition(" => ")
    assert shown(text) == expected


@pytest.mark.parametrize("line", ASKED.strip().splitlines())
def test_no_question_is_overlooked_before_its_reading_is_loaded(line: str) -> None:
    assert may_ask(line.partition(" => ")[0])


@pytest.mark.parametrize("text", OTHERWISE.strip().splitlines())
def test_news_advice_and_what_nobody_recorded_are_no_such_question(text: str) -> None:
    assert shown(text.replace("\\n", "\n")) == ""


NEWS = ("6.4 is green", "6.2 done", "amber, waiting on Cabinet", "FD2: the printer broke")
QUESTIONS = [line.partition(" => ")[0] for line in ASKED.strip().splitlines()]


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(NEWS), st.sampled_from(QUESTIONS), st.sampled_from((". ", "\n", "; ")))
def test_a_question_beside_news_is_left_to_the_reading_of_news(
    news: str, asked: str, between: str
) -> None:
    assert shown(f"{news}{between}{asked}") == ""


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=250))
def test_any_text_is_read(text: str) -> None:
    assert shown(text) == shown(text)
