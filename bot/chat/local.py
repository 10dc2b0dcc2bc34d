"""The local chat: a platform of its own, kept in the database, with no account and no network.

Its places are channels and `dm:{person}`, each person's conversation with Chaser. What Chaser
answers for one person's eyes alone is kept too, and shown to that person only.
"""

import hashlib
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from bot.chat.bell import Bell
from bot.chat.chat import ChatError, Copy, Receive
from bot.chat.in_hand import InHand
from bot.chat.local_posts import changed, in_sight, numbers, opener, standing
from bot.chat.local_words import (
    PLATFORM,
    WORKSPACE,
    command_in,
    direct_message,
    heard,
    is_private,
    local_address,
)
from handlers.messages import Message, to_dict
from handlers.requests import Address, File, Kind, Request, untouched
from store import posts
from store.database import Database
from store.mail import Post

PATIENCE = 5.0  # seconds that `stop` waits for what is in hand

Dropped = tuple[str, bytes]
"""A file as a page hands it over: its name and its bytes."""


class LocalChat:
    """The platform "local"; every method of the protocol, and what people do in it.

    `now` is the clock that people see on posts; `knows` says whether a place exists.
    """

    name = PLATFORM
    workspace = WORKSPACE

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        knows: Callable[[str], bool] = lambda _place: True,
    ) -> None:
        self.database = database
        self.bell = Bell()
        self._now = now
        self._knows = knows
        self._taking: InHand[Receive] = InHand()
        self._seen: set[str] = set()

    # What every platform offers.

    def start(self, receive: Receive) -> None:
        """Begin to pass on what people do."""
        self._taking.begin(receive)

    def stop(self) -> None:
        """Take no more, and wait a few seconds for what is in hand."""
        self._taking.end(PATIENCE)
        self.bell.ring()

    def crowded(self) -> Collection[str]:
        """None: a browser takes whatever comes."""
        return ()

    def open(self, user: str) -> str:
        """The place of a person's conversation with Chaser."""
        return direct_message(user)

    def send(
        self, address: Address, message: Message, delivery_id: str, replacing: Sequence[str] = ()
    ) -> list[str]:
        """Post, or rewrite the first of `replacing` and remove the others."""
        place = self._place(address)
        dropped = [(part.name, part.write()) for part in message.attachments if part.write]
        with self.database.writing() as session:
            if replacing:
                post = standing(session, place, replacing[0])
                posts.rewrite(session, post, to_dict(message))
                posts.take_away(session, place, numbers(replacing[1:]))
            else:
                root = opener(session, place, address.thread)
                post = self._add(
                    session, place, posts.CHASER, root,
                    message=to_dict(message), delivery=delivery_id,
                    files=[vars(file) for file in self._keep_files(session, dropped)],
                    only_for=root.only_for if root else None,
                )  # fmt: skip
        self.bell.ring()
        return [str(post.id)]

    def find(self, address: Address, delivery_id: str, since: datetime) -> list[Copy]:
        """What stands under a delivery in a place, posted since a real time, oldest first."""
        with self.database.reading() as session:
            found = posts.under_delivery(session, self._place(address), delivery_id, since)
        return [Copy((str(post_id),)) for post_id in found]

    def remove(self, address: Address, message_ids: Sequence[str]) -> None:
        """Take posts away."""
        with self.database.writing() as session:
            posts.take_away(session, self._place(address), numbers(message_ids))
        self.bell.ring()

    def fetch(self, file: File, limit: int) -> bytes:
        """The bytes of a dropped file; `ChatError` when there are more than `limit`."""
        for number in numbers([file.ref]):
            with self.database.reading() as session:
                if (posts.upload_size(session, number) or 0) > limit:
                    raise ChatError("file_too_large", permanent=True, refused=True)
                if (upload := posts.upload(session, number)) is not None:
                    return upload.content
        raise ChatError("file_not_found", permanent=True, refused=True)

    # What people do in it. Each returns what Chaser says for that person's eyes: kept as a post
    # already, unless it is a form to open or errors at the form that was sent.

    def say(
        self,
        user: str,
        place: str,
        text: str,
        thread: str | None = None,
        files: Sequence[Dropped] = (),
        key: str | None = None,
    ) -> Message | None:
        """Somebody writes in a place, or in a thread. The same `key` is written once."""
        place = self._place_for(user, place)
        with self._in_hand() as receive:
            with self.database.writing() as session:
                root = opener(session, place, thread, user)
                post = self._said(session, user, place, root, text, files, key)
            self.bell.ring()
            request = heard(post, root)
            return self._pass_on(receive, request) if request else None

    def change(self, user: str, post_id: str, text: str | None) -> Message | None:
        """Somebody puts other words in place of what they wrote, or with None takes it away."""
        with self._in_hand() as receive:
            with self.database.writing() as session:
                request = changed(session, user, post_id, text)
            self.bell.ring()
            return self._pass_on(receive, request) if request else None

    def opened(self, user: str) -> None:
        """Somebody opens their conversation with Chaser, who greets a newcomer.

        It is passed on once while this runs: a page is looked at again and again.
        """
        if user in self._seen:
            return
        with self._in_hand() as receive:
            self._seen.add(user)
            place = self._place_for(user, self.open(user))
            request = Request(
                key=f"local:opened:{user}:{uuid.uuid4().hex}",
                kind=Kind.OPENED,
                user=user,
                address=local_address(place, None),
                private=True,
            )
            self._pass_on(receive, request)

    def press(self, user: str, post_id: str, text: str, key: str | None = None) -> Message | None:
        """Somebody presses a button that stands for these words, on a post of Chaser's."""
        with self._in_hand() as receive:
            with self.database.reading() as session:
                post = in_sight(session, post_id, user)
            request = Request(
                key=f"local:press:{user}:{post.id}:{key or uuid.uuid4().hex}:{_digest(text)}",
                kind=Kind.PRESSED,
                user=user,
                address=local_address(post.place, post.thread or post.id),
                text=text,
                private=is_private(self._place_for(user, post.place)),
                replying_to=str(post.id),
            )
            return self._pass_on(receive, request)

    def submit(
        self,
        user: str,
        place: str,
        command: str,
        form: Mapping[str, str],
        thread: str | None = None,
        files: Sequence[Dropped] = (),
        key: str | None = None,
        shown: Mapping[str, str] | None = None,
    ) -> Message | None:
        """Somebody sends a form; `thread` is where its answer belongs.

        `shown` is what stood in its fields when it was opened; None where that is not known.
        """
        place = self._place_for(user, place)
        with self._in_hand() as receive:
            with self.database.writing() as session:
                root = opener(session, place, thread, user)
                kept = self._keep_files(session, files)
            request = Request(
                key=f"local:submit:{user}:{key or uuid.uuid4().hex}:{_digest(*form.values())}",
                kind=Kind.SUBMITTED,
                user=user,
                address=local_address(place, root.id if root else None),
                text=command,
                private=is_private(place),
                form=dict(form),
                untouched=untouched(shown, form) if shown is not None else (),
                files=kept,
            )
            return self._pass_on(receive, request)

    # How it works.

    @contextmanager
    def _in_hand(self) -> Iterator[Receive]:
        with self._taking() as receive:
            if receive is None:
                raise ChatError("not_running", refused=True)
            yield receive

    def _pass_on(self, receive: Receive, request: Request) -> Message | None:
        answer = receive(request)
        at_the_form = request.kind is Kind.SUBMITTED and answer is not None and answer.errors
        if answer is None or answer.form or at_the_form:
            return answer
        place = request.address.place
        with self.database.writing() as session:
            root = opener(session, place, request.address.thread, request.user)
            self._add(
                session, place, posts.CHASER, root, message=to_dict(answer), only_for=request.user
            )
        self.bell.ring()
        return answer

    def _said(
        self,
        session: Session,
        user: str,
        place: str,
        root: Post | None,
        text: str,
        files: Sequence[Dropped],
        key: str | None,
    ) -> Post:
        # Of a page that had no answer: what it sends then under its key may be other words.
        name = f"said:{key}:{_digest(text, *(file for file, _ in files))}" if key else None
        if name and (before := posts.said_under(session, user, name)):
            return before
        kept = [vars(file) for file in self._keep_files(session, files)]
        # A command is for Chaser's ear: others don't see it, as on other platforms.
        only_for = user if command_in(text) is not None else root.only_for if root else None
        return self._add(
            session, place, user, root,
            text=text.strip(), files=kept, delivery=name, only_for=only_for,
        )  # fmt: skip

    def _keep_files(self, session: Session, files: Sequence[Dropped]) -> tuple[File, ...]:
        real_now = datetime.now(UTC)
        kept = [posts.add_upload(session, name, content, real_now) for name, content in files]
        return tuple(File(file.name, len(file.content), str(file.id)) for file in kept)

    def _add(
        self, session: Session, place: str, author: str, root: Post | None, **columns: object
    ) -> Post:
        thread = root.id if root else None
        real_now = datetime.now(UTC)
        return posts.add(session, place, author, self._now(), real_now, thread=thread, **columns)

    def _place(self, address: Address) -> str:
        person = address.place.startswith("@")
        place = self.open(address.place[1:]) if person else address.place
        if not self._knows(place):
            raise ChatError("channel_not_found", permanent=True, refused=True)
        return place

    def _place_for(self, user: str, place: str) -> str:
        if is_private(place) and place != self.open(user):
            raise ChatError("not_in_channel", permanent=True, refused=True)
        return self._place(local_address(place, None))


def _digest(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:16]
