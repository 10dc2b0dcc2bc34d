"""Dates that somebody says no to, and those that are named instead."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.rules.dates.windows import Window
from handlers.rules.refused_dates import refused
from handlers.rules.reply import Edit, Known, Status
from tests.rules.replies.cases import read

IN_OCTOBER = Window(date(2020, 10, 1), date(2020, 10, 31))
COOKING = Known("FD4", "Cooking on a budget", "green", IN_OCTOBER)


@pytest.mark.parametrize(
    "said",
    [
        "mid Oct is too soon", "Oct too tight", "Oct is unrealistic", "end of Oct isn't realistic",
        "can't make October", "we're not going to meet 31 Oct, kitchen shut", "it won't be Oct",
        "31 Oct is a bit early because of half term", "amber, Oct isn't achievable now",
    ],
)  # fmt: skip
def test_a_date_that_is_refused_stays_a_comment_and_the_new_one_is_asked_for(said: str) -> None:
    reply = read(said, [COOKING])
    assert [edit.deadline for edit in reply.edits] == [None]
    assert [question.text for question in reply.questions] == ["FD4: what is the new date?"]


@pytest.mark.parametrize(
    "said",
    [
        "31 Oct is not happening. End Nov.", "Oct isn't going to happen. End of Nov instead.",
        "we can't make October. Try end Nov", "Oct is not realistic, say 30 Nov",
        "31 Oct is off, more like end of Nov", "30 Sep is not happening. End Nov.",
    ],
)  # fmt: skip
def test_the_date_that_is_named_instead_is_asked_about(said: str) -> None:
    reply = read(said, [COOKING])
    assert [question.text for question in reply.questions] == ["FD4: is Mon 30 Nov the new date?"]
    assert [edit for edit in reply.edits if edit.status or edit.deadline] == []


def test_what_is_said_firmly_after_it_is_recorded() -> None:
    reply = read("red, Oct is out. New date end Nov", [COOKING])
    end_of_november = Window(date(2020, 11, 30), date(2020, 11, 30))
    assert reply.edits == (Edit(0, Status.RED, end_of_november, comment="Oct is out."),)


@pytest.mark.parametrize(
    "said",
    [
        "the class on 9 Oct is off", "we can't make 9 Oct for the first class", "on for 31 Oct",
        "if 31 Oct is too soon we will tell you", "31 Oct is not a problem", "20 on 31 Oct, 5 off",
        "the fair on 31 Aug is not happening",
    ],
)  # fmt: skip
def test_what_is_off_on_a_day_leaves_the_deadline(said: str) -> None:
    assert refused(said, date(2020, 9, 7), IN_OCTOBER) == []


def test_without_a_deadline_a_date_at_the_head_of_the_words_is_refused() -> None:
    reply = read("31 Aug is not happening", [replace(COOKING, deadline=None)])
    assert [question.text for question in reply.questions] == ["FD4: what is the new date?"]
