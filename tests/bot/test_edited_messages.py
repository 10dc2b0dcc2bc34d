"""What becomes of what a message recorded when it is edited or deleted, in whatever order."""

from dataclasses import replace

import pytest

from handlers.messages import in_words
from handlers.requests import Kind, Request
from store.models import Action, Entry
from tests.bot.world import World


class Talk:
    """Anne's one message in the channel, its edits and its deletion."""

    def __init__(self, world: World) -> None:
        self.world = world
        world.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
        world.command("bev", "add CR1.6 Print it, @anne, 25 Sep")
        world.sender.drain()

    def _hand_in(self, request: Request) -> str:
        before = len(self.world.platform.said("C1"))
        told = self.world.inbound.receive(request)
        self.world.sender.drain()
        said = self.world.platform.said("C1")[before:]
        return "\n".join([*said, *([in_words(told)] if told else [])])

    def _request(self, text: str, who: str) -> Request:
        return replace(self.world.request(who, text, key="m"), kind=Kind.SAID)

    def say(self, text: str, who: str = "anne") -> str:
        """The message as it was first written."""
        return self._hand_in(self._request(text, who))

    def edit(self, text: str, version: str = "1", who: str = "anne") -> str:
        """A version of it."""
        request = replace(self._request(text, who), key=f"m:{version}", kind=Kind.EDITED)
        return self._hand_in(replace(request, of="m", version=version))

    def delete(self) -> str:
        """It is gone."""
        request = replace(self._request("", "anne"), key="m:deleted", kind=Kind.DELETED)
        return self._hand_in(replace(request, of="m", version="deleted"))

    def standing(self) -> list[tuple[str | None, str]]:
        """Colour and comment of both actions."""
        with self.world.database.reading() as session:
            found = session.query(Action).order_by(Action.ref)
            return [(action.rag, action.comment) for action in found]

    def entries(self) -> list[Entry]:
        """All that was done by Anne."""
        with self.world.database.reading() as session:
            return session.query(Entry).filter_by(by_name="Anne").order_by(Entry.id).all()


@pytest.fixture
def talk(world: World) -> Talk:
    return Talk(world)


def test_the_correction_replaces_what_the_message_recorded(talk: Talk) -> None:
    talk.say("CR1.5 amber late")
    said = talk.edit("CR1.5 red later")
    assert said.startswith("Corrected: CR1.5 is now Red (was Not rated).")
    assert talk.standing() == [("red", "later"), (None, "")]
    first, undoing, second = talk.entries()
    assert (undoing.undoes_id, first.undone_by_id) == (first.id, undoing.id)
    assert (second.words, second.source) == ("CR1.5 red later", "an edited message")


def test_what_is_said_no_more_is_taken_back_and_named(talk: Talk) -> None:
    talk.say("CR1.5 amber, CR1.6 done")
    said = talk.edit("CR1.5 amber")
    assert "No longer said: CR1.6 is now Not rated (was Complete)." in said
    assert talk.standing() == [("amber", ""), (None, "")]


def test_an_edit_that_says_the_same_says_nothing(talk: Talk) -> None:
    talk.say("CR1.5 amber, late")
    assert talk.edit("CR1.5 Amber, late") == ""
    assert len(talk.entries()) == 1


@pytest.mark.parametrize("between", ["CR1.5 amber", "see you Thursday"])
def test_an_edit_that_recorded_nothing_does_not_part_a_message_from_what_it_did(
    talk: Talk, between: str
) -> None:
    talk.say("CR1.5 amber")
    talk.edit(between, "1")
    talk.edit("CR1.6 green", "2")
    assert talk.standing() == [(None, ""), ("green", "")]


def test_an_older_edit_is_dropped_and_the_same_one_is_applied_once(talk: Talk) -> None:
    talk.say("CR1.5 amber")
    talk.edit("CR1.5 red", "2")
    assert talk.edit("CR1.5 green", "1") == ""
    assert talk.edit("CR1.5 red", "2") == ""
    assert talk.standing()[0][0] == "red"
    talk.edit("CR1.5 green", "3")
    assert talk.standing()[0][0] == "green"


