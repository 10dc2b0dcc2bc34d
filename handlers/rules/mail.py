"""What of a message the sender wrote now: not the mail quoted below, nor a signature."""

from __future__ import annotations

import html
import re

_QUOTED_FROM = re.compile(
    r"^\s*(?:-{2,}\s*(?:original|forwarded) message|_{10,}\s*$|begin forwarded message"
    r"|on .{4,120}\bwrote:\s*$|from:\s.*@|from:\s.*\n\s*(?:sent|date|to):|.{0,80}\bwrote:\s*$"
    r"|sent from (?:my|outlook|yahoo|mail)|get outlook for|-- ?$|\*?from:\*? )",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"^\s*(?:this (?:e-?mail|message)\b.*\b(?:confidential|intended|recipient)|disclaimer\b"
    r"|confidentiality\b|please consider the environment|the information (?:contained )?in this)",
    re.IGNORECASE,
)
_GOODBYE = re.compile(
    r"^\s*(?:(?:kind|best|warm|kindest|many) (?:regards|wishes|thanks)|regards|kr|br|rgds|thanks"
    r"|thank you|cheers|ta|best|yours (?:sincerely|faithfully)|all the best|thx|sincerely"
    r"|with thanks|thanks and regards|many thanks and kind regards)[\s,.!x]*$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?i)^\s*(?:t(?:el)?|m(?:ob)?|e(?:mail)?|w(?:eb)?|phone|mobile|ext)\s?[:.]|@\w+\.|www\."
)
_NAME_LINE = re.compile(r"^\s*[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){0,3}\s*$")
_STRUCK = re.compile(r"(?<![\w~])~(?=\S)[^~\n]{1,200}~(?![\w~])")
_LINK_LABEL = re.compile(r"<(https?://[^\s<>|]{1,2000})\|([^<>|]{0,300})>")

# A line of a list or a digest, quoted with what is said of it: its code is all that is meant.
_ROW = re.compile(
    r"(?i)^[^\w#\n]{0,8}(?:(?:red|amber|green|complete|not rated)\s?·\s?)?"
    r"(#?[\w.\-/]{0,12}\d[\w.\-/]{0,12}) [^·\n\"”]{2,160}·[^·\n\"”]{2,80}· ?"
    r"(?:(?:was )?due [\w ]{1,30}|ongoing|no deadline)(?: · on hold)?"
    r"(?: · “[^”\n]{0,200}”(?: \([^)\n]{0,20}\))?)?(?: · \[?show\]?)?"
    r"\s?(?:[\"”]\s?[-–—:,]?|[-–—:]|\n|$)\s?"
)

_SENT_FROM = re.compile(
    r"(?i)(?<=[.!?\s])(?:sent from (?:my|outlook)|get outlook for)\b[\w .’'-]{0,40}\Z"
)


def own_words(text: str) -> str:
    """`text` as its sender meant it to be read, with entities undone and the mail's tail cut."""
    plain = html.unescape(html.unescape(text)).replace("\r\n", "\n").replace("\r", "\n")
    plain = plain.replace("\xa0", " ").replace("\u2028", "\n").replace("\x00", "")
    plain = _SENT_FROM.sub("", plain.rstrip())
    plain = _STRUCK.sub(" ", plain)
    plain = _LINK_LABEL.sub(r"\2", plain)
    return _ROW.sub(r"\1 ", _without_signature(_without_quotes(plain)).strip()).strip()


def _without_quotes(text: str) -> str:
    kept: list[str] = []
    begun = False
    lines = text.split("\n")
    for number, line in enumerate(lines):
        ahead = line + "\n" + lines[number + 1] if number + 1 < len(lines) else line
        if _QUOTED_FROM.match(line[:400]) or _QUOTED_FROM.match(ahead[:400]):
            if begun:
                break
            continue
        if not line.lstrip().startswith(">") and not line.lstrip().startswith("|>"):
            kept.append(line)
            begun = begun or bool(line.strip())
    return "\n".join(kept)


def _without_signature(text: str) -> str:
    lines = text.split("\n")
    begun = False
    for number, line in enumerate(lines):
        if not begun:
            begun = bool(line.strip())
            continue
        if _DISCLAIMER.match(line[:400]):
            return "\n".join(lines[:number])
        if _GOODBYE.match(line[:60]) and _looks_signed(lines[number + 1 : number + 6]):
            return "\n".join(lines[:number])
    return "\n".join(_without_name(_without_post(lines)))


def _looks_signed(after: list[str]) -> bool:
    """Whether what follows a goodbye is a name and an address, not more of the message."""
    filled = [line for line in after if line.strip()]
    if not filled:
        return True
    return bool(_NAME_LINE.match(filled[0][:60])) or _contact(filled)


def _contact(lines: list[str]) -> bool:
    return any(_CONTACT.search(line[:200]) for line in lines[:3])


def _without_post(lines: list[str]) -> list[str]:
    """Without a last paragraph that is a name, a post and an organisation, a line each."""
    last = max((at for at, line in enumerate(lines) if line.strip()), default=0)
    first = last
    while first and lines[first - 1].strip():
        first -= 1
    block = lines[first : last + 1]
    named = len(block) > 1 and bool(_NAME_LINE.match(block[0][:60])) and " " in block[0].strip()
    if not first or not named or block[0].split()[0].lower() in _STATUS_NAMES:
        return lines
    return lines[:first] if all(_is_post(line) for line in block[1:]) else lines


def _is_post(line: str) -> bool:
    small = ("of", "for", "and", "the", "&", "-", "–", "|", ",", "in", "to")
    told = line.split()
    return len(told) < 8 and (
        bool(_CONTACT.search(line[:200]))
        or all(word in small or word[0].isupper() or word[0].isdigit() for word in told)
    )


_STATUS_NAMES = frozenset({"green", "amber", "red", "blue", "complete", "completed", "done"})


def _without_name(lines: list[str]) -> list[str]:
    """A last line that is only a name of two words, or follows a blank line, is a signature."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if len(filled) < 2:
        return lines
    last = filled[-1]
    words = lines[last].split()
    if not _NAME_LINE.match(lines[last][:60]) or words[0].lower() in _STATUS_NAMES:
        return lines
    signed = last > 0 and not lines[last - 1].strip()
    return lines[:last] if signed and len(words) <= 3 else lines
