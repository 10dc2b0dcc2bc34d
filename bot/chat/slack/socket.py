"""Chaser's end of Socket Mode: takes envelopes, and has another connection where one ends."""

import errno
import socket
import threading
import time
from contextlib import suppress
from typing import Any

import structlog
from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.builtin.connection import Connection, ConnectionState
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.chat.chat import ChatError
from bot.chat.in_hand import InHand
from bot.chat.slack.app import SlackApp
from bot.chat.slack.errors import for_app_token, is_rate
from bot.chat.slack.web import SlackWeb, quiet_logger

log = structlog.get_logger()

WATCH = 5.0  # seconds between looks at the connection; one that is mute four times as long ends
_SHORT = 10.0  # seconds: a connection that lasts less is renewed with a growing pause
_PAUSES = (0.0, 0.0, 0.0, 0.5, 1.0, 2.0, 5.0, 15.0)


class _LineEndedError(OSError):
    """The other end went without a word."""

    def __init__(self, session: Connection) -> None:
        super().__init__("the connection ended")
        self.session = session


class _Line:
    """A connection's socket, whose end is an error, and which is let go of at once.

    slack_sdk takes the end for silence: it asks again at once, over and over, until its pings have
    failed for most of a minute. And whoever listens holds the lock that it lets go under, for
    three seconds or until Slack says something: so long nobody heard the connection that came in
    its place, nothing was acknowledged, and a stop waited.
    """

    def __init__(self, line: Any, session: Connection) -> None:
        self._line = line
        self._session = session
        self._is_let_go = False
        self.send, self.close = line.send, line.close
        session.disconnect = self._let_go  # type: ignore[method-assign]

    def recv(self, size: int) -> bytes:
        data: bytes = b"" if self._is_let_go else self._line.recv(size)
        if data:
            return data
        if self._is_let_go:
            raise OSError(errno.EBADF, "the connection was let go of")
        raise _LineEndedError(self._session)

    def _let_go(self) -> None:
        self._is_let_go = True
        with suppress(OSError):  # whoever listens hears the end
            socket.socket.shutdown(self._line, socket.SHUT_RDWR)
        Connection.disconnect(self._session)


class _Hearing(ConnectionState):
    """Whether a connection is no longer heard, found out each time it is asked.

    slack_sdk keeps it in a field and takes it back as it begins to listen. Where a stop or another
    connection had set it a moment before, it went on listening to a closed one for ever: Chaser
    was deaf, or its stop waited for that without end.
    """

    def __init__(self, client: SocketModeClient, session: Connection) -> None:
        self._client = client
        self._session = session
        self._over = False  # said by the connection itself

    @property
    def terminated(self) -> bool:
        client = self._client
        return self._over or client.closed or client.current_session is not self._session

    @terminated.setter
    def terminated(self, over: bool) -> None:
        self._over = over


class SlackSocket(SocketModeClient):
    """Takes nothing while Chaser stops: what is not acknowledged comes again."""

    def __init__(
        self, app_token: str, web: SlackWeb, in_hand: InHand[SlackApp], ended: threading.Event
    ) -> None:
        super().__init__(app_token, quiet_logger(), web.client, ping_interval=WATCH)
        self._web = web
        self._in_hand = in_hand
        self._ended = ended
        self._begun = float("-inf")  # when the last connection was opened
        self._short = 0  # connections in a row that did not last
        self.trouble = ""  # why there is no other connection yet
        self.socket_mode_request_listeners.append(self._take)
        self.on_error_listeners.append(self._gone)

    def connect(self) -> None:
        """Open a connection in place of the one there is; raises `ChatError`."""
        super().connect()
        session = self.current_session
        if self.closed:  # meanwhile: a stop could only let go of the one before
            self.disconnect()
        elif session is not None and session.sock is not None:
            session.sock = _Line(session.sock, session)  # type: ignore[assignment]
            self._short = self._short + 1 if self._was_short() else 0
            self._begun = time.monotonic()

    def connect_to_new_endpoint(self, force: bool = False) -> None:
        """The same, when slack_sdk thinks it time. Why it fails is told once: nobody catches it."""
        try:
            super().connect_to_new_endpoint(force)
        except Exception as error:
            why = error.in_words if isinstance(error, ChatError) else type(error).__name__
            if why != self.trouble and not self.closed:
                log.warning("the socket to Slack is not renewed", reason=why)
            self.trouble = why
            raise
        self.trouble = ""

    def close(self) -> None:
        """Hear nothing more; whoever waits for the next envelope is woken, a second early."""
        self.closed = True
        self.message_queue.put(None)
        super().close()

    def _run_current_session(self) -> None:
        session = self.current_session
        if session is not None and session.is_active():
            with suppress(Exception):  # it is heard again at the next look
                session.run_until_completion(_Hearing(self, session))

    def issue_new_wss_url(self) -> str:
        """Where to connect to, once Slack lets us ask; raises `ChatError`."""
        # Slack may end each connection as soon as it begins; asking at once would go round.
        self._ended.wait(_PAUSES[min(self._short, len(_PAUSES) - 1)] if self._was_short() else 0.0)
        while True:
            try:
                open_one = self._web.client.apps_connections_open
                return str(self._web.call(open_one, app_token=self.app_token)["url"])
            except ChatError as error:
                if not is_rate(error) or self._ended.wait(error.retry_after):
                    raise for_app_token(error) from error

    def _was_short(self) -> bool:
        return time.monotonic() - self._begun < _SHORT

    def _gone(self, error: Exception) -> None:
        if isinstance(error, _LineEndedError) and error.session is self.current_session:
            error.session.disconnect()  # so that nobody takes it for one that hears
            with suppress(Exception):  # it is tried again at the next look
                self.connect_to_new_endpoint()

    def _take(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        """One envelope: taken, then acknowledged."""
        with self._in_hand() as app:
            if app is not None:
                answer = run_bolt_app(app, request)  # type: ignore[arg-type]  # all it calls is `dispatch`
                send_response(client, request, answer, time.time())
