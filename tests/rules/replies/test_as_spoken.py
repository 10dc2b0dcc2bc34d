"""Replies dictated, run together or pasted out of a form; promises, conditions and slashes."""

from datetime import date

import pytest

from handlers.rules.asked.leave_words import leave_beside, read_leave
from handlers.rules.dates.windows import Window
from handlers.rules.dictated import as_written
from handlers.rules.grammar import read_reply
from handlers.rules.reply import Known, ReplyKind, Status
from tests.rules.replies.cases import THREE, TODAY, UNRATED, day, outcome, read, table

OF_ONE = table(
    r"""
amber/red if I'm honest => ask
A/L til 28 Sept => none away
AL until 28th, will update then => none away
A/G => ask
green. Actually no amber => amber
will get back to you by COP => none snooze
will update by the 25th => none snooze
I'll let you know by 2 Oct => none snooze
amber til we hear from the ICB => amber
Sorry only just seen this - green => green
still on target, aiming for 30 Sept => green
amber, still aiming for 30 Sept => amber
wrong date - its end of march 2021 => due 2021-03-31
oops wrong one, undo that => none undo
oops that was wrong, undo please => none undo
ffs stop messaging me => none stop
never mind => none ack
I don't know => ask
no idea sorry => ask
so id say amber for now but should be back to green by the end of october => amber
""",
)
OF_THREE = table(
    r"""
if 6.2 done by Fri then 6.4 green => ask
once 6.2 is done 6.4 will go green => ask
2 of 3 done => ask
6.4 same as 6.2 => CR6.4 comment
6.4 same as before => CR6.4 same
six point two is done => CR6.2 complete
six point two done six point four amber waiting on cabinet => CR6.2 complete; CR6.4 amber
up six point nine per cent => ask
The food in school holidays one is finished => CR6.2 complete
6.2 done, others as they were => CR6.2 complete; CR6.4 same; CR6.5 same
""",
)


@pytest.mark.parametrize(("text", "expected"), OF_ONE)
def test_what_is_said_of_one_action(text: str, expected: str) -> None:
    assert outcome(read(text, UNRATED), UNRATED) == expected


@pytest.mark.parametrize(("text", "expected"), OF_THREE)
def test_what_is_said_of_several_actions(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE) == expected


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("Status - green\nComment - forum met twice", "forum met twice"),
        ("RAG: Amber\nUpdate: recruiting\nNext steps: interviews 28 Sept",
         "recruiting\nNext steps: interviews 28 Sept"),
        ("CR6.4 (Resilience forum) - Amber - room booked for 5/10", "room booked for 5/10"),
        ("6.4 - amber (was green) - consultant late", "consultant late"),
        ("£20k secured so we're green", "£20k secured"),
        ("bring it forward to 25 Sept", ""),
        ("amber, another fortnight needed", ""),
        ("red I'm afraid, no kitchen", "no kitchen"),
        ("done and dusted!", ""),
        ("not started yet, due to start in Oct", "due to start in Oct"),
        ("hi hope your well amber waiting on legal", "waiting on legal"),
        ("Sorry only just seen this - green", ""),
        ("done, all signed off! L x", "all signed off!"),
        ("in progress: waiting on legal", "in progress: waiting on legal"),
    ],
)  # fmt: skip
def test_what_is_left_to_print_is_whole(text: str, comment: str) -> None:
    assert [edit.comment for edit in read(text, UNRATED).edits] == [comment]


def test_what_hangs_on_a_condition_is_asked_about_in_its_own_words() -> None:
    said = read("if 6.2 is done by Fri then 6.4 green. 6.5 red", THREE)
    assert outcome(said, THREE) == "CR6.5 red + ask"
    asked = said.questions[0]
    assert asked.text.startswith("CR6.4: is “if 6.2 is done by Fri then 6.4 green” Green today?")
    assert {option.edit.comment for option in asked.options} == {
        "if 6.2 is done by Fri then 6.4 green"
    }


