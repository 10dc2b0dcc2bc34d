"""Commands in the words that people use for them: "post the digest", "chase everyone"."""

from __future__ import annotations

import re

LONGEST = 400  # characters
_POLITE = r"(?:(?:please|pls|can|could|would|will|may|you|we|i|chaser|hi|ok|okay|just|now)[\s,]+)*"
_END = r"(?:[\s,]+(?:now|please|pls|thanks|thank you|ta|again|today))*[\s.!?]*"
_DIGEST = r"(?:(?:the|our|a|latest|new) )*(?:rag )?digest"
_CODE = r"(#?[\w.\-/]*\d[\w.\-/]*)"
_WORDS = tuple(
    (re.compile(rf"\W*{_POLITE}(?:{said}){_END}", re.IGNORECASE), command)
    for said, command in (
        (rf"(?:post|publish|send out|share) {_DIGEST}(?: (?:in|to) the channel)?", "digest post"),
        (rf"(?:show|send|give|have|see|get)(?: me| us)? {_DIGEST}", "digest"),
        (r"(?:chase|nudge|remind)(?: up)? (?:everyone|everybody|all(?: the)? leads)",
         "remind everyone"),
        (r"cancel (?:(?:the|our|next) )+(?:meeting|mtg)((?: on)? [\w ]*\d[\w ]*?)?",
         r"meeting cancel\1"),
        (r"new action\s*[:,–-]\s*(.+?)", r"add \1"),
        (rf"change (?:the )?leads? (?:of|on|for) {_CODE} to (.+?)", r"assign \1 to \2"),
        (rf"(?:rename|retitle) {_CODE} (?:to|as) (.+?)", r"set \1 title \2"),
        (rf"set {_CODE} (?:to |as )?((?:red|amber|green|complete)\b.*?)", r"update \1 \2"),
    )
)  # fmt: skip


def as_command(text: str) -> str:
    """The command that the words mean; "" where they are none of these."""
    if len(text) > LONGEST or "\n" in text:
        return ""
    for said, command in _WORDS:
        if found := said.fullmatch(text):
            return " ".join(found.expand(command).split())
    return ""
