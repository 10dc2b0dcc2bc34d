"""What people do on the pages of the local chat: say, press, submit, and move the clock on.

With script a page asks for JSON and learns what to do next; without it gets a page again.
"""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.chat.chat import ChatError
from bot.chat.local_html import render_dialog
from bot.chat.local_words import strange_command
from bot.web.local_forms import Sent, packed, read_sent, unpacked
from bot.web.local_site import Conductor
from bot.web.local_view import page_html
from handlers.messages import Message

WHY = {
    "thread_not_found": "That message is gone. Nothing was sent.",
    "message_not_found": "That message is gone. Nothing was done.",
    "not_running": "Chaser is stopping. Nothing was sent; try again in a moment.",
}


async def say(request: Request) -> Response:
    """Words and files from the composer or a thread's reply box."""
    sent = await read_sent(request)
    text = sent.values.get("text", "")
    if not text.strip() and not sent.files:
        return await _answered(request, sent, None)
    chat, person, place = sent.viewer.site.chat, sent.viewer.person, sent.viewer.place
    if not sent.viewer.private and (slip := strange_command(text)):
        sentence = f"There is no command {slip}. Type /action or /rag. Nothing was sent."
        raise HTTPException(400, sentence)
    return await _done(
        request, sent, lambda: chat.say(person, place, text, sent.thread, sent.files, sent.key)
    )


async def change(request: Request) -> Response:
    """Other words for one's own message, or its end."""
    sent = await read_sent(request)
    chat, post = sent.viewer.site.chat, sent.values.get("post", "")
    text = None if "delete" in sent.values else sent.values.get("text", "")
    return await _done(request, sent, lambda: chat.change(sent.viewer.person, post, text))


async def press(request: Request) -> Response:
    """A button on one of Chaser's messages, or a form that stands in one."""
    sent = await read_sent(request)
    if "command" in sent.values:
        return await _submitted(request, sent)
    chat, post, text = sent.viewer.site.chat, sent.values.get("post", ""), sent.values.get("text")
    if not text:
        raise HTTPException(400, "That button has no words. Nothing was done.")
    return await _done(request, sent, lambda: chat.press(sent.viewer.person, post, text, sent.key))


async def submit(request: Request) -> Response:
    """A form in a dialog."""
    return await _submitted(request, await read_sent(request))


async def _submitted(request: Request, sent: Sent) -> Response:
    chat, viewer = sent.viewer.site.chat, sent.viewer
    command = sent.values.get("command", "")
    opened = unpacked(sent.values.get("form", ""))
    shown = {each.name: each.value for each in opened.form.fields} if opened and opened.form else {}
    return await _done(
        request,
        sent,
        lambda: chat.submit(
            viewer.person,
            viewer.place,
            command,
            sent.fields,
            sent.thread,
            sent.files,
            sent.key,
            shown,
        ),
    )


class Stepper:
    """Moves the clock on, one step at a time; a page's key moves it once."""

    def __init__(self, conductor: Conductor) -> None:
        self._steps: dict[str, Callable[[], str]] = {
            "event": conductor.next_event,
            "day": conductor.next_day,
            "meeting": conductor.next_meeting,
        }
        self._turn = threading.Lock()
        self._taken: deque[str] = deque(maxlen=100)

    def step(self, step: str, key: str) -> str:
        """Do the step, after those before it; why it goes nowhere, or "".

        KeyError for an unknown one.
        """
        go = self._steps[step]
        with self._turn:
            if key not in self._taken:
                self._taken.append(key)
                return go()
        return ""


async def clock(request: Request) -> Response:
    """The buttons beside the clock."""
    sent = await read_sent(request)
    stepper: Stepper = request.app.state.stepper
    try:
        stuck = await run_in_threadpool(stepper.step, sent.values.get("step", ""), sent.key)
    except KeyError:
        raise HTTPException(400, "The clock knows no such step.") from None
    if stuck:
        raise HTTPException(409, stuck)
    sent.viewer.site.chat.bell.ring()
    return await _answered(request, sent, None)


async def _done(request: Request, sent: Sent, act: Callable[[], Message | None]) -> Response:
    try:
        answer = await run_in_threadpool(act)
    except ChatError as error:
        status = 503 if error.reason == "not_running" else 404
        raise HTTPException(status, WHY.get(error.reason, "That didn't work.")) from None
    return await _answered(request, sent, _dialog(sent, answer))


def _dialog(sent: Sent, answer: Message | None) -> Markup | None:
    """The form that Chaser asks for, or the one that was sent, with what is wrong in it."""
    if answer is None or (answer.form is None and "command" not in sent.values):
        return None
    asked = answer
    if answer.form is None:
        before = unpacked(sent.values.get("form", "")) if answer.errors else None
        if before is None:
            return None
        asked = replace(before, summary=answer.summary, errors=answer.errors)
    viewer = sent.viewer
    hidden = [
        ("token", viewer.token),
        ("key", viewer.new_key()),
        ("in", viewer.place),
        ("thread", sent.thread or ""),
        ("form", packed(replace(asked, errors=()))),
    ]
    typed = sent.fields if answer.errors else {}
    where = {"action": f"{viewer.home}/submit", "back": viewer.here, "hidden": hidden}
    return render_dialog(asked, typed, **where)


async def _answered(request: Request, sent: Sent, dialog: Markup | None) -> Response:
    if wants_json(request):
        return JSONResponse({"key": sent.viewer.new_key(), "dialog": dialog})
    if dialog is not None:
        page = await run_in_threadpool(page_html, sent.viewer, None, dialog)
        return HTMLResponse(page)
    anchor = f"#post-{quote(sent.thread, safe='')}" if sent.thread else ""
    return RedirectResponse(sent.viewer.here + anchor, 303)


def wants_json(request: Request) -> bool:
    """Whether the page's script asks, and not the browser itself."""
    return "application/json" in request.headers.get("accept", "")


ROUTES = [
    Route("/as/{person}/say", say, methods=["POST"]),
    Route("/as/{person}/change", change, methods=["POST"]),
    Route("/as/{person}/press", press, methods=["POST"]),
    Route("/as/{person}/submit", submit, methods=["POST"]),
    Route("/as/{person}/clock", clock, methods=["POST"]),
]