def test_a_reason_that_is_another_action_leaves_no_scrap() -> None:
    said = read("6.4 amber because 6.2 is red", THREE)
    assert [edit.comment for edit in said.edits] == ["", ""]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("CR6.4 amber because CR6.2 slipped", "because CR6.2 slipped"),
        ("6.4 red since 6.2 is late", "since 6.2 is late"),
        (
            "6.4 amber, the hall is shut, given 6.2 is behind",
            "the hall is shut, given 6.2 is behind",
        ),
    ],
)
def test_an_action_that_is_only_a_reason_keeps_its_own_status(text: str, reason: str) -> None:
    assert [(edit.action, edit.comment) for edit in read(text, THREE).edits] == [(1, reason)]


def test_but_what_is_told_of_it_beside_the_reason_is_recorded() -> None:
    said = read("6.4 red because 6.2 is late, 6.5 green although 6.2 is amber", THREE)
    assert outcome(said, THREE) == "CR6.2 amber; CR6.4 red; CR6.5 green"


def test_words_run_on_to_the_next_action_and_stay_with_the_one_they_tell_of() -> None:
    said = read(
        "6.2 red still no kitchen we looked at tuffley but neither hall works so we are going to "
        "try the academy on monday 6.4 is done and 6.5 is finished",
        THREE,
    )
    assert outcome(said, THREE) == "CR6.2 red; CR6.4 complete; CR6.5 complete"
    assert said.edits[0].comment.endswith("try the academy on monday")


@pytest.mark.parametrize("text", ["up six point two per cent", "point two", "7 point 2", "id card"])
def test_what_is_no_code_of_theirs_stays_as_it_was_said(text: str) -> None:
    assert as_written(text, UNRATED) == text


def test_leave_is_read_over_two_halves_and_with_a_place() -> None:
    told = leave_beside("off from fri, back 5 oct. 6.2 done", TODAY)
    assert told is not None
    assert told.window is not None
    assert (told.window.first, told.window.last) == (day(9, 11).first, day(10, 4).last)
    away = read_leave("On holiday in Spain til 3 Dec", TODAY).window
    assert away is not None
    assert away.last == day(12, 3).last


@pytest.mark.parametrize(
    "text", ["off from fri, back 5 oct. 6.2 amber", "on hols in Spain til 3 Dec, 6.2 amber"]
)
def test_leave_beside_news_is_not_printed(text: str) -> None:
    assert [edit.comment for edit in read(text, THREE).edits] == [""]


@pytest.mark.parametrize(
    ("text", "code"),
    [("fd four is amber", "FD4"), ("f d 4 amber", "FD4"), ("F D four amber", "FD4"),
     ("v o two amber", ""), ("so one is amber", "")],
)  # fmt: skip
def test_letters_of_a_code_are_heard_where_an_action_has_them(text: str, code: str) -> None:
    known = [Known(name, "Cooking", None, None) for name in ("FD4", "FD5", "SO1")]
    edits = read_reply(text, date(2026, 9, 7), known).edits
    assert [known[edit.action].code for edit in edits] == ([code] if code else [])


NOVEMBER = Window(date(2026, 11, 20), date(2026, 11, 20))


@pytest.mark.parametrize("text", ["3 done 2 to go", "2 done, 1 left"])
def test_what_is_counted_is_no_place_in_the_list(text: str) -> None:
    known = [Known(name, "Cooking", "green", None) for name in ("FD4", "FD5", "SO1")]
    assert [edit for edit in read_reply(text, date(2026, 9, 7), known).edits if edit.status] == []


@pytest.mark.parametrize(
    "text", ["patrols cancelled this weekend", "cancelled today", "moved to the 27th"]
)
def test_one_time_or_a_day_of_any_month_is_asked_about(text: str) -> None:
    known = [Known("SS2", "Joint patrols", "green", NOVEMBER)]
    assert read_reply(text, date(2026, 9, 7), known).kind is ReplyKind.ASK


def test_stops_that_are_dictated_are_no_words_of_a_comment() -> None:
    said = "six point four amber full stop waiting on paper comma printer broke full stop"
    (edit,) = read(said, THREE).edits
    assert (edit.status, edit.comment) == (Status.AMBER, "waiting on paper, printer broke.")
    said = "6.4 amber, the landlord put a full stop to it"
    assert "put a full stop to it" in read(said, THREE).edits[0].comment
