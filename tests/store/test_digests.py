"""What a digest asks: true numbers, of this partnership's live plan alone, on both databases."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from store import digests, publications
from store.database import Database
from store.mail import Delivery, Reminded
from store.models import Action, Recipient
from store.publications import DIGEST
from tests.databases import undone
from tests.digest_plans import LAST, LONG_AGO, NEXT, NOW, Town

TODAY = date(2026, 9, 2)
AUGUST = datetime(2026, 8, 20, 9, tzinfo=UTC)


@pytest.fixture
def town(database: Database) -> Iterator[Town]:
    with undone(database) as session:
        yield Town(session)


def totals(town: Town, since: datetime | None = LAST) -> dict[str, int]:
    rows = digests.counts(town.session, town.plan, TODAY, since)
    names = [name for name in rows[0] if name != "theme_id"] if rows else []
    return {name: sum(row[name] for row in rows) for name in names if any(r[name] for r in rows)}


def test_each_theme_has_its_own_numbers_and_those_without_a_theme_theirs(town: Town) -> None:
    town.action("a", theme="Food", rag="green", reported_at=NOW)
    town.action("b", theme="Food", rag="red", reported_at=NOW)
    town.action("c", theme="Jobs", state="complete", rag="green")
    town.action("d", theme=None, reported_at=NOW)
    rows = {r["theme_id"]: r for r in digests.counts(town.session, town.plan, TODAY, LAST)}
    food, jobs = (rows[town.theme(name).id] for name in ("Food", "Jobs"))
    assert (food["green"], food["red"], food["complete"]) == (1, 1, 0)
    assert (jobs["green"], jobs["complete"]) == (0, 1)
    assert rows[None]["none"] == 1


def test_discontinued_actions_are_not_counted(town: Town) -> None:
    town.action("a", state="discontinued", rag="red", due=TODAY - timedelta(9))
    assert totals(town) == {}


def test_withdrawn_actions_old_plans_and_other_partnerships_are_left_out(town: Town) -> None:
    town.action("withdrawn", rag="red", withdrawn=True)
    town.action("old", rag="red", plan_id=town.new_plan(live=False).id)
    other = Town(town.session, platform_id="T2")
    elsewhere = other.action("elsewhere", rag="red")
    mine = town.action("mine", rag="green", reported_at=NOW)
    every = [action.id for action in town.session.query(Action)]
    assert totals(town) == {"green": 1}
    assert [s["id"] for s in digests.standings(town.session, town.plan)] == [mine.id]
    assert list(digests.shown(town.session, town.plan, every)) == [mine.id]
    assert list(digests.shown(other.session, other.plan, every)) == [elsewhere.id]


def test_overdue_counts_open_actions_after_the_last_day_of_their_window(town: Town) -> None:
    yesterday = TODAY - timedelta(days=1)
    town.action("late", rag="green", reported_at=NOW, due=yesterday)
    town.action("today", rag="green", reported_at=NOW, due=TODAY)
    town.action("window", rag="green", reported_at=NOW, due=(yesterday, TODAY))
    town.action("done", state="complete", due=yesterday)
    town.action("some day", rag="green", reported_at=NOW)
    assert totals(town) == {"green": 4, "complete": 1, "overdue": 1}


def test_no_update_leaves_out_the_not_started_before_their_window(town: Town) -> None:
    tomorrow = TODAY + timedelta(days=1)
    town.action("waits", not_started=True, due=(tomorrow, tomorrow))
    assert totals(town) == {"none": 1}
    town.action("window open", not_started=True, due=(TODAY, tomorrow))
    town.action("no window", not_started=True)
    town.action("started early", rag="green", due=(tomorrow, tomorrow), reported_at=LONG_AGO)
    assert totals(town) == {"none": 3, "green": 1, "quiet": 3}


def test_without_a_last_meeting_only_silence_from_the_start_is_no_update(town: Town) -> None:
    town.action("long ago", rag="green", reported_at=LONG_AGO)
    town.action("never", rag="green")
    assert totals(town, since=None) == {"green": 2, "quiet": 1}
    assert totals(town) == {"green": 2, "quiet": 2}


def test_private_actions_are_counted_and_shown_only_where_they_are_asked_for(town: Town) -> None:
    action = town.action("secret", rag="red", reported_at=NOW, private=True)
    assert totals(town) == {"red": 1, "private": 1}
    assert digests.shown(town.session, town.plan, [action.id]) == {}
    assert digests.shown(town.session, town.plan, [action.id], private=True) == {action.id: action}


def test_more_actions_are_shown_than_one_statement_may_name(town: Town) -> None:
    ids = [town.action(f"action {n}", lead="Anne").id for n in range(510)]
    town.session.expire_all()
    found = digests.shown(town.session, town.plan, ids)
    assert sorted(found) == sorted(ids)


def test_a_move_is_from_where_the_deadline_stood_then_to_where_it_stands_now(town: Town) -> None:
    action = town.action("a")
    for day, at in ((1, LONG_AGO), (2, LONG_AGO), (3, AUGUST), (4, AUGUST)):
        town.deadline(action, date(2026, 9, day), at, f"why {day}")
    (move,) = digests.moves(town.session, town.plan, LAST)
    assert (move.before.last, move.after.last) == (date(2026, 9, 2), date(2026, 9, 4))
    assert (move.action_id, move.after.why) == (action.id, "why 4")


def test_a_deadline_that_was_moved_and_moved_back_by_undo_has_not_moved(town: Town) -> None:
    action = town.action("a")
    town.deadline(action, date(2026, 9, 1), LONG_AGO)
    first = action.deadline_id
    town.deadline(action, date(2026, 9, 30), AUGUST)
    action.deadline_id, action.moved = first, 0
    town.session.flush()
    assert digests.moves(town.session, town.plan, LAST) == []


def test_a_first_deadline_and_a_move_of_a_complete_action_are_no_news(town: Town) -> None:
    fresh, done = town.action("fresh"), town.action("done", state="complete")
    town.deadline(fresh, date(2026, 9, 1), AUGUST)
    town.deadline(done, date(2026, 9, 1), LONG_AGO)
    town.deadline(done, date(2026, 9, 30), AUGUST)
    assert digests.moves(town.session, town.plan, LAST) == []


def test_a_new_action_that_moved_is_said_from_its_first_deadline(town: Town) -> None:
    action = town.action("a")
    for day in (1, 2, 3):
        town.deadline(action, date(2026, 9, day), AUGUST)
    (move,) = digests.moves(town.session, town.plan, LAST)
    assert (move.before.last, move.after.last) == (date(2026, 9, 1), date(2026, 9, 3))


def test_publishing_again_for_a_meeting_makes_a_new_version_and_keeps_the_old(town: Town) -> None:
    session, here = town.session, town.partnership.id
    meeting = town.meets(NEXT)
    first, second = (
        publications.freeze(
            town.session, town.partnership.id, DIGEST, meeting.id, NOW, {"n": n}, {}
        )
        for n in (1, 2)
    )
    loose = publications.freeze(session, here, DIGEST, None, NOW, {}, {})
    assert (first.version, second.version, loose.version) == (1, 2, 1)
    assert (first.body, second.body) == ({"n": 1}, {"n": 2})


def test_a_digest_is_compared_with_the_last_one_of_another_meeting(town: Town) -> None:
    session, here = town.session, town.partnership.id
    june, september = town.meets(LAST), town.meets(NEXT)
    other = Town(session, platform_id="T2")
    publications.freeze(session, other.partnership.id, DIGEST, None, AUGUST, {}, {})
    assert publications.last_for_another(session, here, NOW, september.id) is None
    old = publications.freeze(session, here, DIGEST, june.id, LAST, {}, {})
    refreshed = publications.freeze(
        session, here, DIGEST, june.id, LAST + timedelta(hours=1), {}, {}
    )
    publications.freeze(session, here, DIGEST, september.id, NOW - timedelta(hours=1), {}, {})
    paper = publications.freeze(session, here, DIGEST, None, AUGUST, {}, {})
    paper.kind = "paper"
    session.flush()
    assert publications.last_for_another(session, here, NOW, september.id) == refreshed
    assert publications.last_for_another(session, here, LAST, september.id) == old
    assert publications.last_for_another(session, here, LAST, june.id) is None


def test_who_was_asked_is_told_by_the_cards_that_went_out(town: Town) -> None:
    action = town.action("a", lead="Ruth S")
    recipient = town.person("Ruth S").recipient
    assert isinstance(recipient, Recipient)
    for key, sent_at in (("sent", AUGUST), ("owed", None), ("too old", LONG_AGO)):
        delivery = Delivery(
            key=key, workspace_id=town.workspace.id, kind="card", created_at=LONG_AGO,
            next_try_at=LONG_AGO, sent_at=sent_at,
        )  # fmt: skip
        town.session.add(delivery)
        town.session.flush()
        town.session.add(
            Reminded(
                action_id=action.id,
                recipient_id=recipient.id,
                kind=key,
                anchor=1,
                delivery_id=delivery.id,
            )
        )
    town.session.flush()
    assert digests.asked_on(town.session, [action.id], LAST) == [(action.id, AUGUST)]
