"""Brings what is for one person's eyes to them: in the acknowledgement, beside it, or as a dialog.

None of it is owed: what does not arrive is asked for again by whoever wanted it.
"""

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from typing import Any

import structlog
from slack_sdk.web import SlackResponse
from slack_sdk.webhook import WebhookClient

from bot.chat.chat import ChatError
from bot.chat.slack.blocks import POSTING, Post, render
from bot.chat.slack.errors import FAILURES, is_form, is_rate
from bot.chat.slack.events import metadata_of
from bot.chat.slack.home import home_view
from bot.chat.slack.modal import following, modal, modal_errors, since
from bot.chat.slack.web import PATIENCE, SlackWeb, quiet_logger
from handlers.messages import Message
from handlers.requests import Request

log = structlog.get_logger()

Payload = Mapping[str, Any]

_LONGEST_WAIT = 30.0  # seconds: later, whoever asked has asked again
_AGAIN = (0.5, 3.0)  # seconds until a home is tried again

_NOT_OPENED = "The form did not open. Press the button to try again."
_NOT_HERE = Message(
    "I am not in this channel, so I answer in our direct message. To have me in this channel, type "
    "/invite @Chaser."
)


class SlackAnswers:
    """Answers for one person. Those beside the acknowledgement are sent by threads of its own."""

    def __init__(self, web: SlackWeb) -> None:
        self._web = web
        self._hands = ThreadPoolExecutor(4, thread_name_prefix="slack-answers")
        self._ended = threading.Event()
        self._joined: set[str] = set()  # channels that Chaser was found in

    def stop(self) -> None:
        """Finish what was begun."""
        self._ended.set()
        self._hands.shutdown(wait=True)

    def in_acknowledgement(
        self, body: Payload, request: Request, message: Message | None
    ) -> dict[str, Any]:
        """What to acknowledge a command with; a dialog and what is too long come beside it."""
        if message is None:
            return {}
        if message.form is not None:
            self.beside(body, request, message)
            return {}
        posts = render(message)
        if len(posts) > 1:
            # All of it goes beside: a second part could overtake a first one acknowledged with.
            self.later(self._whisper, body.get("response_url"), request, posts)
        if len(posts) != 1:
            return {}
        first = posts[0]
        return {"response_type": "ephemeral", "text": first.text, "blocks": first.blocks}

    def at_the_form(self, body: Payload, request: Request, message: Message) -> dict[str, Any]:
        """What to acknowledge a dialog with: errors at its fields, or the dialog that follows."""
        if message.errors:
            return _errors(message, body["view"])
        if message.form is not None:
            view = _view(request, message)
            if view is not None:
                return {"response_action": "update", "view": view}
        self.beside(body, request, message)
        return {}

    def later(self, do: Callable[..., None], *given: object) -> None:
        """Do something that no acknowledgement has to wait for."""
        with suppress(RuntimeError):  # what was begun is being finished, and no more is taken
            self._hands.submit(_safely, do, *given)

    def beside(self, body: Payload, request: Request, message: Message) -> None:
        """Open the message's dialog, or show its words to whoever asked."""
        self.later(self._show, body, request, message)

    def from_outside(self, body: Payload, request: Request) -> None:
        """Say where the answer goes, to whoever gave a command where Chaser can say nothing.

        Slack is asked until it says that Chaser is there: once put out, it learns so by posting.
        """
        place = request.address.place
        if place in self._joined:
            return
        try:
            found = self._web.call(self._web.client.conversations_info, channel=place)["channel"]
            is_here = found.get("is_member", True)
        except ChatError as error:
            # So Slack says of a private channel ("conversations.info"); any other says nothing.
            if error.reason != "channel_not_found":
                return
            is_here = False
        if is_here:
            self._joined.add(place)
        else:
            self._whisper(body.get("response_url"), request, render(_NOT_HERE))

    def publish(self, request: Request, page: Message) -> None:
        """Show somebody their home; shown twice it is the same, so it is tried until it stands."""
        view = home_view(page, metadata_of(request, request.text))
        for pause in (*_AGAIN, None):
            try:
                self._web.call(self._web.client.views_publish, user_id=request.user, view=view)
                return
            except ChatError as error:
                if pause is None or error.permanent or not self._waited(error.retry_after or pause):
                    raise

    def next_page(self, body: Payload, request: Request, message: Message | None) -> dict[str, Any]:
        """The dialog after the one that was sent, of a form that is too long for one."""
        kept = json.loads(body["view"]["private_metadata"])
        rest = since(message, kept["next"]) if message is not None and message.form else None
        view = _view(request, rest, kept["page"] + 1) if rest is not None else None
        return {"response_action": "update", "view": view} if view else {}

    def _show(self, body: Payload, request: Request, message: Message) -> None:
        if message.form is not None:
            if self._opened(body, request, message):
                return
            if body.get("trigger_id"):  # words that were said bring none
                message = replace(message, summary=f"{_NOT_OPENED}\n{message.summary}".strip())
        self._whisper(body.get("response_url"), request, render(message))

    def _opened(self, body: Payload, request: Request, message: Message) -> bool:
        """False where Slack opens no dialog: without a trigger, or seconds after it."""
        trigger, view = body.get("trigger_id"), _view(request, message)
        if not trigger or view is None:
            return False
        client = self._web.client
        # A dialog from within a dialog goes on top of it; the home is none.
        inside = (body.get("view") or {}).get("type") == "modal"
        method = client.views_push if inside else client.views_open
        try:
            self._web.call(method, trigger_id=trigger, view=view)
        except ChatError as error:
            log.warning("a form was not opened", key=request.key, reason=error.reason)
            return False
        return True

    def _whisper(self, response_url: str | None, request: Request, posts: Sequence[Post]) -> None:
        for post in posts:
            if not (response_url and self._responded(response_url, request, post)):
                self._post(request, post)

    def _responded(self, response_url: str, request: Request, post: Post) -> bool:
        """Slack's address for answers works where Chaser is no member too, for half an hour."""
        client = WebhookClient(
            response_url, timeout=PATIENCE, retry_handlers=[], logger=quiet_logger()
        )
        thread = {"thread_ts": request.address.thread} if request.address.thread else {}
        body = {
            "response_type": "ephemeral",
            "replace_original": False,
            "text": post.text,
            "blocks": post.blocks,
            **thread,
        }
        try:
            return client.send_dict(body).status_code == 200
        except FAILURES:
            return False

    def _post(self, request: Request, post: Post) -> None:
        """Seen by that person alone; in words where Slack does not take its blocks."""
        try:
            self._tell(request, {"text": post.text, "blocks": post.blocks})
        except ChatError as error:
            if not is_form(error):
                raise
            self._tell(request, {"text": post.text})

    def _tell(self, request: Request, said: Payload) -> None:
        """Say it in their own conversation with Chaser, or in the channel only for them."""
        client, address = self._web.client, request.address
        where = {"channel": address.place, "thread_ts": address.thread}
        if request.private or not address.place:
            where["channel"] = address.place or request.user
            self._patiently(client.chat_postMessage, **where, **said, **POSTING)
            return
        quiet = {name: POSTING[name] for name in ("parse", "link_names")}
        try:
            self._patiently(client.chat_postEphemeral, user=request.user, **where, **said, **quiet)
        except ChatError as error:
            if is_form(error) or not error.permanent:
                raise
            # Whatever keeps it from that channel, they have a conversation of their own.
            self._patiently(client.chat_postMessage, channel=request.user, **said, **POSTING)

    def _patiently(self, method: Callable[..., SlackResponse], **given: Any) -> None:
        """Call it, and once more where Slack asks to wait: it is kept nowhere else."""
        try:
            self._web.call(method, **given)
        except ChatError as error:
            pause = error.retry_after if is_rate(error) else None
            if pause is None or not self._waited(pause):
                raise
            self._web.call(method, **given)

    def _waited(self, pause: float) -> bool:
        """Wait so many seconds; False at once where that is too long, or we are to end."""
        return pause <= _LONGEST_WAIT and not self._ended.wait(pause)


def _safely(do: Callable[..., None], *given: object) -> None:
    try:
        do(*given)
    except ChatError as error:
        log.warning("an answer did not arrive", reason=error.in_words)
    except Exception:
        log.exception("an answer did not arrive")


def _view(request: Request, message: Message, gone: int = 0) -> dict[str, Any] | None:
    """The dialog after so many others; None where its words are longer than it brings back."""
    form = message.form
    if form is None:
        return None
    try:
        kept = metadata_of(request, form.command, gone, following(message))
        return modal(message, private_metadata=kept, gone=gone)
    except ValueError:
        return None


def _errors(message: Message, view: Payload) -> dict[str, Any]:
    """Slack drops the answer whole where an error is for a field that the dialog lacks."""
    answer = modal_errors(message)
    fields = [block["block_id"] for block in view["blocks"] if block.get("type") == "input"]
    at = {name: words for name, words in answer["errors"].items() if name in fields}
    astray = [words for name, words in answer["errors"].items() if name not in fields]
    if astray and fields:
        at[fields[0]] = " ".join([*([at[fields[0]]] if fields[0] in at else []), *astray])
    return {"response_action": "errors", "errors": at}
