"""Next event, +1 day and Next meeting go through each due instant in order.

These are buttons of the local chat, where the clock can be moved; in Slack it can't, so they are
walked through in the local chat alone. What falls due plays on all platforms in `test_reminders`.
"""

from datetime import datetime, timedelta

import pytest

from handlers.chasing import reminders
from store.mail import Delivery, Post
from store.posts import CHASER
from tests.walks.conftest import LONDON
from tests.walks.stage import Stage


@pytest.fixture
def plan(local_stage: Stage) -> Stage:
    for number, who in enumerate(("anne", "gupti", "ruth"), 1):
        local_stage.command("bev", f"add CR1.{number} Job {number}, @{who}, {number + 20} Sep")
    local_stage.command("bev", "meeting Thu 1 Oct 2pm")
    return local_stage


KINDS = {"reminder": "card", "paper": "paper", "RAG": "digest", "preview": "preview"}
"""What is sent of an event, by its first word; of a meeting and a cut-off nothing is."""


def sent(stage: Stage) -> list[tuple[datetime, str]]:
    """What was sent unasked, when, in the order in which it was."""
    with stage.database.reading() as session:
        owed = session.query(Delivery).filter(Delivery.kind != "answer").order_by(Delivery.sent_at)
        return [
            (d.sent_at.astimezone(LONDON).replace(second=0, microsecond=0), d.kind)
            for d in owed
            if d.sent_at
        ]


def test_next_event_does_what_was_foretold_at_the_moment_foretold(plan: Stage) -> None:
    for _ in range(25):
        at, words = plan.app.conductor.coming()[0]
        before = len(sent(plan))
        plan.app.conductor.next_event()
        assert timedelta(0) <= plan.app.conductor.now() - at < timedelta(seconds=30)
        kind = KINDS.get(words.split()[0])
        if kind is not None:
            assert (at.replace(second=0, microsecond=0), kind) in sent(plan)[before:]
        if not plan.app.conductor.coming():
            return


def test_stepping_and_jumping_come_to_the_same(plan: Stage) -> None:
    until = datetime(2026, 10, 20, 9, tzinfo=LONDON)
    plan.go(until)
    times = [at for at, _ in sent(plan)]
    assert times == sorted(times)
    assert all((at.hour, at.minute) in ((9, 30), (9, 0)) for at in times)
    assert [kind for _, kind in sent(plan)].count("digest") == 1


def test_a_day_is_a_day_on_the_wall_when_the_clocks_change(plan: Stage) -> None:
    plan.go(datetime(2026, 10, 24, 12, tzinfo=LONDON))
    plan.app.conductor.next_day()
    now = plan.app.conductor.now()
    assert (now.day, now.hour, now.utcoffset()) == (25, 12, timedelta(0))


def test_next_meeting_stands_at_the_meeting_with_its_digest_posted_the_day_before(
    plan: Stage,
) -> None:
    plan.app.conductor.next_meeting()
    now = plan.app.conductor.now()
    assert (now.month, now.day, now.hour) == (10, 1, 14)
    assert (datetime(2026, 9, 30, 9, tzinfo=LONDON), "digest") in sent(plan)


def test_next_meeting_without_a_meeting_and_next_event_without_an_event_stay(
    local_stage: Stage,
) -> None:
    before = local_stage.clock()
    assert local_stage.app.conductor.next_meeting().startswith("No meeting is known.")
    assert local_stage.app.conductor.next_event() == "Nothing is due in the next 45 days."
    assert local_stage.clock() - before < timedelta(seconds=30)


def test_posts_stand_in_the_order_of_the_clock(plan: Stage) -> None:
    plan.go(datetime(2026, 10, 20, 9, tzinfo=LONDON))
    with plan.database.reading() as session:
        posts = session.query(Post).filter(Post.author == CHASER).order_by(Post.id)
        times = [post.at for post in posts]
    assert times == sorted(times)


def test_time_never_goes_back(plan: Stage) -> None:
    plan.days(3)
    before = plan.clock()
    plan.go(before - timedelta(days=2))
    assert plan.clock() >= before


def test_a_recipient_whose_card_fails_for_good_does_not_hold_the_clock(plan: Stage) -> None:
    plan.app.chat._knows = lambda place: place != "dm:anne"
    plan.go(datetime(2026, 10, 2, 9, tzinfo=LONDON))
    assert plan.clock() >= datetime(2026, 10, 2, 9, tzinfo=LONDON)
    assert "A message to Anne Bell could not be delivered" in plan.inbox("bev")
    assert "CR1.2" in plan.inbox("gupti")


def test_what_is_foretold_and_does_not_come_is_not_waited_for(
    plan: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminders, "look", lambda *_: False)
    plan.go(datetime(2026, 10, 2, 9, tzinfo=LONDON))
    assert plan.clock() >= datetime(2026, 10, 2, 9, tzinfo=LONDON)
    assert [kind for _, kind in sent(plan)] == ["paper", "preview", "digest"]
