"""A deadline that goes to a day of which only its lead knows the date: kept, and asked for."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.rules.dates.windows import Window
from handlers.rules.grammar import read_reply
from handlers.rules.reply import Edit, Known, Status
from handlers.rules.unnamed_days import day_unnamed, is_given_up

TODAY = date(2026, 9, 7)
POOL = Known(
    "VO3", "Driver pool for visits", rag="amber",
    deadline=Window(date(2026, 9, 11), date(2026, 9, 20)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("moved to after half term", "after half term"),
        ("now due before the AGM", "before the AGM"),
        ("it's now due after the school holidays", "after the school holidays"),
        ("amber, delayed until after the holidays because of drivers", "after the holidays"),
        ("new deadline is the AGM", "the AGM"),
        ("now after Easter", "after Easter"),
        ("the deadline is now after the audit", "after the audit"),
        ("slipped to once the van is back, sorry", "once the van is back"),
    ],
)
def test_the_day_is_found(said: str, day: str) -> None:
    assert day_unnamed(said) == day


@pytest.mark.parametrize(
    "said",
    [
        "the deadline is tight", "deadline is unrealistic now", "moved to the new building",
        "due to staffing", "training moved to after half term", "date to be agreed after the AGM",
        "on hold until after the AGM", "deadline tbc",
    ],
)  # fmt: skip
def test_other_words_name_none(said: str) -> None:
    assert day_unnamed(said) == ""


def test_the_words_are_kept_and_the_date_is_asked_for() -> None:
    reply = read_reply("VO3 moved to after half term", TODAY, [POOL])
    assert reply.edits == (Edit(0, comment="moved to after half term"),)
    assert reply.questions[0].text == (
        "VO3: I can't tell which day “after half term” is, so what is the new date?"
    )


@pytest.mark.parametrize(
    ("said", "window"),
    [
        ("VO3 deadline should be 28 Sept", Window(date(2026, 9, 28), date(2026, 9, 28))),
        ("VO3 due date should be 2 Oct", Window(date(2026, 10, 2), date(2026, 10, 2))),
    ],
)
def test_what_the_deadline_should_be_is_the_new_one(said: str, window: Window) -> None:
    assert read_reply(said, TODAY, [POOL]).edits == (Edit(0, deadline=window),)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("VO3 completion should be 2 Oct", "VO3: is Fri 2 Oct the new date?"),
        ("VO3 date should be confirmed by 2 Oct", None),
        ("VO3 training date should be 2 Oct", None),
    ],
)
def test_what_else_should_be_then_sets_nothing(said: str, asked: str | None) -> None:
    reply = read_reply(said, TODAY, [POOL])
    assert [question.text for question in reply.questions] == ([asked] if asked else [])
    assert not any(edit.deadline for edit in reply.edits)


def test_a_day_without_its_month_may_be_of_the_deadlines_month() -> None:
    end_of_november = Window(date(2026, 11, 30), date(2026, 11, 30))
    known = replace(POOL, deadline=end_of_november)
    (question,) = read_reply(
        "VO3 deadline should be the 10th not the 11th", TODAY, [known]
    ).questions
    assert question.text == "VO3: which date do you mean, Tue 10 Nov or Thu 10 Sep?"


@pytest.mark.parametrize(
    "said",
    [
        "will miss the deadline", "this is going to miss its date", "it will be late, no tutor",
        "we won't make the deadline", "can't meet the target date", "won't be done in time",
        "not going to make the deadline now", "unlikely to hit the date", "going to be late sorry",
        "amber, won't be ready on time", "need more time", "needs a bit longer", "it'll slip",
        "we need an extension", "I need a new date please", "going to slip because of staffing",
        "I'll need more time for this", "will be late. The tutor left",
        "won't be finished by then", "won't hit the October deadline", "date not realistic",
        "the deadline is too tight now", "amber, target date unachievable", "that's too soon",
        "it will be about 3 weeks late", "will be late by a month", "it will take another month",
        "going to take 3 more weeks", "will be a couple of weeks behind",
    ],
)  # fmt: skip
def test_a_date_is_given_up(said: str) -> None:
    assert is_given_up(said)


@pytest.mark.parametrize(
    "said",
    [
        "the caterer will be late", "won't miss the deadline", "we don't need more time",
        "needs longer tables", "the deadline was missed in June", "it will be later in the year",
        "will be late to the meeting", "we need more volunteers", "will slip it in the post",
        "the board needs more time", "if the tutor leaves it will be late", "two weeks late",
        "visits take 2 weeks", "the van was 3 weeks late", "running two weeks behind",
    ],
)  # fmt: skip
def test_other_words_give_up_none(said: str) -> None:
    assert not is_given_up(said)


@pytest.mark.parametrize(
    "said",
    [
        "VO3 nothing before December", "VO3 can't do it before Xmas", "VO3 Nov at the earliest",
        "VO3 earliest is 4 Nov", "VO3 not until Nov",
    ],
)  # fmt: skip
def test_what_it_is_not_before_is_no_date_and_one_is_asked_for(said: str) -> None:
    reply = read_reply(said, TODAY, [POOL])
    assert [edit.deadline for edit in reply.edits] == [None]
    assert reply.questions[0].text == "VO3: what is the new date?"


def test_no_later_than_a_day_is_by_that_day() -> None:
    reply = read_reply("VO3 no later than 5 Nov", TODAY, [POOL])
    assert reply.edits == (Edit(0, deadline=Window(date(2026, 11, 5), date(2026, 11, 5))),)


@pytest.mark.parametrize("said", ["VO3 will miss the deadline", "VO3 needs more time"])
def test_where_a_date_is_given_up_the_new_one_is_asked_for(said: str) -> None:
    reply = read_reply(said, TODAY, [POOL])
    assert [edit.comment.removeprefix("VO3 ") for edit in reply.edits] == [said[4:]]
    assert reply.questions[0].text == "VO3: what is the new date?"


def test_a_status_beside_it_is_recorded() -> None:
    reply = read_reply("VO3 red, won't make the deadline", TODAY, [POOL])
    assert [edit.status for edit in reply.edits] == [Status.RED]
    assert reply.questions[0].text == "VO3: what is the new date?"


def test_what_comes_after_a_day_is_asked_for_too() -> None:
    reply = read_reply("VO3 pushed back to after Xmas", TODAY, [POOL])
    assert reply.edits == (Edit(0, comment="pushed back to after Xmas"),)
    assert reply.questions[0].text == (
        "VO3: I can't tell which day “after Xmas” is, so what is the new date?"
    )
