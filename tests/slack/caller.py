"""What people do in Slack, sent to Chaser as Slack sends it: signed, over HTTP."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from slack_sdk.signature import SignatureVerifier

from tests.slack.said import Said
from tests.slack.socket import PATIENCE
from tests.slack.team import BOT, SECRET, TEAM, Team


class Caller:
    """Slack's side of the app: it calls `url` ("http://127.0.0.1:…/slack/events")."""

    def __init__(self, team: Team, url: str, api: str) -> None:
        self.team = team
        self.url = url
        self._api = api

    def command(self, user: str, channel: str, command: str, text: str = "") -> dict[str, Any]:
        """Somebody types a slash command; an answer in the acknowledgement is shown to them."""
        answer = self.form(
            {
                "command": command,
                "text": text,
                "team_id": TEAM,
                "user_id": user,
                "channel_id": channel,
                "trigger_id": self.team.trigger(),
                "response_url": f"{self._api}/answer/{channel}/{user}",
            }
        )
        if answer:
            self.team.whisper(channel, user, answer)
        return answer

    def say(
        self,
        user: str,
        channel: str,
        text: str,
        thread: str | None = None,
        files: Sequence[tuple[str, bytes]] = (),
    ) -> Said:
        """Somebody writes a message, perhaps with files dropped into it."""
        said = self.team.put(channel, user, text, thread)
        dropped = [self._dropped(name, data) for name, data in files]
        more = {"subtype": "file_share", "files": dropped} if dropped else {}
        self.event(self.message(said, **more))
        return said

    def _dropped(self, name: str, data: bytes) -> dict[str, Any]:
        path = f"/files/{len(self.team.files) + 1}/{name}"
        self.team.files[path] = data
        url = f"{self._api}{path}"
        return {"id": path, "name": name, "size": len(data), "url_private_download": url}

    def message(self, said: Said, **more: Any) -> dict[str, Any]:
        """The event of a message."""
        kind = "im" if said.channel.startswith("D") else "channel"
        event = {"type": "message", "channel": said.channel, "channel_type": kind}
        event |= {"user": said.user, "text": said.text, "ts": said.ts}
        if said.thread:
            root = next(each for each in self.team.said if each.ts == said.thread)
            event |= {"thread_ts": said.thread, "parent_user_id": root.user}
        return event | more

    def event(self, event: Mapping[str, Any], retry: int = 0, status: int = 200) -> None:
        """Slack tells of an event, perhaps once more."""
        body = self._event_body(event)
        headers = {"X-Slack-Retry-Num": str(retry)} if retry else {}
        self.post(json.dumps(body), "application/json", headers, status)

    def _event_body(self, event: Mapping[str, Any]) -> dict[str, Any]:
        body: dict[str, Any] = {"type": "event_callback", "team_id": TEAM, "event": event}
        return body | {"event_id": f"Ev{self.team.number()}", "event_time": int(time.time())}

    def press(self, user: str, said: Said, label: str, about: str = "") -> None:
        """Somebody presses the button with this label, of those whose spoken label names it."""
        action = element(said.blocks, label, about)
        container = {
            "type": "message",
            "message_ts": said.ts,
            "channel_id": said.channel,
            "is_ephemeral": said.only_for is not None,
        }
        if said.thread:
            container["thread_ts"] = said.thread
        self.interact(
            user,
            type="block_actions",
            container=container,
            channel={"id": said.channel},
            actions=[action],
            response_url=f"{self._api}/answer/{said.channel}/{user}",
        )

    def make_action(self, user: str, said: Said) -> None:
        """Somebody picks the shortcut at a message ("message_action")."""
        message = {"type": "message", "user": said.user, "text": said.text, "ts": said.ts}
        self.interact(
            user,
            type="message_action",
            callback_id="make_action",
            channel={"id": said.channel, "name": "directmessage"},
            message_ts=said.ts,
            message=message | ({"thread_ts": said.thread} if said.thread else {}),
            response_url=f"{self._api}/answer/{said.channel}/{user}",
        )

    def open_home(self, user: str, tab: str = "home") -> None:
        """Somebody opens Chaser's own page: "app_home_opened"."""
        event = {"type": "app_home_opened", "user": user, "channel": f"D-{user}", "tab": tab}
        self.event(event | {"event_ts": self.team.now()})

    def press_at_home(self, user: str, label: str, about: str = "") -> None:
        """Somebody presses a button of their home."""
        view = self.team.homes[user]
        self.interact(
            user,
            type="block_actions",
            container={"type": "view", "view_id": view["id"]},
            view=view,
            actions=[element(view["blocks"], label, about)],
        )

    def submit(self, user: str, view: dict[str, Any], **filled: str) -> dict[str, Any]:
        """Somebody sends a dialog; the fields that are not named stay as they are."""
        values = {
            block["block_id"]: {"value": _filled(block["element"], filled.get(block["block_id"]))}
            for block in view["blocks"]
            if block["type"] == "input"
        }
        return self.interact(
            user, type="view_submission", view=view | {"state": {"values": values}}
        )

    def interact(self, user: str, **payload: Any) -> dict[str, Any]:
        """Somebody does something with what Chaser shows."""
        given = {"team": {"id": TEAM}, "user": {"id": user}, "trigger_id": self.team.trigger()}
        return self.form({"payload": json.dumps(given | payload)})

    def form(self, fields: Mapping[str, str]) -> dict[str, Any]:
        """A signed form; its acknowledgement."""
        said = self.post(urlencode(fields), "application/x-www-form-urlencoded")
        answer: dict[str, Any] = json.loads(said or "{}")
        return answer

    def post(
        self,
        body: str,
        kind: str,
        headers: Mapping[str, str] | None = None,
        status: int = 200,
        at: float | None = None,
        secret: str = SECRET,
    ) -> str:
        """A request signed at a moment; it must be answered with this status, within 3 seconds."""
        stamp = str(int(at if at is not None else time.time()))
        signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body)
        signed = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature or ""}
        asked = urllib.request.Request(
            self.url, body.encode(), {"Content-Type": kind, **signed, **(headers or {})}
        )
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
                found, said = answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                found, said = error.code, error.read().decode()
        assert found == status, f"{found}: {said}"
        return str(said)


