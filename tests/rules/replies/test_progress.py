"""Progress as leads paste it: facts with dates, counts and letters of their own."""

import pytest

from handlers.rules.reply import Known
from tests.rules.replies.cases import AMBER, THREE, outcome, read, table

OF_THINGS = table(
    r"""
Training was scheduled for 26/9/20 but moved to 7/10/20 => comment
Training was planned for 3 Sept, postponed to 8 Oct => comment
The fair on 26 September has moved to 10 October => comment
Cabinet on 14 Oct has moved to 11 Nov => comment
was due 30 Sept, moved to 31 Oct => due 2020-10-31
Original target 30 Sept now moved to 30 Oct => due 2020-10-30
We said 30 Sept but moved to 31 Oct => due 2020-10-31
The forum planned for 30 Sept has been moved to 31 Oct => due 2020-10-31
Panel met on 2 Sept and pushed it back to 30 Oct => due 2020-10-30
amber - review date 1 December => amber
Green, next review date 1 December => green
deadline extended to 30 Oct for applications => comment
deadline extended to 30 Oct for Cabinet to decide => due 2020-10-30
fair cancelled because of Covid, will look at dates in spring => comment
dates for January being looked at => comment
new dates: January => due 2021-01-31
the deadline of 30 Sept still stands => comment
no change, deadline of 30 Sept stands => same
I will update you after the meeting on 15th => none snooze
"""
)
OF_PLANS = table(
    r"""
we agreed to draft a brief and circulate it to all members, by 31 Oct => ask
Ruth to finish the toolkit, by 31 Oct => ask
amber, can't until the projects have spent (by 31 Oct) => amber + ask
amber, waiting on Cabinet, by 31 Oct => amber due 2020-10-31
amber (by 31 Oct) => amber due 2020-10-31
"""
)
LETTERS = table(
    r"""
R&D still ongoing => comment
A&E leaflet drop delayed to 5 October => comment
B&B placements down to 4 => comment
R+D team helping, Q&A session 30 Sept => comment
G7 funding in, A40 signs up => comment
RAG: A. Reason: recruitment freeze => amber
Status: R. Q&A evening held => red
RAG: A. Smith is to say => comment
A. Short of staff => comment
"""
)
PLACES = table(
    r"""
6.2 amber, first session held 3 Sept, second one 24 Sept => CR6.2 amber
6.2: two bids, first rejected, second one due 24 Sept. 6.4 green => CR6.2 comment; CR6.4 green
6.2 amber\n- first session held\n- second one on 24 Sept => CR6.2 amber
6.2 amber. First one was held 2 Sept. Last one is on 24 Sept => CR6.2 amber
first one done, 6.4 red => CR6.2 complete; CR6.4 red
6.2 green and the second one amber => CR6.2 green; CR6.4 amber + after
"""
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OF_THINGS + OF_PLANS)
def test_a_date_of_some_thing_is_not_the_actions(text: str, expected: str) -> None:
    assert outcome(read(text, AMBER), AMBER) == expected


@pytest.mark.parametrize(("text", "expected"), LETTERS)
def test_a_letter_of_a_name_is_no_colour(text: str, expected: str) -> None:
    assert outcome(read(text, AMBER), AMBER) == expected


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places_told_of_a_coded_action_count_what_it_has(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE) == expected


def test_what_was_hoped_for_by_the_last_day_in_force_is_not_asked_about() -> None:
    strategy = [THREE[2]]  # due in September
    assert outcome(read("aim to complete by 30 Sept, on target", strategy), strategy) == "green"


RANGES = table(
    r"""
6.2-6.4 complete, rest red => CR6.2 complete; CR6.4 complete; CR6.5 red
CR6.2-CR6.4 complete => CR6.2 complete; CR6.4 complete
CR6.4-6.5 red => CR6.4 red; CR6.5 red
6.2 done 6.4 & 6.5 red => CR6.2 complete; CR6.4 red; CR6.5 red
6.2 done 6.4-6.5 red => CR6.2 complete; CR6.4 red; CR6.5 red
done 6.2, 6.4 still to come => CR6.2 complete; CR6.4 comment
"""
)


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_codes_that_a_mark_ties_are_named_together(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE) == expected


def test_words_that_two_titles_share_are_of_the_action_named_before_them() -> None:
    plans = [
        Known("CR8.1", "Implement community building plans in Barton", None, None, 1),
        Known("CR8.2", "Implement community building plans in Kingsholm", None, None, 2),
    ]
    reply = read("8.1 - Barton: 3 builders in post, 120 conversations", plans)
    assert outcome(reply, plans) == "CR8.1 comment + after"
    assert reply.edits[0].comment == "Barton: 3 builders in post, 120 conversations"


