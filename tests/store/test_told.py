"""What went out and what did not is found again: by action, by delivery, by partnership."""

from collections.abc import Iterator
from typing import Any

import pytest

from store import deliveries, people, reminders, told
from store.database import Database
from store.mail import Delivery, Unsent
from store.models import Partnership
from tests.handlers.asking import NOW
from tests.handlers.room import Room


class Outbox:
    """A room's outbox, filled by hand."""

    def __init__(self, room: Room) -> None:
        self.room, self.session = room, room.session
        self.here = room.partnership.id

    def who(self, name: str) -> int:
        found = people.recipient(self.session, self.room.partnership.workspace_id, name)
        assert found is not None
        return found.id

    def owe(self, key: str, kind: str = "card", to: str = "anne", **columns: Any) -> Delivery:
        columns = {"partnership_id": self.here} | columns
        added = deliveries.owe(
            self.session, key, kind, self.room.partnership.workspace_id,
            recipient_id=self.who(to), created_at=NOW, **columns,
        )  # fmt: skip
        assert added is not None
        return self.session.get_one(Delivery, added)

    def card(self, key: str, refs: tuple[int, ...], shown: int = 10, **columns: Any) -> Delivery:
        row = self.owe(key, **columns)
        ids = [self.room.action(ref).id for ref in refs]
        keys = [(i, kind, 1) for i in ids for kind in ("before_first", "request")]
        reminders.use(self.session, row.id, row.recipient_id or 0, keys, ids[:shown])
        return row

    def unsent(self, row: Delivery, ref: int, name: str, why: str) -> None:
        lost = Unsent(
            delivery_id=row.id, action_id=self.room.action(ref).id, name=name, kind="overdue",
            anchor=1, why=why,
        )  # fmt: skip
        told.keep_unsent(self.session, row.id, [lost])

    def latest(self, **which: Any) -> list[str]:
        found = told.latest(self.session, which.pop("here", self.here), 20, **which)
        return [row.key for row in found]


@pytest.fixture
def outbox(database: Database) -> Iterator[Outbox]:
    with database.writing() as session:
        yield Outbox(Room(session))


def test_of_an_action_all_is_found_that_was_given_or_lost(outbox: Outbox) -> None:
    card = outbox.card("one", (1, 2), shown=1)
    note = outbox.owe("note", "note", "bev")
    outbox.unsent(note, 2, "Jo Jones", "no account")
    of_second = told.of_action(outbox.session, outbox.room.action(2).id)
    assert [(t.delivery.id, t.name, t.kind, t.why_not, t.shown) for t in of_second] == [
        (card.id, "Anne Baker", "before_first", None, False),
        (card.id, "Anne Baker", "request", None, False),
        (note.id, "Jo Jones", "overdue", "no account", True),
    ]
    assert all(t.shown for t in told.of_action(outbox.session, outbox.room.action(1).id))


def test_somebodys_own_are_the_cards_to_them_alone(outbox: Outbox) -> None:
    outbox.card("one", (1,))
    outbox.unsent(outbox.owe("note", "note", "bev"), 1, "Jo Jones", "no account")
    action = outbox.room.action(1).id
    assert {t.name for t in told.of_action(outbox.session, action, outbox.who("anne"))} == {
        "Anne Baker"
    }
    assert told.of_action(outbox.session, action, outbox.who("priya")) == []
    assert told.of_action(outbox.session, action, outbox.who("bev")) == [], "no note, coordinator"


def test_what_a_coordinator_was_told_of_is_not_a_reminder(outbox: Outbox) -> None:
    note = outbox.owe("note", "note", "bev")
    keys = [(outbox.room.action(1).id, "for:overdue", 1)]
    reminders.use(outbox.session, note.id, outbox.who("bev"), keys, [])
    assert told.of_deliveries(outbox.session, [note.id]) == {}


def test_by_delivery_each_has_its_own(outbox: Outbox) -> None:
    first, second = outbox.card("one", (1,)), outbox.owe("two")
    outbox.unsent(second, 2, "Anne Baker", "")
    found = told.of_deliveries(outbox.session, [first.id, second.id])
    assert {i: {t.action_id for t in every} for i, every in found.items()} == {
        first.id: {outbox.room.action(1).id},
        second.id: {outbox.room.action(2).id},
    }
    assert told.of_deliveries(outbox.session, []) == {}


def test_answers_are_left_out_unless_they_failed(outbox: Outbox) -> None:
    for key, kind in [
        ("answer:1", "answer"), ("hello:1", "answer"), ("detail:1:0", "answer"), ("read:1", "read"),
        ("export:1", "file"), ("brief:1", "answer"), ("digest:1", "digest"),
    ]:  # fmt: skip
        outbox.owe(key, kind)
    outbox.owe("answer:2", "answer").state = "failed"
    assert outbox.latest() == ["answer:2", "digest:1", "brief:1"]
    assert outbox.latest(failed=True) == ["answer:2"]
    assert outbox.latest(after=1) == ["digest:1", "brief:1"]


def test_the_latest_of_one_recipient_and_of_these_the_cards(outbox: Outbox) -> None:
    outbox.card("one", (1,))
    outbox.owe("brief:1", "answer", "anne")
    outbox.owe("note", "note", "bev")
    assert outbox.latest(only=outbox.who("anne")) == ["brief:1", "one"]
    assert outbox.latest(only=outbox.who("anne"), cards=True) == ["one"]


def test_a_card_of_several_partnerships_is_of_those_that_it_is_about(outbox: Outbox) -> None:
    other = Partnership(
        workspace_id=outbox.room.partnership.workspace_id, name="Harbour", place="h",
        created_at=NOW,
    )  # fmt: skip
    outbox.session.add(other)
    outbox.session.flush()
    outbox.card("given", (1,), partnership_id=None)
    outbox.unsent(outbox.owe("lost", partnership_id=None), 1, "Anne Baker", "too late")
    outbox.owe("neither", partnership_id=None)
    assert outbox.latest() == ["lost", "given"]
    assert outbox.latest(here=other.id) == []


def test_a_row_that_opens_again_was_not_left_unsent(outbox: Outbox) -> None:
    row = outbox.owe("one")
    outbox.unsent(row, 1, "Anne Baker", "it was answered first")
    deliveries.record_ended(outbox.session, row, "closed", "it was answered first")
    action = outbox.room.action(1).id
    assert len(told.of_action(outbox.session, action)) == 1, "what ended keeps its why"
    assert outbox.owe("one").id == row.id
    assert told.of_action(outbox.session, action) == []
