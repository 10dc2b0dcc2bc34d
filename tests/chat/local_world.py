"""A local chat to test by: all that it passed on, and all that it shows."""

from datetime import UTC, datetime

from bot.chat.local import LocalChat
from handlers.messages import Message, from_dict
from handlers.requests import Address, Request
from store import posts
from store.database import Database
from store.mail import Post

NOW = datetime(2026, 9, 1, 9, 30, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
CHANNEL = "riverside"
DM = "dm:priya"


class World:
    """A chat, all that it passed on, and what to answer next."""

    def __init__(self, database: Database) -> None:
        self.chat = LocalChat(database, lambda: NOW)
        self.requests: list[Request] = []
        self.answer: Message | None = None
        self.chat.start(self._receive)

    def _receive(self, request: Request) -> Message | None:
        self.requests.append(request)
        return self.answer

    def send(self, place: str, words: str = "Hello", thread: str | None = None) -> str:
        address = Address("local", "local", place, thread)
        return self.chat.send(address, Message(words), "delivery:1")[0]

    def seen(self, viewer: str, place: str) -> list[Post]:
        with self.chat.database.reading() as session:
            return posts.changed_since(session, place, viewer, 0)


def words_of(post: Post) -> str:
    return from_dict(post.message).summary if post.message else post.text
