"""The Bolt app: each payload of Slack's is taken as a request, kept, and only then acknowledged."""

import json
import re
from typing import Any

import structlog
from slack_bolt import Ack, App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError
from slack_sdk import WebClient

from bot.chat.chat import NotTakenError, Receive
from bot.chat.slack.answers import SlackAnswers
from bot.chat.slack.events import (
    Payload,
    command_request,
    event_request,
    opened_request,
    press_request,
    shortcut_request,
    submit_request,
)
from bot.chat.slack.homes import SlackHomes
from bot.chat.slack.people import SlackPeople
from bot.chat.slack.web import Identity, quiet_logger
from handlers.messages import Message
from handlers.requests import Kind, Request

log = structlog.get_logger()

_LAST_TRY = 3  # "The Events API": an event that is not acknowledged comes three times more
_ALL = re.compile(".*", re.DOTALL)
_ID = re.compile(r"(?<!\w)@([UW][A-Z0-9]{5,20})\b")  # as `plain_text` leaves a mention
_PEOPLE = ("team_join", "user_change")


class SlackApp:
    """What Slack sends, dispatched by Bolt."""

    def __init__(
        self,
        identity: Identity,
        signing_secret: str | None,
        receive: Receive,
        answers: SlackAnswers,
        people: SlackPeople,
    ) -> None:
        self._me = identity
        self._receive = receive
        self._answers = answers
        self._people = people
        self._homes = SlackHomes(self._taken, answers.publish)
        self.bolt = self._bolt(signing_secret)

    def dispatch(self, request: BoltRequest) -> BoltResponse:
        """Take one payload; the response is its acknowledgement."""
        try:
            return self.bolt.dispatch(request)
        except Exception as error:
            # What went wrong with a request of somebody's is told by `_on_error`: Bolt itself
            # could make nothing of this one, nor will it when it comes again.
            log.warning("a payload makes no sense", problem=repr(error))
            return BoltResponse(status=400)

    def _bolt(self, signing_secret: str | None) -> App:
        me = self._me
        ours = AuthorizeResult(
            enterprise_id=None, team_id=me.team, bot_id=me.bot, bot_user_id=me.user
        )
        app = App(
            name="chaser",
            logger=quiet_logger(),
            # Kept before acknowledged; and Bolt's other way polls every ten milliseconds.
            process_before_response=True,
            # Slack may be down when Chaser starts.
            token_verification_enabled=False,
            signing_secret=signing_secret or "",
            client=WebClient(logger=quiet_logger()),
            authorize=lambda: ours,
            # Whatever else Slack comes to send is acknowledged by `_on_error`.
            raise_error_for_unhandled_request=True,
            attaching_conversation_kwargs_enabled=False,
        )
        app.command(_ALL)(self._command)
        app.action(_ALL)(self._press)
        app.shortcut(_ALL)(self._shortcut)
        app.view(_ALL)(self._submit)
        app.event(_ALL)(self._event)
        app.error(_on_error)
        return app

    def _command(self, ack: Ack, body: dict[str, Any]) -> None:
        name = body.get("channel_name") or ""
        own = self._people.own_conversation(body["user_id"], body["channel_id"], name)
        request = command_request(body, self._me, own)
        message = self._taken(request)
        ack(**self._answers.in_acknowledgement(body, request, message))
        if not request.private and (message is None or message.form is not None):
            self._answers.later(self._answers.from_outside, body, request)

    def _press(self, ack: Ack, body: dict[str, Any]) -> None:
        request = press_request(body, self._me)
        message = self._taken(request) if request else None
        if request is not None and message is not None:
            self._answers.beside(body, request, message)
        ack()
        if request is not None:
            self._answers.later(self._homes.follow, request)

    def _shortcut(self, ack: Ack, body: dict[str, Any]) -> None:
        message = None
        if body.get("type") == "message_action":
            request = shortcut_request(body, self._me)
            message = self._taken(request)
        if message is not None:
            self._answers.beside(body, request, message)
        ack()

    def _submit(self, ack: Ack, body: dict[str, Any]) -> None:
        if body.get("type") != "view_submission":
            ack()
            return
        request = submit_request(body, self._me)
        message = None if _is_gone_over(body, request) else self._taken(request)
        answer = self._answers.at_the_form(body, request, message) if message else {}
        if not answer and (message is None or not message.errors):
            answer = self._next_page(body, request)
        ack(**answer)
        self._answers.later(self._homes.follow, request)

    def _next_page(self, body: Payload, request: Request) -> dict[str, Any]:
        """A form too long for one dialog goes on in the next."""
        if not json.loads(body["view"]["private_metadata"]).get("next"):
            return {}
        again = Request(
            key=f"{request.key}:next",
            kind=Kind.PRESSED,
            user=request.user,
            address=request.address,
            text=request.text,
            private=request.private,
            replying_to=request.replying_to,
        )
        return self._answers.next_page(body, again, self._taken(again))

    def _event(self, event: dict[str, Any], request: BoltRequest) -> None:
        if event.get("type") in _PEOPLE:
            self._people.changed(event.get("user") or {})
            return
        opened = opened_request(event, self._me)
        if opened is not None:
            self._open(opened)
            return
        asked = event_request(event, self._me)
        if asked is None:
            return
        try:
            message = self._taken(asked)
        except NotTakenError as error:
            if _tries(request) < _LAST_TRY:
                raise
            message = error.sentence
        if message is not None:
            self._answers.beside({}, asked, message)

    def _open(self, request: Request) -> None:
        """Show somebody their home; a direct message or a channel has nothing to show."""
        if self._taken(request) is not None:
            # Made anew when its turn comes: by then something may have been done since.
            self._homes.opened(request)
            self._answers.later(self._homes.follow, request)

    def _taken(self, request: Request) -> Message | None:
        self._people.hear_of([request.user, *_ID.findall(request.text)])
        message = self._receive(request)
        self._answers.later(self._people.seen, request.user)
        return message


def _is_gone_over(body: Payload, request: Request) -> bool:
    """Whether nothing was said on one page of several: the others may have all there is to say."""
    kept = json.loads(body["view"]["private_metadata"])
    several = bool(kept.get("next") or kept.get("page"))
    return several and not request.files and set(request.untouched) == set(request.form)


def _on_error(error: Exception) -> BoltResponse:
    """What nobody asked for is acknowledged all the same; what went wrong comes again."""
    if isinstance(error, BoltUnhandledRequestError):
        return BoltResponse(status=200, body="")
    if not isinstance(error, NotTakenError):
        log.error("a payload of Slack's was not taken", exc_info=error)
    return BoltResponse(status=500, body="")


def _tries(request: BoltRequest) -> int:
    """How often Slack has sent it before."""
    said = request.headers.get("x-slack-retry-num") or ["0"]
    return int(said[0]) if said[0].isdigit() else 0
