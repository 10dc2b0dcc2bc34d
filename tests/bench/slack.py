"""A slash command end to end over loopback: sent as Slack sends it, kept durably, acknowledged.

Beside it, in the same run, a Bolt app that only acknowledges: as Chaser's own is set up
(`process_before_response`), and as Bolt does by default.
"""

import http.client
import itertools
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier

from bot.web.serve import listen, serve
from bot.web.slack_site import site
from migrations.run import upgrade
from store.database import Database
from tests.bench.bolt import no_op_app
from tests.bench.command import ACTIONS, NOW, fill
from tests.bench.row import Row, alternating
from tests.bench.timing import timed
from tests.databases import sqlite_url
from tests.slack.server import running
from tests.slack.stage import BEV, CHANNEL, SlackStage, on_stage, wait
from tests.slack.team import APP_TOKEN, SECRET, TEAM, Team

ROUNDS = 3
CALLS = {1: 100, 8: 25}  # of each thread, by the number of threads
ONLY_ACK = "no-op Bolt app, process_before_response"
DEFAULT = "no-op Bolt app, default"

Send = Callable[[int], None]


def rows() -> list[Row]:
    """By socket one after another; over HTTP the same, and eight at a time."""
    with ExitStack() as stack:
        found = _http_rows(stack)
    with ExitStack() as stack:
        return found + _socket_rows(stack)


def _http_rows(stack: ExitStack) -> list[Row]:
    ours = stack.enter_context(_chaser_over_http())
    before = stack.enter_context(_bolt_over_http(process_before_response=True))
    default = stack.enter_context(_bolt_over_http(process_before_response=False))
    timed(ours, 3, 8)  # the first eight at once open what the others find open
    eight = timed(ours, CALLS[8], 8)
    return [
        *_against("command over HTTP, p50", ours, before, default),
        Row("commands over HTTP, 8 at a time, p99", eight["p99"], 100.0, "ms", "100 ms", 1),
    ]


def _socket_rows(stack: ExitStack) -> list[Row]:
    ours = stack.enter_context(_chaser_by_socket())
    before = stack.enter_context(_bolt_by_socket(process_before_response=True))
    default = stack.enter_context(_bolt_by_socket(process_before_response=False))
    return _against("command by socket, p50", ours, before, default)


def _against(what: str, ours: Send, before: Send, default: Send) -> list[Row]:
    for send in (ours, before, default):
        send(0)  # its first one does once what the others find done
    found = []
    for baseline, name, at_most in ((before, ONLY_ACK, 8.0), (default, DEFAULT, 1.0)):
        mine, theirs = alternating(
            lambda: timed(ours, CALLS[1], 1),
            lambda other=baseline: timed(other, CALLS[1], 1),  # type: ignore[misc]
            ROUNDS,
        )
        found.append(Row(what, mine["p50"], theirs["p50"], "ms", name, at_most))
    return found


def _body(number: int, call: int) -> dict[str, Any]:
    rag = "amber" if (number // ACTIONS) % 2 else "red"
    return {
        "command": "/action",
        "text": f"update CR{call % ACTIONS + 1} {rag} waiting on Cabinet, round {number}",
        "team_id": TEAM,
        "user_id": BEV,
        "channel_id": CHANNEL,
        "trigger_id": f"bench.{number}",
        "response_url": "https://example.invalid/",
    }


@contextmanager
def _chaser(*, by_socket: bool) -> Iterator[SlackStage]:
    with tempfile.TemporaryDirectory() as folder:
        url = sqlite_url(Path(folder) / "bench.db")
        upgrade(url)
        database = Database(url)
        try:
            with on_stage(database, NOW, by_socket=by_socket) as stage:
                with database.writing() as session:
                    fill(session, "slack", TEAM, CHANNEL, BEV)
                yield stage
        finally:
            database.dispose()


@contextmanager
def _chaser_over_http() -> Iterator[Send]:
    with _chaser(by_socket=False) as stage:
        yield _posting(stage.slack.url)


@contextmanager
def _bolt_over_http(*, process_before_response: bool) -> Iterator[Send]:
    app = no_op_app(SECRET, process_before_response=process_before_response)
    with listen("127.0.0.1", 0) as bound:
        stopping = threading.Event()
        server = threading.Thread(
            target=serve, args=(site({}, app.dispatch), [bound]), kwargs={"stop": stopping}
        )
        server.start()
        try:
            yield _posting(f"http://127.0.0.1:{bound.getsockname()[1]}/slack/events")
        finally:
            stopping.set()
            server.join()


def _posting(url: str) -> Send:
    """Sends a signed command on a connection that each thread keeps, as Slack does."""
    where, numbers, mine = urlsplit(url), itertools.count(), threading.local()
    signer = SignatureVerifier(SECRET)

    def send(call: int) -> None:
        if not hasattr(mine, "connection"):
            mine.connection = http.client.HTTPConnection(where.hostname or "", where.port)
        body, now = urlencode(_body(next(numbers), call)), str(int(time.time()))
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": now,
            "X-Slack-Signature": signer.generate_signature(timestamp=now, body=body) or "",
        }
        mine.connection.request("POST", where.path, body, headers)
        answer = mine.connection.getresponse()
        said = answer.read()
        if answer.status != 200 or said:
            raise RuntimeError(f"answered {answer.status}: {said!r}")

    return send


@contextmanager
def _chaser_by_socket() -> Iterator[Send]:
    with _chaser(by_socket=True) as stage:
        yield _enveloping(stage.team)


@contextmanager
def _bolt_by_socket(*, process_before_response: bool) -> Iterator[Send]:
    team = Team()
    with running(team) as api:
        app = no_op_app(SECRET, process_before_response=process_before_response)
        handler = _handler(app, f"{api}/api/")
        try:
            handler.connect()  # type: ignore[no-untyped-call]
            wait(lambda: team.sockets)
            yield _enveloping(team)
        finally:
            handler.close()  # type: ignore[no-untyped-call]


def _handler(app: App, base_url: str) -> SocketModeHandler:
    return SocketModeHandler(app, APP_TOKEN, web_client=WebClient(base_url=base_url))


def _enveloping(team: Team) -> Send:
    numbers = itertools.count()

    def send(call: int) -> None:
        socket = [each for each in team.sockets if each.is_open][-1]
        answer = socket.envelope("slash_commands", _body(next(numbers), call))
        if answer != {}:
            raise RuntimeError(f"acknowledged with {answer}")

    return send
