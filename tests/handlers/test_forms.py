"""What stands above the fields of a form, and beside them."""

import pytest

from tests.handlers.room import Room

ABOUT_ONE = [f"{word} CR1.3" for word in ("update", "move", "assign", "hold", "set", "edit")]


@pytest.mark.parametrize("command", ["add", "setup", *ABOUT_ONE])
def test_a_form_says_once_what_it_is_for(room: Room, command: str) -> None:
    room.command("bev", command)
    assert room.message.summary == room.form.title


def test_an_example_beside_a_field_is_called_one(room: Room) -> None:
    room.command("bev", "add")
    hints = [field.hint for field in room.form.fields if field.hint]
    assert len(hints) == 4
    assert all(hint.startswith("For example “") for hint in hints)