def test_an_edit_before_its_message_stands_for_it(talk: Talk) -> None:
    assert talk.edit("CR1.5 red").startswith("CR1.5 is now Red")
    assert talk.say("CR1.5 amber") == ""
    assert talk.standing()[0][0] == "red"
    assert [entry.source for entry in talk.entries()] == ["a message"]


@pytest.mark.parametrize("text", ["thanks", "see you Thursday", "what is CR1.5 about?"])
def test_an_edit_that_is_no_update_leaves_what_was_recorded(talk: Talk, text: str) -> None:
    talk.say("CR1.5 amber")
    said = talk.edit(text)
    assert "What your message recorded before stands." in said
    assert "[Take it back]" in said
    assert talk.standing()[0][0] == "amber"


def test_undo_in_its_place_takes_it_back(talk: Talk) -> None:
    talk.say("CR1.6 green")
    talk.world.command("anne", "update CR1.5 green")
    talk.world.sender.drain()
    assert talk.edit("undo").startswith("Undone: CR1.6 is now Not rated")
    assert talk.standing() == [("green", ""), (None, "")]


def test_a_later_word_is_not_overruled(talk: Talk) -> None:
    talk.say("CR1.5 amber")
    talk.world.command("bev", "update CR1.5 red")
    said = talk.edit("CR1.5 amber now")
    assert "CR1.5 was changed again since, so your edit changed nothing." in said
    assert talk.standing()[0] == ("red", "")


def test_a_new_date_said_since_is_kept(talk: Talk) -> None:
    talk.say("CR1.5 amber")
    talk.world.command("anne", "move CR1.5 to 30 Oct")
    assert "Corrected: CR1.5 is now Red" in talk.edit("CR1.5 red")
    with talk.world.database.reading() as session:
        assert str(session.query(Action).filter_by(code="CR1.5").one().due_last) == "2026-10-30"


def test_what_was_undone_by_hand_is_recorded_as_if_new(talk: Talk) -> None:
    talk.say("CR1.5 amber")
    talk.world.command("anne", "undo")
    talk.world.sender.drain()
    assert talk.edit("CR1.5 red").startswith("CR1.5 is now Red")


@pytest.mark.parametrize("first", ["add CR2.1 Paint it, @anne, Oct", "digest post"])
def test_an_edit_does_nothing_a_second_time(talk: Talk, first: str) -> None:
    talk.say(first, "bev")
    rows = len(talk.world.rows())
    assert "does not do that a second time" in talk.edit(f"{first}!", who="bev")
    assert len(talk.standing()) == (3 if first.startswith("add") else 2)
    assert len(talk.world.rows()) == rows


def test_a_slip_is_put_right_by_an_edit(talk: Talk) -> None:
    talk.say("ad CR2.1 Paint it, @anne, Oct", "bev")
    assert talk.edit("add CR2.1 Paint it, @anne, Oct", who="bev").startswith("Added CR2.1")


def test_a_deleted_message_takes_nothing_back_and_the_record_says_so(talk: Talk) -> None:
    talk.say("CR1.5 amber")
    said = talk.delete()
    assert said.startswith("You deleted a message. What it recorded stands: CR1.5 is Amber.")
    assert "[Undo]" in said
    assert talk.standing()[0][0] == "amber"
    shown = talk.world.command("bev", "history CR1.5")
    assert shown is not None
    assert "Anne: the message was deleted; what it recorded stands" in in_words(shown)
    talk.world.command("anne", "undo")
    assert talk.standing()[0][0] is None


def test_a_deletion_is_the_last_word(talk: Talk) -> None:
    talk.say("CR1.5 amber")
    talk.delete()
    assert talk.edit("CR1.5 red", "7") == ""
    assert talk.delete() == ""
    assert talk.standing()[0][0] == "amber"


def test_of_a_message_that_recorded_nothing_nothing_is_said(talk: Talk) -> None:
    talk.say("see you Thursday")
    assert talk.delete() == ""


def test_what_is_gone_before_it_was_heard_asks_for_nothing(talk: Talk) -> None:
    assert talk.delete() == ""
    assert talk.say("CR1.5 amber") == ""
    assert talk.standing()[0][0] is None
