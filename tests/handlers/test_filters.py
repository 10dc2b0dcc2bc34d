"""Which actions a list is of, by words alone and together."""

from datetime import UTC, date, datetime

import pytest

from store.calendar import Meeting
from tests.handlers.room import Room

HIDDEN = 6  # the private one


@pytest.fixture
def varied(room: Room) -> Room:
    """Besides: one complete, one discontinued, one on hold, one that is not started."""
    november = {"first": date(2026, 11, 1), "last": date(2026, 11, 30)}
    room.add("CR8.1", "Buy a van", "Priya Nair", state="complete", rag="green")
    room.add("CR8.2", "Sell the van", state="discontinued")
    room.add("CR8.3", "Paint the van", on_hold=True, rag="red", reported_at=room.now)
    room.add("CR8.4", "Drive the van", not_started=True, **november)
    room.session.flush()
    return room


def listed(room: Room, who: str, words: str) -> list[int]:
    """The refs of the actions that are listed."""
    room.command(who, words)
    shown = [button.text for button in room.message.every_button() if button.label == "Show"]
    return sorted(int(text.removeprefix("show #")) for text in shown)


@pytest.mark.parametrize(
    ("words", "refs", "said"),
    [
        ("reds", [2, 10], "Red: 2 actions."),
        ("done", [8], "Complete: 1 action."),
        ("discontinued", [9], "Discontinued: 1 action."),
        ("not rated", [4, 5, 6, 7, 11], "Not rated: 5 actions."),
        ("on hold", [10], "On hold: 1 action."),
        ("not started", [11], "Not started: 1 action."),
        ("private", [6], "Private: 1 action."),
        ("open", [1, 2, 3, 4, 5, 6, 7, 10, 11], "Open: 9 actions"),
        ("theme return", [1, 2, 4, 5], "In Food and drink: 4 actions"),
        ("theme food, red", [2], "Red, in Food and drink: 1 action."),
        ("lead gosine", [5], "Led by Gupti Gosine: 1 action."),
        ("lead anne overdue", [2], "Led by Anne Baker, overdue: 1 action."),
        ("by 30 Sep", [1, 2], "Due by Wed 30 Sep: 2 actions"),
        ("due by September", [1, 2], "Due by Wed 30 Sep: 2 actions"),
        ("due october lead priya theme food", [4], "Due in Oct, led by Priya Nair, in Food"),
        ("the red actions please", [2, 10], "Red: 2 actions."),
    ],
)
def test_it_takes_what_was_asked_and_says_so(
    varied: Room, words: str, refs: list[int], said: str
) -> None:
    assert listed(varied, "bev", f"list {words}") == refs
    assert varied.message.summary.startswith(said)


def test_no_update_counts_from_the_last_meeting_and_lets_what_waits_be(varied: Room) -> None:
    last = datetime(2026, 9, 3, 13, tzinfo=UTC)
    varied.session.add(Meeting(partnership_id=varied.partnership.id, starts_at=last))
    for ref, day in ((1, 1), (2, 4)):
        varied.action(ref).reported_at = datetime(2026, 9, day, tzinfo=UTC)
        varied.session.flush()
    assert listed(varied, "bev", "list no update") == [1, 3, 4, 5, 6, 7]
    assert varied.message.summary.startswith("Without an update since the last meeting: 6 actions")


def test_a_word_that_a_theme_has_itself_belongs_to_the_theme(room: Room) -> None:
    theme = room.action(1).theme
    assert theme is not None
    theme.title = "Towns and green"
    assert "In Towns and green: 4 actions" in room.command("bev", "list theme towns and green")


def test_a_name_of_several_is_asked_about(room: Room) -> None:
    room.add("E1", "Work", "Anne Cole", rag="red")
    assert room.command("bev", "list lead anne").startswith("Who do you mean: Anne Baker or Anne C")
    assert room.press("bev", "Anne Cole").startswith("Led by Anne Cole: 1 action.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("list theme", "Which theme? These are the themes:"),
        ("list lead", "Whose? Type for example “list lead me”, or “people” to see every name."),
        ("list lead @carol", "Led by Carol Chair: no action."),
    ],
)
def test_what_is_missing_is_asked_for(room: Room, words: str, said: str) -> None:
    assert room.command("bev", words).startswith(said)


