"""Who is in the Slack workspace, and where Chaser talks with each of them."""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

import structlog

from bot.chat.chat import ChatError
from bot.chat.slack.web import HURRY, SlackWeb
from handlers.people.arriving import Member

log = structlog.get_logger()

Meet = Callable[[Sequence[Member]], None]
"""Is told who there is: whoever is new, and whatever is new of them."""

_SLACKBOT = "USLACKBOT"
_OF_A_GROUP = "mpdm-"  # how the name of a direct message among several begins


class SlackPeople:
    """The people of the workspace, as Slack tells of them. `hurried` is for what can't wait."""

    def __init__(self, web: SlackWeb, hurried: SlackWeb, meet: Meet) -> None:
        self._web = web
        self._hurried = hurried
        self._meet = meet
        self._conversations: dict[str, str] = {}
        self._known: set[str] = set()
        self._asked: set[str] = set()
        self._cursor = ""  # the page of everybody that comes next
        self.home = ""  # the workspace's own id, once Slack has said it
        self._turn = threading.Lock()

    def meet_all(self) -> None:
        """Ask for everybody, page by page; raises `ChatError`, and goes on from there next time.

        From the beginning each time, a workspace of thousands would never come to its end: Slack
        takes some twenty of these calls a minute.
        """
        while True:
            found, cursor = self._everybody_from(self._cursor)
            self._keep(list(_members(found, self.home)))
            self._cursor = cursor
            if not cursor:
                return

    def _everybody_from(self, cursor: str) -> tuple[list[dict[str, Any]], str]:
        try:
            return self._web.page(self._web.client.users_list, "members", cursor)
        except ChatError as error:
            if error.reason == "invalid_cursor":
                self._cursor = ""
            raise

    def changed(self, user: dict[str, Any]) -> None:
        """Somebody joined, left, or has another name or time zone."""
        self._keep(list(_members([user], self.home)))

    def hear_of(self, users: Iterable[str]) -> None:
        """Ask about whoever was not listed, before what they say or what is said of them is kept.

        Each is asked about once. A request waits for it, so none is begun after a second in all:
        whoever was not come to is asked about at their next mention.
        """
        ends = time.monotonic() + HURRY
        with self._turn:
            new = [user for user in users if user not in self._known and user not in self._asked]
        with suppress(ChatError):  # who asks is asked about once more, after the answer
            for user in dict.fromkeys(new):
                if time.monotonic() >= ends:
                    return
                self._asked.add(user)
                found = self._hurried.call(self._hurried.client.users_info, user=user)
                self.changed(found.get("user") or {})

    def seen(self, user: str) -> None:
        """Ask about somebody who is not known so far, with all the time that it may take."""
        with self._turn:
            if user in self._known:
                return
            self._known.add(user)
        try:
            found = self._web.call(self._web.client.users_info, user=user)
            self.changed(found.get("user") or {})
        except ChatError as error:
            log.warning("a person is not known yet", reason=error.reason)
            if not error.permanent:
                with self._turn:
                    self._known.discard(user)  # asked about again at the next word

    def conversation(self, user: str) -> str:
        """The id of the conversation with a person, opened where there is none; `ChatError`."""
        return self._opened(user, self._web)

    def _opened(self, user: str, web: SlackWeb) -> str:
        known = self._conversations.get(user)
        if known is None:
            opened = web.call(web.client.conversations_open, users=user)
            known = self._conversations[user] = str(opened["channel"]["id"])
        return known

    def own_conversation(self, user: str, channel: str, name: str) -> str | None:
        """Their conversation with Chaser where a command was typed in a direct message.

        In one between other people Chaser can say nothing and can't be invited, so it answers in
        its own; `name` is what Slack calls the channel.
        """
        if not (channel.startswith("D") or name.startswith(_OF_A_GROUP)):
            return None
        try:
            return self._opened(user, self._hurried)
        except ChatError as error:
            log.warning("a conversation was not opened", reason=error.reason)
            # Slack takes a person's id for their conversation, but no post among other people.
            return channel if channel.startswith("D") else user

    def _keep(self, members: Sequence[Member]) -> None:
        if not members:
            return
        self._meet(members)
        with self._turn:
            self._known.update(member.id for member in members)


def _members(users: Iterable[dict[str, Any]], home: str) -> Iterable[Member]:
    """People alone: no bots, apps or workflows."""
    for user in users:
        if user.get("id") in (None, _SLACKBOT) or user.get("is_bot") or user.get("is_workflow_bot"):
            continue
        yield member_of(user, home)


def member_of(user: dict[str, Any], home: str = "") -> Member:
    """A person as Slack describes them ("User type"), to the workspace `home`."""
    profile = user.get("profile") or {}
    names = (profile.get("real_name"), user.get("real_name"), profile.get("display_name"))
    name = next((said.strip() for said in names if said and said.strip()), "")
    return Member(
        id=str(user["id"]),
        name=name or str(user.get("name") or user["id"]),
        zone=user.get("tz") or None,
        active=not user.get("deleted"),
        guest=_guest(user, home),
        email=str(profile.get("email") or ""),  # there with users:read.email alone
    )


def _guest(user: dict[str, Any], home: str) -> str:
    """How somebody is a guest ("User type": `is_stranger`, `is_ultra_restricted`, …)."""
    if user.get("is_stranger") or _is_of_another(user, home):
        return "from another workspace"
    if user.get("is_ultra_restricted"):
        return "a guest in one channel"
    return "a guest" if user.get("is_restricted") else ""


def _is_of_another(user: dict[str, Any], home: str) -> bool:
    """Whether they come by Slack Connect: in a channel of ours such a person is no stranger.

    Of an organisation's own people Slack lists every workspace that they are in.
    """
    team = user.get("team_id") or home
    own = (user.get("enterprise_user") or {}).get("teams") or ()
    return bool(home) and team != home and home not in own