SUMMED_UP = table(
    r"""
6.2 low take-up. 6.4 two bids in. Amber for both => CR6.2 amber; CR6.4 amber
6.2 low take-up. 6.4 two bids in. Both amber => CR6.2 amber; CR6.4 amber
6.2 amber. 6.4 red. Both wait for Cabinet => CR6.2 amber; CR6.4 red
6.2 low take-up. 6.4 two bids in. All amber => CR6.2 comment; CR6.4 comment + ask
6.2 low. 6.4 two bids in. 6.5 begun. All amber => CR6.2 amber; CR6.4 amber; CR6.5 amber
6.2 amber. 6.4 green. All done => CR6.2 amber; CR6.4 green + ask
6.2 amber. 6.4 green. Rest done => CR6.2 amber; CR6.4 green; CR6.5 complete
6.2 red. All on track => CR6.2 red; CR6.4 green; CR6.5 green
"""
)


@pytest.mark.parametrize(("text", "expected"), SUMMED_UP)
def test_both_and_all_at_the_end_sum_up_what_was_told(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE).removesuffix(" + after") == expected


TOLD_OF_THINGS = table(
    r"""
6.2 amber, forms sent out. All returned by 3 Sept => CR6.2 amber
6.2 amber. 40 letters sent. All now received. 6.4 red => CR6.2 amber; CR6.4 red
6.2 amber. 40 letters sent. All delivered => CR6.2 amber
6.2 amber. 40 letters sent. All back => CR6.2 amber
6.2 green. Three staff trained. Others started on 1 Sept => CR6.2 green
6.2 amber. 40 forms sent. All completed => CR6.2 amber + ask
6.2 amber. Others on track => CR6.2 amber; CR6.4 green; CR6.5 green
6.2 amber, rest ongoing => CR6.2 amber; CR6.4 comment; CR6.5 comment
6.2 amber, rest unchanged => CR6.2 amber; CR6.4 same; CR6.5 same
6.2 amber, others slipped to Nov => CR6.2 amber; CR6.4 due 2020-11-30; CR6.5 due 2020-11-30
"""
)


@pytest.mark.parametrize(("text", "expected"), TOLD_OF_THINGS)
def test_what_became_of_things_is_told_of_no_other_action(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE).removesuffix(" + after") == expected


PARTS = [
    Known("6.3", "(i) Host a celebration", None, None, 16),
    Known("6.3", "(ii) Increase nominations", None, None, 17),
    Known("6.4", "Support Home Watch", None, None, 18),
]
OF_PARTS = table(
    r"""
6.3 (i) green. Hall booked. 6.3 (ii) amber, 6 of 20 back => #16 green; #17 amber
6.3(ii) done 6.4 red => #17 complete; #18 red
6.3 i) amber => #16 amber
6.3 (iii) amber => ask
6.3 amber => ask
6.4 (i) one sign up (ii) two to go => #18 comment
"""
)


@pytest.mark.parametrize(("text", "expected"), OF_PARTS)
def test_a_part_tells_actions_of_one_code_apart(text: str, expected: str) -> None:
    reply = read(text, PARTS)
    assert all(not edit.comment.startswith("(i)") or edit.action == 2 for edit in reply.edits)
    said = [f"#{PARTS[e.action].ref} {e.status.value if e.status else 'comment'}"
            for e in reply.edits]  # fmt: skip
    assert ("; ".join(said) or reply.kind.value) == expected


def test_another_part_of_a_code_is_not_the_one_that_is_asked_about() -> None:
    assert outcome(read("6.3 (i) amber, hall booked", PARTS[1:]), PARTS[1:]) == "ask"
    assert outcome(read("6.3 (ii) amber, hall booked", PARTS[1:]), PARTS[1:]) == "6.3 amber"


def test_parts_of_one_action_stay_in_its_comment() -> None:
    events = [Known("6.2", "(i) Two events (ii) Thirty volunteers", None, None, 15)]
    said = read("6.2 (ii) 22 of 30 volunteers recruited", events).edits
    assert [edit.comment for edit in said] == ["(ii) 22 of 30 volunteers recruited"]


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("no funding yet – red.", "no funding yet."),
        ("Bid sent. Still amber from my point of view. Answer in May.", "Bid sent. Answer in May."),
        ("Red in my view, short of staff", "short of staff"),
    ],
)
def test_what_is_left_beside_a_status_makes_sense_alone(text: str, comment: str) -> None:
    assert [edit.comment for edit in read(text, AMBER).edits] == [comment]
