"""The paper of exceptions says what the digest says, and as the digest prints it."""

from handlers.exports.exceptions import exceptions_paper
from handlers.exports.ground import ground
from tests.handlers.room import Room


def comments(room: Room, leads: str = "names") -> dict[str, str]:
    """The last column, by the code of the action."""
    room.session.flush()
    found = ground(room.session, room.partnership, room.now, leads=leads)
    groups = exceptions_paper(found).plan.groups
    return {line[0].text: line[-1].text for group in groups for line in group.lines}


def test_the_latest_comment_has_its_day(room: Room) -> None:
    assert comments(room)["CR1.4"] == "20 Aug 2026: printer broke"


def test_words_changed_for_print_are_printed_as_changed(room: Room) -> None:
    found = ground(room.session, room.partnership, room.now).picture.meeting
    assert found is not None
    found.in_print = {str(room.action(2).id): ["printer broke", "a printer is on order"]}
    assert comments(room)["CR1.4"] == "20 Aug 2026: a printer is on order"


def test_what_is_on_hold_says_so_until_when_and_why(room: Room) -> None:
    room.command("bev", "hold CR1.4 until Jan, funding")
    assert comments(room)["CR1.4"] == (
        "On hold until 1 Jan 2027: funding. 20 Aug 2026: printer broke"
    )
    room.action(2).hold_until = None
    assert comments(room)["CR1.4"] == "On hold: funding. 20 Aug 2026: printer broke"


def test_leads_who_differ_are_named_only_where_names_are_printed(room: Room) -> None:
    room.say("anne", "CR1.4 amber")
    room.say("priya", "CR1.4 red")
    assert comments(room)["CR1.4"].startswith(
        "Leads differ: Anne Baker says Amber, Priya Nair says Red. 20 Aug"
    )
    assert comments(room, "organisations")["CR1.4"].startswith("Leads differ. 20 Aug")
