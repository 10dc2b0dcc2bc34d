"""Many lines at once: read, shown, and written on one word."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from handlers.adding.command import add
from handlers.adding.lines import confirm
from handlers.asker import Answer
from handlers.changes import update
from handlers.finding import Sorry
from handlers.undoing import undo
from handlers.waiting import cancel
from store import actions
from store.database import Database
from store.models import Action, Entry, Role
from tests.handlers.asking import a_partnership, add_line, asker, leads_of, pressed, said

MEETING = """agreed 3 Sep, item 5
- Police to share ASB data, Jenny Ford, end Oct
- CR2.1 Draft the survey, @anne

- Book the hall, 31 September
"""


def _paste(session: Session, words: str = MEETING, person: str = "bev") -> Answer:
    answer = add(asker(session, person, f"add\n{words}"), words)
    assert answer is not None
    return answer


def _press(session: Session, answer: Answer, label: str, person: str = "bev") -> Answer:
    words = pressed(answer, label)
    run = cancel if words.startswith("cancel") else confirm
    done = run(asker(session, person, words), words.partition(" ")[2])
    assert done is not None
    return done


def _all(session: Session) -> list[Action]:
    return list(session.scalars(select(Action).where(~Action.withdrawn).order_by(Action.ref)))


def test_a_meetings_lines_are_shown_before_anything_is_saved(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        answer = _paste(session)
        assert said(answer).splitlines() == [
            "2 actions read, agreed 3 Sep, item 5. 1 line left out. Nothing is saved yet.",
            "1. Police to share ASB data · Jenny Ford (a new name) · due Sat 31 Oct",
            "2. CR2.1 Draft the survey · Anne Baker · no deadline",
            "Not clear, and left out",
            "- Book the hall, 31 September · There is no 31 September."
            " Send it again with the right date.",
            "To leave some out, say for example “without 2”.",
            "[Add 2] [Cancel]",
        ]
        assert _all(session) == []


def test_one_word_adds_them_all_under_one_entry(database: Database) -> None:
    with database.writing() as session:
        done = _press(session, _paste(session), "Add 2")
        first, second = _all(session)
        assert (first.title, leads_of(first)) == ("Police to share ASB data", ["Jenny Ford"])
        assert (second.code, leads_of(second)) == ("CR2.1", ["Anne Baker"])
        assert first.origin == second.origin == "agreed 3 Sep, item 5"
        assert said(done).startswith("Added 2 actions: #1 and CR2.1.")
        entry = session.scalars(select(Entry)).one()
        assert "agreed 3 Sep, item 5" in entry.words
        undo(asker(session, "bev"), pressed(done, "Undo").removeprefix("undo "))
        assert _all(session) == []


def test_pressing_twice_says_so_and_adds_nothing(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        answer = _paste(session)
        _press(session, answer, "Add 2")
        with pytest.raises(Sorry, match="saved already, on Mon 7 Sep, 9:30am"):
            _press(session, answer, "Add 2")
        assert len(_all(session)) == 2


def test_cancel_lets_the_lines_go(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        answer = _paste(session)
        assert said(_press(session, answer, "Cancel")) == "Cancelled. Nothing was saved."
        with pytest.raises(Sorry, match="cancelled on"):
            _press(session, answer, "Add 2")
        assert _all(session) == []


def test_whoever_is_no_longer_coordinator_cannot_confirm(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        answer = _paste(session)
        role = session.scalars(select(Role).where(Role.role == "coordinator")).one()
        role.active = False
        session.flush()
        with pytest.raises(Sorry, match="Only a coordinator"):
            _press(session, answer, "Add 2")
        assert _all(session) == []


def test_nobody_else_answers_for_them(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        answer = _paste(session)
        with pytest.raises(Sorry, match="Only the person who sent it"):
            _press(session, answer, "Add 2", person="anne")


@pytest.mark.parametrize(
    ("words", "origins"),
    [
        pytest.param("One\nTwo\nagreed 3 Sep, item 5", ["agreed 3 Sep, item 5"] * 2, id="below"),
        pytest.param("One, agreed 3 Sep\nTwo", ["agreed 3 Sep", ""], id="in a line"),
        pytest.param(
            "agreed 3 Sep\nOne\nagreed 4 Sep\nTwo", ["agreed 3 Sep", "agreed 4 Sep"], id="parts"
        ),
    ],
)
def test_a_source_is_that_of_the_lines_around_it(
    sqlite_database: Database, words: str, origins: list[str]
) -> None:
    with sqlite_database.writing() as session:
        _press(session, _paste(session, words), "Add 2")
        assert [action.origin for action in _all(session)] == origins


def test_a_heading_of_the_plan_holds_for_the_lines_under_it(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        add_line(session, "Zero, theme Food and health")
        _press(session, _paste(session, "Food:\nOne\nTwo"), "Add 2")
        themes = [action.theme.title if action.theme else "" for action in _all(session)]
        assert themes == ["Food and health"] * 3


def test_nothing_readable_asks_for_no_word(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        answer = _paste(session, "One, 31 September\nTwo, 31 June")
        assert said(answer).startswith("I couldn't read any of these lines. Nothing was saved.")
        assert not answer.message.buttons


def test_too_many_lines_are_refused(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session, pytest.raises(Sorry, match="I take 200 at once"):
        _paste(session, "\n".join(f"Line {n}" for n in range(201)))


def _update(session: Session, words: str, person: str = "bev") -> Answer:
    answer = update(asker(session, person, f"update\n{words}"), words)
    assert answer is not None
    return answer


def test_updates_are_shown_and_recorded_on_one_word(database: Database) -> None:
    with database.writing() as session:
        for line in ("CR1.1 One, @anne", "CR1.2 Two, @priya"):
            add_line(session, line)
        answer = _update(
            session, "agreed 3 Sep\nCR1.1 amber waiting on Cabinet\nCR1.2 done\nCR9.9 green"
        )
        shown = said(answer)
        assert "2 updates read, agreed 3 Sep. 1 line left out. Nothing is saved yet." in shown
        assert "CR9.9 green · There is no action CR9.9 here." in shown
        assert [action.rag for action in _all(session)] == [None, None]
        done = _press(session, answer, "Record 2")
        one, two = _all(session)
        assert (one.rag, one.comment, two.state) == ("amber", "waiting on Cabinet", "complete")
        assert "CR1.1 is now Amber" in said(done)
        undo(asker(session, "bev"), pressed(done, "Undo").removeprefix("undo "))
        assert [action.mark for action in _all(session)] == ["none", "none"]
        entry = session.scalars(select(Entry).order_by(Entry.id)).all()[2]
        assert "agreed 3 Sep" in entry.words


def test_a_lead_pastes_updates_of_their_own_alone(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        for line in ("CR1.1 One, @anne", "CR1.2 Two, @priya"):
            add_line(session, line)
        answer = _update(session, "CR1.1 green\nCR1.2 green", person="anne")
        assert "CR1.2 is led by Priya Nair." in said(answer)
        _press(session, answer, "Record 1", person="anne")
        assert [action.rag for action in _all(session)] == ["green", None]


def test_an_action_that_was_taken_out_meanwhile_is_said(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        added = add_line(session, "CR1.1 One, @anne")
        add_line(session, "CR1.2 Two, @anne")
        answer = _update(session, "CR1.1 green\nCR1.2 green")
        undo(asker(session, "bev"), pressed(added, "Undo").removeprefix("undo "))
        done = _press(session, answer, "Record 2")
        assert "CR1.1 was taken out of the plan meanwhile." in said(done)
        assert [action.rag for action in _all(session)] == ["green"]


def test_a_line_without_news_is_left_out(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        add_line(session, "CR1.1 One")
        assert "It says no more than the code" in said(_update(session, "CR1.1\nCR1.1 green"))


def test_refs_are_taken_only_for_what_is_added(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        _press(session, _paste(session), "Cancel")
        add_line(session, "One")
        assert [action.ref for action in _all(session)] == [1]
        assert actions.live_plan(session, a_partnership(session).id) is not None
        assert session.scalar(select(func.count()).select_from(Entry)) == 1


def test_whoever_minutes_name_beside_a_line_leads_it(database: Database) -> None:
    with database.writing() as session:
        a_partnership(session)
        pasted = """Bev - find a tutor, Oct
        Bev to thank the volunteers
        Book the hall (Bev)
        Bev Hill: joint visit to the quay, 14 Oct
        Police to share ASB data
        Maybe look into hire (minibus)"""
        shown = said(_paste(session, pasted)).splitlines()[1:7]
    lead = [line.partition(" · ")[2].partition(" · ")[0] for line in shown]
    title = [line.partition(" · ")[0].partition(". ")[2] for line in shown]
    assert lead == ["Bev Hill"] * 4 + ["no lead yet"] * 2
    assert title == [
        "find a tutor", "Bev to thank the volunteers", "Book the hall",
        "joint visit to the quay", "Police to share ASB data", "Maybe look into hire (minibus)",
    ]  # fmt: skip


MINUTES = """Actions from 3 Sep mtg
Apologies from Sam
ACTION: Anne B to draft the comms plan
AOB: parking is awful
discussion on funding, no action
Present the plan to Cabinet
Next mtg Thurs 1 Oct 2pm
"""


def test_lines_that_only_tell_of_the_meeting_are_left_out(database: Database) -> None:
    with database.writing() as session:
        shown = _paste(session, MINUTES)
        text = said(shown)
        assert text.startswith("2 actions read, agreed 3 Sep mtg. 4 lines left out.")
        assert "Apologies from Sam · It tells of the meeting, and of nothing to do." in text
        assert "Anne B to draft the comms plan" in text
        assert "ACTION" not in text


def test_an_update_may_begin_with_words_of_a_title(database: Database) -> None:
    with database.writing() as session:
        add_line(session, "CR1.1 Holiday lunches for families, Anne B")
        add_line(session, "CR1.2 Holiday clubs, Anne B")
        words = "holiday lunches green\nholiday amber\nCR1.2 red"
        answer = update(asker(session, "bev", f"update\n{words}"), words)
        assert answer is not None
        text = said(answer)
        assert text.startswith("2 updates read. 1 line left out.")
        assert "CR1.1 Holiday lunches for families · green" in text
        assert "holiday amber" in text.partition("left out")[2]


def test_minutes_as_they_are_written_say_who_will_and_by_when(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        answer = _paste(
            session,
            "Present: Bev, Di\n"
            "1. Bev will circulate the numbers (by 4/12)\n"
            "2. The board noted the report.\n"
            "3. Bev has agreed to count the trees (by hand)\n",
        )
        lines = said(answer).splitlines()
        assert lines[0] == "2 actions read. 2 lines left out. Nothing is saved yet."
        assert lines[1:3] == [
            "1. Bev will circulate the numbers · Bev Hill · due Fri 4 Dec",
            "2. Bev has agreed to count the trees (by hand) · Bev Hill · no deadline",
        ]
