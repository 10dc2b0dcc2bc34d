"""Commands in the words that people use for them: "post the digest", "chase everyone"."""

from __future__ import annotations

import re

LONGEST = 400  # characters
# "We post the digest today" tells of it; "can we post the digest" asks for it.
_POLITE = (
    r"(?:(?:please|pls|chaser|hi|ok|okay|just|now|(?:can|could|would|will|may)(?: (?:you|we|i))?)"
    r"[\s,]+)*"
)
_END = r"(?:[\s,]+(?:now|please|pls|thanks|thank you|ta|again|today))*[\s.!?]*"
_DIGEST = r"(?:(?:the|our|a|latest|new) )*(?:rag )?digest"
_CODE = r"(#?[\w.\-/]*\d[\w.\-/]*)"
_NAME = (
    r"(?!(?:the|a|an|my|our|everyone|everybody|all)\b)(@?[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)?)"
)
_MINE = r"(?:all )?(?:of )?my (?:actions?|stuff|things|work|tasks|ones|lot|bits)"
_ABOUT = rf" (?:on|for|to|about|against|in|under) {_CODE}"
_SAYING = r"(?: ?[:,–-] ?| (?:that|saying|to say)(?: that)? )"
_Commands = tuple[tuple[re.Pattern[str], str], ...]


def _compiled(*said: tuple[str, str]) -> _Commands:
    around = ((rf"\W*{_POLITE}(?:{words}){_END}", command) for words, command in said)
    return tuple((re.compile(words, re.IGNORECASE), command) for words, command in around)


_POST_IT = rf"(?:post|publish|send out|share) {_DIGEST}(?: (?:in|to) the channel)?"

_WORDS = _compiled(
    # What is posted can't be taken back: whoever only wonders sees it first, with a button.
    (rf"(?:can|could|may|might|shall|should) (?:we|i) (?:please )?{_POST_IT}", "digest preview"),
    (_POST_IT, "digest post"),
    (rf"(?:show|send|give|have|see|get)(?: me| us)? {_DIGEST}", "digest"),
    (r"(?:chase|nudge|remind)(?: up)? (?:everyone|everybody|all(?: the)? leads)",
     "remind everyone"),
    (r"cancel (?:(?:the|our|next) )+(?:meeting|mtg)((?: on)? [\w ]*\d[\w ]*?)?",
         r"meeting cancel\1"),
    (r"new action\s*[:,–-]\s*(.+?)", r"add \1"),
    (rf"change (?:the )?leads? (?:of|on|for) {_CODE} to (.+?)", r"assign \1 to \2"),
    (r"(?:re-?schedule|postpone|push back|put back"
     rf"|(?:change (?:the )?|new )(?:due )?(?:date|deadline) (?:of|for|on)) {_CODE}", r"move \1"),
    (rf"(?:rename|retitle) {_CODE} (?:to|as) (.+?)", r"set \1 title \2"),
    (rf"set {_CODE} (?:to |as )?((?:red|amber|green|complete)\b.*?)", r"update \1 \2"),
    (rf"(?:give|hand|pass|transfer|reassign)(?: over)? (?=\S*[a-z.]){_CODE}(?: over)? to"
     rf" {_NAME}",
     r"assign \1 to \2"),
    (r"(?:i (?:can|do|am|won)\b[^,.;]{0,40}[,.;]+ )?(?:so )?(?:give|hand|pass|transfer)(?: over)?"
     rf" {_MINE}(?: over)? to {_NAME}", r"hand over my actions to \1"),
    (rf"(?:a |my |this )?(?:comment|note){_ABOUT}{_SAYING}(.+?)", r"update \1 \2"),
    (r"(?:add|put|make|leave|log|record|pop|stick) (?:an? |my |this )?(?:quick )?"
     rf"(?:comment|note|update){_ABOUT}(?:{_SAYING}| )(.+?)", r"update \1 \2"),
    (rf"(?:add|note|log|record|write)(?: this)?{_ABOUT}{_SAYING}(.+?)", r"update \1 \2"),
    (r"(?:send|show|give|get)(?: me| us)? (?:the |our )?(?:meeting )?papers?", "export word"),
)  # fmt: skip
# From a lead these may be news of an action: "closed 24 Dec", "chase legal".
_OF_COORDINATORS = _compiled(
    (r"(?:(?:we|the offices?|offices?|everyone)(?: is| are|['’]re|['’]s)? )?closed"
     r" (?=.*\d)(?:from |on )?(.+)", r"settings closed \1"),
    (r"(?:(?:the|our) )?next (?:meeting|mtg)(?: is|['’]s| will be)(?: on)? (?=.*\d)(.+)",
     r"meeting \1"),
    (rf"(?:chase|nudge)(?: up)? (?:{_CODE}|{_NAME})", r"remind \1\2"),
)  # fmt: skip


def as_command(text: str, *, coordinates: bool = False) -> str:
    """The command that the words mean; "" where they are none of these.

    `coordinates`: whether whoever says them coordinates, and may mean what others don't.
    """
    if len(text) > LONGEST or "\n" in text:
        return ""
    for said, command in (*_WORDS, *(_OF_COORDINATORS if coordinates else ())):
        if found := said.fullmatch(text):
            return " ".join(found.expand(command).split())
    return ""
