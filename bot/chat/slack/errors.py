"""What Slack's refusals mean: whether to try again, and what a coordinator can do about them.

The words are those of Slack's documentation of each method ("Errors").
"""

import http.client
import math
import urllib.error
from dataclasses import replace
from typing import Any

from slack_sdk.errors import SlackApiError, SlackClientError

from bot.chat.chat import ChatError

LOCKED_OUT_PAUSE = 300.0
"""Seconds that all of a workspace waits while the bot's own access is refused: what is owed stays
owed, and goes out once the access is put right."""

RATE_PAUSE = 30.0  # seconds, where a 429 does not say
LONGEST_PAUSE = 3600.0  # seconds, whatever a 429 says

_ADVICE = {
    "channel_not_found": "Slack knows no such channel, or keeps it from me. If it is private, type"
    " /invite @Chaser in it; if it is gone, type /action setup here in another one, and the"
    " partnership moves there",
    "not_in_channel": "I am not in that channel. Type /invite @Chaser in it",
    "is_archived": "The channel is archived. Unarchive it, or type /action setup here in another"
    " one, and the partnership moves there",
    "user_disabled": "Their Slack account is closed. Give their actions to somebody else with"
    " “assign”, or link their name to another account",
    "user_not_found": "Slack knows no such person here. Link their name to another account",
    "users_not_found": "Slack knows no such person here. Link their name to another account",
    "user_not_visible": "Slack keeps that person from me. Link their name to another account",
    "messages_tab_disabled": "Chaser's direct messages are turned off. Whoever looks after Chaser"
    " turns on the Messages Tab in the app's App Home (docs/slack.md)",
    "access_denied": "Slack keeps it from me. If it is a file of another workspace, save it and"
    " drop it here anew",
    "cannot_dm_bot": "That account is a bot's. Link the name to a person",
    "missing_scope": "Chaser lacks a permission in Slack. Whoever looks after Chaser adds the scope"
    " and installs the app again (docs/slack.md)",
    "restricted_action": "This Slack does not let me post there. An administrator can allow it in"
    " the channel's posting permissions",
    "restricted_action_read_only_channel": "That channel is read-only. An administrator can let"
    " Chaser post there",
    "restricted_action_thread_locked": "That thread is locked",
    "restricted_action_non_threadable_channel": "That channel allows no threads",
    "thread_not_found": "The message that it answers is gone",
    "message_not_found": "The message is gone",
    "cant_update_message": "That message can't be changed any more",
    "edit_window_closed": "That message is too old to be changed",
    "msg_too_long": "The message is longer than Slack takes",
    "msg_blocks_too_long": "The message is longer than Slack takes",
    "invalid_blocks": "Slack does not take the message in this form",
    "no_text": "The message has no words",
    "file_not_found": "The file is gone from Slack. Drop it again",
    "file_deleted": "The file is gone from Slack. Drop it again",
    "file_too_large": "The file is larger than I can take",
    "file_elsewhere": "The file is not kept by Slack itself. Download it, and drop it here",
    "file_unreadable": "Slack did not hand me the file. Whoever looks after Chaser adds the scope"
    " files:read and installs the app again (docs/slack.md)",
}  # fmt: skip

_REINSTALL = "Install the app again and set SLACK_BOT_TOKEN anew (docs/slack.md)"
_LOCKED_OUT = {
    "account_inactive": "Chaser was removed from this Slack, or its access was ended."
    f" {_REINSTALL}",
    "invalid_auth": f"Slack does not take Chaser's token. {_REINSTALL}",
    "not_allowed_token_type": f"SLACK_BOT_TOKEN is a token of another kind. {_REINSTALL}",
    "not_authed": f"Chaser has no token for Slack. {_REINSTALL}",
    "token_revoked": f"Chaser's token for Slack was revoked. {_REINSTALL}",
    "token_expired": f"Chaser's token for Slack has expired. {_REINSTALL}",
    "accesslimited": "Slack takes nothing from the network that Chaser runs in. An administrator"
    " can allow its address",
    "ekm_access_denied": "An administrator has suspended posting in this Slack",
    "team_access_not_granted": f"Chaser is not installed in this Slack any more. {_REINSTALL}",
    "org_login_required": "This Slack is being moved into an organisation. I go on once it is",
    "team_added_to_org": "This Slack is being moved into an organisation. I go on once it is",
}
"""Refusals of all that Chaser would say, until somebody puts one thing right."""

