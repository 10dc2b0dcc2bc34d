"""Slack as a platform: what Chaser says there, and what people do there."""

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import structlog
from slack_bolt import BoltRequest, BoltResponse

from bot.chat.chat import ChatError, Copy, Receive
from bot.chat.in_hand import InHand
from bot.chat.slack.answers import SlackAnswers
from bot.chat.slack.app import SlackApp
from bot.chat.slack.attachments import SlackAttachments
from bot.chat.slack.errors import is_locked_out, is_rate
from bot.chat.slack.events import PLATFORM, file_id
from bot.chat.slack.files import download
from bot.chat.slack.people import Meet, SlackPeople
from bot.chat.slack.pictures import SlackPictures
from bot.chat.slack.posts import SlackPosts
from bot.chat.slack.scopes import missing, sentences
from bot.chat.slack.socket import SlackSocket
from bot.chat.slack.web import HURRY, SLACK, Identity, Pace, SlackWeb
from handlers.messages import Message
from handlers.requests import Address, File

log = structlog.get_logger()

PATIENCE = 8.0  # seconds that `stop` waits for what is in hand
_NOT_YET = "Slack can't be used yet:"
PAUSES = (1.0, 2.0, 5.0, 15.0, 30.0)  # seconds between tries to reach Slack


@dataclass(frozen=True)
class SlackKeys:
    """What Slack gave for this installation. Without `app_token` no socket is opened."""

    bot_token: str = field(repr=False)
    app_token: str | None = field(default=None, repr=False)
    signing_secret: str | None = field(default=None, repr=False)
    api_url: str = SLACK


