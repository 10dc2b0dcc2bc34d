"""`chaser run`: Slack, the schedule and the sender in one process, or each in one of its own."""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import structlog

from bot.chat.local_words import PLATFORM as LOCAL
from bot.chat.slack.platform import SlackChat, SlackKeys
from bot.chat.slack.web import Pace
from bot.clock import real_time
from bot.config import Settings, SlackSettings
from bot.courier import Courier
from bot.inbound import COME_AGAIN, Inbound
from bot.logs import configure
from bot.metronome import Metronome
from bot.sender import Sender
from bot.web.serve import address_of, listen, serve
from bot.web.slack_site import Check, site
from handlers.people.arriving import Member
from migrations.run import is_current, upgrade
from store import people
from store.database import Database, file_of

log = structlog.get_logger()


class Role(StrEnum):
    """A part of the work that a process of its own can do."""

    WEB = "web"  # takes what people do
    SCHEDULE = "schedule"  # finds what is due
    SENDER = "sender"  # sends what is owed


@dataclass
class RunApp:
    """Chaser in Slack, with those of its parts that this process runs."""

    database: Database
    chat: SlackChat
    inbound: Inbound
    courier: Courier | None
    metronome: Metronome | None
    web: bool

    def start(self) -> None:
        """Begin to work. Slack may be down: then what is owed waits, and so do we."""
        if self.courier is not None:
            self.courier.start()
        if self.metronome is not None:
            self.metronome.start()
        if self.web:
            self.chat.start(self.inbound.receive)

    def stop(self) -> None:
        """Take no more, finish what is in hand, send what it owes, and let go."""
        if self.metronome is not None:
            self.metronome.stop()
        self.chat.stop()
        if self.courier is not None:
            self.courier.stop()
        self.database.dispose()

    def checks(self) -> Mapping[str, Check]:
        """What `/readyz` asks."""
        found: dict[str, Check] = {"database": self._database_trouble}
        if self.web:
            found["slack"] = lambda: self.chat.trouble
        if self.courier is not None:
            found["sending"] = lambda: self.chat.refused
        return found

    def _database_trouble(self) -> str:
        path = file_of(self.database.url)
        if path is not None and not path.exists():
            # SQLite writes on to a deleted file, and with the process all of it is gone.
            return f"{path} is gone. Stop Chaser, and put a backup there."
        try:
            return "" if is_current(self.database) else "Run “chaser migrate”."
        except Exception as error:
            log.warning("the database can't be read", error=type(error).__name__)
            return "The database can't be read."


def build(
    database: Database, keys: SlackKeys, only: Role | None = None, a_minute: int = 300
) -> RunApp:
    """Chaser in Slack over this database; `only` one of its parts, or all with None.

    It sends `a_minute` messages at most.
    """
    wake: Callable[[], None] = threading.Event().set  # replaced where there is a sender here

    def meet(arrived: Sequence[Member]) -> None:
        inbound.meet(chat.name, chat.workspace, arrived)

    def lacks(sentences: Sequence[str]) -> None:
        inbound.lacks(chat.name, chat.workspace, sentences)

    chat = SlackChat(keys, meet, Pace.of(a_minute), lacks=lacks)
    courier = None
    if only in (None, Role.SENDER):
        courier = Courier(Sender(database, {chat.name: chat}, real_time))
        wake = courier.wake
    inbound = Inbound(database, real_time, wake, COME_AGAIN)
    metronome = Metronome(database, real_time, wake) if only in (None, Role.SCHEDULE) else None
    return RunApp(database, chat, inbound, courier, metronome, only in (None, Role.WEB))


def run(settings: Settings, slack: SlackSettings, only: Role | None) -> None:
    """Serve until SIGTERM or Ctrl-C. Raises OSError where it can't begin."""
    configure(settings.log_level)
    # slack_sdk and APScheduler say at length what is said by us in a line.
    logging.getLogger().setLevel(logging.CRITICAL)
    upgrade(settings.database_url)
    database = Database(settings.database_url)
    _keep_apart(database)
    app = build(database, keys_of(slack), only, slack.messages_a_minute)
    over_http = app.web and slack.signing_secret is not None
    try:
        with listen(settings.web_host, settings.web_port) as bound:
            served = site(app.checks(), app.chat.handle if over_http else None)
            app.start()
            log.info("Chaser runs", address=address_of(bound), only=only)
            serve(served, [bound])
    finally:
        app.stop()


def _keep_apart(database: Database) -> None:
    """Refuse to begin in the local chat's database: its clock is moved on by hand."""
    with database.reading() as session:
        platforms = {each.workspace.platform for each in people.all_partnerships(session)}
    if platforms == {LOCAL}:
        where = file_of(database.url) or "The database"
        database.dispose()
        raise OSError(
            f"{where} is the local chat's, whose clock is moved by hand. Give Chaser in Slack a"
            " database of its own, by CHASER_DATABASE_URL."
        )


def keys_of(slack: SlackSettings) -> SlackKeys:
    """The keys as the platform takes them."""

    def bare(name: str) -> str | None:
        value = getattr(slack, name)
        return value.get_secret_value() if value is not None else None

    return SlackKeys(
        bot_token=bare("bot_token") or "",
        app_token=bare("app_token"),
        signing_secret=bare("signing_secret"),
        api_url=slack.api_url,
    )