_APP_ADVICE = (
    "Slack does not take Chaser's app-level token. Generate one with the scope connections:write"
    " and set SLACK_APP_TOKEN (docs/slack.md)"
)

_NO_SCOPE = "missing_scope"
_TO_SPEAK = "chat:write"  # the scope without which nothing at all can be said

# Slack itself does not know how far it came.
_UNSURE = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
_FAULT = "Slack has a fault of its own"
_FORM = {"invalid_blocks", "invalid_blocks_format"}
_RATE = {"ratelimited", "rate_limited", "message_limit_exceeded"}


def refusal(reason: str) -> ChatError:
    """What Slack said no to."""
    if reason in _LOCKED_OUT:
        # Ending each message would lose them all for one thing that somebody puts right.
        advice = _LOCKED_OUT[reason]
        return ChatError(reason, refused=True, retry_after=LOCKED_OUT_PAUSE, advice=advice)
    if reason in _RATE:
        return ChatError(reason, refused=True, retry_after=RATE_PAUSE)
    if reason in _UNSURE:
        return ChatError(reason, advice=_FAULT)
    return ChatError(reason, permanent=True, refused=True, advice=_ADVICE.get(reason, ""))


def is_locked_out(error: ChatError) -> bool:
    """Whether Slack refuses Chaser itself, whatever it would say."""
    return error.reason in _LOCKED_OUT or (error.reason == _NO_SCOPE and not error.permanent)


def is_rate(error: ChatError) -> bool:
    """Whether Slack only asks us to wait."""
    return error.reason in _RATE


def is_form(error: ChatError) -> bool:
    """Whether Slack does not take the message in this form; it may in a plainer one."""
    return error.reason in _FORM


def for_app_token(error: ChatError) -> ChatError:
    """The same, with what to do about the app-level token instead of the bot's."""
    if is_locked_out(error) or error.permanent:
        return replace(error, advice=_APP_ADVICE)
    return error


def from_exception(error: Exception) -> ChatError:
    """What went wrong between us and Slack. What may have been done there is not `refused`."""
    if isinstance(error, SlackApiError):
        return _from_answer(error.response)
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, TimeoutError):
        return ChatError("timeout", advice="Slack did not answer in time")
    # Nobody was there to hear it.
    unheard = isinstance(cause, ConnectionRefusedError) or type(cause).__name__ == "gaierror"
    advice = "Slack can't be reached from where I run"
    return ChatError("slack_unreachable", refused=unheard, advice=advice)


FAILURES = (SlackClientError, OSError, http.client.HTTPException, UnicodeDecodeError)
"""What slack_sdk lets through when a call goes wrong."""


def _from_answer(response: Any) -> ChatError:
    if response.status_code == http.client.TOO_MANY_REQUESTS:
        return ChatError("ratelimited", refused=True, retry_after=_pause(response.headers))
    if response.status_code >= http.client.INTERNAL_SERVER_ERROR:
        return ChatError(f"slack_answered_{response.status_code}", advice=_FAULT)
    reason = response.get("error") or ""
    if not reason.replace("_", "").replace(".", "").isalnum():
        return ChatError("no_answer_of_slack")  # a proxy's page, or half of an answer
    error = refusal(reason)
    if is_rate(error):
        error.retry_after = _pause(response.headers)
    needed = str(response.get("needed") or "")
    if reason == _NO_SCOPE and needed:
        error.advice = error.advice.replace("the scope", f"the scope {needed}")
        if _TO_SPEAK in needed.split(","):  # all that is owed would be lost, and nobody told
            error.permanent, error.retry_after = False, LOCKED_OUT_PAUSE
    return error


def _pause(headers: Any) -> float:
    found = {str(name).lower(): value for name, value in dict(headers).items()}.get("retry-after")
    found = found[0] if isinstance(found, list) else found
    try:
        seconds = float(found if found is not None else RATE_PAUSE)
    except ValueError:
        return RATE_PAUSE
    return min(max(seconds, 1.0), LONGEST_PAUSE) if not math.isnan(seconds) else RATE_PAUSE
