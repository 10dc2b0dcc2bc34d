"""What people do in Slack, as requests: payloads in, requests out.

The keys are Slack's own ids: a message is `channel:ts` (its mention comes as a second event with
the same), an edit `channel:ts:edited.ts`, a deletion `channel:ts:deleted`, and what is pressed or
sent has a trigger id.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.chat.slack.actions import ACTION
from bot.chat.slack.emoji import with_emoji
from bot.chat.slack.modal import shown, values
from bot.chat.slack.web import Identity
from bot.chat.slack.words import attached, mentions, plain_text, written
from handlers.opening import CHANNEL, HOME
from handlers.requests import Address, File, Kind, Request, untouched

PLATFORM = "slack"
Payload = Mapping[str, Any]

_SAYING = (None, "file_share", "thread_broadcast", "me_message")  # subtypes of what people write
_COMMANDS = {"/rag": "digest"}
_BY_ID = "id:"
_LONGEST_TITLE = 1000  # characters of a message that may become a title; its form shows them
_LAST = "deleted"  # sorts after every `edited.ts`, which are digits


def event_request(event: Payload, me: Identity) -> Request | None:
    """What a `message` or `app_mention` event asks of Chaser; None where it asks nothing."""
    if event.get("type") == "app_mention":
        return _mentioned(event, me)
    if event.get("type") != "message":
        return None
    if event.get("subtype") == "message_changed":
        # A message with answers under it leaves a stone where it stood ("message_changed").
        is_gone = (event.get("message") or {}).get("subtype") == "tombstone"
        return _deleted(event, me) if is_gone else _edited(event, me)
    if event.get("subtype") == "message_deleted":
        return _deleted(event, me)
    return _said(event, event, me) if event.get("subtype") in _SAYING else None


def _said(event: Payload, message: Payload, me: Identity, *, again: bool = False) -> Request | None:
    """People talk among themselves unless they call Chaser, answer it, or are alone with it.

    `again`: of an edit or a deletion, whose message may have called in a version before the last.
    """
    user, ts, text = message.get("user"), message.get("ts"), written(message)
    if not user or not ts or message.get("bot_id") or user == me.user:
        return None
    private, channel = _is_private(event), event["channel"]
    root = message.get("thread_ts") if message.get("thread_ts") != ts else None
    called = mentions(text, me.user)
    # Where Slack leaves out whose message the thread is under, it may be Chaser's.
    unsaid = me.user if private or called else None
    # Shown in the channel too, it has its thread's message with it instead ("thread_broadcast").
    parent = (message.get("root") or {}).get("user", unsaid)
    answers = root is not None and message.get("parent_user_id", parent) == me.user
    is_heard = private or answers or called
    if not (is_heard or again):
        return None
    return Request(
        key=f"slack:{channel}:{ts}",
        kind=Kind.SAID,
        user=user,
        # In a channel the answer stands under the question, so that the channel stays calm.
        address=_address(me, channel, root or (None if private else ts)),
        text=plain_text(text, me.user),
        private=private,
        replying_to=root if answers else None,
        called=private or called or not (is_heard or root),
        only_again=not is_heard,
        files=tuple(_file(file) for file in message.get("files") or ()),
    )


def _mentioned(event: Payload, me: Identity) -> Request | None:
    """A mention; of one in an edit Slack tells here too, before or after it tells of the edit."""
    request = _said(event, event, me)
    edited = (event.get("edited") or {}).get("ts")
    return _as_edit(request, edited) if request and edited else request


def _edited(event: Payload, me: Identity) -> Request | None:
    """An edit by a person: without `edited` Slack only unfurled a link."""
    message, before = event.get("message") or {}, event.get("previous_message") or {}
    edited = (message.get("edited") or {}).get("ts")
    if not edited or written(message) == written(before):
        return None
    # Taken out by the edit, the call for Chaser was there all the same.
    request = _said(event, message, me) or _said(event, before, me)
    request = request or _said(event, message, me, again=True)
    if request is None:
        return None
    words = plain_text(written(message), me.user)
    return _as_edit(replace(request, text=words), edited)


def _as_edit(request: Request, edited: str) -> Request:
    return replace(
        request,
        key=f"{request.key}:{edited}",
        kind=Kind.EDITED,
        files=(),
        of=request.key,
        version=edited,
    )


def _deleted(event: Payload, me: Identity) -> Request | None:
    """A deletion is the last version of a message, whenever it comes."""
    request = _said(event, event.get("previous_message") or {}, me, again=True)
    if request is None:
        return None
    ts = request.key.rpartition(":")[2]
    address = request.address
    if address.thread == ts:  # nothing can be said under what is gone
        address = replace(address, thread=None)
    return replace(
        request,
        key=f"{request.key}:deleted",
        kind=Kind.DELETED,
        address=address,
        text="",
        files=(),
        of=request.key,
        version=_LAST,
    )


def opened_request(event: Payload, me: Identity) -> Request | None:
    """Chaser's home or direct message was opened, or Chaser itself came to a channel."""
    user, channel = event.get("user"), event.get("channel") or ""
    at = event.get("event_ts") or secrets.token_hex(8)
    if event.get("type") == "app_home_opened" and user:
        tab = HOME if event.get("tab") == "home" else "messages"
        key = f"slack:opened:{tab}:{user}:{at}"
        return Request(key, Kind.OPENED, user, _address(me, channel, None), tab, bool(channel))
    if event.get("type") == "member_joined_channel" and user == me.user:
        key = f"slack:joined:{channel}:{at}"
        by = event.get("inviter") or me.user
        return Request(key, Kind.OPENED, by, _address(me, channel, None), CHANNEL)
    return None


