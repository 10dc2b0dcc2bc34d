"""What waits for a decision stands in the chair's brief and in `show`, with whose buttons it is."""

from datetime import date, timedelta

import pytest

from handlers.digests.chair_brief import compose_chair_brief
from handlers.messages import Button, Message, Row, Rows, in_words
from handlers.undecided import HEADING
from handlers.wishes import waiting
from tests.handlers.room import Room

SURVEY, LEAFLETS = 1, 2  # CR1.3, due 30 Sep; CR1.4, due 31 Aug
DUE = date(2026, 9, 30)


@pytest.fixture
def strict(any_room: Room) -> Room:
    """The chair approves deadlines, a coordinator accepts what is complete."""
    any_room.command("bev", "settings approve deadlines by chair")
    any_room.command("bev", "settings accept complete by the coordinator")
    return any_room


def brief(room: Room, *roles: str) -> Message:
    room.session.flush()
    found = compose_chair_brief(room.session, room.partnership, room.now, frozenset(roles))
    assert found is not None
    return found


def undecided(message: Message) -> dict[str, Row]:
    """The rows of what waits, by the first word of their titles."""
    parts = [part for part in message.parts if isinstance(part, Rows) and part.heading == HEADING]
    return {row.title.split()[0]: row for part in parts for row in part.rows}


def labelled(row: Row, label: str) -> Button:
    return next(button for button in row.buttons if button.label == label)


def labels(row: Row) -> list[str]:
    return [button.label for button in row.buttons]


def they_ask(room: Room) -> None:
    """Anne wants a later date for one of hers, Priya says that one is complete."""
    room.command("anne", "move CR1.3 to 31 Oct, survey late")
    room.command("priya", "done CR1.4 all 500 printed")


def test_the_brief_says_who_asks_for_what_and_why(strict: Room) -> None:
    they_ask(strict)
    message = brief(strict, "chair")
    assert message.summary.endswith("2 requests wait for a decision.")
    survey, leaflets = undecided(message)["CR1.3"], undecided(message)["CR1.4"]
    assert survey.title == "CR1.3 Draft the survey"
    assert survey.detail == "Anne Baker asks to move it to Sat 31 Oct · due Wed 30 Sep"
    assert (survey.quote, survey.quote_note) == ("survey late", "Mon 7 Sep")
    assert leaflets.detail.startswith("Priya Nair says that it is complete · was due Mon 31 Aug")
    assert leaflets.quote == "all 500 printed"


def test_buttons_stand_only_at_what_its_reader_may_decide(strict: Room) -> None:
    they_ask(strict)
    chairs, coordinators = (
        undecided(brief(strict, "chair")),
        undecided(brief(strict, "coordinator")),
    )
    assert labels(chairs["CR1.3"]) == labels(coordinators["CR1.3"]) == ["Approve", "Decline"]
    assert labels(coordinators["CR1.4"]) == ["Accept", "Decline"]
    assert labels(chairs["CR1.4"]) == []
    assert chairs["CR1.4"].detail.endswith("a coordinator decides")


def test_the_chair_approves_from_the_brief_and_the_next_brief_has_it_no_more(strict: Room) -> None:
    they_ask(strict)
    approve = labelled(undecided(brief(strict, "chair"))["CR1.3"], "Approve")
    said = strict.private_press("carol", approve.text)
    assert "due Sat 31 Oct (was Wed 30 Sep)" in said
    assert strict.told("anne")[-1].startswith("Carol Chair agreed: CR1.3")
    assert set(undecided(brief(strict, "chair"))) == {"CR1.4"}
    strict.private_press("carol", "undo")
    late = strict.private_press("carol", approve.text)
    assert "Carol Chair agreed to that on Mon 7 Sep, 9:35am." in late
    assert "CR1.3 is Green, due Wed 30 Sep. Nothing was changed." in late


def test_a_press_on_an_old_brief_counts_what_is_asked_now(strict: Room) -> None:
    they_ask(strict)
    old = undecided(brief(strict, "chair"))["CR1.3"]
    strict.now += timedelta(hours=1)
    strict.command("anne", "move CR1.3 to 30 Nov, even later")
    said = strict.private_press("carol", labelled(old, "Approve").text)
    assert said.startswith("Anne Baker has asked for something else since. CR1.3 is Green, due Wed")
    assert "Anne Baker asks to move it to Mon 30 Nov" in said
    assert "[Approve] [Decline]" in said
    assert strict.kept(SURVEY)["moved"] == 0


def test_a_press_after_the_action_has_changed_says_how_it_stands(strict: Room) -> None:
    they_ask(strict)
    accept = labelled(undecided(brief(strict, "coordinator"))["CR1.4"], "Accept")
    strict.command("bev", "update CR1.4 discontinued no money")
    assert strict.private_press("bev", accept.text).startswith(
        "That is off, since the action has changed meanwhile. CR1.4 is Discontinued"
    )
    strict.command("bev", "undo")
    assert strict.action(LEAFLETS).state == "open"
    assert "That is off" in strict.private_press("bev", accept.text)


def test_what_is_no_longer_in_the_plan_is_not_decided(strict: Room) -> None:
    strict.command("bev", "add SS9.1 Print posters, Anne Baker, 2 Oct")
    strict.command("anne", "move SS9.1 to 31 Oct")
    approve = labelled(undecided(brief(strict, "chair"))["SS9.1"], "Approve")
    strict.command("bev", "undo")
    assert "SS9.1 was taken out of the plan since." in strict.private_press("carol", approve.text)
    assert waiting(strict.session, strict.partnership.id) == []


def test_show_has_the_buttons_for_whoever_may_decide(strict: Room) -> None:
    they_ask(strict)
    assert "[Approve] [Decline]" in strict.command("carol", "show CR1.3")
    assert "[Accept]" not in strict.command("carol", "show CR1.4")
    for who in ("anne", "max"):
        said = strict.command(who, "show CR1.3")
        assert "to move to Sat 31 Oct, by Anne Baker" in said
        assert "[Approve]" not in said


def test_where_the_setting_is_gone_a_coordinator_still_decides_and_a_chair_does_not(
    strict: Room,
) -> None:
    they_ask(strict)
    approve = labelled(undecided(brief(strict, "chair"))["CR1.3"], "Approve")
    strict.command("bev", "settings approve deadlines by nobody")
    row = undecided(brief(strict, "chair"))["CR1.3"]
    assert (labels(row), row.detail.endswith("a coordinator decides")) == ([], True)
    assert "Only a coordinator can decide that." in strict.private_press("carol", approve.text)
    assert "due Sat 31 Oct" in strict.private_press("bev", approve.text)


def test_a_long_brief_has_buttons_for_eight_and_names_the_rest(strict: Room) -> None:
    for n in range(11):
        strict.add(f"LG{n}", f"Task {n}", "Anne Baker", rag="green", last=DUE)
        strict.command("anne", f"move LG{n} to 31 Oct")
    message = brief(strict, "chair")
    assert message.summary.endswith("11 requests wait for a decision.")
    assert len(undecided(message)) == 8
    assert "3 more: LG8, LG9, LG10. Type “show” and the code to decide." in in_words(message)


def test_a_private_action_is_named_as_private_to_those_who_may_see_it(strict: Room) -> None:
    strict.command("anne", "move CR7.1 to 15 Nov")
    assert undecided(brief(strict, "chair"))["CR7.1"].title == "CR7.1 Shelter one family (private)"
    assert "CR7.1" not in strict.command("max", "digest")
