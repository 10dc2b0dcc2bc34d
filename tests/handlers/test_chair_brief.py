"""The brief asks what is worth a question, and never blames who was not asked."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from handlers.digests.chair_brief import compose_chair_brief
from handlers.messages import Facts, Message, Row, Rows, in_words
from store.covers import Cover
from store.database import Database
from store.mail import Delivery, Reminded
from store.models import Action, Person
from tests.databases import undone
from tests.digest_plans import LAST, LONG_AGO, NEXT, NOW, THEN, Town

MARCH = datetime(2026, 3, 5, 14, tzinfo=UTC)
AUGUST = datetime(2026, 8, 20, 9, tzinfo=UTC)


@pytest.fixture
def town(sqlite_database: Database) -> Iterator[Town]:
    with undone(sqlite_database) as session:
        town = Town(session)
        town.meets(MARCH, LAST, NEXT, THEN)
        yield town


def brief(town: Town, now: datetime = NOW) -> Message | None:
    town.session.flush()
    return compose_chair_brief(town.session, town.partnership, now, {"chair"})


def rows(town: Town) -> list[Row]:
    message = brief(town)
    assert message is not None
    return [row for part in message.parts if isinstance(part, Rows) for row in part.rows]


def facts(town: Town) -> dict[str, str]:
    message = brief(town)
    assert message is not None
    return dict(pair for part in message.parts if isinstance(part, Facts) for pair in part.facts)


def ask(town: Town, action: Action, *moments: datetime, kind: str = "card") -> None:
    """Cards that went out to the action's leads; a "note" is to a coordinator."""
    for at in moments:
        delivery = Delivery(
            key=f"{kind}:{action.id}:{at}", workspace_id=town.workspace.id, kind=kind,
            created_at=at, next_try_at=at, sent_at=at,
        )  # fmt: skip
        town.session.add(delivery)
        town.session.flush()
        recipient_id = action.leads[0].person.recipient_id
        reason = {"action_id": action.id, "recipient_id": recipient_id, "kind": "request"}
        town.session.add(Reminded(**reason, anchor=delivery.id, delivery_id=delivery.id))


def test_there_is_no_brief_where_nothing_is_worth_a_question(town: Town) -> None:
    assert brief(town) is None
    town.action("fine", rag="green", reported_at=AUGUST, due=date(2026, 9, 30))
    town.action("red, and says so", rag="red", reported_at=AUGUST, due=date(2026, 8, 1))
    assert brief(town) is None
    town.plan.live = False
    assert brief(town) is None


def test_green_yet_overdue_is_worth_a_question(town: Town) -> None:
    town.action("Skills audit", code="CR3.4", rag="green", reported_at=AUGUST, lead="Richard H",
                due=date(2026, 7, 24))  # fmt: skip
    (row,) = rows(town)
    assert (row.title, row.detail) == (
        "CR3.4 Skills audit", "Green but 40 days overdue · Richard H",
    )  # fmt: skip
    assert row.mark == "green"


def test_a_deadline_that_moved_three_times_is_worth_a_question(town: Town) -> None:
    common: dict[str, Any] = {
        "rag": "amber",
        "reported_at": AUGUST,
        "original_last": date(2026, 8, 31),
    }
    town.action("Rota", code="CR9.1", moved=3, lead="Gupti G", **common)
    town.action("Twice", code="CR9.2", moved=2, **common)
    (row,) = rows(town)
    assert row.title == "CR9.1 Rota"
    assert row.detail == "moved 3 times, first 31 Aug · Gupti G"


def test_complete_without_a_word_is_worth_a_question_and_with_one_it_is_not(town: Town) -> None:
    town.action("Done", code="D1", state="complete", reported_at=AUGUST, lead="Anne")
    town.action("Told", code="D2", state="complete", reported_at=AUGUST, comment="opened in June")
    town.action("Long done", code="D3", state="complete", reported_at=LONG_AGO)
    (row,) = rows(town)
    assert (row.title, row.detail) == ("D1 Done", "complete, with nothing said about it · Anne")


def test_an_action_stands_once_with_all_its_reasons(town: Town) -> None:
    town.action("Audit", rag="green", reported_at=AUGUST, due=date(2026, 9, 1), moved=4,
                original_last=date(2025, 3, 31))  # fmt: skip
    (row,) = rows(town)
    assert row.detail == "Green but 1 day overdue · moved 4 times, first 31 Mar 2025 · no lead"


def test_what_a_coordinator_was_told_is_no_day_on_which_a_lead_was_asked(town: Town) -> None:
    asked = town.action("Asked", code="A1", created_at=LONG_AGO, lead="Ruth S")
    never = town.action("Never asked", code="A2", created_at=LONG_AGO, lead="Jo Jones")
    ask(town, asked, AUGUST)
    ask(town, asked, AUGUST - timedelta(days=3), kind="note")
    ask(town, never, AUGUST, kind="note")
    (row,) = rows(town)
    assert "asked on 20 Aug" in row.detail
    assert facts(town)["No word for two meetings, and nobody was asked"] == "A2"


def test_silence_for_two_meetings_is_said_by_lead_with_the_days_they_were_asked(
    town: Town,
) -> None:
    for n in range(3):
        action = town.action(f"Quiet {n}", code=f"Q{n}", lead="Ruth S", rag="green")
        ask(town, action, datetime(2026, 8, 7, 9, tzinfo=UTC), datetime(2026, 8, 19, 9, tzinfo=UTC))
    one = town.action("Alone", code="A1", lead="Bev H", rag="green", reported_at=LONG_AGO)
    ask(town, one, AUGUST)
    ruth, bev = rows(town)
    assert ruth.title == "Ruth S: no word on 3 actions for two meetings"
    assert ruth.detail == "Q0, Q1, Q2 · asked on 7 Aug and 19 Aug"
    assert (bev.title, bev.detail) == (
        "A1 Alone", "no word for two meetings · asked on 20 Aug · Bev H",
    )  # fmt: skip


