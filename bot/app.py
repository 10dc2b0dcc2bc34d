"""Where the parts are put together, and taken apart again in order."""

from dataclasses import dataclass

from bot.chat.local import LocalChat
from bot.conductor import Conductor
from bot.courier import Courier
from bot.inbound import Inbound
from bot.local_clock import LocalClock
from bot.sender import Sender
from store.database import Database


@dataclass
class LocalApp:
    """The local chat with all that is behind it."""

    database: Database
    chat: LocalChat
    sender: Sender
    courier: Courier
    conductor: Conductor
    inbound: Inbound

    def start(self, *, background: bool = True) -> None:
        """Begin to take requests; without `background`, sending is the caller's to do."""
        if background:
            self.courier.start()
        self.chat.start(self.inbound.receive)

    def stop(self) -> None:
        """Take no more requests, finish those in hand, send what they owe, and let go."""
        self.chat.stop()
        self.courier.stop()
        self.database.dispose()


def build_local(database: Database) -> LocalApp:
    """The local chat over this database. Its clock goes on where it was left."""
    clock = LocalClock(database)
    chat = LocalChat(database, clock)
    sender = Sender(database, {chat.name: chat}, clock)
    courier = Courier(sender)
    inbound = Inbound(database, clock, courier.wake)
    return LocalApp(database, chat, sender, courier, Conductor(database, courier, clock), inbound)
