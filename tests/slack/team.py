"""A workspace of Slack's on this machine: what its Web API keeps, and the rules that it holds.

Stricter than Slack where that finds mistakes: blocks are held to the documented limits, a read
method takes no JSON, every method asks for its scope, and a trigger opens one dialog.
"""

import json
import threading
from collections import deque
from collections.abc import Callable
from typing import Any

from tests.slack.limits import message_faults, metadata_faults, view_faults
from tests.slack.said import Fault, Given, Said, SlackRefuses
from tests.slack.socket import Socket
from tests.slack.uploads import Uploads

TEAM, BOT, BOT_ID = "T0RIVER", "U0CHASER", "B0CHASER"
URL = "https://riverside.slack.com/"
_BEGAN = 1_788_000_000  # the second of the first message
BOT_TOKEN, APP_TOKEN, SECRET = "xoxb-test-token", "xapp-test-token", "test-signing-secret"

# The scopes are those of each method's page in Slack's documentation.
SCOPES = {
    "auth.test": "",
    "apps.connections.open": "connections:write",
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "chat.delete": "chat:write",
    "conversations.history": "channels:history",
    "conversations.replies": "channels:history",
    "conversations.open": "im:write",
    "conversations.info": "channels:read",
    "users.list": "users:read",
    "users.info": "users:read",
    "views.open": "",
    "views.push": "",
    "views.publish": "",
    "files.info": "files:read",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
}

# What is granted for events and for kinds of channel.
OTHER_SCOPES = {
    *("app_mentions:read", "commands", "groups:history", "groups:read", "users:read.email"),
    "im:history",
}