def test_who_was_never_asked_is_not_named_as_silent(town: Town) -> None:
    town.action("Quiet", code="Q1", lead="Ruth S", rag="green")
    message = brief(town)
    assert message is not None
    assert "Ruth" not in in_words(message)
    assert facts(town) == {"No word for two meetings, and nobody was asked": "Q1"}
    assert message.summary == (
        "Worth knowing on Thursday: there was no word on some actions for two meetings."
    )


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"reported_at": MARCH + timedelta(days=1)}, id="a word one meeting ago"),
        pytest.param({"on_hold": True}, id="on hold"),
        pytest.param({"paused": True}, id="paused"),
        pytest.param({"created_at": MARCH + timedelta(days=1)}, id="not there for two meetings"),
        pytest.param({"state": "complete", "comment": "done"}, id="complete"),
        pytest.param(
            {"not_started": True, "due": (date(2026, 9, 3), date(2026, 9, 30))}, id="not yet begun"
        ),
    ],
)
def test_there_are_good_reasons_to_be_silent(town: Town, columns: dict[str, Any]) -> None:
    ask(town, town.action("Quiet", lead="Ruth S", **columns), AUGUST)
    assert brief(town) is None


def test_after_a_single_meeting_nobody_was_silent_for_two(sqlite_database: Database) -> None:
    with undone(sqlite_database) as session:
        town = Town(session)
        town.meets(LAST, NEXT)
        town.action("Quiet", lead="Ruth S")
        assert brief(town) is None


def test_private_actions_are_named_as_private_to_those_who_may_see_them(town: Town) -> None:
    town.action("Safeguarding", code="P1", rag="green", private=True, reported_at=AUGUST,
                due=date(2026, 8, 31))  # fmt: skip
    assert rows(town)[0].title == "P1 Safeguarding (private)"


def test_what_is_due_next_and_amber_or_not_rated_is_said_beside_the_questions(town: Town) -> None:
    for code, rag in (("G", "green"), ("A", "amber"), ("R", "red"), ("N", None)):
        town.action(code, code=code, rag=rag, reported_at=AUGUST, due=date(2026, 9, 30))
    town.action("late", rag="green", reported_at=AUGUST, due=date(2026, 8, 31))
    assert facts(town) == {
        "Due before the next meeting, Amber or not rated": "A (30 Sep), N (30 Sep)"
    }


@pytest.mark.parametrize(
    ("now", "when"),
    [
        (NOW, "on Thursday"),
        (NEXT - timedelta(hours=3), "today"),
        (NEXT - timedelta(days=6), "on Thursday"),
        (NEXT - timedelta(days=7), "on Thu 3 Sep"),
        (THEN + timedelta(days=1), "at the next meeting"),
    ],
)
def test_the_brief_says_when_the_question_can_be_asked(
    town: Town, now: datetime, when: str
) -> None:
    town.action("late", rag="green", reported_at=now, due=date(2026, 7, 1))
    message = brief(town, now)
    assert message is not None
    assert message.summary == f"1 thing is worth a question {when}."


def test_a_long_brief_stops_at_eight_and_says_how_many_more(town: Town) -> None:
    for n in range(11):
        town.action(f"late {n}", rag="green", reported_at=AUGUST, due=date(2026, 7, 1))
    message = brief(town)
    assert message is not None
    assert message.summary == "11 things are worth a question on Thursday."
    assert len(rows(town)) == 8
    assert "3 more: " in in_words(message)
    last = in_words(message).split("3 more: ")[1].splitlines()[0]
    assert len(last.split(" · ")) == 3
    assert "thread" not in in_words(message)


def test_each_question_has_buttons_to_look_at_its_actions(town: Town) -> None:
    late = town.action("Audit", rag="green", reported_at=AUGUST, due=date(2026, 9, 1))
    for n in range(6):
        action = town.action(f"Quiet {n}", code=f"Q{n}", lead="Ruth S", rag="green")
        ask(town, action, AUGUST)
    audit, ruth = rows(town)
    assert [(b.label, b.text) for b in audit.buttons] == [("Show it", f"show #{late.ref}")]
    assert [b.label for b in ruth.buttons] == ["Q0", "Q1", "Q2", "Q3"]


def away(town: Town, person: Person) -> None:
    town.session.add(
        Cover(
            partnership_id=town.partnership.id, kind="leave", recipient_id=person.recipient_id,
            first=date(2026, 9, 1), last=date(2026, 9, 20),
        )
    )  # fmt: skip


def stopped(_town: Town, person: Person) -> None:
    person.paused = True


def gone(_town: Town, person: Person) -> None:
    assert person.recipient is not None
    person.recipient.active = False


def unlinked(_town: Town, person: Person) -> None:
    person.recipient = None


@pytest.mark.parametrize("happens", [away, stopped, gone, unlinked])
def test_who_is_not_there_has_not_failed_to_answer(
    town: Town, happens: Callable[[Town, Person], None]
) -> None:
    action = town.action("Quiet", code="Q1", lead="Ruth S", rag="green")
    ask(town, action, AUGUST)
    happens(town, action.leads[0].person)
    message = brief(town)
    assert message is not None
    assert "Ruth" not in in_words(message)
    assert facts(town) == {"No word for two meetings, and nobody can be asked": "Q1"}
