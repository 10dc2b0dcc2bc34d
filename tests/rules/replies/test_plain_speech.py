"""Irony, confidence, conditions, signatures, absences: what is no plain report is none."""

from __future__ import annotations

import pytest

from handlers.rules.reply import Known
from tests.rules.replies.cases import AMBER, GREEN, THREE, day, outcome, read, table

ON_AMBER = table(
    r"""
yeah it's all going REALLY well (not) => ask
on track, as if! => ask
patrols would be green if I had any officers => ask
31 Nov amber => amber + ask
30/9 amber => amber + ask
09/10 amber => amber + ask
20th => ask
end of September amber => amber due 2020-09-30
complete if you ask me but Tesco disagree => comment
on leave => none away
sorry on leave til 24th => none away
driving, will do later => none away
STOP SENDING ME THESE => none stop
off track cycling event held => comment
diolch yn fawr! => none thanks
remind me after 24 september pls im off => none snooze
has moved to Leanne Price => to Leanne Price
move to Jo Jones => to Jo Jones
has moved to Amber => amber
"""
)


@pytest.mark.parametrize(("text", "expected"), ON_AMBER)
def test_words_are_taken_as_they_are_meant(text: str, expected: str) -> None:
    assert outcome(read(text, AMBER), AMBER) == expected


def test_what_would_be_green_is_no_word_that_it_still_is() -> None:
    assert outcome(read("it would be green if I had any officers", GREEN), GREEN) == "ask"


def test_a_signature_of_name_post_and_body_is_no_comment() -> None:
    reply = read("Amber waiting for the survey\n\nDr G Parry\nGP Partner\nAmber Valley PCN", AMBER)
    assert reply.edits[0].comment == "waiting for the survey"


def test_thanks_to_chaser_are_no_comment() -> None:
    reply = read("All on track thanks Chaser 😊", THREE)
    assert {edit.comment for edit in reply.edits} == {""}


def test_a_scrap_is_kept_as_the_whole_sentence() -> None:
    said = "the first one is done, the last is fine, dont know about the second"
    comments = {edit.comment for edit in read(said, THREE).edits}
    assert comments <= {"", said}


def test_a_row_of_statuses_follows_the_card() -> None:
    for row in ("🟢 🔶 🟥", "G A R", "green, amber, red"):
        assert outcome(read(row, THREE), THREE).startswith("CR6.2 green; CR6.4 amber; CR6.5 red")
    assert outcome(read("G A", THREE), THREE) == "ask"


def test_a_question_offers_five_open_actions_at_most() -> None:
    many = [Known(f"A{n}", f"Work {n}", "complete" if n < 3 else "red", day(9, 30)) for n in
            range(1, 10)]  # fmt: skip
    (question,) = read("amber", many).questions
    assert question.actions == (2, 3, 4, 5, 6)


FRIDGE = [
    Known("FD1", "Community fridge", "green", None, 1),
    Known("FD2", "Food bank hours", "amber", None, 2),
    Known("FD3", "Allotment map", "green", None, 3),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fd1 and fd2 both fine", "FD1 same + ask"),
        ("fd2 amber, all the rest are fine thanks", "FD1 same; FD2 amber; FD3 same"),
        ("fd1 all good", "FD1 same"),
        ("fd1 no problems thanks", "FD1 same"),
        ("fd1 fine, van fixed", "FD1 comment"),
    ],
)
def test_a_word_that_all_is_well_is_no_comment(text: str, expected: str) -> None:
    reply = read(text, FRIDGE)
    assert outcome(reply, FRIDGE) == expected
    offered = [option.edit for question in reply.questions for option in question.options]
    assert not any(edit.comment in ("fine", "both fine") for edit in (*reply.edits, *offered))
