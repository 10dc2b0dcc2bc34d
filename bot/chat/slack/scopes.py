"""The permissions that Chaser has in Slack: which it needs, and what does not work without each.

Every answer of Slack's Web API names those that were granted ("Authentication", X-OAuth-Scopes).
"""

from collections.abc import Iterable

from slack_sdk.web import SlackResponse

SCOPES = {
    "app_mentions:read": "“@Chaser” in a channel does nothing",
    "channels:history": "replies in public channels are not heard",
    "channels:read": "an invitation to a public channel is not noticed",
    "chat:write": "Chaser can say nothing",
    "commands": "/action and /rag do nothing",
    "files:read": "a plan that is dropped can't be read",
    "files:write": "no paper can be sent, and the digest's chart comes as numbers",
    "groups:history": "replies in private channels are not heard",
    "groups:read": "an invitation to a private channel is not noticed",
    "im:history": "what people write to Chaser is not heard",
    "im:write": "nobody can be reminded in a direct message",
    "users:read": "nobody has a name, a time zone or a closed account",
    "users:read.email": "after an import links are proposed by name alone, not by email",
}
"""Each scope of the bot's, and what is missed without it; docs/slack.md says the same at length."""

OPTIONAL = frozenset({"users:read.email"})
"""Scopes without which all goes on, if less well; nobody is troubled where they are lacking."""

HOW_TO_ADD = (
    "add it in the app's OAuth & Permissions and install the app again (docs/slack.md); "
    "the tokens stay the same"
)


def granted(answer: SlackResponse) -> frozenset[str] | None:
    """The scopes that came back with an answer; None where Slack did not say."""
    said = header(answer, "x-oauth-scopes")
    return None if said is None else frozenset(scope.strip() for scope in said.split(","))


def missing(scopes: frozenset[str] | None) -> list[str]:
    """The scopes that Chaser needs and lacks, in order; none where Slack did not say."""
    needed = [scope for scope in SCOPES if scope not in OPTIONAL]
    return [] if scopes is None else [scope for scope in needed if scope not in scopes]


def sentences(scopes: Iterable[str]) -> list[str]:
    """What is missed without each of these scopes, and what to do."""
    return [f"{scope} is missing: {SCOPES[scope]}. To mend it, {HOW_TO_ADD}." for scope in scopes]


def header(answer: SlackResponse, name: str) -> str | None:
    """A header of Slack's answer, whatever its case; None where it is not there."""
    for found, value in answer.headers.items():
        if found.lower() == name:
            return str(value[0] if isinstance(value, list) else value)
    return None
