"""Which of several actions a reply speaks of."""

import pytest

from handlers.rules.reply import Known
from tests.rules.replies.cases import THREE, outcome, read, table

THREE_ACTIONS = table(
    r"""
6.2 done, 6.4 amber waiting on Cabinet, now end Oct => CR6.2 complete; CR6.4 amber due 2020-10-31
6.5 should be green by Friday, 6.2 done => CR6.2 complete + ask
cr6-2 done CR 6.4 amber => CR6.2 complete; CR6.4 amber
first one done, second amber => CR6.2 complete; CR6.4 amber
all on track => CR6.2 green; CR6.4 green; CR6.5 green + after
everything except CR6.4 on track => CR6.2 green; CR6.5 green + ask + after
all green apart from the second, which is red => CR6.2 green; CR6.4 red; CR6.5 green + after
CR6.2 and 6.4 done => CR6.2 complete; CR6.4 complete
done: 6.2, 6.4; amber: 6.5 => CR6.2 complete; CR6.4 complete; CR6.5 amber
forum is amber => CR6.4 amber
food done => ask
food strategy green, holidays red => CR6.2 red; CR6.5 green
both done => ask
all three green => CR6.2 green; CR6.4 green; CR6.5 green + after
1. green 2. amber 3. done => CR6.2 green; CR6.4 amber; CR6.5 complete + after
1 green\n2 amber\n3 red => CR6.2 green; CR6.4 amber; CR6.5 red + after
green\namber waiting\ndone => CR6.2 green; CR6.4 amber; CR6.5 complete + after
rest green, CR6.2 red => CR6.2 red; CR6.4 green; CR6.5 green
CR6.9 done => ask
superseded by CR6.4 => ask
CR6.2 superseded by CR6.4 => CR6.2 discontinued
CR6.2 green, same for 6.4 => CR6.2 green; CR6.4 green + after
CR6.2 done. sorry I meant CR6.4 => CR6.4 complete
on track for all => CR6.2 green; CR6.4 green; CR6.5 green + after
once CR6.2 is done we start CR6.4 => CR6.2 comment
mark CR6.2 as green => CR6.2 green + after
last one done => CR6.5 complete
Met with the team on 6.2 million people. CR6.4 is red => CR6.4 red + ask
CR6.2 or CR6.4 is done => ask
the other two are amber, CR6.2 is done => CR6.2 complete; CR6.4 amber; CR6.5 amber
thanks => none thanks
will do tomorrow => none ack
remind me Monday => none snooze
not me => ask not_me
on track => ask
mark everything complete => ask command
all done => CR6.2 complete; CR6.4 complete; CR6.5 complete + after
no change on any of them => CR6.2 same; CR6.4 same; CR6.5 same
ignore that => none undo
sorry, I meant amber => ask
6.2 - done, 6.4 - amber, 6.5 - not started => CR6.2 complete; CR6.4 amber; CR6.5 not_started
CR6.2 red CR6.4 amber CR6.5 green => CR6.2 red; CR6.4 amber; CR6.5 green
6.2 R, 6.4 A, 6.5 G => CR6.2 red; CR6.4 amber; CR6.5 green
everything's on track apart from the food strategy => CR6.2 green; CR6.4 green + ask + after
all complete bar CR6.5 => CR6.2 complete; CR6.4 complete + ask
both CR6.2 and CR6.4 are on track => CR6.2 green; CR6.4 green + after
neither is done yet => ask
nothing has changed on any of these => CR6.2 same; CR6.4 same; CR6.5 same
same as last month for all three => CR6.2 same; CR6.4 same; CR6.5 same
all now due end of Oct => CR6.2 due 2020-10-31; CR6.4 due 2020-10-31; CR6.5 due 2020-10-31
push all of them back a month => CR6.2 due 2020-09-30; CR6.4 due 2020-10-30; CR6.5 due 2020-10-31
6.2 and 6.4 green, 6.5 amber => CR6.2 green; CR6.4 green; CR6.5 amber + after
the food one is done => ask
the forum one is amber => CR6.4 amber
holidays project finished, forum stuck => CR6.2 complete; CR6.4 red
CR6.2 amber now end of Nov, others no change => CR6.2 amber due 2020-11-30; CR6.4 same; CR6.5 same
6.4 is green, not 6.5 => CR6.4 green + ask
6.2 done, 6.3 amber => CR6.2 complete + ask
CR6.2 done, CR7.4 done => CR6.2 complete + ask
first two are done, last is amber => CR6.2 complete; CR6.4 complete; CR6.5 amber
first and third done => CR6.2 complete; CR6.5 complete
1 and 2 green, 3 red => CR6.2 green; CR6.4 green; CR6.5 red + after
1) done 2) amber 3) no change => CR6.2 complete; CR6.4 amber; CR6.5 same
one done two amber => ask
#31 done, #33 amber => CR6.2 complete; CR6.4 amber
#2 done => ask
top one done => CR6.2 complete
bottom two on track => CR6.4 green; CR6.5 green
6.2 done? => ask
6.2 should be done by Friday, 6.4 on track => CR6.4 green + ask
done 6.2 and 6.4 => CR6.2 complete; CR6.4 complete
completed CR6.2, CR6.4 still in progress => CR6.2 complete; CR6.4 comment
amber for 6.2 and 6.4, green for 6.5 => CR6.2 amber; CR6.4 amber; CR6.5 green
Green: CR6.4\nAmber: CR6.5\nRed: CR6.2 => CR6.2 red; CR6.4 green; CR6.5 amber
CR6.2 reassign to Jenny Ford, 6.4 green => CR6.2 to Jenny Ford; CR6.4 green
6.2 not mine => ask
6.2 isn't mine, 6.4 green => CR6.4 green + ask
CR6.2 has been superseded by CR9.1 => CR6.2 discontinued
can we drop 6.2? 6.4 green => CR6.4 green
thanks, 6.4 is green => CR6.4 green
6.4 green thanks => CR6.4 green
6.4 👍 => ask
6.4 ✅ 6.5 🟡 6.2 🔴 => CR6.2 red; CR6.4 complete; CR6.5 amber
6.4 on track, 6.5 on track but slipping, 6.2 done => CR6.2 complete; CR6.4 green + ask
CR6.2 now 30 Oct, CR6.4 now 31 Sept => CR6.2 due 2020-10-30 + ask
CR6.2 was amber, now green. CR6.4 was green, now amber => CR6.2 green; CR6.4 amber + after
6.2 green... sorry, 6.4 green => CR6.4 green + ask
resilience forum has met twice and is on track => CR6.4 green
everything done => CR6.2 complete; CR6.4 complete; CR6.5 complete + after
all finished thanks! => CR6.2 complete; CR6.4 complete; CR6.5 complete + after
all good => ask
all fine => ask
all ok, no changes => CR6.2 same; CR6.4 same; CR6.5 same
no change => CR6.2 same; CR6.4 same; CR6.5 same
no updates from me => CR6.2 same; CR6.4 same; CR6.5 same
all still amber => CR6.2 amber; CR6.4 amber; CR6.5 amber
all amber => CR6.2 amber; CR6.4 amber; CR6.5 amber
same as last time except 6.4 which is done => CR6.2 same; CR6.4 complete; CR6.5 same
no change except 6.4 which is done => CR6.2 same; CR6.4 complete; CR6.5 same
apart from 6.4 all green => CR6.2 green; CR6.5 green + ask + after
apart from 6.4, all are on track => CR6.2 green; CR6.5 green + ask + after
except for 6.4 and 6.5 everything is on track => CR6.2 green + ask + after
except 6.4 and 6.5, all on track => CR6.2 green + ask + after
except 6.4 all on track => CR6.2 green; CR6.5 green + ask + after
apart from 6.4 which is red, all green => CR6.2 green; CR6.4 red; CR6.5 green + after
all apart from 6.4 are going well => ask
nothing's changed with the forum => CR6.4 same
no change on the resilience forum. 6.2 red => CR6.2 red; CR6.4 same
all on track, tho the forum is slow => CR6.2 green; CR6.4 comment; CR6.5 green + after
all green, only 6.4 is amber => CR6.2 green; CR6.4 amber; CR6.5 green + after
all green, only the forum is amber => CR6.2 green; CR6.4 amber; CR6.5 green + after
all green but resilience forum worrying => CR6.2 green; CR6.4 comment; CR6.5 green + after
all green, just 6.4 amber => CR6.2 green; CR6.4 amber; CR6.5 green + after
all green though 6.4 is struggling => CR6.2 green; CR6.4 comment; CR6.5 green + after
no change on any apart from 6.4, now red => CR6.2 same; CR6.4 red; CR6.5 same
no change apart from 6.4 and 6.5: both done => CR6.2 same; CR6.4 complete; CR6.5 complete
6.4 class 3 was cancelled because of the heat but others going ahead => CR6.4 comment
6.4 two sites open but the others waiting on keys => CR6.4 comment
6.4 done, the others on track => CR6.2 green; CR6.4 complete; CR6.5 green + after
no update on CR6.2 or CR6.4 => CR6.2 same; CR6.4 same
nothing on CR6.2 or 6.4 yet => CR6.2 same; CR6.4 same
nothing to report on CR6.2, CR6.4 or CR6.5 => CR6.2 same; CR6.4 same; CR6.5 same
nothing to report on CR6.2, CR6.4 now complete => CR6.2 same; CR6.4 complete
CR6.2 Food in the school holidays - Complete => CR6.2 complete
CR6.4 Resilience forum: on track => CR6.4 green
Update on CR6.4: the forum met, going well. => CR6.4 comment + after
Re 6.4 - amber => CR6.4 amber
on 6.4 we are stuck => CR6.4 red
For CR6.4, still amber. For CR6.5 red. => CR6.4 amber; CR6.5 red
CR6.4 please mark as complete => CR6.4 complete
please mark CR6.4 and CR6.5 as complete => CR6.4 complete; CR6.5 complete
CR6.4 = amber; CR6.5 = green => CR6.4 amber; CR6.5 green
6.4 amber (funding), 6.5 green (on schedule) => CR6.4 amber; CR6.5 green
(6.4) amber => CR6.4 amber
"CR6.4" green => CR6.4 green
CR6.4/CR6.5 green => CR6.4 green; CR6.5 green
CR6.4&6.5 green => CR6.4 green; CR6.5 green
CR6.4, CR6.5: green => CR6.4 green; CR6.5 green
CR 6-4 ambr, cr6,5 gren => CR6.4 amber; CR6.5 green
CR6.04 green => CR6.4 green
C6.4 green => ask
CR6 green => ask
6 done => ask
CR6.4.1 done => ask
6.4 - 80% complete, 6.5 - 20% complete => CR6.4 comment; CR6.5 comment + after
6.4 done, 6.5 half done => CR6.4 complete; CR6.5 comment + after
push 6.2 to Nov => CR6.2 due 2020-11-30
move CR6.4 to end of Oct please => CR6.4 due 2020-10-31
6.2 done. Sorry for the delay, 6.4 green => CR6.2 complete; CR6.4 green
green - CR6.2, CR6.4 and CR6.5 => CR6.2 green; CR6.4 green; CR6.5 green + after
completed: 6.2\nin progress: 6.4, 6.5 => CR6.2 complete; CR6.4 comment; CR6.5 comment + after
not mine, 6.4 is Jenny Ford's => CR6.4 to Jenny Ford
"""
)


