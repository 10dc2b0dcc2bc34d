"""What people write in Slack, as plain text.

Slack writes its own signs into what people type: `<@U1>`, `<#C1|general>`, `<https://…|words>`,
and `&amp;`, `&lt;`, `&gt;` ("Formatting message text"). Words that somebody made bold, slanted or
code have signs too, `*…*`, but so has what they typed with stars: the blocks alone tell.
"""

import re
from collections.abc import Mapping
from typing import Any

from bot.chat.slack.emoji import with_emoji
from bot.chat.slack.text import escape

_SIGN = re.compile(r"<([^<>\n]*)>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))

_SPEAKING = ("rich_text", "section", "header")  # blocks that hold words
_IN_ONE_LINE = ("rich_text_section", "rich_text_quote", "rich_text_preformatted")


def written(message: Mapping[str, Any]) -> str:
    """What a message says, with Slack's signs: its text, or its blocks where that was left empty.

    What a person types has both; what is posted for them may have blocks alone ("Blocks"). So
    it is read from the blocks too where words were made bold, slanted or code.
    """
    text = str(message.get("text") or "")
    blocks = [each for each in message.get("blocks") or () if each.get("type") in _SPEAKING]
    if text.strip() and not any(map(_is_emphasised, blocks)):
        return with_emoji(text, blocks)
    return with_emoji("\n".join(_said(block) for block in blocks), blocks)


def attached(message: Mapping[str, Any]) -> str:
    """What is attached to a message: other apps say all of theirs there, or in the fallback."""
    pieces = message.get("attachments") or ()
    texts = [str(each.get("text") or each.get("fallback") or "") for each in pieces]
    return with_emoji("\n".join(texts))


def _is_emphasised(piece: Mapping[str, Any]) -> bool:
    styled = any(map(_style(piece).get, ("bold", "italic", "code")))
    code = piece.get("type") == "rich_text_preformatted"
    return code or styled or any(map(_is_emphasised, piece.get("elements") or ()))


def _style(piece: Mapping[str, Any]) -> Mapping[str, Any]:
    style = piece.get("style")
    return style if isinstance(style, Mapping) else {}  # of a list it is a word, "bullet"


def _said(piece: Mapping[str, Any]) -> str:
    """A block or an element of rich text ("Rich text block"), with the signs that text has."""
    if (inside := piece.get("elements")) is not None:
        said = ("" if piece.get("type") in _IN_ONE_LINE else "\n").join(map(_said, inside))
        return _quoted(said) if piece.get("type") == "rich_text_quote" else said
    words = piece.get("text") or ""
    if isinstance(words, Mapping):
        return str(words.get("text") or "")
    signs = {
        "user": f"<@{piece.get('user_id')}>",
        "channel": f"<#{piece.get('channel_id')}>",
        "usergroup": f"<!subteam^{piece.get('usergroup_id')}>",
        "broadcast": f"<!{piece.get('range')}>",
        "link": f"<{piece.get('url')}|{words}>",
        "emoji": f":{piece.get('name')}:",
        "date": str(piece.get("fallback") or ""),
    }
    struck = "~" if _style(piece).get("strike") else ""
    return signs.get(str(piece.get("type"))) or f"{struck}{escape(words)}{struck}"


def _quoted(said: str) -> str:
    """As text has it: what somebody else said is told from the words that are theirs."""
    return "\n".join(f"&gt; {line}" for line in said.split("\n"))


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
    if not words or words.rstrip("/") in (bare, typed) or _is_number(target, words):
        return words or bare
    return f"{words} ({bare})"


def _is_number(target: str, words: str) -> bool:
    """Whether a telephone number was typed, in groups perhaps, that Slack made a link of."""
    return target == "tel:" + re.sub(r"[\s().-]", "", words)