class Team:
    """The workspace. Thread-safe; `faults` are spent on the next calls of their method."""

    def __init__(self) -> None:
        self.users: dict[str, dict[str, Any]] = {}
        self.members: dict[str, set[str]] = {}  # by channel
        self.archived: set[str] = set()
        self.hidden: set[str] = set()  # private channels that Chaser is not in
        self.said: list[Said] = []
        self.views: list[dict[str, Any]] = []
        self.homes: dict[str, dict[str, Any]] = {}  # by user, as published last
        self.calls: list[tuple[str, Given]] = []
        self.faults: dict[str, deque[Fault]] = {}
        self.scopes = set(SCOPES.values()) | OTHER_SCOPES
        self.triggers: set[str] = set()
        self.files: dict[str, bytes] = {}  # by path
        self.uploads = Uploads()
        self.sockets: list[Socket] = []  # every one that was ever opened
        self.socket_url = ""  # where the server takes them
        self.page = 2  # entries a page, at most
        self.turn = threading.RLock()
        self._last = 0

    def __getstate__(self) -> dict[str, Any]:
        """What a copy keeps: all but who is connected, and what was asked so far."""
        return vars(self) | {"turn": None, "sockets": [], "calls": []}

    def __setstate__(self, kept: dict[str, Any]) -> None:
        vars(self).update(kept, turn=threading.RLock())

    # What a test says.

    def join(self, user: str, name: str, **more: Any) -> None:
        """Somebody has an account."""
        short = name.split()[0].lower()
        profile = {"real_name": name, "display_name": short, "email": f"{short}@Riverside.uk"}
        known = {"id": user, "name": name.split()[0].lower(), "team_id": TEAM, "deleted": False}
        self.users[user] = {**known, "tz": "Europe/London", "profile": profile, **more}

    def channel(self, channel: str, *users: str) -> None:
        """A channel and who is in it."""
        self.members[channel] = set(users)

    def fail(self, method: str, *faults: Fault) -> None:
        """What happens to the next calls of a method, in order."""
        self.faults.setdefault(method, deque()).extend(faults)

    def trigger(self) -> str:
        """A trigger id that opens one dialog."""
        found = f"{self.number()}.trigger"
        self.triggers.add(found)
        return found

    def seen(self, user: str, channel: str) -> list[Said]:
        """What somebody sees in a conversation, oldest first."""
        with self.turn:
            return [
                said for said in self.said
                if said.channel == channel and said.only_for in (None, user)
            ]  # fmt: skip

    def put(self, channel: str, user: str, text: str, thread: str | None = None) -> Said:
        """A person writes."""
        with self.turn:
            self.said.append(Said(channel, self.now(), user, text, [], thread))
            return self.said[-1]

    def number(self) -> int:
        """One that nothing here has had yet."""
        with self.turn:
            self._last += 1
            return self._last

    def now(self) -> str:
        """The id of the next message."""
        return f"{_BEGAN + self.number()}.000100"

    # What the Web API does.

    def call(self, method: str, token: str, given: Given) -> dict[str, Any]:
        """One call; raises `SlackRefuses`."""
        with self.turn:
            self.calls.append((method, given))
            wanted = APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN
            if token != wanted:
                raise SlackRefuses("invalid_auth" if token else "not_authed")
            if method not in SCOPES:
                raise SlackRefuses("unknown_method")
            if SCOPES[method] not in self.scopes:
                raise SlackRefuses("missing_scope", needed=SCOPES[method])
            do: Callable[[Given], dict[str, Any]]
            do = getattr(self, f"_{method.replace('.', '_').lower()}")
            return {"ok": True, **do(given)}

    def _auth_test(self, _given: Given) -> dict[str, Any]:
        return {"team_id": TEAM, "user_id": BOT, "bot_id": BOT_ID, "url": URL}

    def _apps_connections_open(self, _given: Given) -> dict[str, Any]:
        return {"url": self.socket_url}

    def _chat_postmessage(self, given: Given) -> dict[str, Any]:
        channel = self._posting_to(given)
        self._hold_to([*metadata_faults(given.get("metadata"))])
        said = Said(
            channel, self.now(), BOT, given["text"], given["blocks"],
            given.get("thread_ts"), given.get("metadata"),
        )  # fmt: skip
        self.said.append(said)
        return {"channel": channel, "ts": said.ts}

    def _chat_postephemeral(self, given: Given) -> dict[str, Any]:
        channel, user = self._posting_to(given), given["user"]
        if user not in self.members.get(channel, set()):
            raise SlackRefuses("user_not_in_channel")
        self.whisper(channel, user, given)
        return {"message_ts": self.now()}

    def whisper(self, channel: str, user: str, given: Given) -> None:
        """Something for one person's eyes."""
        thread = given.get("thread_ts")
        blocks = given.get("blocks", [])
        self._hold_to(message_faults(blocks, given["text"]))
        self.said.append(
            Said(channel, self.now(), BOT, given["text"], blocks, thread, only_for=user)
        )

    def _chat_update(self, given: Given) -> dict[str, Any]:
        faults = message_faults(given["blocks"], given["text"])
        self._hold_to([*faults, *metadata_faults(given.get("metadata"))])
        said = self._ours(given)
        said.text, said.blocks = given["text"], given["blocks"]
        said.metadata = given.get("metadata", said.metadata)
        return {"channel": said.channel, "ts": said.ts}

    def _chat_delete(self, given: Given) -> dict[str, Any]:
        self.said.remove(self._ours(given))
        return {}

    def _ours(self, given: Given) -> Said:
        for said in self.said:
            if (said.channel, said.ts, said.user) == (given["channel"], given["ts"], BOT):
                return said
        raise SlackRefuses("message_not_found")

    def _posting_to(self, given: Given) -> str:
        self._hold_to(message_faults(given.get("blocks", []), given["text"]))
        self._hold_to([*self.uploads.faults(given.get("blocks", []))])
        channel: str = given["channel"]
        if channel in self.users:
            channel = self._open(channel)
        self._entered(channel)
        if channel in self.archived:
            raise SlackRefuses("is_archived")
        if channel.startswith("D") and self.users[channel.removeprefix("D-")]["deleted"]:
            raise SlackRefuses("user_disabled")
        thread = given.get("thread_ts")
        roots = [said.ts for said in self.said if said.channel == channel and not said.thread]
        if thread is not None and thread not in roots:
            raise SlackRefuses("thread_not_found")
        return channel

    def _entered(self, channel: str) -> None:
        if channel not in self.members or channel in self.hidden:
            raise SlackRefuses("channel_not_found")
        if BOT not in self.members[channel]:
            raise SlackRefuses("not_in_channel")

    def _hold_to(self, faults: list[str]) -> None:
        if faults:
            raise SlackRefuses(f"invalid_blocks: {faults}")

    def _conversations_open(self, given: Given) -> dict[str, Any]:
        if given["users"] not in self.users:
            raise SlackRefuses("user_not_found")
        return {"channel": {"id": self._open(given["users"])}}

    def _open(self, user: str) -> str:
        self.members.setdefault(f"D-{user}", {user, BOT})
        return f"D-{user}"

    def _conversations_info(self, given: Given) -> dict[str, Any]:
        channel = given["channel"]
        if channel not in self.members or channel in self.hidden:
            raise SlackRefuses("channel_not_found")
        found = {"id": channel, "name": channel.lower(), "is_archived": channel in self.archived}
        return {"channel": found | {"is_member": BOT in self.members[channel]}}

    def _conversations_history(self, given: Given) -> dict[str, Any]:
        self._entered(given["channel"])
        return self._history(given, lambda said: said.thread is None)

    def _conversations_replies(self, given: Given) -> dict[str, Any]:
        self._entered(given["channel"])
        root = given["ts"]
        if not any(said.ts == root for said in self.said):
            raise SlackRefuses("thread_not_found")
        return self._history(given, lambda said: root in (said.ts, said.thread))

    def _history(self, given: Given, which: Callable[[Said], bool]) -> dict[str, Any]:
        since = float(given.get("oldest", 0))
        found = [
            said.shown() for said in reversed(self.said)
            if said.channel == given["channel"] and which(said) and float(said.ts) > since
            if said.only_for is None
        ]  # fmt: skip
        if given.get("include_all_metadata") not in (True, "1", "true"):
            for message in found:
                message.pop("metadata", None)
        return self._paged("messages", found, given)

    def _users_list(self, given: Given) -> dict[str, Any]:
        return self._paged("members", [self._told(user) for user in self.users.values()], given)

    def _told(self, user: dict[str, Any]) -> dict[str, Any]:
        """A person as an app sees them: the address by users:read.email alone ("users.info")."""
        if "users:read.email" in self.scopes:
            return user
        profile = {name: value for name, value in user["profile"].items() if name != "email"}
        return {**user, "profile": profile}

    def _users_info(self, given: Given) -> dict[str, Any]:
        if given["user"] not in self.users:
            raise SlackRefuses("user_not_found")
        return {"user": self._told(self.users[given["user"]])}

    def _paged(self, name: str, entries: list[Any], given: Given) -> dict[str, Any]:
        start = int(given.get("cursor") or 0)
        end = start + min(self.page, int(given.get("limit", 100)))
        following = str(end) if end < len(entries) else ""
        return {name: entries[start:end], "response_metadata": {"next_cursor": following}}

    def _views_open(self, given: Given) -> dict[str, Any]:
        self._hold_to(view_faults(given["view"]))
        if given["trigger_id"] not in self.triggers:
            raise SlackRefuses("expired_trigger_id")
        self.triggers.discard(given["trigger_id"])
        view = {"id": f"V{self.number()}", **given["view"]}
        self.views.append(view)
        return {"view": view}

    _views_push = _views_open

    def _views_publish(self, given: Given) -> dict[str, Any]:
        """ "views.publish": a home, for somebody of this workspace."""
        if given["user_id"] not in self.users:
            raise SlackRefuses("user_not_found")
        if given["view"]["type"] != "home":
            raise SlackRefuses("invalid_arguments")
        self._hold_to(view_faults(given["view"]))
        if len(json.dumps(given["view"])) > 250_000:
            raise SlackRefuses("view_too_large")
        view = {"id": f"V{self.number()}", **given["view"]}
        self.homes[given["user_id"]] = view
        return {"view": view}

    def _files_getuploadurlexternal(self, given: Given) -> dict[str, Any]:
        return self.uploads.ask(given)

    def _files_completeuploadexternal(self, given: Given) -> dict[str, Any]:
        done = self.uploads.complete(given)
        channel, thread = given.get("channel_id"), given.get("thread_ts")
        if channel:
            self._entered(channel)
            files = [{"id": f["id"], "title": f.get("title", "")} for f in given["files"]]
            self.said.append(Said(channel, self.now(), BOT, "", [], thread, files=files))
        return done

    def _files_info(self, given: Given) -> dict[str, Any]:
        if given["file"] in self.uploads.files:
            return {"file": self.uploads.info(given["file"])}
        return {"file": {"id": given["file"], "url_private_download": given["file"]}}
