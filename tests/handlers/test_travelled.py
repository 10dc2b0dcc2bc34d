"""Lists of what went better or worse, or is otherwise another, than in the last digest."""

from datetime import timedelta

import pytest

from handlers.digests.digest import compose_digest, publish
from handlers.messages import Rows
from store.calendar import Meeting
from tests.handlers.room import Room


@pytest.fixture
def told(room: Room) -> Room:
    """A digest went out for a meeting, and since then there was news of four actions."""
    meeting = Meeting(partnership_id=room.partnership.id, starts_at=room.now)
    room.session.add(meeting)
    room.session.flush()
    digest = compose_digest(room.session, room.partnership, room.now, meeting=meeting)
    publish(room.session, room.partnership, meeting, digest, room.now)
    room.now += timedelta(days=7)
    room.command("bev", "update CR1.3 red, nobody to do it")
    room.command("bev", "done CR1.4 found another printer")
    room.command("bev", "move CR2.1 to 30 Nov, legal")
    room.command("bev", "add CR9.1 A brand new thing, Anne Baker, 30 Nov")
    return room


def listed(room: Room, who: str, words: str) -> dict[str, str]:
    """What is listed, by its code, and what stands beside it."""
    room.command(who, words)
    parts = [part for part in room.message.parts if isinstance(part, Rows)]
    return {row.title.split()[0]: row.detail for part in parts for row in part.rows}


def test_what_went_worse_is_listed_with_what_it_was(told: Room) -> None:
    found = listed(told, "anne", "list worse")
    assert set(found) == {"CR1.3"}
    assert found["CR1.3"].endswith("was Green")
    assert told.message.summary == "Worse since 7 Sep: 1 action."


def test_what_is_done_went_better(told: Room) -> None:
    found = listed(told, "anne", "list better")
    assert set(found) == {"CR1.4"}
    assert found["CR1.4"].endswith("was Red")


def test_what_changed_is_every_colour_date_and_new_action(told: Room) -> None:
    told.command("bev", "update #4 discontinued, no funds")
    found = listed(told, "anne", "list changed")
    assert set(found) == {"CR1.3", "CR1.4", "CR2.1", "CR6.1", "CR9.1"}
    assert found["CR2.1"].endswith("moved from Oct")
    assert found["CR9.1"].endswith("new")
    assert found["CR6.1"].endswith("was Not rated")


def test_what_is_private_is_in_nobody_elses_list(told: Room) -> None:
    told.command("bev", "update CR7.1 red, the family left")
    assert "CR7.1" not in listed(told, "max", "list changed")


def test_it_goes_with_the_other_words_of_a_list(told: Room) -> None:
    assert set(listed(told, "anne", "list changed lead anne")) == {"CR1.3", "CR1.4", "CR9.1"}
    assert set(listed(told, "anne", "list complete changed")) == {"CR1.4"}
    assert set(listed(told, "anne", "list changed worse")) == {"CR1.3"}
    assert set(listed(told, "anne", "list worse changed")) == {"CR1.3"}


def test_before_the_first_digest_there_is_nothing_to_compare_with(room: Room) -> None:
    assert "nothing to compare with" in room.command("anne", "list worse")