@pytest.mark.parametrize("words", ["list", "list private", "list lead anne", "list due October"])
def test_a_private_action_is_listed_for_those_it_is_for_alone(room: Room, words: str) -> None:
    for who, seen in (("max", False), ("priya", False), ("bev", True), ("carol", True)):
        assert (HIDDEN in listed(room, who, words)) == seen


@pytest.mark.parametrize("words", ["list of people attached", "list reading is my hobby"])
def test_plain_speech_is_no_list(room: Room, words: str) -> None:
    assert room.say("bev", words).startswith("I couldn't tell which action you mean.")


def test_a_lead_is_found_by_a_first_name_that_only_the_account_has(room: Room) -> None:
    room.command("bev", "assign CR2.1 to Sgt Okafor")
    room.command("bev", "link Sgt Okafor @max")
    assert room.command("anne", "list lead Max").startswith("Led by Max Member: 1 action")
    assert "I don't know anybody called Carol" in room.command("anne", "list lead Carol")


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        ("whats red in food", [2]),
        ("what's late in food", [2]),
        ("late food", [2]),
        ("food and drink", [1, 2, 4, 5]),
        ("feeling safe, amber", [3]),
        ("everything thats overdue", [2]),
        ("anything overdue for anne", [2]),
        ("anne red", [2]),
        ("red for Anne please", [2]),
        ("Anne's reds", [2]),
        ("gupti gosine", [5]),
        ("of reds", [2, 10]),
        ("red ones", [2, 10]),
        ("no lead", [7, 10, 11]),
        ("unassigned", [7, 10, 11]),
        ("without a lead", [7, 10, 11]),
        ("not updated", [1, 2, 3, 4, 5, 6, 7]),
        ("no updates", [1, 2, 3, 4, 5, 6, 7]),
        ("not updated food", [1, 2, 4, 5]),
        ("due before the meeting", [1]),
        ("due by the meeting", [1]),
        ("due until 30 Sep", [1, 2]),
        ("due before 30 Sep", [2]),
    ],
)
def test_a_list_may_be_asked_for_in_a_hurry(varied: Room, words: str, refs: list[int]) -> None:
    assert listed(varied, "bev", f"list {words}") == refs


@pytest.mark.parametrize("words", ["of apologies", "anne and the vicar", "food parcels", "an"])
def test_other_words_after_list_are_not_read_as_one(varied: Room, words: str) -> None:
    assert varied.command("bev", f"list {words}").startswith("I couldn't read what follows “list”.")


def test_a_theme_may_be_called_by_the_letters_of_its_codes(room: Room) -> None:
    room.add("SS1", "Light the towpath", theme=room.action(3).theme, rag="red")
    room.add("SS2", "Patrols", theme=room.action(3).theme, rag="green")
    room.command("bev", "list red SS")
    assert room.message.summary.startswith("Red, in Feeling safe: 1 action.")
    assert room.command("bev", "list CR").startswith("I couldn't read what follows “list”.")


def test_an_organisation_is_all_who_lead_for_it_and_the_group_of_its_name(room: Room) -> None:
    room.person("Priya Nair").organisation = "Wharnford Health Trust"
    room.person("Anne Baker").organisation = "Canal Trust"
    room.add("HE1", "Walks", "Health Trust", rag="red")
    room.person("Health Trust").is_group = True
    assert room.command("bev", "list lead Health Trust").startswith(
        "Led by Wharnford Health Trust or Health Trust: 4 actions"
    )
    assert room.command("bev", "list lead WHT").startswith("Led by Wharnford Health Trust: 3")
    assert room.command("bev", "list red trust").startswith(
        "Red, led by Canal Trust, Wharnford Health Trust or Health Trust: 2 actions"
    )


@pytest.mark.parametrize("words", ["list trus", "list lead of", "list lead wharn", "list w"])
def test_part_of_a_word_or_none_is_no_organisation(room: Room, words: str) -> None:
    room.person("Priya Nair").organisation = "Wharnford Trust of the North"
    assert not room.command("bev", words).startswith("Led by Wharnford")


def test_a_persons_name_goes_before_an_organisation(room: Room) -> None:
    room.person("Priya Nair").organisation = "Anne Baker Foundation"
    assert room.command("bev", "list lead anne").startswith("Led by Anne Baker: 3 actions")