class SlackChat:
    """The platform "slack", in one workspace.

    `meet` is told of people, when there is somebody new or something new of them, and `lacks` of
    each permission that is missing, in a sentence; `pauses` are the seconds to wait before each
    next try to reach Slack.
    """

    name = PLATFORM

    def __init__(
        self,
        keys: SlackKeys,
        meet: Meet,
        pace: Pace | None = None,
        pauses: Sequence[float] = PAUSES,
        lacks: Callable[[Sequence[str]], None] = lambda _sentences: None,
    ) -> None:
        self._keys = keys
        self._web = SlackWeb(keys.bot_token, keys.api_url)
        self._pace = pace or Pace()
        self._posts = SlackPosts(
            self._web,
            self._pace,
            SlackPictures(self._web, keys.api_url),
            SlackAttachments(self._web, keys.api_url),
        )
        self._answers = SlackAnswers(self._web)
        hurried = SlackWeb(keys.bot_token, keys.api_url, HURRY)
        self._people = SlackPeople(self._web, hurried, meet)
        self._pauses = pauses
        self._lacks = lacks
        self._identity: Identity | None = None
        self._in_hand: InHand[SlackApp] = InHand()
        self._socket: SlackSocket | None = None
        self.refused = ""  # why nothing goes out, in a sentence; "" while all is well
        self._trouble = "Slack has not answered yet."
        self._ended = threading.Event()
        self._connecting: threading.Thread | None = None

    @property
    def workspace(self) -> str:
        """Slack's id of the team; `ChatError` until Slack has said it."""
        if self._identity is None:
            raise ChatError("not_connected", refused=True)
        return self._identity.team

    @property
    def trouble(self) -> str:
        """Why nothing comes in from Slack just now; "" while all is well."""
        if self._ended.is_set():
            return "Chaser is stopping."
        if self._trouble or self._socket is None:
            return self._trouble
        if self._socket.is_connected():
            return ""
        why = f": {self._socket.trouble}" if self._socket.trouble else ""
        return f"The socket to Slack is being renewed{why}."

    # What every platform offers.

    def start(self, receive: Receive) -> None:
        """Begin to pass on what people do, as soon as Slack can be reached."""
        self._connecting = threading.Thread(
            target=self._connect, args=(receive,), name="slack", daemon=True
        )
        self._connecting.start()

    def stop(self) -> None:
        """Take no more, wait for what is in hand, then let go of the socket."""
        self._ended.set()
        self._in_hand.end(PATIENCE)
        if self._connecting is not None:
            self._connecting.join(PATIENCE)
        self._answers.stop()
        if self._socket is not None:
            self._socket.close()

    def crowded(self) -> Collection[str]:
        """Channels in which something was said within the last second ("Rate limits")."""
        return self._pace.crowded()

    def open(self, user: str) -> str:
        """The conversation with a person."""
        return self._people.conversation(user)

    def send(
        self, address: Address, message: Message, delivery_id: str, replacing: Sequence[str] = ()
    ) -> list[str]:
        """Post, or edit what is replaced, post what is new and delete what is too many."""
        try:
            sent = self._posts.send(address, message, delivery_id, replacing)
        except ChatError as error:
            if is_locked_out(error):
                log.error("nothing goes out to Slack", reason=error.in_words)
                self.refused = error.in_words
            raise
        self.refused = ""
        return sent

    def find(self, address: Address, delivery_id: str, since: datetime) -> list[Copy]:
        """The copies of a delivery, oldest first, from every page of the history."""
        return self._posts.find(address, delivery_id, since)

    def remove(self, address: Address, message_ids: Sequence[str]) -> None:
        """Delete posts."""
        self._posts.remove(address.place, message_ids)

    def fetch(self, file: File, limit: int) -> bytes:
        """The bytes of a file, from Slack's own hosts."""
        url, known = file.ref, file_id(file.ref)
        if known is not None:
            found = self._web.call(self._web.client.files_info, file=known)["file"]
            url = found.get("url_private_download") or found.get("url_private") or ""
        return download(url, self._keys.bot_token, limit, self._keys.api_url)

    # How it hears.

    def handle(self, request: BoltRequest) -> BoltResponse:
        """Take what came over HTTP; 503 while nothing can be taken, so that it comes again."""
        with self._in_hand() as app:
            return app.dispatch(request) if app is not None else BoltResponse(status=503, body="")

    def _connect(self, receive: Receive) -> None:
        """Ask who we are, open the socket, and learn who is there; again until it works."""
        for step in (
            lambda: self._recognise(receive),
            self._say_what_is_missing,
            self._open_socket,
        ):
            before = self._trouble
            if not self._insist(step, self._not_yet):
                return
            if self._trouble.startswith(_NOT_YET):
                self._trouble = before
        # Whoever has no name yet is heard and answered all the same.
        self._insist(self._people.meet_all, lambda _said: None)

    def _not_yet(self, said: str) -> None:
        self._trouble = f"{_NOT_YET} {said}."

    def _insist(self, step: Callable[[], None], tell: Callable[[str], None]) -> bool:
        """Do it until it works; False where Chaser stops first. `tell` is given each failure."""
        tries = 0
        while not self._ended.is_set():
            try:
                step()
            except Exception as error:
                said = error.in_words if isinstance(error, ChatError) else type(error).__name__
                log.warning("waiting for Slack", reason=said)
                tell(said)
                self._ended.wait(self._pause_after(error, tries))
                tries += 1
            else:
                return True
        return False

    def _pause_after(self, error: Exception, tries: int) -> float:
        pause = self._pauses[min(tries, len(self._pauses) - 1)]
        asked = error.retry_after if isinstance(error, ChatError) and is_rate(error) else None
        return max(pause, asked or 0.0)

    def _recognise(self, receive: Receive) -> None:
        identity = self._web.who_am_i()
        app = SlackApp(identity, self._keys.signing_secret, receive, self._answers, self._people)
        self._identity, self._people.home = identity, identity.team
        if not self._in_hand.begin(app):
            return
        self._trouble = "" if not self._keys.app_token else "The socket is not open yet."
        log.info("Slack knows Chaser", team=identity.team)

    def _say_what_is_missing(self) -> None:
        """Name each missing scope now: otherwise it would be found out by silence."""
        lacking = missing(self._identity.scopes) if self._identity else []
        for sentence in sentences(lacking):
            log.warning("a permission is missing in Slack", scope=sentence)
        self._lacks(sentences(lacking))

    def _open_socket(self) -> None:
        if self._keys.app_token is None:
            return
        socket = SlackSocket(self._keys.app_token, self._web, self._in_hand, self._ended)
        try:
            socket.connect()
        except Exception:
            socket.close()
            raise
        self._socket, self._trouble = socket, ""
