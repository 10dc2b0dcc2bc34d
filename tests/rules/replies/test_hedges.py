"""Hedges, denials, shares and hearsay set no status; plain statements do."""

import pytest

from tests.rules.replies.cases import AMBER, UNRATED, day, outcome, read, table

ON_UNRATED = table(
    r"""
green, but only just => green
just about green => ask
green at a push => ask
green with reservations => ask
green overall => green
overall green => green
mostly green => ask
largely on track => ask
broadly on track => green
generally on track => green
on track I believe => ask
on track as far as I'm aware => green
if all goes well we'll be green => ask
green all being well => ask
all being well this will be done by Friday => comment + after
when the funding lands it'll be green => ask
until then it's amber => ask
it's amber until the funding lands => amber
red until we recruit => red
amber unless something changes => ask
we could go red => ask
might go amber => ask
heading for red => ask
this will be red soon => ask
becoming amber => ask
almost complete => comment + after
virtually complete => comment + after
as good as done => ask
good as done => ask
practically finished => comment + after
not far off done => comment + after
not far off => ask
far from done => comment + after
nowhere near done => comment + after
not done, not even started => not_started
hardly started => comment + after
barely started => comment + after
only just started => comment + after
just started => comment + after
we've made a start => comment + after
not a lot done => comment + after
lots done, lots to do => comment + after
lots still to do => comment + after
more to be done => comment + after
most of this is done => comment + after
some of it is done => comment + after
the bulk is done => comment + after
bits done => comment + after
partly complete => comment + after
part complete => comment + after
partially complete => comment + after
semi complete => comment + after
complete-ish => comment + after
technically complete => comment + after
complete in principle => comment + after
complete on our side => comment + after
complete from our end => comment + after
complete as far as we're concerned => comment + after
done from a police perspective => comment + after
done for now => ask
done what I can => comment + after
done everything I can => ask
done all I can do => comment + after
done. next steps tbc => comment + after
done, see attached => complete
done and dusted => complete
done & dusted => complete
done done => complete
all done and signed off => complete
done a while ago => complete
done ages ago => complete
already done => complete
was done in June => complete
this was completed back in july => complete
think its done => comment + after
i believe this is complete => comment + after
should be done => comment + after
should be done by now => comment + after
supposed to be done => comment + after
it's not complete => comment + after
it isnt complete yet => comment + after
incomplete => comment + after
unfinished => comment + after
not green => ask
not amber => comment + after
never red => comment + after
no red here => comment + after
nothing red => comment + after
no ambers => comment + after
isn't red any more => comment + after
used to be red => comment + after
had been amber => comment + after
has been amber since June => amber
been red for a while => red
amber since last meeting => amber
amber for the last two months => amber
red for now => red
red at present => red
amber at best => ask
at best amber => comment + after
at least amber => comment + after
probably red => ask
possibly red => ask
maybe green => ask
perhaps amber => ask
could be green => ask
would be green if we had staff => ask
want it to be green => ask
trying to get to green => ask
working towards green => comment + after
aiming for green => ask
target is green => comment + after
need to be green by March => ask
we need this green => comment + after
has to be green => ask
must be green => ask
he said green => comment + after
Jo says it's amber => amber
police say they are on track => comment + after
Jo's team are stuck => comment + after
Jo is stuck in court all week => comment + after
I'm stuck on this, can you help? => red
stuck, can someone ring me? => red
we are blocked => red
getting blocked by legal => ask
was blocked but sorted now => comment + after
was stuck, now moving => comment + after
no longer stuck => comment + after
not stuck just slow => comment + after
not blocked => comment + after
unblocked => comment + after
risk of slipping => comment + after
risks remain => comment + after
high risk => comment + after
at high risk => comment + after
no longer at risk => comment + after
not at risk => comment + after
risk assessment complete => comment + after
risk register amber => comment + after
off track but recovering => red
back on course => green
on schedule for launch => green
ahead of schedule => green
ahead of target => green
slightly ahead => comment + after
bang on track => green
bang on => ask
spot on => ask
right on track => green
firmly on track => green
very much on track => green
still on track => green
on track still => green
ontrack => green
on-track => green
on trck => green
on the right track => comment + after
tracking well => comment + after
tracking green => green
tracking amber => amber
fast track approved => comment + after
race track site visit => comment + after
track and trace team involved => comment + after
"""
)


@pytest.mark.parametrize(("text", "expected"), ON_UNRATED)
def test_what_is_hedged_denied_or_partly_done_sets_no_status(text: str, expected: str) -> None:
    assert outcome(read(text, UNRATED), UNRATED) == expected


@pytest.mark.parametrize("text", ["red I think, now end Oct", "should be red, new date end Oct"])
def test_a_date_beside_a_colour_that_is_asked_about_is_not_lost(text: str) -> None:
    (question,) = read(text, AMBER).questions
    assert {option.edit.deadline for option in question.options} == {day(10, 31)}


@pytest.mark.parametrize("word", ["probably", "probs", "prob"])
def test_a_date_that_is_only_probable_is_asked_about(word: str) -> None:
    (question,) = read(f"amber, {word} mid Oct", AMBER).questions
    assert question.text == "CR6.4: is mid Oct the new date?"


def test_hope_at_the_end_of_bad_news_leaves_it_a_comment() -> None:
    said = "Lost our driver, so no collections. Should be back on track by mid Nov."
    reply = read(said, UNRATED)
    assert [edit.comment for edit in reply.edits] == [said]
    assert [edit.status for edit in reply.edits] == [None]
    assert read("should be green by mid Nov", UNRATED).edits == ()


@pytest.mark.parametrize(
    ("said", "offers"), [("50%", False), ("100%", True), ("at 100 per cent", True)]
)
def test_a_share_is_a_comment_and_all_of_it_may_be_complete(said: str, *, offers: bool) -> None:
    reply = read(said, UNRATED)
    assert [edit.comment for edit in reply.edits] == [said]
    labels = [option.label for after in reply.follow_ups for option in after.options]
    assert ("Complete" in labels) is offers
