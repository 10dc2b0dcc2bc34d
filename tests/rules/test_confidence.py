"""What is said in confidence is kept and never printed; what is off the record is not kept."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.grammar import read_update
from handlers.rules.in_confidence import confide, confided
from handlers.rules.reply import Edit
from tests.rules.replies.cases import AMBER, THREE, TODAY, read

MARKED = [
    ("CR6.4 red, staff sickness, not for publication", "staff sickness"),
    ("CR6.4 red - OFFICIAL-SENSITIVE - staff sickness", "staff sickness"),
    ("CR6.4 red. Staff sickness, please don't publish this", "Staff sickness"),
    ("CR6.4 confidential - a candidate has withdrawn. Red", "a candidate has withdrawn"),
    ("CR6.4 red private: family has moved", "family has moved"),
    ("Private: CR6.4 red, family has moved", "family has moved"),
    ("CR6.4 red – private – family has moved", "family has moved"),
    ("CR6.4 red, family has moved (private)", "family has moved"),
    ("CR6.4 red. Private note: family has moved", "family has moved"),
    ("CR6.4 red, in strict confidence: family has moved", "family has moved"),
    ("CR6.4 red commercial in confidence - both bids failed", "both bids failed"),
    ("CR6.4 red (not for the minutes) family has moved", "family has moved"),
    ("CR6.4 red, family has moved. Keep this private please", "family has moved"),
    ("CR6.4 red, family has moved, do not minute", "family has moved"),
    ("CR6.4 red, family has moved, not for wider circulation", "family has moved"),
    ("OFFICIAL-SENSITIVE: PERSONAL\nCR6.4 red, family has moved", "family has moved"),
    ("CR6.4 red. Please don't put this in the minutes, family has moved", "family has moved"),
    ("CR6.4 red, family has moved, keep it out of the papers please", "family has moved"),
    ("CR6.4 red family has moved, can this be kept private please?", "family has moved"),
    ("CR6.4 red can this be kept private? family has moved", "family has moved"),
    ("CR6.4 red, for your eyes only: family has moved", "family has moved"),
    ("CR6.4 red internal only: family has moved", "family has moved"),
    ("CR6.4 red, this is confidential, family has moved", "family has moved"),
    ("CR6.4 red - keep this out of the papers pls, family has moved", "family has moved"),
    ("CR6.4 red. don't put this in the digest: family has moved", "family has moved"),
    ("CR6.4 red, just for you: family has moved", "family has moved"),
    ("CR6.4 red, family has moved. Not to go in the minutes", "family has moved"),
    ("CR6.4 red family has moved, this shouldn't appear in the report", "family has moved"),
    ("CR6.4 red family has moved (leave it out of the minutes)", "family has moved"),
    ("CR6.4 red, internal only, family has moved", "family has moved"),
    ("CR6.4 red, for the chair only: family has moved", "family has moved"),
    ("CR6.4 red, Anne told me in confidence that she is off", "in confidence that she is off"),
]


@pytest.mark.parametrize(("text", "comment"), MARKED)
def test_words_in_confidence_are_a_private_comment(text: str, comment: str) -> None:
    reply = read(text, THREE)
    assert [(edit.action, edit.status, edit.private) for edit in reply.edits] == [(1, "red", True)]
    assert comment in reply.edits[0].comment
    assert "publi" not in reply.edits[0].comment
    assert not reply.questions


@pytest.mark.parametrize(
    "text",
    [
        "CR6.4 red confidential helpline closed",
        "CR6.4 red, the private landlord has refused",
        "CR6.4 red private sector rents are up",
        "CR6.4 red, private-sector rents are up",
        "CR6.4 red, homes: private: 40, social: 60",
        "CR6.4 green, residents grow in confidence",
        "CR6.4 green, an increase in confidence in the police",
        "CR6.4 green, the report is not confidential",
        "CR6.4 red, they don't share the data with us",
        "CR6.4 red, the road is ours and that is private land",
        "CR6.4 red, we left the youth hub out of the plan",
        "CR6.4 red, this should not be in the plan any more",
        "CR6.4 red, the press will not go into the report",
        "CR6.4 red, still to paint internal only",
        "CR6.4 red, parking is for staff and internal only to the site",
        "CR6.4 red, the council did not put money in the plan",
        "CR6.4 amber, an agreement between us and the council",
    ],
)
def test_ordinary_words_are_no_secret(text: str) -> None:
    reply = read(text, THREE)
    assert [(edit.private, bool(edit.comment)) for edit in reply.edits] == [(False, True)]


@pytest.mark.parametrize(
    "text",
    [
        "CR6.4 red off the record, the manager is ill",
        "CR6.4 red, between you and me the manager is ill",
        "CR6.4 red, the manager is ill, keep it to yourself",
        "CR6.4 red, private: the manager is ill, between us",
    ],
)
def test_what_is_off_the_record_is_no_comment(text: str) -> None:
    reply = read(text, THREE)
    assert [(edit.status, edit.comment) for edit in reply.edits] == [("red", "")]
    assert "What may I record?" in reply.questions[-1].text


def test_a_mark_is_about_the_actions_of_its_line() -> None:
    said = "CR6.2 green kitchen found\nCR6.4 red private: staff sickness"
    told = [(edit.action, edit.comment, edit.private) for edit in read(said, THREE).edits]
    assert told == [(0, "kitchen found", False), (1, "staff sickness", True)]


def test_a_mark_is_about_the_actions_of_its_sentence() -> None:
    said = "CR6.2 green, kitchen found. CR6.4 red, private: staff sickness"
    assert [edit.private for edit in read(said, THREE).edits] == [False, True]
    said = "CR6.2 green, kitchen found. CR6.4 red, staff sickness. Not for publication"
    assert [edit.private for edit in read(said, THREE).edits] == [True, True]


def test_a_mark_on_a_line_of_its_own_is_about_all() -> None:
    said = "Not for publication\nCR6.2 green kitchen found\nCR6.4 red staff sickness"
    assert [edit.private for edit in read(said, THREE).edits] == [True, True]


def test_what_a_question_would_record_is_private_as_well() -> None:
    reply = read("In confidence: should be green by Friday, the manager is ill", AMBER)
    kept = [option.edit for question in reply.questions for option in question.options]
    assert [edit.private for edit in (*reply.edits, *kept) if edit.comment]
    assert all(edit.private for edit in (*reply.edits, *kept) if edit.comment)


@pytest.mark.parametrize(
    "text",
    [
        *("not for publication please", "sorry, that was in confidence", "That's confidential"),
        *("oh, that should be private", "Confidential.", "please keep that private", "(private)"),
        *("oops that should be private", "the last one is private", "make that private please"),
        *("CR6.4 private", "CR6.4 confidential"),
    ],
)
def test_a_mark_alone_asks_what_it_is_about(text: str) -> None:
    reply = read(text, AMBER)
    assert not reply.edits
    assert "after “private:”" in reply.questions[0].text


def test_a_status_alone_is_no_secret() -> None:
    assert [edit.private for edit in read("CR6.4 red, in confidence", THREE).edits] == [False]


def test_after_update_a_mark_follows_the_status() -> None:
    reply = read_update("amber private: family has moved", TODAY, AMBER[0])
    told = [(edit.status, edit.comment, edit.private) for edit in reply.edits]
    assert told == [("amber", "family has moved", True)]


def test_a_comment_typed_as_such_is_private_without_its_mark() -> None:
    edit = confide(Edit(0, comment="private: family has moved"))
    assert (edit.comment, edit.private) == ("family has moved", True)
    assert not confide(Edit(0, comment="family has moved")).private
    assert confide(Edit(0, comment="confidential")).comment == "confidential"


_WORDS = st.lists(
    st.text(string.ascii_lowercase, min_size=4, max_size=9), min_size=1, max_size=6
).map(" ".join)
_ENDS = st.sampled_from(
    [", not for publication", " (private)", ". In confidence", ", confidential"]
)


@settings(deadline=None, max_examples=60)
@given(_WORDS, _ENDS)
def test_whatever_is_marked_is_never_a_comment_for_print(words: str, end: str) -> None:
    for said in (f"CR6.4 red private: {words}", f"CR6.4 red, {words}{end}"):
        reply = read(said, THREE)
        kept = [option.edit for question in reply.questions for option in question.options]
        assert all(edit.private for edit in (*reply.edits, *kept) if edit.comment)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80))
def test_marks_are_looked_for_in_any_words(text: str) -> None:
    found = confided(f"{text} private: {text}")
    assert found is None or len(found.words) <= 2 * len(text) + 11
