"""The words after `update CR1.3`, where a status that leads is always meant."""

from __future__ import annotations

import pytest

from handlers.rules.grammar import read_update
from handlers.rules.reply import Reply
from tests.rules.replies.cases import AMBER, TODAY, UNRATED, outcome


def update(text: str) -> Reply:
    return read_update(text, TODAY, UNRATED[0])


CASES = [
    ("green", "green", ""),
    ("amber waiting on Cabinet", "amber", "waiting on Cabinet"),
    ("done press release issued", "complete", "press release issued"),
    ("amber now end Oct short of drivers", "amber due 2020-10-31", "short of drivers"),
    ("amber, now end Oct", "amber due 2020-10-31", ""),
    ("red Cabinet refused the money", "red", "Cabinet refused the money"),
    ("complete subject to Cabinet", "complete", "subject to Cabinet"),
    ("G", "green", ""),
    ("🟢 all partners signed up", "green", "all partners signed up"),
    ("on track", "green", ""),
    ("stuck on legal", "red", "stuck on legal"),
    ("not started, staff on furlough", "not_started", "staff on furlough"),
    ("superseded by CR9", "discontinued", "superseded by CR9"),
    ("done 3 Sept", "complete", "done 3 Sept"),
    ("discontinued the school closed", "discontinued", "the school closed"),
    ("discontinued by the council", "discontinued", "discontinued by the council"),
    ("cancelled the contract", "discontinued", "cancelled the contract"),
    ("not started the hall is shut", "not_started", "the hall is shut"),
    ("not started before May", "not_started", "not started before May"),
    ("green meeting on 3 Oct", "green", "meeting on 3 Oct"),
    ("met with partners on 3 Sept", "comment + after", "met with partners on 3 Sept"),
    ("now end Oct", "due 2020-10-31", ""),
    ("no change", "same", ""),
    ("amber, now 31 Sept", "amber + ask", "31 Sept"),
]


@pytest.mark.parametrize(("text", "expected", "comment"), CASES)
def test_a_status_that_leads_is_meant_and_the_rest_is_the_comment(
    text: str, expected: str, comment: str
) -> None:
    reply = update(text)
    assert outcome(reply, UNRATED) == expected
    assert reply.edits[0].comment == comment


@pytest.mark.parametrize("text", ["amber/green", "green or amber", "green?", "not green yet"])
def test_two_statuses_or_a_doubt_are_asked_about(text: str) -> None:
    assert outcome(update(text), UNRATED) == "ask"


@pytest.mark.parametrize("text", ["red tape again", "green spaces audit done in Barton"])
def test_a_colour_that_only_describes_a_thing_is_no_status(text: str) -> None:
    reply = read_update(text, TODAY, AMBER[0])
    assert all(edit.status is None for edit in reply.edits)
