"""The loop: import, link, remind, reply, record, undo, digest."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.walks.conftest import LONDON, Anywhere, SetUp

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "plans"
SAMPLE = ROOT / "bot" / "sample" / "riverside-plan.xlsx"
IN_2020 = datetime(2020, 9, 7, 9, tzinfo=LONDON)
IN_2026 = datetime(2026, 8, 17, 9, tzinfo=LONDON)


def set_out(set_up: SetUp, at: datetime, plan: Path) -> Anywhere:
    """A partnership that has imported its plan, linked Leanne, and knows when it meets."""
    if not plan.exists():
        pytest.skip(f"{plan.name} is not beside this checkout, so it can't be walked through")
    return set_up(at, has_a_plan, plan)


def has_a_plan(stage: Anywhere, plan: Path) -> None:
    """Bev has imported it."""
    stage.say("bev", "import", files=[(plan.name, plan.read_bytes())])
    stage.press("bev", "Import")
    stage.press("bev", "Link", about="Leanne P")
    stage.command("bev", "meeting Thu 1 Oct 2pm")


def test_a_plan_goes_from_import_to_reminder_to_reply_to_undo_to_digest(set_up: SetUp) -> None:
    stage = set_out(set_up, IN_2026, SAMPLE)
    assert stage.inbox("leanne") == ""

    stage.app.conductor.next_meeting()
    first = stage.inbox("leanne")
    assert first.startswith("Morning Leanne.")
    assert "FD4" in first
    assert "What you write may be printed" in first

    card = stage.last_card("leanne")
    said = stage.say("leanne", "FD4 amber, one report missing, now end Nov", thread=card)
    assert "FD4 is now Amber" in said
    assert "Mon 30 Nov" in said
    wrong = stage.say("leanne", "FD3 red, lost the file", thread=card)
    assert "FD3 is now Red" in wrong
    assert "Undone: FD3 is now" in stage.press("leanne", "Undo")

    stage.command("bev", "meeting Thu 3 Dec 2pm")
    stage.app.conductor.next_meeting()
    digest = stage.channel()
    assert "RAG digest for Thu 3 Dec" in digest
    assert "one report missing" in digest
    assert "lost the file" not in digest


@pytest.mark.parametrize("plan", ["gloucester-recovery.xlsx", "gloucester-recovery.csv"])
def test_all_of_the_real_plan_arrives_both_actions_of_a_repeated_code_too(
    set_up: SetUp, plan: str
) -> None:
    stage = set_out(set_up, IN_2020, REAL / plan)
    assert "41 actions in 11 headings, 6 leads" in stage.inbox("bev")
    assert "CR6.1 (#" in stage.command("bev", "show CR6.1")


def test_nothing_is_saved_of_a_file_until_somebody_says_so(set_up: SetUp) -> None:
    stage = set_up(IN_2026)
    said = stage.say("bev", "import", files=[(SAMPLE.name, SAMPLE.read_bytes())])
    assert "24 actions in 5 headings" in said
    assert "There is no plan yet" in stage.command("bev", "list")
    stage.press("bev", "Cancel")
    assert "There is no plan yet" in stage.command("bev", "list")


def test_reading_begins_before_what_was_read_is_shown(set_up: SetUp) -> None:
    stage = set_up(IN_2026)
    stage.say("bev", "import", files=[(SAMPLE.name, SAMPLE.read_bytes())])
    assert stage.inbox("bev").startswith("On it: reading")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("plan.xlsx", b"", id="empty"),
        pytest.param("plan.xlsx", b"PK\x03\x04 broken", id="broken"),
        pytest.param("plan.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), id="password"),
        pytest.param("plan.docx", b"not a document", id="no document"),
        pytest.param("plan.csv", b"a,b\n1,2\n", id="no plan"),
        pytest.param("plan.pdf", b"%PDF-1.7", id="another kind"),
    ],
)
def test_a_file_that_is_no_plan_gets_one_clear_sentence(
    stage: Anywhere, name: str, data: bytes
) -> None:
    said = stage.say("bev", "import", files=[(name, data)])
    assert "went wrong" not in said
    assert "Nothing was imported" in said
    assert "There is no plan yet" in stage.command("bev", "list")


def test_an_undone_import_leaves_nothing_and_nobody_is_reminded(set_up: SetUp) -> None:
    stage = set_out(set_up, IN_2026, SAMPLE)
    said = stage.press_at("bev", "plan 2026/27 is imported", "Undo")
    assert "24 actions" in said
    assert "There is no plan yet" in stage.command("bev", "list")
    stage.days(40)
    assert stage.inbox("leanne") == ""


def test_an_undo_can_be_put_back_and_the_record_is_as_it_was(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, end Oct")
    stage.command("anne", "update CR1.5 amber waiting on Cabinet, now end Nov")
    undone = stage.press("anne", "Undo")
    assert "CR1.5 is now Not rated (was Amber), due Sat 31 Oct" in undone
    again = stage.press("anne", "Put it back")
    assert "CR1.5 is now Amber" in again
    assert "waiting on Cabinet" in stage.command("bev", "CR1.5")
    assert "due Mon 30 Nov" in stage.command("bev", "list")


def test_what_a_coordinator_adds_by_command_is_in_the_next_digest(stage: Anywhere) -> None:
    stage.command("bev", "meeting Thu 17 Sep 2pm")
    added = stage.command("bev", "add CR9.1 Print the leaflets, @gupti, 2 Oct, theme Publicity")
    assert added.startswith("Added CR9.1 Print the leaflets · Gupti Gosine · due Fri 2 Oct")
    stage.app.conductor.next_meeting()
    assert "Publicity" in stage.channel()
    assert "CR9.1" in stage.channel()


def test_the_digest_is_posted_even_if_nobody_answered(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, end Oct")
    stage.command("bev", "meeting Thu 1 Oct 2pm")
    stage.app.conductor.next_meeting()
    assert "It has had no update yet." in stage.channel()
    assert len([said for said in stage.said("bev", "riverside") if "RAG digest for" in said]) == 1


def test_a_card_is_brought_up_to_date_when_its_action_is_answered_elsewhere(
    stage: Anywhere,
) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    stage.app.conductor.next_event()
    assert "[On track]" in stage.inbox("anne")
    stage.command("bev", "update CR1.5 green Anne says it is booked")
    card = stage.inbox("anne")
    assert "Nothing more is needed here" in card
    assert "🟢 Green · CR1.5" in card
    assert "[On track]" not in card


def test_a_card_asks_nothing_more_of_what_went_to_somebody_else(stage: Anywhere) -> None:
    for line in ("CR1.5 Draft the survey, @anne, 21 Sep", "CR1.6 Run it, @anne, 21 Sep"):
        stage.command("bev", f"add {line}")
    stage.app.conductor.next_event()
    stage.command("bev", "assign CR1.5 to Gupti Gosine")
    card = stage.inbox("anne")
    assert "One still to answer" in card
    assert "no longer yours" in card
    assert card.count("[On track]") == 1
    stage.command("bev", "assign CR1.6 to Gupti Gosine")
    assert "Nothing more is needed here" in stage.inbox("anne")


def test_a_vague_reply_is_asked_about_and_the_button_records_it(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    stage.app.conductor.next_event()
    asked = stage.say("anne", "should be green by Friday", thread=stage.last_card("anne"))
    assert "Nothing is recorded for it yet" in asked
    assert "⬜ Not rated · CR1.5" in stage.command("anne", "mine")
    assert asked.count("[Leave as it is]") == 1
    stage.days(2)
    recorded = stage.press("anne", "Amber")
    assert recorded.startswith("CR1.5 is now Amber (was Not rated)")
    assert "🔶 Amber · CR1.5" in stage.command("anne", "mine")


def test_a_question_that_was_answered_is_not_answered_twice(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    stage.app.conductor.next_event()
    stage.say("anne", "should be green by Friday", thread=stage.last_card("anne"))
    stage.press("anne", "Amber")
    assert "answered already" in stage.press("anne", "Green")
    assert "🔶 Amber · CR1.5" in stage.command("anne", "mine")


def test_a_lead_who_never_spoke_before_answers_in_the_thread_of_the_first_card(
    stage: Anywhere,
) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    stage.app.conductor.next_event()
    said = stage.say("anne", "green, all booked", thread=stage.last_card("anne"))
    assert said.startswith("CR1.5 is now Green (was Not rated)")


def test_a_card_answered_in_one_form_is_recorded_under_one_undo(stage: Anywhere) -> None:
    for line in ("CR1.5 Draft the survey, @anne, 21 Sep", "CR1.6 Run it, @anne, 21 Sep"):
        stage.command("bev", f"add {line}")
    stage.app.conductor.next_event()
    said = stage.fill_in(
        "anne", "Answer in one form", status_1="green", comment_1="booked", deadline_2="30 Oct"
    )
    assert "CR1.5 is now Green" in said
    assert "CR1.6" in said
    assert "Fri 30 Oct" in said
    undone = stage.press("anne", "Undo")
    assert "CR1.5 is now Not rated" in undone
    assert "CR1.6" in undone


def test_all_on_track_answers_every_action_of_the_card_and_no_other(stage: Anywhere) -> None:
    for line in (
        "CR1.5 Draft the survey, @anne, 21 Sep",
        "CR1.6 Run it, @anne, 21 Sep",
        "CR1.7 Report, @anne, end March 2027",
    ):
        stage.command("bev", f"add {line}")
    stage.app.conductor.next_event()
    said = stage.press("anne", "All on track")
    assert "CR1.5 is now Green" in said
    assert "CR1.6 is now Green" in said
    assert "CR1.7" not in said
    assert "Nothing more is needed here" in stage.inbox("anne")


def test_all_on_track_leaves_alone_what_was_answered_already(stage: Anywhere) -> None:
    for number in (5, 6, 7):
        stage.command("bev", f"add CR1.{number} Job {number}, @anne, 21 Sep")
    stage.app.conductor.next_event()
    stage.press("anne", "Needs action", about="CR1.6")
    said = stage.press("anne", "All on track")
    assert "CR1.5 is now Green" in said
    assert "CR1.6" not in said
    assert "🟥 Red · CR1.6" in stage.command("anne", "mine")


def test_what_is_shown_in_a_title_is_what_was_typed(stage: Anywhere) -> None:
    title = "<!channel> <script>alert(1)</script> *bold* =1+1"
    stage.command("bev", f"add CR1.5 {title}, @anne, 21 Sep")
    stage.command("bev", "meeting Thu 1 Oct 2pm")
    stage.go(stage.clock() + timedelta(days=30))
    for said in (stage.inbox("anne"), stage.channel()):
        assert f"CR1.5 {title}" in said
