"""The settings of a partnership: kept, changed, and said in words."""

import json
from dataclasses import fields
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.reminding.policy import (
    Policy,
    PolicyError,
    change,
    from_dict,
    in_words,
    to_dict,
)


def test_a_policy_that_nobody_changed_keeps_nothing() -> None:
    assert to_dict(Policy()) == {}
    assert from_dict({}) == Policy()


def test_only_what_differs_is_kept_and_in_plain_values() -> None:
    policy = Policy(papers=None, opens=time(8), cards_a_week=3)
    kept = to_dict(policy)
    assert kept == {"papers": None, "opens": "08:00", "cards_a_week": 3}
    assert from_dict(json.loads(json.dumps(kept))) == policy


@settings(deadline=None, max_examples=100)
@given(
    st.builds(
        Policy,
        first_reminder=st.none() | st.integers(11, 60),
        second_reminder=st.none() | st.integers(1, 10),
        papers=st.none() | st.integers(0, 30),
        nudge=st.none() | st.integers(1, 9),
        request=st.integers(10, 60),
        rest=st.integers(0, 30),
        opens=st.times(max_value=time(11)).map(lambda at: at.replace(second=0, microsecond=0)),
        digest_at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    )
)
def test_every_policy_survives_being_kept_and_can_be_said(policy: Policy) -> None:
    assert from_dict(json.loads(json.dumps(to_dict(policy)))) == policy
    assert all(label and sentence.endswith(".") for label, sentence in in_words(policy))


def test_the_usual_policy_in_words() -> None:
    assert in_words(Policy()) == (
        (
            "Around a deadline",
            "10 and 2 working days before the last day, the next working day after it and 7 days "
            "later. 7 days after that a coordinator is told instead.",
        ),
        ("After an update", "Nothing more about its deadline for 10 working days."),
        (
            "Before a meeting",
            "Leads are asked 10 working days before the cut-off, but not within 5 working days "
            "after the last meeting; those not heard from again 2 working days before it. "
            "The digest is posted 1 working day before the meeting, at 9am.",
        ),
        (
            "Papers",
            "5 clear working days before the meeting; cut-off 2 working days before that, at noon.",
        ),
        ("At most", "One card a day and 2 cards a week to each person; 10 actions on a card."),
        ("Hours", "9:30am to 5:30pm of a lead's own time, on working days."),
        ("What a lead says", "Counts at once."),
        ("In print", "Green – on track, Amber – needs attention, Red – needs action."),
    )


def test_a_policy_without_papers_and_reminders_says_so() -> None:
    quiet = Policy(
        papers=None,
        first_reminder=None,
        second_reminder=None,
        overdue_again=None,
        tell_coordinator=None,
        nudge=None,
        rest=0,
        cards_a_week=1,
    )
    said = dict(in_words(quiet))
    assert said["Around a deadline"] == "The next working day after it."
    assert said["Papers"] == "None. The cut-off is at noon on the working day before the digest."
    assert "not heard" not in said["Before a meeting"]
    assert (
        said["At most"]
        == "One card a day and one card a week to each person; 10 actions on a card."
    )


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("papers", "7", 7),
        ("papers", "7 clear days", 7),
        ("papers", "None", None),
        ("nudge", "off", None),
        ("opens", "8am", time(8)),
        ("closes", "16:30", time(16, 30)),
        ("cut_off_at", "noon", time(12)),
        ("digest_at", "10", time(10)),
    ],
)
def test_a_setting_is_changed_as_people_type_it(name: str, words: str, value: object) -> None:
    assert getattr(change(Policy(), name, words), name) == value


@pytest.mark.parametrize(
    ("name", "words", "sentence"),
    [
        ("paper", "7", "There is no setting called paper. Type `settings` to see them all."),
        ("papers", "lots", "“papers” takes a number from 0 to 30, or none, not “lots”."),
        ("papers", "", "“papers” takes a number from 0 to 30, or none."),
        ("papers", "99999999999", "“papers” takes a number from 0 to 30, or none, not"),
        ("quiet", "none", "“quiet” takes a number from 0 to 60, not “none”."),
        ("quiet", "²", "“quiet” takes a number"),
        ("digest", "0", "“digest” takes a number from 1 to 10, not “0”."),
        ("opens", "early", "“hours” takes times such as 9:30am or noon, not “early”."),
        ("accept_complete", "vicar", "“accept” takes chair, coordinator or nobody, not “vicar”."),
        ("opens", "6pm", "The hours have to begin before they end."),
        ("first_reminder", "2", "The first reminder has to be more days before than the second."),
        ("nudge", "10", "“request” has to be more working days before the cut-off than “nudge”;"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_with_a_sentence(
    name: str, words: str, sentence: str
) -> None:
    with pytest.raises(PolicyError) as refused:
        change(Policy(), name, words)
    assert str(refused.value).startswith(sentence)


def test_every_setting_can_be_changed_by_its_name() -> None:
    for field in fields(Policy):
        usual = getattr(Policy(), field.name)
        words = usual.isoformat("minutes") if isinstance(usual, time) else str(usual)
        assert change(Policy(), field.name, words) == Policy()
