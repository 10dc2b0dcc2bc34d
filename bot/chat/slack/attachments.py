"""Files of Chaser's own in Slack: each goes into the thread of its message.

Slack takes no metadata with a file ("files.completeUploadExternal"), so a second try looks for it
by its name in that thread.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.chat.chat import ChatError
from bot.chat.slack.pictures import hand_over
from bot.chat.slack.web import SlackWeb
from handlers.messages import Message
from handlers.requests import Address

Written = Sequence[tuple[str, bytes]]
"""Names of files with their bytes."""

Uploaded = Sequence[dict[str, str]]
"""Slack's ids of files with their titles."""


class SlackAttachments:
    """Puts files into threads, and says whether they are there."""

    def __init__(self, web: SlackWeb, base_url: str) -> None:
        self._web = web
        self._base_url = base_url

    @staticmethod
    def written(message: Message) -> Written:
        """The message's files, written now: what can't be written is never promised."""
        return [(part.name, part.write()) for part in message.attachments if part.write]

    def upload(self, files: Written) -> Uploaded:
        """Give the bytes to Slack, where nobody sees them yet; Slack's ids, with the names."""
        client, call = self._web.client, self._web.call
        uploaded = []
        for name, data in files:
            asked = call(client.files_getUploadURLExternal, filename=name, length=len(data))
            hand_over(str(asked["upload_url"]), data, self._base_url)
            uploaded.append({"id": str(asked["file_id"]), "title": name})
        return uploaded

    def put(self, address: Address, message_id: str, uploaded: Uploaded) -> None:
        """Show the files in the thread that the message opens, or stands in."""
        if uploaded:
            self._web.call(
                self._web.client.files_completeUploadExternal,
                files=list(uploaded),
                channel_id=address.place,
                thread_ts=address.thread or message_id,
            )

    def are_there(self, address: Address, message_id: str, names: Sequence[str]) -> bool:
        """Whether all these files came into the message's thread after it."""
        found = {
            str(file.get("title") or file.get("name"))
            for entry in self._thread(address, message_id)
            for file in entry.get("files") or []
        }
        return found >= set(names)

    def _thread(self, address: Address, message_id: str) -> list[Mapping[str, Any]]:
        thread = address.thread or message_id
        try:
            return list(
                self._web.pages(
                    self._web.client.conversations_replies, "messages",
                    channel=address.place, ts=thread, oldest=message_id,
                )
            )  # fmt: skip
        except ChatError as error:
            if error.reason not in ("message_not_found", "thread_not_found"):
                raise
            return []
