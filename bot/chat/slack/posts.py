"""Posts, edits, finds and removes Chaser's messages in Slack.

Each post carries in its metadata which delivery it is of, which part of how many, and which copy:
so what a crash cut short is told from what stands whole.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.chat.chat import ChatError, Copy
from bot.chat.slack.attachments import SlackAttachments, Written
from bot.chat.slack.blocks import POSTING, Post, render
from bot.chat.slack.errors import is_form
from bot.chat.slack.pictures import SlackPictures
from bot.chat.slack.web import Pace, SlackWeb
from handlers.messages import Message
from handlers.requests import Address

EVENT = "chaser_delivery"
"""The type under which a post's metadata stands."""

_EDITING = {name: POSTING[name] for name in ("parse", "link_names")}
_GONE = ("message_not_found", "thread_not_found")


@contextmanager
def _unless_gone() -> Iterator[None]:
    """Raises `ChatError`, but not where the message is gone."""
    try:
        yield
    except ChatError as error:
        if error.reason not in _GONE:
            raise


class SlackPosts:
    """What Chaser says in Slack."""

    def __init__(
        self,
        web: SlackWeb,
        pace: Pace,
        pictures: SlackPictures,
        attachments: SlackAttachments,
    ) -> None:
        self._web = web
        self._pictures = pictures
        self._attachments = attachments
        self._pace = pace

    def send(
        self, address: Address, message: Message, delivery_id: str, replacing: Sequence[str]
    ) -> list[str]:
        """Post, or edit what is replaced, post what is new and delete what is too many."""
        written = () if replacing else self._attachments.written(message)
        try:
            shown = render(message, files=self._pictures.of(message))
            return self._put(address, shown, delivery_id, replacing, written)
        except ChatError as error:
            if not is_form(error):
                raise
            plain = render(message, plain=True)
            return self._put(address, plain, delivery_id, replacing, written)

    def _put(
        self,
        address: Address,
        posts: Sequence[Post],
        delivery_id: str,
        replacing: Sequence[str],
        written: Written,
    ) -> list[str]:
        copy = {"delivery": delivery_id, "copy": secrets.token_hex(4), "parts": len(posts)}
        # In one text: Slack keeps no list of texts in metadata, and drops all of it without a word.
        copy |= {"files": "\n".join(name for name, _ in written)} if written else {}
        # First, since what fails here has shown nobody anything.
        uploaded = self._attachments.upload(written)
        standing: list[str] = []
        try:
            for part, post in enumerate(posts):
                metadata = {"event_type": EVENT, "event_payload": {**copy, "part": part}}
                ours = replacing[part] if part < len(replacing) else None
                standing.append(self._put_one(address, post, metadata, ours))
            self._attachments.put(address, standing[0], uploaded)
        except ChatError as error:
            raise self._taken_back(address, standing[len(replacing) :], error) from error
        self.remove(address.place, replacing[len(posts) :])
        return standing

    def _put_one(
        self, address: Address, post: Post, metadata: dict[str, Any], ours: str | None
    ) -> str:
        said = {"text": post.text, "blocks": post.blocks, "metadata": metadata}
        client = self._web.client
        self._pace.wait(address.place)
        if ours is not None:
            with _unless_gone():  # what somebody removed stays so, and keeps no other as it was
                self._web.call(
                    client.chat_update, channel=address.place, ts=ours, **said, **_EDITING
                )
            return ours
        answer = self._web.call(
            client.chat_postMessage,
            channel=address.place,
            thread_ts=address.thread,
            **said,
            **POSTING,
        )
        return str(answer["ts"])

    def _taken_back(self, address: Address, posted: Sequence[str], error: ChatError) -> ChatError:
        """The failure of a later part, after the parts before it are gone again."""
        if not (posted and error.refused):
            return error
        try:
            self.remove(address.place, posted)
        except ChatError:
            return replace(error, refused=False)
        return error

    def remove(self, place: str, message_ids: Sequence[str]) -> None:
        """Delete posts; one that is gone is no error."""
        for message_id in message_ids:
            with _unless_gone():
                self._web.call(self._web.client.chat_delete, channel=place, ts=message_id)

    def find(self, address: Address, delivery_id: str, since: datetime) -> list[Copy]:
        """The copies of a delivery in a conversation, or in its thread, oldest first."""
        found: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
        files: list[str] = []
        for entry in self._said(address, since):
            metadata = entry.get("metadata") or {}
            payload = metadata.get("event_payload") or {}
            if metadata.get("event_type") == EVENT and payload.get("delivery") == delivery_id:
                part = (int(payload["part"]), str(entry["ts"]), int(payload["parts"]))
                found[str(payload["copy"])].append(part)
                files = files or [
                    name for name in str(payload.get("files", "")).split("\n") if name
                ]
        copies = [_copy(sorted(parts)) for parts in found.values()]
        if files:
            copies = [self._with_files(address, copy, files) for copy in copies]
        return sorted(copies, key=lambda copy: min(copy.ids))

    def _with_files(self, address: Address, copy: Copy, files: Sequence[str]) -> Copy:
        """The copy, which is whole only with its files."""
        there = self._attachments.are_there(address, copy.ids[0], files)
        return replace(copy, whole=copy.whole and there)

    def _said(self, address: Address, since: datetime) -> Iterator[Mapping[str, Any]]:
        client = self._web.client
        which = {"channel": address.place, "include_all_metadata": True}
        which["oldest"] = f"{since.timestamp():.6f}"
        if address.thread is None:
            yield from self._web.pages(client.conversations_history, "messages", **which)
            return
        with _unless_gone():
            yield from self._web.pages(
                client.conversations_replies, "messages", ts=address.thread, **which
            )


def _copy(parts: Sequence[tuple[int, str, int]]) -> Copy:
    whole = [number for number, _, _ in parts] == list(range(parts[0][2]))
    return Copy(tuple(message_id for _, message_id, _ in parts), whole)
