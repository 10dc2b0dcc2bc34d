"""`help` is what this person can do here, with real codes; `ask` passes a wish on."""

import pytest
from sqlalchemy import event

from handlers.vocabulary import COMMANDS
from store.models import Action
from tests.handlers.room import Room


@pytest.mark.parametrize(
    ("who", "line"),
    [
        ("bev", "Add · add Police to share ASB data, Jenny Ford"),
        ("anne", "Several at once · CR1.3 done, CR1.4 green"),
        ("carol", "Comment · "),
        ("max", "Digest · digest"),
    ],
)
def test_help_is_for_who_asks(room: Room, who: str, line: str) -> None:
    said = room.command(who, "help")
    assert line in said
    assert sum(" · " in line for line in said.splitlines()) == 6


def test_codes_are_of_open_actions_that_one_may_see_and_mean_one_alone(room: Room) -> None:
    for ref in (1, 2, 3):
        room.action(ref).state = "complete"
        room.session.flush()
    said = room.command("max", "help")
    assert "ask update #4 green" in said
    assert "CR7.1" not in said


def test_it_looks_at_few_actions_however_many_there_are(room: Room) -> None:
    for number in range(1, 31):
        room.add(f"SS{number}", "Light the towpath", "Anne Baker")
    room.session.flush()
    room.session.expunge_all()
    loaded: list[Action] = []

    def keep(action: Action, _context: object) -> None:
        loaded.append(action)

    event.listen(Action, "load", keep)
    try:
        room.command("max", "help")
    finally:
        event.remove(Action, "load", keep)
    assert len(loaded) == 2


@pytest.mark.parametrize("words", ["help", "Help me", "help please"])
def test_it_is_asked_for_in_plain_words_too(room: Room, words: str) -> None:
    assert room.say("anne", words).startswith("What you can do here, Anne.")


def test_help_on_its_way_is_no_call_for_help(room: Room) -> None:
    assert "What you can do" not in room.say("anne", "help is on its way")


@pytest.mark.parametrize("word", sorted(COMMANDS))
def test_every_command_has_help_with_a_code_of_ones_own(room: Room, word: str) -> None:
    said = room.command("anne", f"help {word}")
    assert said.startswith(COMMANDS[word].words[0])
    assert "/action" in said
    assert "{code}" not in said


def test_help_for_a_slip_is_offered_and_for_nothing_near_is_not(room: Room) -> None:
    room.command("anne", "help hlod")
    assert room.labels == ["help hold"]
    assert "Type “help”" in room.command("anne", "help zebra")


def test_an_asked_coordinator_grants_the_wish_at_a_press(room: Room) -> None:
    assert room.command("anne", "ask update CR2.1 red flood") == "I've asked Bev Hill."
    assert room.told("bev") == [
        "Anne Baker asks you to do this:\n“update CR2.1 red flood”\n[Do it]"
    ]
    assert room.press_words("bev", "update CR2.1 red flood").startswith("CR2.1 is now Red")


def test_a_wish_that_is_no_command_has_nothing_to_press(room: Room) -> None:
    room.command("anne", "ask bring biscuits")
    assert room.told("bev") == ["Anne Baker asks you:\n“bring biscuits”"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("ask", "I couldn't read what follows “ask”."),
        ("ask " + "x" * 2000, "That is too long to pass on."),
    ],
)
def test_a_wish_that_cannot_be_passed_on_is_said(room: Room, words: str, said: str) -> None:
    assert room.command("anne", words).startswith(said)
    assert room.told("bev") == []


def test_colours_are_told_in_the_partnerships_own_words(room: Room) -> None:
    room.command("bev", "settings amber slipping by a month or less")
    said = room.say("anne", "what does amber mean?")
    assert "🔶 Amber · slipping by a month or less" in said
    assert "⬜ Not rated · nobody has said yet" in said


def test_whoever_finds_the_reminders_too_many_is_told_when_they_come_and_how_to_hear_less(
    room: Room,
) -> None:
    room.command("bev", "settings cards 1")
    said = room.say("anne", "too many messages")
    assert "At most · One card a day and one card a week to each person" in said
    assert "“stop”" in said


@pytest.mark.parametrize(
    "words", ["who is this?", "Whos this", "who are you", "what is this", "are you a robot?"]
)
def test_whoever_has_never_seen_chaser_is_told_who_writes_and_for_whom(
    room: Room, words: str
) -> None:
    said = room.say("anne", words)
    assert said.startswith("I'm Chaser, a bot. I keep the action plan of ")
    assert " for Bev Hill: I ask those who lead an action how it stands" in said
    assert "CR1.3 amber waiting on Cabinet" in said
