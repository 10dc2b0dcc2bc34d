"""Commands for “it”: the action that was just added, changed or asked about."""

import pytest

from tests.handlers.room import Room

OF_IT = """
make that Priya | is now led by Priya Nair
give it to Priya please | is now led by Priya Nair
assign it to Priya Nair | is now led by Priya Nair
move it to December | due Dec
rename it Buy an electric van | is now called “Buy an electric van”
put it under feeling safe | is now under Feeling safe
hold it until Jan, no money | is on hold until
put that on hold until Jan | is on hold until
set it to amber | is now Amber
make it red | is now Red
ok now make it green | is now Green
actually make that end of Jan | due Sun 31 Jan
change the date to 5 Dec | due Sat 5 Dec
change the lead to Priya | is now led by Priya Nair
change the title to Buy an electric van | is now called “Buy an electric van”
add Priya as well | is now led by Anne Baker and Priya Nair
""".strip().splitlines()


@pytest.mark.parametrize("line", OF_IT)
def test_it_is_what_was_just_added(room: Room, line: str) -> None:
    words, _, expected = line.partition(" | ")
    room.say("bev", "add Buy a van, Anne Baker, end Nov")
    said = room.say("bev", words)
    assert said.startswith("#")
    assert expected in said


@pytest.mark.parametrize("words", ["remove it", "delete it please", "bin it"])
def test_what_was_just_added_is_taken_out_again(room: Room, words: str) -> None:
    room.say("bev", "add Buy a van, Anne Baker, end Nov")
    assert "was taken out" in room.say("bev", words)


@pytest.mark.parametrize(
    "words",
    [
        "hold that thought",
        "hold it!",
        "make it happen",
        "give it another week",
        "make that tea",
        "set it up with legal last week",
        "gave it to the council, they are reading it",
        "give it to the council next week",
        "move it up a gear",
        "move it to the library in December",
        "hold it in the library on Fridays",
        "put it under review with legal",
    ],
)
@pytest.mark.parametrize("who", ["bev", "anne"])
def test_other_words_of_it_are_no_command(room: Room, who: str, words: str) -> None:
    room.say(who, "CR1.3 amber, no printer")
    before = room.kept(1)
    room.say(who, words)
    kept = room.kept(1)
    assert {name: kept[name] for name in ("leads", "rag", "on_hold", "due_last")} == {
        name: before[name] for name in ("leads", "rag", "on_hold", "due_last")
    }


def test_where_it_could_be_several_nothing_is_changed(room: Room) -> None:
    room.say("bev", "CR1.3 amber, CR1.4 green")
    before = room.kept(1), room.kept(2)
    room.say("bev", "move it to December")
    assert (room.kept(1), room.kept(2)) == before


def test_a_first_name_is_whoever_the_plan_has_by_another(room: Room) -> None:
    room.person("Anne Baker").name = "Cllr A Baker"
    room.session.flush()
    assert "Cllr A Baker" in room.say("bev", "add Buy a van, Anne, end Nov")
    room.say("bev", "add Police to share data, Anne, end Oct\nadd Buy a bus, Anne, Nov")
    assert "(a new name)" not in room.press("bev", "Add 2")
