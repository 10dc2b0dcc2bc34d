"""New messages come to an open page by themselves."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from bot.chat.local import LocalChat
from handlers.messages import Message
from handlers.requests import Address
from tests.web.local_world import CHANNEL, Riverside, served


@contextmanager
def stream(client: httpx.Client, person: str, place: str, since: int = 0) -> Iterator["Stream"]:
    """An open event stream."""
    query = {"in": place, "since": str(since)}
    with client.stream("GET", f"/as/{person}/events", params=query) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        yield Stream(response)


class Stream:
    """Events as they come."""

    def __init__(self, response: httpx.Response) -> None:
        self._lines = response.iter_lines()

    def next(self, name: str) -> dict[str, Any]:
        """The data of the next event of this name, and its number under "number"."""
        number = event = ""
        for line in self._lines:
            field, _, value = line.partition(": ")
            number = value if field == "id" else number
            event = value if field == "event" else event
            if field == "data" and event == name:
                data: dict[str, Any] = json.loads(value)
                return data | {"number": number}
        raise AssertionError("the stream ended")


def test_a_new_message_comes_as_it_stands_on_the_page(
    client: httpx.Client, world: Riverside
) -> None:
    with stream(client, "priya", CHANNEL) as events:
        events.next("clock")
        sent = world.send(CHANNEL, "<b>New</b>")
        data = events.next("posts")
    [post] = data["posts"]
    assert (str(post["id"]), post["thread"], post["mine"]) == (sent, None, False)
    assert f'id="post-{sent}"' in post["html"]
    assert "<p>&lt;b&gt;New&lt;/b&gt;</p>" in post["html"]


def test_a_message_of_another_process_comes_too(client: httpx.Client, world: Riverside) -> None:
    elsewhere = LocalChat(world.chat.database, lambda: datetime.now(UTC))
    with stream(client, "priya", CHANNEL) as events:
        events.next("clock")
        elsewhere.send(Address("local", "local", CHANNEL), Message("From afar"), "1:0")
        assert "From afar" in events.next("posts")["posts"][0]["html"]


def test_changes_and_removals_come_and_what_was_seen_does_not(
    client: httpx.Client, world: Riverside
) -> None:
    here = Address("local", "local", CHANNEL)
    first, second = world.send(CHANNEL, "First"), world.send(CHANNEL, "Second")
    with stream(client, "priya", CHANNEL, since=1) as events:
        shown = events.next("posts")
        assert [str(post["id"]) for post in shown["posts"]] == [second]
        world.chat.send(here, Message("First, put right"), "1:0", [first])
        changed = events.next("posts")
        assert "First, put right" in changed["posts"][0]["html"]
        world.chat.remove(here, [second])
        assert events.next("posts")["posts"][0]["removed"] is True
    assert int(changed["number"]) == int(shown["number"]) + 1


def test_what_others_are_told_alone_does_not_come(client: httpx.Client, world: Riverside) -> None:
    with stream(client, "priya", CHANNEL) as events:
        events.next("clock")
        world.chat.say("bev", CHANNEL, "/action private things")
        world.send(CHANNEL, "For all")
        seen: list[str] = []
        while not any("For all" in html for html in seen):
            seen += [post["html"] for post in events.next("posts")["posts"]]
    assert not any("private things" in html for html in seen)


def test_unread_counts_of_other_places_come_along(client: httpx.Client, world: Riverside) -> None:
    with stream(client, "priya", CHANNEL) as events:
        events.next("clock")
        world.send("@priya", "Morning")
        assert events.next("posts")["unread"] == {CHANNEL: 0, "dm:priya": 1}


def test_the_clock_comes_when_it_was_moved(client: httpx.Client, world: Riverside) -> None:
    with stream(client, "priya", CHANNEL) as events:
        assert events.next("clock")["now"] == "Tue 1 Sep 2026, 8:30am"
        world.next_event()
        assert events.next("clock")["now"] == "Tue 1 Sep 2026, 10:30am"


@pytest.mark.parametrize(
    "path", ["/as/nobody/events?in=riverside", "/as/priya/events?in=dm%3Abev", "/as/priya/events"]
)
def test_nobody_listens_where_they_may_not_read(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_server_stops_in_time_with_streams_open(world: Riverside) -> None:
    opened = threading.Event()

    def listen_on(base: httpx.URL) -> None:
        own = httpx.Client(base_url=base, timeout=10, trust_env=False)
        with own, stream(own, "priya", CHANNEL) as events:
            events.next("clock")
            opened.set()
            with pytest.raises(AssertionError, match="ended"):
                events.next("never")

    with served(world) as client:
        reader = threading.Thread(target=listen_on, args=(client.base_url,))
        reader.start()
        assert opened.wait(10)
        begun = time.monotonic()
    assert time.monotonic() - begun < 8  # far below the ten of a stuck stream
    reader.join(5)
    assert not reader.is_alive()