def home_request(before: Request, place: str) -> Request:
    """The home of whoever did something, as it stands after it; `place` is their conversation."""
    address = replace(before.address, place=place, thread=None)
    return Request(f"{before.key}:home", Kind.OPENED, before.user, address, HOME, bool(place))


def _is_private(event: Payload) -> bool:
    return event.get("channel_type") == "im" or str(event.get("channel", "")).startswith("D")


def _address(me: Identity, channel: str, thread: str | None) -> Address:
    return Address(PLATFORM, me.team, channel, thread)


def _file(file: Payload) -> File:
    """A file of another workspace comes without its name and address; those are asked for later."""
    url = file.get("url_private_download") or file.get("url_private")
    name = file.get("name") or file.get("title") or "the plan"
    return File(str(name), int(file.get("size") or 0), url or f"{_BY_ID}{file['id']}")


def file_id(ref: str) -> str | None:
    """The id in a file's `ref`; None where the `ref` is its address."""
    return ref.removeprefix(_BY_ID) if ref.startswith(_BY_ID) else None


def _key(body: Payload) -> str:
    """What tells a payload that comes twice; without a trigger id each counts as another."""
    return f"slack:{body.get('trigger_id') or secrets.token_hex(8)}"


def command_request(body: Payload, me: Identity, conversation: str | None = None) -> Request:
    """A slash command; `conversation` is where it was typed, if that is Chaser's own with them.

    `/rag` stands for "digest".
    """
    opening = _COMMANDS.get(body["command"], "")
    return Request(
        key=_key(body),
        kind=Kind.COMMAND,
        user=body["user_id"],
        address=_address(me, conversation or body["channel_id"], None),
        text=f"{opening} {plain_text(with_emoji(body.get('text') or ''))}".strip(),
        private=conversation is not None,
    )


def press_request(body: Payload, me: Identity) -> Request | None:
    """A button or a select, on a post or in a dialog; None for one that stands for no words."""
    action = (body.get("actions") or [{}])[0]
    chosen = action.get("selected_option") or action
    words = chosen.get("value")
    if not str(action.get("action_id", "")).startswith(ACTION) or not words:
        return None
    place = _place_of_view(body["view"]) if body.get("view") else _place_of_post(body)
    return Request(
        key=_key(body),
        kind=Kind.PRESSED,
        user=body["user"]["id"],
        address=_address(me, place["place"], place["thread"]),
        text=words,
        private=place["private"],
        replying_to=place["post"],
    )


def shortcut_request(body: Payload, me: Identity) -> Request:
    """ "Make this an action" at a message: its words, and its address as Slack makes them."""
    message, channel = body["message"], body["channel"]["id"]
    ts, root = message["ts"], message.get("thread_ts")
    link = f"{me.url}archives/{channel}/p{ts.replace('.', '')}"
    link += f"?thread_ts={root}&cid={channel}" if root and root != ts else ""
    said = written(message).strip() or attached(message)
    words = plain_text(said, me.user)[:_LONGEST_TITLE]
    return Request(
        key=_key(body),
        kind=Kind.PRESSED,
        user=body["user"]["id"],
        address=_address(me, channel, root or ts),
        text=f"make {link} {words}".strip(),
        private=False,
    )


def _place_of_post(body: Payload) -> dict[str, Any]:
    message, container = body.get("message") or {}, body.get("container") or {}
    ts = container.get("message_ts") or message.get("ts")
    root = container.get("thread_ts") or message.get("thread_ts")
    channel = container.get("channel_id") or (body.get("channel") or {}).get("id") or ""
    # What one person alone sees opens no thread.
    seen_by_all = not container.get("is_ephemeral")
    return {
        "place": channel,
        "thread": root or (ts if seen_by_all else None),
        "post": ts if seen_by_all else None,
        "private": channel.startswith("D"),
    }


def _place_of_view(view: Payload) -> dict[str, Any]:
    kept = json.loads(view.get("private_metadata") or "{}")
    return {name: kept.get(name) for name in ("place", "thread", "post")} | {
        "place": kept.get("place") or "",
        "private": bool(kept.get("private")),
    }


def submit_request(body: Payload, me: Identity) -> Request:
    """A dialog that was sent; its metadata says which words it stands for, and where."""
    view = body["view"]
    kept, place = json.loads(view["private_metadata"]), _place_of_view(view)
    return Request(
        key=f"slack:{body.get('trigger_id') or view['id'] + ':' + view.get('hash', '')}",
        kind=Kind.SUBMITTED,
        user=body["user"]["id"],
        address=_address(me, place["place"], place["thread"]),
        text=kept["command"],
        private=place["private"],
        replying_to=place["post"],
        form=values(view["state"]),
        untouched=untouched(shown(view), values(view["state"])),
        files=_dropped(view["state"]),
    )


def _dropped(state: Payload) -> tuple[File, ...]:
    elements = (each for block in state.get("values", {}).values() for each in block.values())
    return tuple(_file(file) for element in elements for file in element.get("files") or ())


def metadata_of(request: Request, command: str, page: int = 0, following: str = "") -> str:
    """What a dialog has to bring back: its words, its page, and where the answer belongs.

    `following` is the field with which the next page begins; "" where there is none.
    """
    kept = {
        "command": command,
        "place": request.address.place,
        "thread": request.address.thread,
        "post": request.replying_to,
        "private": request.private,
        "page": page,
        "next": following,
    }
    return json.dumps(kept, separators=(",", ":"), ensure_ascii=False)
