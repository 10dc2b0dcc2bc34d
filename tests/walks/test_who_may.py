"""Each does what they may, and a refusal says who can.

There are many of these and each is a line or two, so all of them share one stage on each platform:
who changed something takes it back at the end.
"""

import pytest
from sqlalchemy import select

from store.base import Base
from tests.walks.conftest import MONDAY, Anywhere, SetUp

WENT_WRONG = "went wrong"
CHAT = {"workspace", "recipient", "receipt", "delivery", "unsent", "shown", "sent", "post", "kept"}
RECORD = [table for table in Base.metadata.sorted_tables if table.name not in CHAT]


@pytest.fixture(scope="module")
def plan(set_up_once: SetUp) -> Anywhere:
    """Anne leads CR1.5, Gupti the private CR6.1."""
    stage = set_up_once(MONDAY)
    stage.command("bev", "add CR1.5 Draft the survey, @anne, end Oct, theme Volunteering")
    stage.say("bev", "add CR6.1 Pay the rent, @gupti, end Oct, theme Money")
    stage.say("bev", "private CR6.1")
    stage.command("bev", "meeting Thu 1 Oct 2pm")
    return stage


def record(stage: Anywhere) -> list[tuple[object, ...]]:
    """All that is kept of the partnership; what was said in the chat is not of it."""
    with stage.database.reading() as session:
        return [(t.name, *row) for t in RECORD for row in session.execute(select(t))]


MAY_NOT = [
    ("ruth", "update CR1.5 red", "Anne Bell or a coordinator (Bev Hall)"),
    ("ruth", "done CR1.5", "Anne Bell or a coordinator (Bev Hall)"),
    ("ruth", "move CR1.5 to 30 Nov", "Anne Bell or a coordinator (Bev Hall)"),
    ("ruth", "assign CR1.5 to @ruth", "Anne Bell or a coordinator (Bev Hall)"),
    ("ruth", "hold CR1.5", "Anne Bell or a coordinator (Bev Hall)"),
    ("ruth", "set CR1.5 title Mine", "Anne Bell or a coordinator (Bev Hall)"),
    ("gupti", "update CR1.5 red", "Anne Bell or a coordinator (Bev Hall)"),
    ("di", "update CR1.5 red", "Anne Bell or a coordinator (Bev Hall)"),
    ("di", "done CR1.5", "Anne Bell or a coordinator (Bev Hall)"),
    ("anne", "pause CR1.5", "Bev Hall"),
    ("anne", "add CR9.9 More, @anne, Oct", "Bev Hall"),
    ("ruth", "add CR9.9 More, @ruth, Oct", "Bev Hall"),
    ("ruth", "import", "Bev Hall"),
    ("di", "meeting Thu 5 Nov 2pm", "Bev Hall"),
    ("ruth", "link Anne Bell @ruth", "Bev Hall"),
    ("ruth", "unlink Anne Bell", "Bev Hall"),
    ("ruth", "role @ruth coordinator", "Bev Hall"),
    ("di", "unrole @bev coordinator", "Bev Hall"),
    ("ruth", "digest post", "Bev Hall or the chair"),
]


@pytest.mark.parametrize(("who", "words", "who_can"), MAY_NOT)
def test_who_may_not_hears_who_can_and_nothing_changes(
    plan: Anywhere, who: str, words: str, who_can: str
) -> None:
    before = record(plan), plan.channel()
    said = plan.say(who, words)
    assert who_can in said
    assert WENT_WRONG not in said
    assert (record(plan), plan.channel()) == before


CHANGES = [
    ("bev", "update CR1.5 green", "CR1.5 is now Green"),
    ("bev", "add CR2.1 Print leaflets, @ruth, Oct", "Added CR2.1"),
    ("bev", "move CR1.5 to 30 Nov, survey late", "due Mon 30 Nov (was Sat 31 Oct)"),
    ("bev", "assign CR1.5 to @ruth", "Ruth Shaw"),
    ("bev", "hold CR1.5 until Jan, funding", "on hold"),
    ("bev", "pause CR1.5", "not chased for now"),
    ("bev", "set CR1.5 cost: £3k", "CR1.5: cost is now “£3k”"),
    ("bev", "meeting Thu 5 Nov 2pm", "Meeting Thu 5 Nov"),
    ("bev", "role @ruth chair", "Ruth Shaw is chair now"),
    ("di", "update CR1.5 press this at the board", "press this at the board"),
    ("anne", "update CR1.5 amber waiting on Cabinet", "CR1.5 is now Amber"),
    ("anne", "done CR1.5 all in", "CR1.5 is now Complete"),
    ("anne", "move CR1.5 to 30 Nov, survey late", "due Mon 30 Nov (was Sat 31 Oct)"),
]


