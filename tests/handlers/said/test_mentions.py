"""Whoever is mentioned is meant as if named; a platform's id of a person stands nowhere."""

import pytest

from store import members, people
from store.models import Recipient
from tests.handlers.room import Room

PRIYA, ANNE, RHYS = "@U0PRIYA", "@U0ANNE", "@U0RHYS"


@pytest.fixture
def room(room: Room) -> Room:
    """The same people, by ids such as Slack has, and a colleague who is nobody here yet."""
    workspace = room.partnership.workspace_id
    for who in ("anne", "priya"):
        found = people.recipient(room.session, workspace, who)
        assert found is not None
        found.external_id = f"U0{who.upper()}"
    members.add(room.session, workspace, "U0RHYS", name="Rhys Evans")
    room.session.flush()
    room.session.info.clear()
    return room


def person(room: Room, who: str) -> Recipient:
    found = people.recipient(room.session, room.partnership.workspace_id, who.lstrip("@"))
    assert found is not None
    return found


@pytest.mark.parametrize(
    "words",
    [
        "list {}", "what is {} doing?", "what are {}'s actions?", "has {} replied?",
        "can you ask {} for an update", "{} told me CR1.3 is green", "email from {}: CR1.3 done",
        "{} is away next week", "{} is on leave 14 to 18 Sep", "{} has left", "CR1.3 is led by {}",
        "CR1.3 to {}", "CR1.3 is now {}'s", "{} is taking over CR1.3", "add {} to CR1.3",
        "add {} to CR1.3 as well", "swap Anne Baker for {} on CR1.3", "CR1.3 {}", "pause {}",
        "resume {}", "stop reminding {}", "what did you send {}", "make CR1.3 {}'s",
        "give everything of {} to Anne Baker", "CR1.3 amber, waiting on {}", "/action list {}",
        "who is {}?", "role {} chair", "assign CR1.3 to {}", "remind {}", "hi {}",
        "CR1.3 is maybe amber, ask {}", "is {} in today?",
    ],
)  # fmt: skip
def test_a_mention_is_read_as_the_name(room: Room, words: str) -> None:
    with room.session.begin_nested() as trial:
        named = room.say("bev", words.format("Priya Nair"))
        trial.rollback()
    room.session.expire_all()
    room.session.info.clear()
    said = room.say("bev", words.format(PRIYA))
    assert said == named
    assert "U0" not in said


@pytest.mark.parametrize("words", ["list {}", "pause {}", "digest lead {}", "CR1.3 green, ask {}"])
def test_so_it_is_in_a_command(room: Room, words: str) -> None:
    assert "0PRIYA" not in room.command("bev", words.format(PRIYA)).upper()


@pytest.mark.parametrize(
    "words", ["CR1.3 is led by {}", "{} is taking over CR1.3", "assign CR1.3 to {}", "CR1.3 to {}"]
)
def test_whoever_is_mentioned_may_be_new_here_and_is_linked(room: Room, words: str) -> None:
    assert room.say("bev", words.format(RHYS)).startswith("CR1.3 is now led by Rhys Evans.")
    (lead,) = room.action(1).leads
    assert (lead.person.name, lead.person.recipient_id) == ("Rhys Evans", person(room, RHYS).id)


def test_a_lead_gives_an_action_to_somebody_who_is_new_here(room: Room) -> None:
    assert "led by Rhys Evans" in room.say("U0ANNE", f"not mine, {RHYS} leads CR1.3")
    assert room.action(1).leads[0].person.recipient_id == person(room, RHYS).id


def test_somebody_mentioned_joins_an_action_and_becomes_none(room: Room) -> None:
    assert "led by Anne Baker and Rhys Evans" in room.say("bev", f"add {RHYS} to CR1.3")


@pytest.mark.parametrize(
    ("words", "title", "leads"),
    [
        (f"Do the rota {PRIYA}", "Do the rota", "Priya Nair"),
        (f"Do the rota by {PRIYA}", "Do the rota", "Priya Nair"),
        (f"Do the rota {PRIYA} and {ANNE}", "Do the rota", "Priya Nair and Anne Baker"),
        (f"Do the rota {PRIYA}, {ANNE}", "Do the rota", "Priya Nair and Anne Baker"),
        (f"Do the rota, {PRIYA}, {PRIYA}", "Do the rota", "Priya Nair"),
        (f"Do the rota with {PRIYA}", "Do the rota with Priya Nair", "no lead yet"),
        (f"Take notes from {PRIYA} by 30 Oct", "Take notes from Priya Nair", "no lead yet"),
        (f"Meet Bob and {PRIYA}, {ANNE}", "Meet Bob and Priya Nair", "Anne Baker"),
        (f"{PRIYA} to do the rota", "Priya Nair to do the rota", "Priya Nair"),
    ],
)
def test_a_mention_at_the_end_of_what_is_to_be_done_is_its_lead(
    room: Room, words: str, title: str, leads: str
) -> None:
    assert f" {title} · {leads} · " in room.command("bev", f"add {words}")


def test_whoever_is_only_called_is_no_part_of_the_news(room: Room) -> None:
    assert room.say("bev", f"{PRIYA} CR1.3 is amber").startswith("CR1.3 is now Amber")


@pytest.mark.parametrize("end", [".", "'s team", ", then legal"])
def test_no_id_is_kept_in_what_is_recorded(room: Room, end: str) -> None:
    for who, name in ((PRIYA, "Priya Nair"), (RHYS, "Rhys Evans")):
        assert f"“waiting on {name}{end}" in room.say("bev", f"CR1.3 red, waiting on {who}{end}")


def test_no_id_is_told_to_others(room: Room) -> None:
    room.say("U0PRIYA", f"is {RHYS} in today?")
    assert "“is Rhys Evans in today?”" in str(room.told("bev"))


def test_lines_are_read_back_with_names_and_without_what_opens_them(room: Room) -> None:
    said = room.say("bev", f"add these actions:\n1. Ask {PRIYA}, {ANNE}\n2. Clean up, {RHYS}")
    assert said.startswith("2 actions read.")
    assert "1. Ask Priya Nair · Anne Baker" in said
    assert "2. Clean up · Rhys Evans" in said


@pytest.mark.parametrize("who", [PRIYA, RHYS])
@pytest.mark.parametrize("words", ["assign CR1.3 to {}", "add Do the rota, {}", "CR1.3 to {}"])
def test_a_coordinator_is_told_whose_account_is_closed(room: Room, who: str, words: str) -> None:
    found = person(room, who)
    found.active = False
    room.session.flush()
    said = room.command("bev", words.format(who))
    assert f"The account of {found.name} is closed, so they are not reminded." in said
    assert "is closed" not in room.command("bev", "assign CR1.4 to @U0ANNE")
