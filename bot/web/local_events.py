"""Tells open pages of the local chat what is new, as server-sent events.

A page says which number of change it has seen; so nothing is missed over a broken connection,
and a post made by another process is found by looking once a second.
"""

import json
from collections.abc import AsyncIterator, Sequence
from typing import Any

from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.chat.local_posts import numbers
from bot.web.local_site import LocalSite
from bot.web.local_view import (
    Viewer,
    clock,
    clock_html,
    detail,
    light,
    links,
    post_html,
    read,
    show,
)
from store import posts
from store.mail import Post

LOOK = 1.0  # seconds between looks for what another process did
QUIET = 15.0  # seconds after which the clock is looked at, and a sign of life is sent


async def events(request: Request) -> Response:
    """The stream for one person in one place."""
    site: LocalSite = request.app.state.site
    person, place = request.path_params["person"], request.query_params.get("in", "")
    if site.name_of(person) is None or place not in site.places(person):
        raise HTTPException(404, "There is no such place here.")
    seen = request.headers.get("last-event-id") or request.query_params.get("since", "")
    version = next(iter(numbers([seen])), 0)
    return StreamingResponse(
        _stream(Viewer(site, person, place), version), media_type="text/event-stream"
    )


async def _stream(viewer: Viewer, version: int) -> AsyncIterator[str]:
    told = Told(viewer, version)
    silent = QUIET
    with viewer.site.chat.bell.listening() as ear:
        yield "retry: 1000\n\n"
        while not viewer.site.closing.is_set():
            for line in await run_in_threadpool(told.news, silent >= QUIET):
                yield line
            if silent >= QUIET:
                silent = 0.0
                # Where nobody reads any more, this is how it is noticed.
                yield ": still here\n\n"
            silent = QUIET if await ear.wait(LOOK) else silent + LOOK


class Told:
    """What one stream has told so far."""

    def __init__(self, viewer: Viewer, version: int) -> None:
        self._viewer = viewer
        self._version = version
        self._clock = ""

    def news(self, time_too: bool) -> list[str]:
        """The events since the last time; `time_too` where the clock may have moved."""
        found = self._posts()
        return [*found, *self._time()] if found or time_too else []

    def _posts(self) -> list[str]:
        viewer = self._viewer
        database = viewer.site.chat.database
        with database.reading() as session:
            latest = posts.last_change(session)
            if latest == self._version:
                return []
            changed = posts.changed_since(session, viewer.place, viewer.person, self._version)
            by = light(session, viewer)
            behind = _behind(session, viewer, changed)
        self._version = latest
        if any(post.id > by.read for post in changed):
            read(viewer)
        with database.reading() as session:
            unread = {link.place: link.unread for link in links(session, viewer)}
        told = [
            {
                "id": post.id,
                "thread": post.thread,
                "folded": post.id in behind,
                "removed": post.removed,
                "mine": post.author == viewer.person,
                "html": post_html(viewer, show(viewer, post, by, post.id in behind)),
            }
            for post in changed
        ]
        return [_event("posts", {"posts": told, "unread": unread}, latest)]

    def _time(self) -> list[str]:
        shown = clock(self._viewer)
        data = {"now": shown.now, "iso": shown.iso, "coming": clock_html(shown)}
        event = _event("clock", data)
        if event == self._clock:
            return []
        self._clock = event
        return [event]


def _behind(session: Session, viewer: Viewer, changed: Sequence[Post]) -> set[int]:
    """Which of these posts belong behind their thread's count."""
    roots = {post.thread for post in changed if post.thread is not None}
    answers = posts.replies(session, sorted(roots), viewer.person)
    found = [(posts.by_id(session, root), said) for root, said in answers.items()]
    return set().union(*(detail(root, said) for root, said in found if root is not None))


def _event(name: str, data: dict[str, Any], number: int | None = None) -> str:
    # JSON has no line breaks of its own, which would end an event's data.
    numbered = "" if number is None else f"id: {number}\n"
    return f"{numbered}event: {name}\ndata: {json.dumps(data)}\n\n"
