"""What is said to be complete on a day that is still ahead."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.rules.dates.windows import Window
from handlers.rules.reply import Edit, Status
from tests.rules.replies.cases import AMBER, read


@pytest.mark.parametrize(
    "said",
    [
        "done 14 Oct", "done on 14 Oct", "complete 14/10", "finished end of Oct",
        "person starts 14 Oct so mark done then", "mark as done on 14 Oct", "complete in November",
    ],
)  # fmt: skip
def test_it_is_asked_whether_it_is_complete_now_or_will_be_then(said: str) -> None:
    reply = read(said, AMBER)
    assert reply.edits == ()
    (question,) = reply.questions
    assert "Complete today? Nothing is recorded for it yet." in question.text
    complete, due, leave = question.options
    assert complete.edit.status is Status.COMPLETE
    assert due.label.startswith("Due ")
    assert due.edit.status is None
    assert leave.label == "Leave as it is"


def test_the_day_can_be_taken_as_the_deadline() -> None:
    (question,) = read("done 14 Oct", AMBER).questions
    day = date(2020, 10, 14)
    assert question.options[1].edit == Edit(0, deadline=Window(day, day))
    assert question.options[1].label == "Due Wed 14 Oct"


@pytest.mark.parametrize(
    "said",
    [
        "done on 14 Aug", "done in July", "done Friday", "done on Monday", "done - launch 14 Oct",
        "done. The fair is on 14 Oct", "done before the 14 Oct deadline", "done (due 14 Oct)",
        "complete, report to board 14 Oct",
    ],
)  # fmt: skip
def test_what_is_done_by_now_is_complete(said: str) -> None:
    assert [edit.status for edit in read(said, AMBER).edits] == [Status.COMPLETE]
