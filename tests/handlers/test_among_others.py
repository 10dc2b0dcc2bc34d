"""What people say to each other in the channel is theirs, and what is meant for Chaser is heard."""

import pytest
from sqlalchemy import func, select

from handlers.deliveries.outbox import ASKED_BY
from store import deliveries
from store.mail import Delivery
from store.models import Entry
from tests.handlers.room import Room

AMONG_OTHERS = [
    "just chatting", "well done everybody", "see you all Thursday", "who is bringing cake?",
    "could we talk about this on Thursday?", "list of people attached", "help is on its way",
    "we lost the kitchen", "hello all", "digest looks great",
]  # fmt: skip


@pytest.mark.parametrize("who", ["anne", "bev", "gupti"])
@pytest.mark.parametrize("words", AMONG_OTHERS)
def test_what_people_say_to_each_other_under_a_digest_is_theirs(
    room: Room, who: str, words: str
) -> None:
    room.add("CR9.1", "Ask the schools", "Gupti G")
    assert room.among_others(who, words) == ""
    assert room.session.scalar(select(func.count(Entry.id))) == 0


def test_news_that_is_told_under_a_digest_is_recorded(room: Room) -> None:
    said = room.among_others("anne", "CR1.3 amber waiting on Cabinet")
    assert said.startswith("CR1.3 is now Amber")
    assert "CR1.3, CR1.4 or CR7.1?" in room.among_others("anne", "amber, waiting on Cabinet")


def test_whoever_was_answered_in_the_channel_goes_on_under_it(room: Room) -> None:
    room.command("bev", "CR1.3 amber")
    _answered_in_channel(room, "bev")
    assert room.among_others("anne", "undo") == ""
    assert room.among_others("bev", "undo").startswith("Undone: CR1.3 is now Green")


def _answered_in_channel(room: Room, whom: str) -> None:
    """What the last request was answered stands in the channel as “a digest”."""
    here, place = room.partnership, room.partnership.place
    number = deliveries.owe(
        room.session, "answer:elsewhere", "answer", here.workspace_id, partnership_id=here.id,
        place=place, what={ASKED_BY: whom}, created_at=room.now,
    )  # fmt: skip
    row = room.session.get_one(Delivery, number)
    deliveries.record_sent(room.session, [(row, place, ["a digest"])], room.now)
