"""A small partnership in the local chat, served for real, to test its pages by."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from bot.chat.local import LocalChat
from bot.web.local_pages import local_app
from bot.web.local_site import LocalSite
from bot.web.serve import address_of, listen, serve
from handlers.messages import Button, Field, Form, Message
from handlers.requests import Address, Kind, Request
from store.database import Database

CHANNEL = "riverside"
DM = "/as/priya?in=dm%3Apriya"
FORM = Form("Add an action", "add", (Field("title", "What?"), Field("due", "By when?")))


class Riverside:
    """The directory, the clock and Chaser of the tests, all in one."""

    def __init__(self, database: Database, host: str = "127.0.0.1", password: str = "") -> None:
        self.time = datetime(2026, 9, 1, 8, 30, tzinfo=UTC)
        self.requests: list[Request] = []
        self.steps: list[str] = []
        self.meets = True  # a meeting is known
        self.opened: list[str] = []
        self.chat = LocalChat(database, self.now)
        self.chat.start(self.receive)
        self.site = LocalSite(self.chat, self, self, b"a secret", host, password or None)

    def people(self) -> list[tuple[str, str, str]]:
        return [("priya", "Priya Nair", "lead"), ("bev", "Bev Hall", "coordinator")]

    def channel(self) -> tuple[str, str]:
        return CHANNEL, "riverside-partnership"

    def now(self) -> datetime:
        return self.time

    def coming(self) -> list[tuple[datetime, str]]:
        return [(self.time + timedelta(hours=2), "reminder to Leanne P, 3 actions")]

    def next_event(self) -> str:
        self.steps.append("event")
        self.time += timedelta(hours=2)
        self.send("@priya", "A reminder")
        return ""

    def next_day(self) -> str:
        self.steps.append("day")
        return ""

    def next_meeting(self) -> str:
        self.steps.append("meeting")
        return "" if self.meets else "No meeting is known."

    def receive(self, request: Request) -> Message | None:
        if request.kind is Kind.OPENED:
            self.opened.append(request.user)
            return None
        self.requests.append(request)
        if request.text == "fail":
            raise RuntimeError("nobody foresaw this")
        if request.form.get("due") == "31 Sep":
            return Message("Nothing was added.", errors=(("due", "There is no 31 September."),))
        if request.text == "add" and not request.form:
            return Message("Add an action", (FORM,))
        return Message(f"Heard: {request.text}", buttons=(Button("Undo", "undo 1"),))

    def send(self, place: str, words: str, *buttons: Button, thread: str | None = None) -> str:
        return self.post(place, Message(words, buttons=buttons), thread)

    def post(self, place: str, message: Message, thread: str | None = None) -> str:
        return self.chat.send(Address("local", "local", place, thread), message, "1:0")[0]


@contextmanager
def serving(site: LocalSite) -> Iterator[str]:
    """The pages of a site on a free port; yields their address."""
    stop, started = threading.Event(), threading.Event()
    bound = listen("127.0.0.1", 0)
    server = threading.Thread(
        target=serve, args=(local_app(site), [bound], started.set, site.close, stop)
    )
    address = address_of(bound)
    server.start()
    try:
        assert started.wait(30)
        yield address.rstrip("/")
    finally:
        stop.set()
        server.join(10)
        assert not server.is_alive()


@contextmanager
def served(world: Riverside) -> Iterator[httpx.Client]:
    """The pages of a world, and a client that asks for them."""
    with (
        serving(world.site) as address,
        httpx.Client(base_url=f"{address}/", timeout=10, trust_env=False) as client,
    ):
        yield client


def values_of(html: str, path: str) -> dict[str, str]:
    """The hidden values of the first form in a page that is sent to a path ending so."""
    found = re.search(rf'<form [^>]*action="[^"]*{re.escape(path)}"[^>]*>(.*?)</form>', html, re.S)
    assert found, f"no form for {path}"
    pairs = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', found[1])
    return dict(pairs)


def post(client: httpx.Client, path: str, values: dict[str, str], **more: Any) -> httpx.Response:
    """Send as a browser does from our own page: as multipart, with the page's origin."""
    headers = {"Origin": str(client.base_url).rstrip("/")} | more.pop("headers", {})
    files = more.pop("files", {"file": ("", b"")})
    return client.post(path, data=values, files=files, headers=headers, **more)


def act(client: httpx.Client, path: str, page: str = DM, **values: str) -> httpx.Response:
    """Fill in the page's own form for a path, and send it."""
    hidden = values_of(client.get(page).text, path)
    return post(client, f"/as/priya/{path}", hidden | values)
