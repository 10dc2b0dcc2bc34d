"""The loop on the real application, as three people with a browser each walk through it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browsers import NewPage
from tests.walks.riverside import PATIENCE, Visitor, riverside, told

TITLE = "<!channel> <script>alert(1)</script> *bold* =1+1"
DESK, PHONE = {"width": 1400, "height": 1000}, {"width": 390, "height": 844, "has_touch": True}

AUTUMN = b"""Ref,Action,Lead,Deadline,RAG,Comment
NX1,Paint the hall,Priya N,30 Oct 2026,Green,booked for the half-term week
NX2,Mend the clock,Leanne P,Nov 2026,Amber,no part to be had
"""

Visit = Callable[..., Visitor]
"""Opens a window for somebody in a place: `visit("priya", "chaser", **PHONE)`."""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's story, told once."""
    return told(tmp_path_factory.mktemp("story"))


@pytest.fixture
def visit(story: Path, tmp_path: Path, new_page: NewPage) -> Iterator[Visit]:
    """The sample partnership, served; people come to it with windows of their own."""
    with riverside(story, tmp_path) as address:

        def open_window(who: str, place: str, **window: object) -> Visitor:
            visitor = Visitor(address, new_page(**window), who)
            visitor.go(place)
            return visitor

        yield open_window


def test_three_people_walk_the_loop_from_a_new_action_to_the_digest(visit: Visit) -> None:
    bev = visit("bev", "chaser", **DESK)
    _bev_adds_by_keyboard(bev)
    bev.type("list lead priya")
    bev.sees(TITLE)
    assert bev.faults() == []

    priya = visit("priya", "chaser", **PHONE)
    bev.next_event()
    _priya_answers_on_her_phone(priya)

    di = visit("di", "channel", **DESK)
    bev.next_meeting()
    _di_reads_the_digest(di)


def _bev_adds_by_keyboard(bev: Visitor) -> None:
    keyboard, dialog = bev.page.keyboard, bev.page.get_by_role("dialog")
    keyboard.press("Tab")  # to "Skip to the message box"
    keyboard.press("Enter")
    keyboard.press("Tab")
    keyboard.type("add")
    keyboard.press("Enter")
    title, when = dialog.get_by_label("What is to be done"), dialog.get_by_label("By when")
    expect(title).to_be_focused(timeout=PATIENCE)
    keyboard.type(TITLE)
    dialog.get_by_label("Who leads").focus()
    keyboard.type("Priya N")
    keyboard.press("Tab")
    keyboard.type("31 Sep")
    keyboard.press("Enter")
    expect(when).to_have_attribute("aria-invalid", "true", timeout=PATIENCE)
    expect(when).to_be_focused()
    expect(when).to_have_accessible_description(re.compile("There is no 31 September"))
    expect(title).to_have_value(TITLE)
    expect(when).to_have_value("31 Sep")
    assert bev.faults() == []
    keyboard.press("Control+a")
    keyboard.type("4 Sep")
    keyboard.press("Enter")
    expect(dialog).to_be_hidden(timeout=PATIENCE)
    bev.sees(TITLE)


def _priya_answers_on_her_phone(priya: Visitor) -> None:
    priya.sees("Morning Priya.")
    priya.sees(TITLE)
    assert priya.faults() == []
    priya.page.get_by_role("button", name="On track: FD2").tap()
    answer = priya.sees("FD2 is now Green (was Red).")
    priya.page.get_by_role("button", name="FD2 is now Green").tap()
    expect(answer).to_be_in_viewport()
    priya.page.get_by_text("Reply in thread").last.tap()
    priya.page.get_by_role("textbox", name="Reply in thread").last.fill(
        "VO5 amber waiting on the garage, now end Oct"
    )
    priya.page.get_by_role("button", name="Reply", exact=True).last.tap()
    expect(priya.sees("VO5 is still Amber, due Sat 31 Oct")).to_be_in_viewport()
    priya.press("Undo")
    priya.sees("Undone: VO5 is still Amber, due Wed 30 Sep")
    priya.press("Put it back")
    priya.sees("due Sat 31 Oct (was Wed 30 Sep)")
    assert priya.faults() == []
    assert priya.page.evaluate("document.documentElement.scrollWidth") <= 390


def _di_reads_the_digest(di: Visitor) -> None:
    expect(di.sees("RAG digest for Thu 3 Sep, 2pm")).to_be_in_viewport(timeout=PATIENCE)
    for words in (TITLE, "waiting on the garage", "VO5 Befriending rota"):
        expect(di.page.get_by_role("article").last).to_contain_text(words)
    replies = di.page.locator("summary", has_text="replies").last
    expect(replies).to_be_visible()
    assert di.faults() == []
    replies.click()
    expect(di.page.locator(".fold[open]")).to_contain_text("Volunteering")
    di.go("chaser")
    di.sees("worth a question on Thursday")
    assert di.faults() == []


def test_what_one_window_says_another_shows_by_itself(visit: Visit) -> None:
    bev, tom = visit("bev", "channel", **DESK), visit("tom", "channel", **DESK)
    bev.type("Papers go out on Friday")
    tom.sees("Papers go out on Friday")
    tom.type("Thank you, Bev")
    bev.sees("Thank you, Bev")
    bev.type("@chaser update SS3 amber, the data came late")
    tom.sees("SS3 is now Amber (was Green)")


def test_a_button_that_is_pressed_twice_in_a_row_records_once(visit: Visit) -> None:
    priya = visit("priya", "chaser", **DESK)
    priya.next_event()
    priya.sees("Morning Priya.")
    priya.page.get_by_role("button", name="Done: FD2").dblclick()
    priya.sees("FD2 is now Complete (was Red).")
    priya.type("history FD2")
    history = priya.page.get_by_role("article").last
    expect(history).to_contain_text("FD2 Food in the school holidays", timeout=PATIENCE)
    expect(history).to_contain_text("Mon 17 Aug, 9:30am Priya Nair, through a button: complete")
    expect(history).to_contain_text("3 entries")  # as it was read in, Red in June, and this one
    expect(priya.page.get_by_text("FD2 is now Complete")).to_have_count(1)


def test_a_plan_that_falls_on_the_conversation_is_read_and_imported(visit: Visit) -> None:
    bev = visit("bev", "chaser", **DESK)
    bev.drop("autumn.csv", AUTUMN)
    expect(bev.page.locator("#message")).to_contain_text("autumn.csv")
    bev.type("import")
    bev.sees("2 actions")
    bev.press("Start a new plan")
    bev.sees("is imported")
    bev.type("NX1")
    bev.sees("booked for the half-term week")
