"""Reads what a page of the local chat sends: bounded, and only under the person's own token."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive

from bot.chat.local import Dropped
from bot.web.local_site import UPLOAD_LIMIT, LocalSite
from bot.web.local_view import Viewer
from handlers.messages import Message as Said
from handlers.messages import from_dict, to_dict

BESIDE = 1_000_000  # bytes for all that comes with a file: text, names, boundaries
DRAINED = 10 * UPLOAD_LIMIT
"""How much of a body that is too long is still read, so that the browser hears our answer."""

FIELD = "field."


class TooLargeError(Exception):
    """More bytes came than are taken."""


@dataclass(frozen=True)
class Sent:
    """What a page sent. `thread` is "" outside threads, `key` names this one act."""

    viewer: Viewer
    key: str
    thread: str | None
    values: Mapping[str, str]
    files: tuple[Dropped, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)  # of a form that Chaser asked for


async def read_sent(request: Request) -> Sent:
    """Read and check; raises `HTTPException` with a sentence for whoever sent it."""
    site: LocalSite = request.app.state.site
    person = request.path_params["person"]
    request = Request(request.scope, _bounded(request.receive, UPLOAD_LIMIT + BESIDE))
    try:
        async with request.form(max_files=20, max_fields=2000) as form:
            return await _sent(site, person, form)
    except TooLargeError:
        limit = f"{UPLOAD_LIMIT // 1_000_000} MB"
        sentence = f"That is more than {limit}, the most that fits here. Nothing was sent."
        raise HTTPException(413, sentence) from None


def _bounded(receive: Receive, limit: int) -> Receive:
    came = 0

    async def receive_bounded() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came <= limit:
            return message
        while came <= DRAINED and message.get("more_body"):
            message = await receive()
            came += len(message.get("body", b""))
        raise TooLargeError

    return receive_bounded


async def _sent(site: LocalSite, person: str, form: FormData) -> Sent:
    values = {name: _lines(value) for name, value in form.multi_items() if isinstance(value, str)}
    if site.name_of(person) is None or not site.is_token(person, values.get("token", "")):
        raise HTTPException(403, "This page is out of date. Load it again; nothing was sent.")
    place = values.get("in", "")
    if place not in site.places(person):
        raise HTTPException(404, "There is no such place here. Nothing was sent.")
    uploads = {n: v for n, v in form.multi_items() if isinstance(v, UploadFile) and v.filename}
    dropped = [v for _, v in form.multi_items() if isinstance(v, UploadFile) and v.filename]
    named = values | {name: upload.filename or "" for name, upload in uploads.items()}
    return Sent(
        viewer=Viewer(site, person, place),
        key=values.get("key", "") or "none",
        thread=values.get("thread") or None,
        values=values,
        files=tuple([(_plain(v.filename or ""), await v.read()) for v in dropped]),
        fields={n.removeprefix(FIELD): v for n, v in named.items() if n.startswith(FIELD)},
    )


def _lines(value: str) -> str:
    """As it was typed: on their way to us browsers end each line as the first telegraphs did."""
    return value.replace("\r\n", "\n").replace("\r", "\n")


def _plain(filename: str) -> str:
    # A browser writes a quotation mark so; and some of old send a whole path.
    return filename.replace("%22", '"').replace("\\", "/").rsplit("/", 1)[-1][:200]


def packed(message: Said) -> str:
    """A form to send along with its own dialog, so that its errors can be shown at its fields."""
    return json.dumps(to_dict(message), ensure_ascii=False)


def unpacked(text: str) -> Said | None:
    """The form that a dialog sent along; None where it sent none that can be read."""
    try:
        return from_dict(json.loads(text))
    except (ValueError, ValidationError):
        return None
