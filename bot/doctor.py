"""`chaser doctor`: looks at everything that Chaser stands on, and says of each what to do."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from slack_sdk.proxy_env_variable_loader import load_http_proxy_from_env
from slack_sdk.web import SlackResponse
from sqlalchemy.orm import Session

from bot.chat.chat import ChatError
from bot.chat.slack.errors import for_app_token, is_locked_out
from bot.chat.slack.events import PLATFORM
from bot.chat.slack.scopes import HOW_TO_ADD, SCOPES, granted, header, missing
from bot.chat.slack.web import PATIENCE, SlackWeb
from bot.clock import Clock, real_time
from bot.config import Settings, SlackSettings
from migrations.run import is_current
from store import overview, people
from store.database import Database, file_of
from store.models import Partnership

_LATE = timedelta(seconds=60)  # Slack's own limit for a signature is five minutes
_LOOK_BACK = timedelta(days=30)
_NAMED = 5


@dataclass(frozen=True)
class Finding:
    """What was found of one thing, and what to do about it; "" where nothing is to be done."""

    about: str
    said: str
    to_do: str = ""

    @property
    def is_well(self) -> bool:
        """Nothing is to be done."""
        return not self.to_do

    @property
    def line(self) -> str:
        """One line for the terminal."""
        if self.is_well:
            return f"✓ {self.about}: {self.said}"
        return f"✗ {self.about}: {self.said}. {self.to_do.rstrip('.')}."


def examine(
    settings: Settings, slack: SlackSettings, clock: Clock = real_time
) -> Iterator[Finding]:
    """Each finding as soon as it is known. Nothing is changed or posted."""
    web = SlackWeb(_bare(slack, "bot_token"), slack.api_url)
    yield from _slack(web, clock)
    yield from _hearing(slack)
    database = Database(settings.database_url)
    try:
        yield from _database(database, web, clock)
    finally:
        database.dispose()


def _bare(slack: SlackSettings, name: str) -> str:
    value = getattr(slack, name)
    return value.get_secret_value() if value is not None else ""


def _slack(web: SlackWeb, clock: Clock) -> Iterator[Finding]:
    """The bot token, its scopes, and the clock against Slack's."""
    try:
        answer = web.call(web.client.auth_test)
    except ChatError as error:
        yield _refused("bot token", error)
        return
    yield Finding("bot token", f"Slack knows it, in {answer.get('team') or answer['team_id']}")
    yield from _scopes(answer)
    yield _clock(answer, clock())


def _refused(about: str, error: ChatError) -> Finding:
    passing = not (error.permanent or is_locked_out(error)) or not error.advice
    to_do = "See whether this machine reaches Slack, and try again" if passing else error.advice
    return Finding(about, f"Slack says {error.reason}", to_do)


def _scopes(answer: SlackResponse) -> Iterator[Finding]:
    scopes = granted(answer)
    if scopes is None:
        yield Finding("scopes", "Slack did not say which were granted")
        return
    lacking = missing(scopes)
    for scope in SCOPES:
        if scope in lacking:
            to_do = f"Without it {SCOPES[scope]}: {HOW_TO_ADD}"
            yield Finding(f"scope {scope}", "missing", to_do)
        elif scope in scopes:
            yield Finding(f"scope {scope}", "granted")
        else:
            yield Finding(f"scope {scope}", f"not granted, and it need not be: {SCOPES[scope]}")


def _clock(answer: SlackResponse, now: datetime) -> Finding:
    try:
        theirs = parsedate_to_datetime(header(answer, "date") or "").astimezone(UTC)
    except ValueError:
        return Finding("clock", "Slack did not say its time")
    apart = abs(now - theirs)
    if apart <= _LATE:
        return Finding("clock", "it agrees with Slack's")
    to_do = "Set this machine's clock: signed requests are refused from five minutes on"
    return Finding("clock", f"{round(apart.total_seconds())} seconds from Slack's", to_do)


def _hearing(slack: SlackSettings) -> Iterator[Finding]:
    """How Slack reaches Chaser: by socket, or over HTTP."""
    token = _bare(slack, "app_token")
    if not token:
        said = "none: Slack calls /slack/events, and requests are checked by the signing secret"
        yield Finding("app-level token", said)
        return
    web = SlackWeb(token, slack.api_url)
    try:
        url = str(web.call(web.client.apps_connections_open, app_token=token)["url"])
    except ChatError as error:
        yield _refused("app-level token", for_app_token(error))
        return
    yield Finding("app-level token", "it opens a socket")
    yield reach(url)


def reach(url: str) -> Finding:
    """Whether the socket's host answers, or the proxy that slack_sdk goes through to it.

    Nothing is said there: Slack would send it work.
    """
    parts = urlsplit(load_http_proxy_from_env() or url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "wss" else 80)
    try:
        socket.create_connection((host, port), PATIENCE).close()
    except OSError as error:
        to_do = f"Let this machine connect to {host}, port {port}"
        return Finding("socket", f"{host} can't be reached ({type(error).__name__})", to_do)
    return Finding("socket", f"{host} can be reached")


def _database(database: Database, web: SlackWeb, clock: Clock) -> Iterator[Finding]:
    path = file_of(database.url)
    if path is not None and not path.exists():  # a look at it would make it
        yield Finding("database", f"there is no {path} yet", "Run “chaser migrate”")
        return
    try:
        well = is_current(database)
    except Exception as error:
        to_do = "See CHASER_DATABASE_URL, and whether the database runs"
        yield Finding("database", f"it can't be read ({type(error).__name__})", to_do)
        return
    if not well:
        yield Finding("database", "its tables are not up to date", "Run “chaser migrate”")
        return
    yield Finding("database", "its tables are up to date")
    yield from _partnerships(database, web, clock())


def _partnerships(database: Database, web: SlackWeb, now: datetime) -> Iterator[Finding]:
    with database.reading() as session:
        every = people.all_partnerships(session)
        found = [
            (here, _undelivered(here, session, now))
            for here in every
            if here.workspace.platform == PLATFORM
        ]
    if not found:
        yield Finding("partnerships", "none yet: type /action setup in a channel")
    for here, undelivered in found:
        yield _channel(here, lambda place: web.call(web.client.conversations_info, channel=place))
        yield undelivered


def _channel(here: Partnership, ask: Callable[[str], SlackResponse]) -> Finding:
    about = f"channel of {here.name}"
    try:
        channel = ask(here.place)["channel"]
    except ChatError as error:
        return _refused(about, error)
    if channel.get("is_archived"):
        to_do = "Unarchive it, or move the partnership: type /action setup here in another one"
        return Finding(about, f"#{channel.get('name')} is archived", to_do)
    if not channel.get("is_member", True):
        to_do = "Type /invite @Chaser in it"
        return Finding(about, f"Chaser is not in #{channel.get('name')}", to_do)
    return Finding(about, f"Chaser is in #{channel.get('name')}")


def _undelivered(here: Partnership, session: Session, now: datetime) -> Finding:
    about = f"messages of {here.name}"
    lost = overview.undelivered(session, here.id, now - _LOOK_BACK)
    rows = [*lost, *overview.late(session, here.id)]
    if not rows:
        return Finding(about, "all were delivered")
    why = dict.fromkeys(row.outcome.rstrip(".") for row in rows)
    said = "; ".join([*list(why)[:_NAMED], *(["…"] if len(why) > _NAMED else [])])
    to_do = "Put the cause right; what is still due goes out by itself"
    return Finding(about, f"{len(rows)} not delivered in 30 days: {said}", to_do)
