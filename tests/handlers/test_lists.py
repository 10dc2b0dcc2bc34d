"""`list` and `mine`: which actions, in what words, a page at a time."""

from datetime import date

import pytest

from tests.handlers.room import Room


def codes(said: str) -> list[str]:
    """The codes or refs of the rows."""
    rows = [line.split(" · ") for line in said.splitlines() if "[Show]" in line]
    return [row[1].split()[0] + (row[1].split()[1] if "(#" in row[1] else "") for row in rows]


@pytest.mark.parametrize(
    ("words", "head", "found"),
    [
        ("list red", "Red: 1 action", ["CR1.4"]),
        ("list needs attention", "Amber: 1 action", ["CR2.1"]),
        ("list red amber", "Red or Amber: 2 actions", ["CR1.4", "CR2.1"]),
        ("list overdue", "Overdue: 1 action", ["CR1.4"]),
        ("list theme safe", "In Feeling safe: 1 action", ["CR2.1"]),
        ("list theme feelng saf", "In Feeling safe: 1 action", ["CR2.1"]),
        ("list lead anne", "Led by Anne Baker: 2 actions", ["CR1.3", "CR1.4"]),
        ("list red lead anne", "Red, led by Anne Baker: 1 action", ["CR1.4"]),
        ("list due October", "Due in Oct: 3 actions", ["CR2.1", "CR6.1(#4)", "CR6.1(#5)"]),
        ("list due", "Due", ["CR1.3"]),
        ("list on hold", "On hold: no", []),
        ("list complete", "Complete: no", []),
    ],
)
def test_a_list_is_of(room: Room, words: str, head: str, found: list[str]) -> None:
    said = room.command("max", words)
    assert said.startswith(head)
    assert codes(said) == found


def test_alone_it_lists_all_that_one_may_see(any_room: Room) -> None:
    assert any_room.command("max", "list").splitlines()[0] == (
        "6 actions: 1 on track, 1 needs attention, 1 needs action, 3 not rated."
    )
    assert any_room.command("bev", "list").startswith("7 actions: ")


def test_mine_are_the_open_ones_that_one_leads(room: Room) -> None:
    assert codes(room.command("anne", "mine")) == ["CR1.3", "CR1.4", "CR7.1"]
    assert codes(room.command("anne", "mine overdue")) == ["CR1.4"]
    room.command("anne", "done CR1.3 all in")
    assert codes(room.command("anne", "mine")) == ["CR1.4", "CR7.1"]
    assert room.command("max", "mine").startswith("You lead no open action here.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("list due 31 September", "There is no 31 September. Type for example “list due Oct”."),
        ("list due whenever", "I couldn't read “whenever” as a date."),
        ("list theme zebra", "There is no theme “zebra” here. These are the themes:"),
        ("list lead zebra", "I don't know anybody called zebra here. Type “people” to see"),
        ("list lead gupty", "Did you mean Gupti Gosine?"),
        ("list zebra", "I couldn't read what follows “list”. Nothing was changed."),
    ],
)
def test_what_no_list_can_be_of_is_said(room: Room, words: str, said: str) -> None:
    assert said in room.command("bev", words)


def test_the_themes_can_be_pressed(room: Room) -> None:
    room.command("bev", "list theme zebra")
    assert room.press("bev", "Feeling safe").startswith("In Feeling safe: 2 actions")


def test_an_empty_list_leads_on(room: Room) -> None:
    room.command("bev", "list on hold")
    assert room.press("bev", "List all").startswith("7 actions: ")


def test_a_long_list_is_turned_page_by_page(room: Room) -> None:
    for number in range(30):
        room.add(f"X{number}", "More", rag="amber")
    said = room.command("bev", "list amber")
    assert said.startswith("Amber: 31 actions. Here are 1 to 20.")
    assert room.press("bev", "The last 11").startswith("Amber: 31 actions. Here are 21 to 31.")


def test_a_month_gone_by_was_due_in_it(room: Room) -> None:
    room.add("X1", "Old", first=date(2026, 7, 1), last=date(2026, 7, 31))
    assert "X1 Old · no lead · was due in Jul" in room.command("bev", "list overdue")


@pytest.mark.parametrize(
    ("words", "head", "headings"),
    [
        ("list by lead", "By lead: 7 actions", ["Anne Baker", "Priya Nair", "No lead"]),
        (
            "list red amber sorted by owner",
            "Red or Amber, by lead: 2",
            ["Anne Baker", "Priya Nair"],
        ),
        ("list by RAG", "By status: 7 actions", ["Red", "Amber", "Not rated"]),
        ("list by theme", "7 actions", ["RETURN > Food and drink", "Feeling safe"]),
    ],
)
def test_a_list_by_something_stands_under_its_headings(
    room: Room, words: str, head: str, headings: list[str]
) -> None:
    said = room.say("bev", words)
    assert said.startswith(head), said
    at = [said.splitlines().index(heading) for heading in headings]
    assert at == sorted(at), said


@pytest.mark.parametrize(
    "by", ["by deadline", "by due date", "ordered by date", "in date order", "by when"]
)
def test_a_list_by_deadline_has_what_is_due_first_at_the_top(room: Room, by: str) -> None:
    room.command("bev", "done CR1.4")
    found = codes(room.say("bev", f"list {by}"))
    assert found[0] == "CR1.3"
    assert found[-1] == "CR1.4", "what is complete is due no more"


def test_a_list_by_something_else_says_by_what_there_are(room: Room) -> None:
    said = room.say("bev", "list by cost")
    assert "by theme, lead, deadline or status" in said


def test_deadlines_that_moved_are_listed_with_how_often(room: Room) -> None:
    for day in ("15 Oct", "30 Oct"):
        room.command("bev", f"move CR1.3 to {day}")
    room.command("bev", "move CR1.4 to 30 Oct")
    said = room.say("bev", "list moved")
    assert said.startswith("Deadline moved: 2 actions")
    assert "moved twice, first 30 Sep" in said
    assert "moved once, first 31 Aug" in said
    assert codes(room.say("bev", "which deadlines moved more than once?")) == ["CR1.3"]


def test_what_is_discontinued_is_no_deadline_that_moved(room: Room) -> None:
    room.command("bev", "move CR1.3 to 15 Oct")
    room.command("bev", "drop CR1.3 no money")
    assert room.say("bev", "list moved").startswith("Deadline moved: no action.")
