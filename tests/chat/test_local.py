"""The local chat as a platform: what it posts, what it passes on, and who sees what."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.chat import Chat, ChatError, Copy
from bot.chat.local import LocalChat
from handlers.messages import Button, Field, Form, Message, Text
from handlers.requests import Address, File, Kind, Request
from store.database import Database
from tests.chat.local_world import CHANNEL, DM, LONG_AGO, NOW, World, words_of


def test_the_local_chat_is_a_chat_like_any_other(sqlite_database: Database) -> None:
    chat: Chat = LocalChat(sqlite_database, lambda: NOW)
    assert chat.name == "local"


def test_what_is_sent_is_found_under_its_delivery(world: World) -> None:
    here = Address("local", "local", CHANNEL)
    sent = world.chat.send(here, Message("Digest"), "7:0")
    assert world.chat.find(here, "7:0", LONG_AGO) == [Copy(tuple(sent))]
    assert world.chat.find(here, "8:0", LONG_AGO) == []
    assert world.chat.find(Address("local", "local", DM), "7:0", LONG_AGO) == []
    assert world.chat.find(here, "7:0", datetime.now(UTC) + timedelta(minutes=1)) == []


def test_sending_to_a_person_opens_their_conversation(world: World) -> None:
    sent = world.send("@priya")
    assert [str(post.id) for post in world.seen("priya", DM)] == [sent]
    assert world.chat.open("priya") == DM
    assert world.chat.find(Address("local", "local", "@priya"), "delivery:1", LONG_AGO) == [
        Copy((sent,))
    ]


def test_replacing_rewrites_a_post_where_it_stands(world: World) -> None:
    here = Address("local", "local", CHANNEL)
    first, second = world.send(CHANNEL, "Old"), world.send(CHANNEL, "Surplus")
    before = world.seen("priya", CHANNEL)[0].version
    assert world.chat.send(here, Message("New"), "delivery:1", [first, second]) == [first]
    shown = [post for post in world.seen("priya", CHANNEL) if not post.removed]
    assert [words_of(post) for post in shown] == ["New"]
    assert shown[0].version > before


def test_a_message_that_is_gone_cannot_be_rewritten(world: World) -> None:
    here = Address("local", "local", CHANNEL)
    sent = world.send(CHANNEL)
    world.chat.remove(here, [sent])
    world.chat.remove(here, [sent, "999", "nonsense"])
    with pytest.raises(ChatError) as caught:
        world.chat.send(here, Message("New"), "delivery:1", [sent])
    assert caught.value.permanent
    assert caught.value.refused
    assert world.chat.find(here, "delivery:1", LONG_AGO) == []


def test_a_place_that_nobody_knows_is_refused_for_good(sqlite_database: Database) -> None:
    chat = LocalChat(sqlite_database, lambda: NOW, knows=lambda place: place == CHANNEL)
    with pytest.raises(ChatError) as caught:
        chat.send(Address("local", "local", "elsewhere"), Message("Hello"), "1:0")
    assert (caught.value.reason, caught.value.permanent) == ("channel_not_found", True)


def test_a_reply_to_a_reply_stands_in_the_same_thread(world: World) -> None:
    root = world.send(CHANNEL)
    reply = world.send(CHANNEL, thread=root)
    world.send(CHANNEL, thread=reply)
    assert [post.thread for post in world.seen("priya", CHANNEL)] == [None, int(root), int(root)]


@pytest.mark.parametrize("thread", ["999", "nonsense", "²"])
def test_a_thread_that_is_not_there_is_refused(world: World, thread: str) -> None:
    with pytest.raises(ChatError, match="thread_not_found"):
        world.send(CHANNEL, thread=thread)


def test_what_is_said_is_kept_before_chaser_hears_of_it(world: World) -> None:
    def fail(_request: Request) -> Message | None:
        assert [post.text for post in world.seen("priya", DM)] == ["hello"]
        raise RuntimeError("the process ends here")

    world.chat.start(fail)
    with pytest.raises(RuntimeError):
        world.chat.say("priya", DM, "hello")
    assert [post.text for post in world.seen("priya", DM)] == ["hello"]


def test_the_same_key_is_said_once_and_passed_on_under_one_key(world: World) -> None:
    for _ in range(2):
        world.chat.say("priya", DM, "hello", key="k1")
    assert len(world.seen("priya", DM)) == 1
    assert len({request.key for request in world.requests}) == 1


def test_other_words_under_a_key_whose_answer_was_lost_are_said_too(world: World) -> None:
    world.chat.say("priya", DM, "CR1.3 green", key="k1")
    world.chat.say("priya", DM, "CR1.3 amber", key="k1")
    assert [request.text for request in world.requests] == ["CR1.3 green", "CR1.3 amber"]
    assert len({request.key for request in world.requests}) == 2
    for title in ("Open the hub", "Open the hub", "Close the hub"):
        world.chat.submit("priya", DM, "add", {"title": title}, key="k2")
    assert len({request.key for request in world.requests}) == 4


def test_a_double_press_has_one_key_and_another_button_another(world: World) -> None:
    post = world.send(DM)
    for text in ("update #1 green", "update #1 green", "update #1 red"):
        world.chat.press("priya", post, text, key="k1")
    world.chat.press("priya", post, "update #1 green", key="k2")
    keys = [request.key for request in world.requests]
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3


def test_a_button_is_answered_under_the_message_it_stands_on(world: World) -> None:
    post = world.send(DM)
    world.answer = Message("Recorded", buttons=(Button("Undo", "undo 1"),))
    world.chat.press("priya", post, "update #1 green")
    [request] = world.requests
    assert (request.kind, request.replying_to, request.private) == (Kind.PRESSED, post, True)
    assert [(words_of(p), p.thread) for p in world.seen("priya", DM)][1:] == [
        ("Recorded", int(post))
    ]


def test_a_command_and_its_answer_are_for_one_persons_eyes(world: World) -> None:
    world.answer = Message("Here they are")
    returned = world.chat.say("priya", CHANNEL, "/action mine")
    assert returned == world.answer
    assert [words_of(post) for post in world.seen("priya", CHANNEL)] == [
        "/action mine",
        "Here they are",
    ]
    assert world.seen("bev", CHANNEL) == []


def test_a_thread_that_one_person_sees_stays_theirs_whoever_writes_in_it(world: World) -> None:
    world.answer = Message("Which one?")
    world.chat.say("priya", CHANNEL, "/action done")
    root = str(world.seen("priya", CHANNEL)[1].id)
    world.answer = None
    world.chat.say("priya", CHANNEL, "the first", thread=root)
    world.send(CHANNEL, "Done", thread=root)
    assert len(world.seen("priya", CHANNEL)) == 4
    assert world.seen("bev", CHANNEL) == []
    with pytest.raises(ChatError):
        world.chat.say("bev", CHANNEL, "me too", thread=root)
    with pytest.raises(ChatError):
        world.chat.press("bev", root, "undo 1")


def test_nobody_writes_in_anothers_conversation(world: World) -> None:
    card = world.send(DM)
    with pytest.raises(ChatError):
        world.chat.say("bev", DM, "hello")
    with pytest.raises(ChatError):
        world.chat.press("bev", card, "undo 1")
    assert world.requests == []


def test_a_form_is_handed_back_to_be_opened_and_not_posted(world: World) -> None:
    world.answer = Message("Add", (Form("Add", "add", (Field("title", "What?"),)),))
    assert world.chat.say("priya", DM, "add") == world.answer
    assert len(world.seen("priya", DM)) == 1


def test_errors_go_back_to_the_form_and_an_answer_is_posted(world: World) -> None:
    world.answer = Message("Nothing was added.", errors=(("due", "There is no 31 September."),))
    form = {"title": "Food", "due": "31 Sep"}
    assert world.chat.submit("priya", DM, "add", form, key="k1") == world.answer
    assert world.seen("priya", DM) == []
    world.answer = Message("Added")
    world.chat.submit("priya", DM, "add", form, files=[("a.txt", b"hi")], key="k2")
    assert [words_of(post) for post in world.seen("priya", DM)] == ["Added"]
    request = world.requests[-1]
    assert (request.kind, request.text, request.form) == (Kind.SUBMITTED, "add", form)
    assert world.chat.fetch(request.files[0], 10) == b"hi"


def test_errors_of_anything_but_a_form_are_posted_to_be_read(world: World) -> None:
    world.answer = Message("That can't be.", (Text("Why"),), errors=(("due", "No such day."),))
    world.chat.say("priya", DM, "move")
    assert [words_of(post) for post in world.seen("priya", DM)] == ["move", "That can't be."]


def test_a_dropped_file_is_fetched_up_to_a_limit(world: World) -> None:
    world.chat.say(
        "bev", DM.replace("priya", "bev"), "/action import", files=[("p.xlsx", b"12345")]
    )
    [file] = world.requests[0].files
    assert (file.name, file.size) == ("p.xlsx", 5)
    assert world.chat.fetch(file, 5) == b"12345"
    with pytest.raises(ChatError, match="file_too_large") as caught:
        world.chat.fetch(file, 4)
    assert caught.value.permanent


@pytest.mark.parametrize("ref", ["999", "../etc/passwd", ""])
def test_a_file_that_was_never_dropped_is_not_found(world: World, ref: str) -> None:
    with pytest.raises(ChatError, match="file_not_found"):
        world.chat.fetch(File("x", 1, ref), 10)


def test_stop_waits_for_what_is_in_hand_and_takes_no_more(world: World) -> None:
    inside, go_on = threading.Event(), threading.Event()

    def slow(_request: Request) -> Message | None:
        inside.set()
        go_on.wait(5)
        return Message("Done")

    world.chat.start(slow)
    with ThreadPoolExecutor(2) as pool:
        said = pool.submit(world.chat.say, "priya", DM, "hello")
        inside.wait(5)
        stopped = pool.submit(world.chat.stop)
        with pytest.raises(TimeoutError):
            stopped.result(timeout=0.1)
        go_on.set()
        stopped.result(timeout=5)
        assert said.done()
    with pytest.raises(ChatError, match="not_running"):
        world.chat.say("priya", DM, "again")