@pytest.mark.parametrize(("text", "expected"), THREE_ACTIONS)
def test_each_action_gets_what_was_said_of_it(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE) == expected


GLOUCESTER = [
    Known("CR1.1", "Cabinet approval of Recovery Fund", "complete", None, 1),
    Known("CR1.2", "Circulate guidance to VCS/Community Groups", "amber", None, 2),
    Known("CR1.3", "Process Applications (first come first served)", None, None, 3),
    Known("CR6.1", "Short-term food provision to most vulnerable", "green", None, 4),
    Known("CR6.1", "Adopt social value policy", None, None, 5),
]
REAL_TITLES = table(
    r"""
1.2 done, 1.3 amber => CR1.2 complete; CR1.3 amber
guidance circulated, applications amber => CR1.2 comment; CR1.3 amber
the first one is done but the second one isn't => CR1.1 complete + ask
social value policy done => CR6.1 complete
CR6.1 done => ask
CR6.1 (social value) green => CR6.1 green
all amber => CR1.2 amber; CR1.3 amber; CR6.1 amber; CR6.1 amber
no update on any => CR1.2 same; CR1.3 same; CR6.1 same; CR6.1 same
1.2 done but not 1.3 => CR1.2 complete + ask
CR1.2 was superseded by CR1.3 => CR1.2 discontinued
CR1.4 done => ask
CR1.3 closing date moved to 30 Sept => CR1.3 comment + after
CR1.3 now 30 Sept => CR1.3 due 2020-09-30
"""
)


