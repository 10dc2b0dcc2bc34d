"""What people write in Slack, as plain text.

Slack writes its own signs into what people type: `<@U1>`, `<#C1|general>`, `<https://…|words>`,
and `&amp;`, `&lt;`, `&gt;` ("Formatting message text").
"""

import re

_SIGN = re.compile(r"<([^<>\n]*)>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def plain_text(text: str, bot_user: str = "") -> str:
    """The words as they were typed, without the mention by which Chaser was called."""
    if bot_user:
        text = re.sub(rf"<@{re.escape(bot_user)}(?:\|[^<>]*)?>[:,]?[ \t]*", "", text, count=1)
    text = _SIGN.sub(lambda found: _sign(found[1]), text)
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text.strip()


def mentions(text: str, user: str) -> bool:
    """Whether somebody is called in it."""
    return re.search(rf"<@{re.escape(user)}(?:\|[^<>]*)?>", text) is not None


def _sign(inside: str) -> str:
    target, _, words = inside.partition("|")
    if target.startswith("@"):
        return target  # people are known by Slack's own id: names repeat
    if target.startswith("#"):
        return f"#{words or target[1:]}"
    if target.startswith("!"):
        name = target[1:].split("^")[0]
        return words or f"@{name}"
    return _link(target, words)


def _link(target: str, words: str) -> str:
    bare = target.removeprefix("mailto:").removeprefix("tel:")
    typed = re.sub(r"^https?://", "", bare).rstrip("/")
    if not words or words.rstrip("/") in (bare, typed):
        return words or bare
    return f"{words} ({bare})"