class SocketCaller(Caller):
    """The same by socket: each payload in an envelope on the newest connection."""

    def event(self, event: Mapping[str, Any], retry: int = 0, status: int = 200) -> None:
        """Slack tells of an event, perhaps once more."""
        body = self._event_body(event)
        assert self._hand_over("events_api", body, retry) is not None or status != 200

    def form(self, fields: Mapping[str, str]) -> dict[str, Any]:
        """A command, or what somebody pressed or sent; its acknowledgement."""
        payload, kind = fields.get("payload"), "interactive"
        body = json.loads(payload) if payload else dict(fields)
        answer = self._hand_over(kind if payload else "slash_commands", body)
        assert answer is not None, "it was not acknowledged in time"
        return answer

    def _hand_over(self, kind: str, body: dict[str, Any], retry: int = 0) -> dict[str, Any] | None:
        socket = [each for each in self.team.sockets if each.is_open][-1]
        return socket.envelope(kind, body, retry)


def button(said: Said, label: str) -> dict[str, Any]:
    """The button with this label on a message."""
    return element(said.blocks, label)


def element(blocks: Iterable[Mapping[str, Any]], label: str, about: str = "") -> dict[str, Any]:
    """The first button with this label, of those whose spoken label names `about`."""
    found = [
        each
        for block in blocks
        for each in block.get("elements", [])
        if each.get("type") == "button" and each["text"]["text"] == label
        if about in each.get("accessibility_label", "")
    ]
    assert found, f"no button {label!r} on: {blocks}"
    pressed: dict[str, Any] = found[0]
    return pressed


def mention(text: str) -> str:
    """The words after a call for Chaser."""
    return f"<@{BOT}> {text}"


def _filled(element: Mapping[str, Any], value: str | None) -> dict[str, Any]:
    if element["type"] in ("static_select", "radio_buttons"):
        options = [*element.get("options", [])]
        chosen = [o for o in options if value is not None and o["value"].endswith(value)]
        option = chosen[0] if chosen else element.get("initial_option")
        return {"type": element["type"], "selected_option": option}
    typed = value if value is not None else element.get("initial_value")
    return {"type": element["type"], "value": typed}
