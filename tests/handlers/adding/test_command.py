"""`add` in one line and from its form: what is understood, what is refused, what is recorded."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from handlers.adding.command import add
from handlers.edits import undo
from handlers.finding import Sorry
from handlers.requests import Kind
from store import actions, entries
from store.calendar import Meeting
from store.database import Database
from store.models import Action, Deadline, Entry, Person, Plan
from tests.handlers.asking import (
    NOW,
    a_partnership,
    add_line,
    asker,
    latest,
    leads_of,
    pressed,
    said,
)
from tests.handlers.room import Room


def _meets(session: Session, moment: datetime) -> None:
    session.add(Meeting(partnership_id=a_partnership(session).id, starts_at=moment))
    session.flush()


def test_a_line_says_what_who_and_when(database: Database) -> None:
    with database.writing() as session:
        _meets(session, datetime(2026, 10, 1, 13, tzinfo=UTC))
        answer = add_line(session, "Police to share ASB data, Jenny Ford, next mtg")
        action = latest(session)
        assert (action.ref, action.title) == (1, "Police to share ASB data")
        assert leads_of(action) == ["Jenny Ford"]
        assert (action.due_first, action.due_last) == (date(2026, 10, 1), date(2026, 10, 1))
        assert action.deadline_text == action.original_text == "next mtg"
        assert answer.to_all
        assert said(answer).splitlines() == [
            "Added #1 Police to share ASB data · Jenny Ford (a new name) · due Thu 1 Oct.",
            "Not linked to anybody yet: Jenny Ford. Type “link Jenny Ford @name”.",
            "[Undo] [Edit]",
        ]


def test_a_line_may_begin_with_a_code_and_end_with_a_heading(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        answer = add_line(session, "CR1.5 Draft the survey, Anne B, end Oct, theme Volunteering")
        action = latest(session)
        assert (action.code, action.title) == ("CR1.5", "Draft the survey")
        assert action.theme is not None
        assert action.theme.title == "Volunteering"
        assert "CR1.5 Draft the survey · Anne B (a new name) · due Sat 31 Oct" in said(answer)
        revision = session.scalars(select(Deadline)).one()
        assert action.deadline_id == revision.id
        assert (revision.text, revision.by_name) == ("end Oct", "Bev Hill")


LINES: list[tuple[str, str, str, list[str], date | None]] = [
    ("no commas", "Draft it @anne by 30 Oct", "Draft it", ["Anne Baker"], date(2026, 10, 30)),
    ("mentions", "Do, <@priya> and @anne, tbc", "Do", ["Priya Nair", "Anne Baker"], None),
    ("any order", "Do, by end Oct, Lead: Jo Cox", "Do", ["Jo Cox"], date(2026, 10, 31)),
    ("a list", "Meet in Matson, Tuffley, Jo Cox", "Meet in Matson, Tuffley", ["Jo Cox"], None),
    ("two", "Do, Jo Cox, Ann Lee, mid Nov", "Do", ["Jo Cox", "Ann Lee"], date(2026, 11, 20)),
    ("a body", "Share it, TSA, mid Nov", "Share it", ["TSA"], date(2026, 11, 20)),
    ("a team", "Share it, Housing Team", "Share it", ["Housing Team"], None),
    ("a year that is no deadline", "Train staff in 2027", "Train staff in 2027", [], None),
    ("a time", "Meet at the hub, Thu 3 Dec, 2pm", "Meet at the hub", [], date(2026, 12, 3)),
    (
        "before Christmas",
        "Wrap it, Jo Cox, before Christmas",
        "Wrap it",
        ["Jo Cox"],
        date(2026, 12, 24),
    ),
    ("before Xmas, no comma", "Wrap it before Xmas", "Wrap it", [], date(2026, 12, 24)),
    ("by Christmas", "Wrap it, by Christmas", "Wrap it", [], date(2026, 12, 25)),
    ("before a month", "Wrap it, due before October", "Wrap it", [], date(2026, 9, 30)),
    ("words after a comma", "Buy food, drink and tents", "Buy food, drink and tents", [], None),
    ("brackets", "- Do (with Jo, Ann), Jo Cox", "Do (with Jo, Ann)", ["Jo Cox"], None),
    ("a mention inside", "Ask @priya for it, Jo Cox", "Ask Priya Nair for it", ["Jo Cox"], None),
]


@pytest.mark.parametrize(
    ("words", "title", "leads", "due"), [pytest.param(*case[1:], id=case[0]) for case in LINES]
)
def test_a_line_is_read_from_the_right(
    sqlite_database: Database, words: str, title: str, leads: list[str], due: date | None
) -> None:
    with sqlite_database.writing() as session:
        add_line(session, words)
        action = latest(session)
        assert action.title == title
        assert leads_of(action) == leads
        assert action.due_last == due


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(min_size=1, max_size=80))
def test_whatever_is_typed_is_kept_or_refused(sqlite_database: Database, words: str) -> None:
    with sqlite_database.writing() as session, suppress(Sorry):
        answer = add(asker(session, "bev", "add"), f"Do {words} then")
        assert answer is not None
        assert answer.message.summary


def test_a_title_keeps_every_word_that_was_not_understood(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        add_line(session, "Draft it, for when the Cabinet agrees, and not before")
        assert latest(session).title == "Draft it, for when the Cabinet agrees, and not before"


def test_a_known_name_is_found_by_its_spelling_or_nearly(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        add_line(session, "One, Jennifer Fordham")
        add_line(session, "Two, jennifer fordhm")
        assert leads_of(latest(session)) == ["Jennifer Fordham"]
        answer = add_line(session, "Three, Jennifer Ford")
        assert "Jennifer Ford (a new name)" in said(answer)
        assert session.scalar(select(func.count()).select_from(Person)) == 2


def test_a_mention_links_the_name_to_the_person(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        add_line(session, "Draft it, @anne")
        person = latest(session).leads[0].person
        assert person.recipient is not None
        assert person.recipient.external_id == "anne"
        add_line(session, "Send it, @anne")
        assert latest(session).leads[0].person is person


def test_a_heading_is_found_by_a_part_of_it(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        add_line(session, "One, theme Volunteering and giving")
        add_line(session, "Two, theme volunteering")
        assert latest(session).theme is not None
        assert len(actions.themes(session, latest(session).plan_id)) == 1


@pytest.mark.parametrize("ends", ["Anne Baker, 30 Nov, Feeling safe", "feeling safe"])
def test_a_heading_by_its_whole_name_is_no_lead(sqlite_database: Database, ends: str) -> None:
    with sqlite_database.writing() as session:
        add_line(session, "Report, theme Feeling safe")
        add_line(session, f"Talk at the school, {ends}")
        action = latest(session)
        assert action.title == "Talk at the school"
        assert action.theme is not None
        assert action.theme.title == "Feeling safe"
        assert [lead.person.name for lead in action.leads] in ([], ["Anne Baker"])


def test_a_new_action_of_a_heading_stands_after_its_last(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        for words in ("A, theme Food", "B, theme Money", "C, theme Food"):
            add_line(session, words)
        plan = actions.live_plan(session, a_partnership(session).id)
        assert plan is not None
        assert [action.title for action in actions.in_plan(session, plan.id)] == ["A", "C", "B"]


def test_where_it_was_agreed_is_kept_as_its_source(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        answer = add_line(session, "Share the data, Jo Cox, end Oct, agreed 3 Sep, item 5")
        action = latest(session)
        assert action.origin == "agreed 3 Sep, item 5"
        assert (action.title, leads_of(action)) == ("Share the data", ["Jo Cox"])
        assert "agreed 3 Sep, item 5" in said(answer)


def test_agreed_as_a_word_of_the_title_stays_there(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        add_line(session, "Publish what was agreed with partners")
        assert latest(session).title == "Publish what was agreed with partners"


@pytest.mark.parametrize(
    ("existing", "words", "code", "title"),
    [
        pytest.param("", "CR1.5 Draft it", "CR1.5", "Draft it", id="by its looks"),
        pytest.param("", "2.3: Draft it", "2.3", "Draft it", id="a number and a colon"),
        pytest.param("", "A4 leaflets", "", "A4 leaflets", id="no code of its kind"),
        pytest.param("", "3 posters", "", "3 posters", id="a number of things"),
        pytest.param("A3", "A4 leaflets", "A4", "leaflets", id="others of its kind"),
        pytest.param("", "1) Draft it", "", "Draft it", id="a numbered list"),
    ],
)
def test_a_code_is_one_by_its_looks_or_its_fellows(
    sqlite_database: Database, existing: str, words: str, code: str, title: str
) -> None:
    with sqlite_database.writing() as session:
        if existing:
            form = {"title": "Something", "code": existing}
            add(asker(session, "bev", "add", kind=Kind.SUBMITTED, form=form), "")
        add_line(session, words)
        assert (latest(session).code, latest(session).title) == (code, title)


def test_a_code_that_is_used_twice_is_said(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        add_line(session, "CR1.1 One")
        answer = add_line(session, "CR1.1 Two")
        assert "CR1.1 is used by more than one action now; this one is #2." in said(answer)


def test_next_meeting_without_a_meeting_is_kept_as_written(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        answer = add_line(session, "Share it, next meeting")
        action = latest(session)
        assert (action.deadline_text, action.due_last) == ("next meeting", None)
        assert "no meeting is planned, so it has no date yet" in said(answer)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param("Draft it, 31 September", "There is no 31 September", id="an impossible day"),
        pytest.param("Draft it, @zorro", "I don't know anybody called @zorro", id="a stranger"),
        pytest.param("CR1.5 ,", "What is to be done?", id="no title"),
        pytest.param("x" * 501, "The title is 501 characters long; 500 fit", id="a novel"),
    ],
)
def test_what_cannot_be_right_is_refused(sqlite_database: Database, words: str, says: str) -> None:
    with sqlite_database.writing() as session:
        with pytest.raises(Sorry) as refused:
            add_line(session, words)
        assert says in said(refused.value.answer)
        assert session.scalar(select(func.count()).select_from(Action)) == 0


@pytest.mark.parametrize("person", ["carol", "anne", "max"])
def test_only_a_coordinator_adds_and_the_others_can_ask(
    sqlite_database: Database, person: str
) -> None:
    with sqlite_database.writing() as session:
        with pytest.raises(Sorry) as refused:
            add_line(session, "Draft it, end Oct", person)
        assert "Only a coordinator (Bev Hill) can add actions" in said(refused.value.answer)
        assert pressed(refused.value.answer, "Ask Bev Hill to") == "ask add Draft it, end Oct"


def test_a_leads_reply_that_begins_with_add_is_no_command(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        reply = asker(session, "anne", "add two weeks", kind=Kind.SAID, replying_to="m1")
        assert add(reply, "two weeks") is None


def test_undo_takes_it_out_and_its_ref_is_not_given_again(database: Database) -> None:
    with database.writing() as session:
        answer = add_line(session, "Draft it, Jo Cox")
        entry_id = int(pressed(answer, "Undo").split()[1])
        again = asker(session, "bev", "undo")
        entry = entries.by_id(session, again.partnership.id, entry_id)
        assert entry is not None
        undo(again, entry)
        assert actions.by_ref(session, again.partnership.id, 1) is None
        assert actions.live_plan(session, again.partnership.id) is None
        add_line(session, "Another")
        assert latest(session).ref == 2


def test_the_first_action_opens_a_plan(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        add_line(session, "One")
        add_line(session, "Two")
        assert session.scalars(select(Plan.title)).all() == ["Stronger Communities action plan"]


def test_the_entry_keeps_the_words_and_who_said_them(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        add_line(session, "One, Jo Cox")
        entry = session.scalars(select(Entry)).one()
        assert (entry.by_name, entry.words, entry.at) == ("Bev Hill", "add One, Jo Cox", NOW)


@pytest.mark.parametrize(
    "line",
    [
        "Get a fridge | Anne Baker | 30 Oct | Food and drink",
        "Food and drink | Get a fridge | Anne Baker | 30 Oct",
        "Food and drink: Get a fridge - Anne Baker - 30 Oct",
        "food and drink – Get a fridge, Anne Baker, 30 Oct",
        "Get a fridge - Anne Baker - 30 Oct - theme food",
    ],
)
def test_pieces_may_be_parted_by_strokes_and_dashes(room: Room, line: str) -> None:
    room.command("bev", f"add {line}")
    action = room.action(8)
    assert action.title == "Get a fridge"
    assert [lead.person.name for lead in action.leads] == ["Anne Baker"]
    assert action.due_last == date(2026, 10, 30)
    assert action.theme is not None
    assert action.theme.title == "Food and drink"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Post-16 offer - a plan for it", "Post-16 offer - a plan for it"),
        ("Survey | hall | garden", "Survey | hall | garden"),
        ("Food: a plan", "Food: a plan"),
        ("action CR9.1 Find drivers", "Find drivers"),
        ("new action CR9.1 Find drivers", "Find drivers"),
        ("Action plan for drivers", "Action plan for drivers"),
    ],
)
def test_what_is_no_lead_date_or_heading_stays_in_the_title(
    room: Room, line: str, title: str
) -> None:
    room.command("bev", f"add {line}")
    assert room.action(8).title == title


@pytest.mark.parametrize(
    ("line", "title", "lead", "last"),
    [
        ("Circulate options (Anne, 11 Sept)", "Circulate options", "Anne Baker", (9, 11)),
        ("Circulate options [Anne] 11/9", "Circulate options", "Anne Baker", (9, 11)),
        ("Circulate options (11 Sept)", "Circulate options", "", (9, 11)),
        ("Holiday club (summer 2026)", "Holiday club (summer 2026)", "", None),
        ("Holiday club (Bourton, 11 Sept)", "Holiday club (Bourton, 11 Sept)", "", None),
        ('"Coat exchange" to Food for Anne by 11 Sept', "Coat exchange", "Anne Baker", (9, 11)),
        ("“Coat exchange”, Anne", "Coat exchange", "Anne Baker", None),
        ('"Coats" and "Hats", Anne', '"Coats" and "Hats"', "Anne Baker", None),
        ('"Coats" campaign, Anne', '"Coats" campaign', "Anne Baker", None),
        ("Coats to be led by Anne by 11 Sept", "Coats", "Anne Baker", (9, 11)),
        ("action for Anne: coats by 11 Sept", "coats", "Anne Baker", (9, 11)),
    ],
)
def test_the_parts_of_a_line_may_be_framed_by_more_than_commas(
    room: Room, line: str, title: str, lead: str, last: tuple[int, int] | None
) -> None:
    room.say("bev", f"add {line}")
    new = room.action(8)
    assert new.title == title
    assert [each.person.name for each in new.leads] == ([lead] if lead else [])
    assert new.due_last == (date(2026, *last) if last else None)


@pytest.mark.parametrize(
    ("line", "said", "status"),
    [
        ("Paint the hall, Anne Baker, 30 Sep, green", "due Wed 30 Sep · Green", "green"),
        ("Paint the hall, Anne Baker, 30 Sep amber", "due Wed 30 Sep · Amber", "amber"),
        ("Paint the hall, red, Anne Baker, 30 Sep", "due Wed 30 Sep · Red", "red"),
        ("Paint the hall, Anne Baker, 30 Sep, RAG: amber", "due Wed 30 Sep · Amber", "amber"),
        ("Paint the hall, Anne Baker, half term, on track", "half term · Green", "green"),
        ("Paint the hall, Anne Baker, 30 Sep, On Track", "due Wed 30 Sep · Green", "green"),
        ("Paint the hall, Anne Baker, 30 Sep Amber", "due Wed 30 Sep · Amber", "amber"),
    ],
)
def test_a_line_may_say_how_it_stands(room: Room, line: str, said: str, status: str) -> None:
    told = room.command("bev", f"add {line}")
    added = room.action(8)
    assert told.startswith(f"Added #8 Paint the hall · Anne Baker · {said}.")
    assert (added.title, added.rag, added.reported_at) == ("Paint the hall", status, room.now)


@pytest.mark.parametrize("title", ["Paint the doors, green", "Buy paint, blue", "Cut the red tape"])
def test_a_colour_in_a_title_stays_there(room: Room, title: str) -> None:
    room.command("bev", f"add {title}")
    assert (room.action(8).title, room.action(8).rag) == (title, None)


def test_an_added_status_goes_with_its_action(room: Room) -> None:
    room.command("bev", "add Paint the hall, Anne Baker, 30 Sep, green")
    assert room.command("bev", "undo").startswith("Undone: #8 was taken out.")
    assert "#8 was added" in room.press("bev", "Put it back")
    assert room.action(8).rag == "green"


def test_of_several_lines_each_may_say_how_it_stands(room: Room) -> None:
    told = room.command("bev", "add\nPaint it, Anne Baker, red\nSell it, Priya Nair, 30 Oct, amber")
    assert "Paint it · Anne Baker · no deadline · Red" in told
    room.press("bev", "Add 2")
    assert (room.action(8).rag, room.action(9).rag) == ("red", "amber")


@pytest.mark.parametrize("line", ["CR1.3 amber", "CR1.3 now amber", "CR1.3 30 Oct"])
def test_news_of_an_action_that_is_there_adds_none(room: Room, line: str) -> None:
    said = room.command("bev", f"add {line}")
    assert "CR1.3 is on the plan already" in said
    assert said.endswith("Nothing was added.")
    told = room.command("bev", f"add\nPaint it, Anne Baker\n{line}")
    assert "1 action read. 1 line left out." in told


def test_a_heading_that_names_the_meeting_is_no_action(room: Room) -> None:
    told = room.command("bev", "add these from today's meeting:\nPaint it, Anne Baker\nSell it")
    assert "2 actions read" in told


@pytest.mark.parametrize(
    "said", ["Anne Baker has agreed to paint the hall", "AP1 Anne to paint the hall"]
)
def test_who_is_to_do_what_is_offered_as_a_new_action(room: Room, said: str) -> None:
    assert "Nothing was changed" in room.say("bev", said)
    room.press("bev", "Add it")
    assert [lead.person.name for lead in room.action(8).leads] == ["Anne Baker"]


def test_a_surname_is_no_colour(room: Room) -> None:
    room.command("bev", "add Paint the hall, Anne Green, 30 Oct")
    assert [lead.person.name for lead in room.action(8).leads] == ["Anne Green"]
    assert room.action(8).rag is None