@pytest.mark.parametrize(("text", "expected"), REAL_TITLES)
def test_long_titles_and_shared_codes_are_told_apart(text: str, expected: str) -> None:
    assert outcome(read(text, GLOUCESTER), GLOUCESTER) == expected


def test_what_was_excepted_is_asked_about_and_not_said_to_be_empty() -> None:
    (question,) = read("all on track apart from 6.5", THREE).questions
    assert question.text == "Nothing new is recorded for CR6.5: how does it stand?"


@pytest.mark.parametrize(
    "said",
    [
        "1. amber one hub 2. green 3. not started",
        "1) amber, one hub 2) green 3) not started",
        "(1) amber one hub (2) green (3) not started",
    ],
)
def test_points_in_a_line_are_of_the_actions_in_their_order(said: str) -> None:
    reply = read(said, THREE)
    assert outcome(reply, THREE) == "CR6.2 amber; CR6.4 green; CR6.5 not_started"
    assert reply.edits[0].comment == "one hub"


@pytest.mark.parametrize(
    "said", ["two things: 1) van broke 2) no staff", "1. amber 2. the van broke"]
)
def test_points_that_are_no_statuses_are_of_no_action_by_their_number(said: str) -> None:
    assert not any(edit.action == 1 for edit in read(said, THREE).edits)


COLOURED = table(
    r"""
amber for the forum and green for the holiday food => CR6.2 green; CR6.4 amber + after
green for the forum => CR6.4 green
amber on the food strategy, green on the forum => CR6.4 green; CR6.5 amber
red for the forum as the room is shut => CR6.4 red
amber for staffing => ask
green for food => ask
amber for now => ask
"""
)


@pytest.mark.parametrize(("text", "expected"), COLOURED)
def test_a_colour_is_said_for_a_title(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE) == expected


@pytest.mark.parametrize("said", ["6.4 RED RED RED", "6.4 red, red, red", "6.4 red red"])
def test_a_colour_said_again_is_no_comment(said: str) -> None:
    assert [edit.comment for edit in read(said, THREE).edits] == [""]
