"""Dated entries of progress are history; what stands before them is the deadline or comment."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from handlers.imports.rows import status_columns
from handlers.papers.updates import split_updates
from handlers.rules.dates.reading import read_date
from tests.papers.build import TODAY, read_text


def day(text: str) -> date | None:
    window = read_date(text, TODAY).window
    return window.first if window is not None and window.first == window.last else None


def split(text: str, *, labelled: bool = False) -> tuple[str, list[tuple[str, str]]]:
    before, updates = split_updates(text, day, labelled=labelled)
    return before, [(str(u.day) if u.day else u.day_text, u.text) for u in updates]


@pytest.mark.parametrize(
    ("text", "before", "updates"),
    [
        ("Progress 11.7.11 First meeting", "", [("2011-07-11", "First meeting")]),
        ("Update 3 May 2024: sent", "", [("2024-05-03", "sent")]),
        ("Progress as at 3/5/24 - sent", "", [("2024-05-03", "sent")]),
        ("Progress 19.10.11. Moved", "", [("2011-10-19", "Moved")]),
        ("12/07/24: met partners", "", [("2024-07-12", "met partners")]),
        ("12/07/24 met partners", "", [("2024-07-12", "met partners")]),
        ("[12/07/24] met", "", [("2024-07-12", "met")]),
        ("2024-07-12 - met", "", [("2024-07-12", "met")]),
        ("3rd May 2024 - met", "", [("2024-05-03", "met")]),
        ("July 2024: draft", "", [("July 2024", "draft")]),
        ("Q1 2024/25: draft", "", [("Q1 2024/25", "draft")]),
        ("12/07/24: met\nand agreed\n15/08/24: sent", "",
         [("2024-07-12", "met\nand agreed"), ("2024-08-15", "sent")]),
        ("12/07/24: met. 15/08/24: sent", "", [("2024-07-12", "met."), ("2024-08-15", "sent")]),
        ("[12/07/2024] Rota agreed [03/08/2024] Two nights missed [4 Sep 2024] Met", "",
         [("2024-07-12", "Rota agreed"), ("2024-08-03", "Two nights missed"),
          ("2024-09-04", "Met")]),
        ("Update 12/6: none. Update 14/7: four came. Update 5/8: van in!", "",
         [("2024-06-12", "none."), ("2024-07-14", "four came."), ("2024-08-05", "van in!")]),
        ("12 June 2024 – survey. 3 July 2024 – costs £12k. 7 August 2024 – agreed.", "",
         [("2024-06-12", "survey."), ("2024-07-03", "costs £12k."), ("2024-08-07", "agreed.")]),
        ("12/6: met. 14/7: sent", "", [("2024-06-12", "met."), ("2024-07-14", "sent")]),
        ("12/6: met. 3 July is the next", "", [("2024-06-12", "met. 3 July is the next")]),
        ("12/6: met [all 3] then left", "", [("2024-06-12", "met [all 3] then left")]),
        ("Going well\n12/07/24: met", "Going well", [("2024-07-12", "met")]),
        ("Progress 19.10.11\nDone", "", [("2011-10-19", "Done")]),
        ("Met on 12/07/24 - all there", "Met on 12/07/24 - all there", []),
        ("Launches 1st September. £10k", "Launches 1st September. £10k", []),
        ("May need more money", "May need more money", []),
        ("Progress is good", "Progress is good", []),
        ("0.5", "0.5", []),
        ("2.5 - rising", "2.5 - rising", []),
        ("24/40: trained so far", "24/40: trained so far", []),
        ("10.30 - 11.30 drop-in every Monday", "10.30 - 11.30 drop-in every Monday", []),
        ("May - June: closed for repairs", "May - June: closed for repairs", []),
        ("June 2024", "June 2024", []),
        ("3/5", "3/5", []),
        ("12/07/24: met\n15/08/24:", "", [("2024-07-12", "met\n15/08/24:")]),
        ("12/7 - met", "", [("2024-07-12", "met")]),
        ("", "", []),
    ],
)  # fmt: skip
def test_entries_open_with_their_day(
    text: str, before: str, updates: list[tuple[str, str]]
) -> None:
    assert split(text) == (before, updates)


def test_in_a_deadline_only_a_labelled_line_is_an_entry() -> None:
    text = "12/07/24 - draft\n15/08/24 - final\nProgress 1/8/24 draft sent"
    assert split(text, labelled=True) == (
        "12/07/24 - draft\n15/08/24 - final",
        [("2024-08-01", "draft sent")],
    )


def test_updates_in_a_plan_stand_apart_from_its_comment() -> None:
    plan = read_text('Action,Lead,Progress\nDo,Jo,"Under way\n12/07/24: met\n15/08/24: sent"\n')
    [found] = plan.actions
    assert found.comment == "Under way"
    assert [u.day for u in found.updates] == [date(2024, 7, 12), date(2024, 8, 15)]


def test_further_columns_of_updates_keep_their_headings() -> None:
    plan = read_text("Action,Lead,Update July 2024,Update Sept 2024\nDo,Jo,Met,Sent\n")
    [found] = plan.actions
    assert found.comment == "Sent"
    assert found.fields == (("Update July 2024", "Met"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("14 Jan: started", (date(2024, 1, 14), "started")),  # and not next January
        ("12/7: met", (date(2024, 7, 12), "met")),
        ("12/9: for Thursday's meeting", (date(2024, 9, 12), "for Thursday's meeting")),
        ("31/12/24: should be shut by then", (None, "31/12/24: should be shut by then")),
        ("Q2: draft", (None, "Q2: draft")),
    ],
)
def test_nothing_was_said_yet_on_a_day_to_come(text: str, said: tuple[date | None, str]) -> None:
    [found] = read_text(f"Action,Lead,Progress\nDo,Jo,{text}\n").actions
    assert (found.updates[0].day, found.updates[0].words) == said
    assert status_columns(found, ZoneInfo("Europe/London"))["comment"] == said[1]


@pytest.mark.parametrize(
    ("months", "newest"),
    [
        (("April", "May", "June"), "June"),
        (("Nov", "Dec", "Jan"), "Jan"),
        (("July", "June", "May"), "July"),
        (("Jan", "Apr", "Jul", "Oct"), "Oct"),
        (("Dec", "Jan"), "Jan"),
    ],
)
def test_months_that_follow_one_another_tell_which_update_is_the_newest(
    months: tuple[str, ...], newest: str
) -> None:
    head = ",".join(f"{month} update" for month in months)
    cells = ",".join(f"said in {month}" for month in months)
    [found] = read_text(f"Action,Lead,{head}\nDo,Jo,{cells}\n").actions
    assert found.comment == f"said in {newest}"
    assert len(found.fields) == len(months) - 1


def test_months_in_no_order_tell_no_newest_update() -> None:
    [found] = read_text("Action,Lead,Jan update,Oct update\nDo,Jo,one,two\n").actions
    assert found.comment == "one"
