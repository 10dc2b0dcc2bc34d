"""What happened since the last meeting, and what comes before the next."""

from datetime import UTC, date, datetime, timedelta

from handlers.digests.digest import compose_digest
from handlers.messages import in_words
from tests.digest_plans import LAST, LONG_AGO, NEXT, NOW, THEN, Town
from tests.handlers.digests.said import (
    AUGUST,
    JUNE,
    TODAY,
    compose,
    facts,
    fresh,
    publish_in_june,
    table,
)


def test_what_happened_since_the_last_digest_is_said_a_line_each(town: Town) -> None:
    done = town.action("Press release", code="C1", rag="green", reported_at=JUNE)
    moved = town.action("Skills audit", code="C2", rag="amber", reported_at=JUNE)
    gone = town.action("Cycle lane", code="C3", rag="green", reported_at=JUNE)
    rated = town.action("Strategy", code="C4", reported_at=JUNE)
    town.deadline(moved, date(2026, 7, 30), LONG_AGO)
    publish_in_june(town)
    done.state, gone.state, gone.comment, rated.rag = "complete", "discontinued", "no funds", "red"
    town.deadline(moved, date(2026, 10, 30), AUGUST, "waiting on Cabinet")
    town.action("Fridge", code="C5", rag="green", on_hold=True, hold_why="no site",
                hold_until=date(2027, 1, 15))  # fmt: skip
    said = facts(compose(town).message)
    assert said["Completed"] == "C1 Press release"
    assert said["Deadline moved"] == "C2 from 30 Jul to 30 Oct (waiting on Cabinet)"
    assert said["Discontinued"] == "C3 Cycle lane (no funds)"
    assert said["Rated for the first time"] == "C4 Red"
    assert said["New"] == "C5 Fridge (Green)"
    assert said["On hold"] == "C5 until 15 Jan 2027 (no site)"


def test_a_move_between_the_last_digest_and_its_meeting_is_not_lost(town: Town) -> None:
    moved = town.action("Skills audit", code="C2", reported_at=JUNE)
    town.deadline(moved, date(2026, 7, 30), LONG_AGO)
    publish_in_june(town)
    town.deadline(moved, date(2026, 10, 30), LAST - timedelta(hours=1), "agreed by phone")
    assert "Deadline moved" in facts(compose(town).message)


def test_the_first_digest_compares_nothing(town: Town) -> None:
    town.meets(LAST, NEXT)
    town.action("imported as complete", state="complete", reported_at=AUGUST, created_at=AUGUST)
    town.action("completed since", state="complete", code="D1", reported_at=AUGUST)
    fresh(town, "green", 1, created_at=AUGUST)
    message = compose(town).message
    assert "better" not in in_words(message)
    assert facts(message) == {"Completed": "D1 completed since"}
    assert table(message).headings[-1] == "No update"


def test_due_next_are_those_until_the_meeting_after_this_one(town: Town) -> None:
    town.meets(LAST, NEXT, THEN)
    for code, due in (
        ("LATE", date(2026, 9, 1)),
        ("TODAY", TODAY),
        ("THEN", date(2026, 10, 1)),
        ("AFTER", date(2026, 10, 2)),
        ("SOON", date(2026, 9, 20)),
    ):
        town.action(code, code=code, rag="green", reported_at=AUGUST, due=due)
    town.action("done", code="DONE", state="complete", due=TODAY)
    said = facts(compose(town).message)
    assert said["Due before the next meeting"] == "TODAY (2 Sep), SOON (20 Sep), THEN (1 Oct)"


def test_no_update_names_actions_and_never_people(town: Town) -> None:
    town.meets(LAST)
    town.action("Quiet", code="Q1", lead="Ruth S", rag="green")
    message = compose(town).message
    assert facts(message)["No update since 12 Jun"] == "Q1"
    assert "Ruth" not in in_words(message)


def test_a_cancelled_meeting_is_no_last_meeting(town: Town) -> None:
    town.meets(LAST, NEXT)
    town.meets(AUGUST, cancelled=True)
    town.action("Quiet", code="Q1", rag="green", reported_at=datetime(2026, 7, 1, tzinfo=UTC))
    assert "No update" not in "".join(facts(compose(town).message))


def test_a_digest_of_a_meeting_that_is_over_looks_back_from_that_meeting(town: Town) -> None:
    june = town.meets(LAST, datetime(2026, 3, 5, 14, tzinfo=UTC), NEXT)
    town.action("Quiet", code="Q1", rag="green", reported_at=LONG_AGO)
    digest = compose_digest(town.session, town.partnership, NOW, meeting=june)
    assert "No update since 5 Mar" in facts(digest.message)