@pytest.mark.parametrize(("who", "words", "said"), CHANGES)
def test_who_may_changes_it_and_takes_it_back(
    plan: Anywhere, who: str, words: str, said: str
) -> None:
    before = [plan.say("bev", question) for question in ("list", "meetings")]
    assert said in plan.command(who, words)
    assert plan.say(who, "undo").startswith("Undone: ")
    assert [plan.say("bev", question) for question in ("list", "meetings")] == before


READS = [
    ("bev", "CR6.1", "Pay the rent"),
    ("di", "CR6.1", "Pay the rent"),
    ("gupti", "CR6.1", "Pay the rent"),
    ("di", "digest", "RAG digest"),
    ("ruth", "list", "CR1.5"),
    ("ruth", "digest", "RAG digest"),
    ("ruth", "CR1.5", "Draft the survey"),
    ("ruth", "history CR1.5", "Bev Hall"),
    ("ruth", "meetings", "Thu 1 Oct"),
    ("ruth", "help", "help"),
]


@pytest.mark.parametrize(("who", "words", "said"), READS)
def test_who_may_read_it_does(plan: Anywhere, who: str, words: str, said: str) -> None:
    assert said in plan.command(who, words)


@pytest.mark.parametrize("who", ["ruth", "anne"])
@pytest.mark.parametrize(
    "words",
    ["CR6.1", "show CR6.1", "list", "history CR6.1", "list red", "update CR6.1 red", "digest"],
)
def test_what_is_private_is_not_named_to_others(plan: Anywhere, who: str, words: str) -> None:
    plan.say("gupti", "update CR6.1 red the landlord has sued")
    said = plan.command(who, words)
    assert "rent" not in said
    assert "sued" not in said
    plan.say("gupti", "undo")


@pytest.mark.parametrize(
    "words",
    [
        "update CR6.1 red the landlord has sued",
        "done CR6.1 the rent is paid",
        "move CR6.1 to 30 Nov, the rent is late",
        "set CR6.1 title Pay the rent twice",
        "hold CR6.1 until Jan, no rent",
        "undo",
    ],
)
def test_what_is_done_to_a_private_action_in_the_channel_is_confirmed_to_one_alone(
    plan: Anywhere, words: str
) -> None:
    before = plan.channel("ruth")
    plan.say("gupti", "update CR6.1 amber the rent is due")
    assert "CR6.1" in plan.command("gupti", words)
    assert plan.channel("ruth") == before
    plan.say("gupti", "undo")
    if words != "undo":
        plan.say("gupti", "undo")


def test_a_refusal_passes_the_wish_on_and_the_coordinator_grants_it_at_a_press(
    plan: Anywhere,
) -> None:
    plan.command("ruth", "update CR1.5 red the hall burnt down")
    assert "I've asked Bev Hall" in plan.press("ruth", "Ask Bev Hall to")
    assert "Ruth Shaw asks you to do this" in plan.inbox("bev")
    assert "CR1.5 is now Red" in plan.press("bev", "Do it")
    assert "the hall burnt down" in plan.command("bev", "CR1.5")
    plan.say("bev", "undo")


def test_undo_is_for_who_did_it_and_for_a_coordinator(plan: Anywhere) -> None:
    plan.command("anne", "update CR1.5 amber waiting")
    said = plan.press("gupti", "Undo")
    assert "Anne Bell did that. They or Bev Hall can undo it" in said
    assert "CR1.5 is now Not rated (was Amber)" in plan.press("bev", "Undo")


def test_somebody_whom_nobody_knows_is_told_whom_to_ask(plan: Anywhere) -> None:
    said = plan.say("priya", "update CR1.5 green")
    assert "You aren't in a partnership's plan here yet" in said
    assert "⬜ Not rated · CR1.5" in plan.command("bev", "list")


# What can't be taken back comes last.


@pytest.mark.parametrize("who", ["bev", "di"])
def test_who_may_posts_the_digest_and_nothing_private_stands_in_it(
    plan: Anywhere, who: str
) -> None:
    plan.say("gupti", "update CR6.1 red the landlord has sued")
    before = plan.channel("ruth")
    assert "on its way" in plan.command(who, "digest post")
    posted = plan.channel("ruth").removeprefix(before)
    assert "2 actions: 1 needs action, 1 not rated" in posted
    for word in ("rent", "sued", "CR6.1"):
        assert word not in posted
    plan.say("gupti", "undo")
