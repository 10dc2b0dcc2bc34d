"""Reads the names in a Lead cell: people and groups, with the organisation and post beside them.

Names stay spelt as printed. What names nobody ("tbc", "vacant") gives nobody.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from handlers.rules.name_words import (
    BODY_HEADS,
    BODY_WORDS,
    GIVEN,
    NOBODY,
    POST_WORDS,
    SHORT_BODIES,
    TITLES,
)

LeadKind = Literal["person", "group"]

# A cell longer than this is prose, and its names are not picked out of it.
LONGEST = 2_000

_BULLET = re.compile(r"^[\s•◦▪‣·*–—-]+|^\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s+")
_LABEL = re.compile(
    r"^(?:(?:overall|joint|main|project|action|strategic|operational)?\s*"
    r"(?:leads?|lead\s+officers?|owners?|responsible|officers?|by))\s*:\s*",
    re.IGNORECASE,
)
_HELPER = re.compile(
    r"^(support(?:ed by|ing|s)?|with support from|deputy|assisted by|input from|partners?)"
    r"\s*:?\s+(?=[A-Z])",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[<(\[]?\s*(?:mailto:)?[\w.+'-]+@[\w.-]+\.\w+\s*[>)\]]?", re.IGNORECASE)
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]?\s*")
_DASH = re.compile(r"\s+[-–—]+\s*|\s*[–—]+\s+|(?<=[a-z])[–—](?=[A-Z])|\s*:\s+")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_NAME_WORD = re.compile(
    r"(?:[A-ZÀ-ÞŁŚŻ][\w'’-]*\.?|de|van|von|der|den|la|le|al|bin|ap|ab|y|da|di)$"
)


@dataclass(frozen=True)
class LeadRead:
    """One name out of a Lead cell, spelt as printed; `organisation` and `post` are "" if unsaid."""

    name: str
    kind: LeadKind = "person"
    organisation: str = ""
    post: str = ""


@lru_cache(maxsize=2048)
def read_leads(text: str) -> tuple[LeadRead, ...]:
    """The names in a cell, in their order, none twice; a cell that names nobody gives ()."""
    text = text.strip()
    if not text or len(text) > LONGEST or NOBODY.fullmatch(text):
        return ()
    found: dict[LeadRead, None] = {}
    for line in text.splitlines():
        for lead in _read_line(_BULLET.sub("", line).strip()):
            found.setdefault(lead)
    return tuple(found)


def is_placeholder(text: str) -> bool:
    """Whether a cell says that somebody is still to be found: "tbc", "vacant", "to be agreed"."""
    return bool(text.strip()) and NOBODY.fullmatch(text.strip()) is not None


def looks_like_person(text: str) -> bool:
    """Whether the text is written like one person's name: "Ruth S", "Cllr Jo O'Neill", "JJ"."""
    text = text.strip()
    bare = TITLES.sub("", text, count=1).strip() if TITLES.match(text) else text
    words = bare.split()
    if not words or len(words) > 4 or not all(_NAME_WORD.match(word) for word in words):
        return False
    if bare != text:
        return True
    if any(_plain(word) in BODY_WORDS | POST_WORDS for word in words):
        return False
    if len(words) == 1:
        return _is_one_word_person(words[0])
    return not all(word.isupper() and len(word) > 2 for word in words)


def is_group(text: str) -> bool:
    """Whether a name stands for more than one person or for a body: "All", "LEOs", "TSA"."""
    if looks_like_person(text):
        return False
    words = [_plain(word) for word in _WORD.findall(text)]
    if not words:
        return True
    if _is_post(text):
        return words[-1].endswith("s") and words[-1].removesuffix("s") in POST_WORDS
    two_words = len(words) in (2, 3) and words[0] in GIVEN
    return not two_words


def _is_one_word_person(word: str) -> bool:
    letters = re.sub(r"[^\w]", "", word)
    if letters.isupper():
        return len(letters) == 2 and letters not in SHORT_BODIES
    return (word[1:].islower() and len(word) > 1 and not word.endswith("s")) or _plain(
        word
    ) in GIVEN


def _plain(word: str) -> str:
    return word.strip(".,;:'’").casefold()


def _is_post(text: str) -> bool:
    """Whether the text is a post: its head noun is one: "Head of Housing"."""
    head = re.split(r"\s+(?:of|for|to|in|at)\s+|\s*[,(]\s*", text.strip(), maxsplit=1)[0]
    words = [_plain(word) for word in _WORD.findall(head)]
    return bool(words) and (words[-1] in POST_WORDS or words[-1].removesuffix("s") in POST_WORDS)


def _read_line(line: str) -> list[LeadRead]:
    line = _LABEL.sub("", line)
    helper = _HELPER.match(line)
    if helper and not _is_post(line):
        said = helper.group(1).capitalize()
        return [_with_post(lead, said) for lead in _read_line(line[helper.end() :])]
    found = []
    for piece in _split(line):
        found += _read_piece(piece)
    return found


def _with_post(lead: LeadRead, post: str) -> LeadRead:
    return lead if lead.post else replace(lead, post=post)


def _split(line: str) -> list[str]:
    """Cut a line where one name ends and the next begins, never inside brackets."""
    pieces = [""]
    titled = _shared_title(line)
    for token in _tokens(line):
        joiner = _JOINERS.fullmatch(token)
        if joiner is None:
            pieces[-1] += token
        else:
            pieces.append(token)
            pieces.append("")
    return [_titled(piece, titled, i) for i, piece in enumerate(_joined(pieces)) if piece.strip()]


_JOINERS = re.compile(
    r"\s*[;/+|]\s*|\s*,\s*(?:and\s+)?|\s+(?:and|&|with|plus|then)\s+|\s+&\s+", re.I
)
_TOKEN = re.compile(rf"\([^)]*\)?|\[[^\]]*\]?|{_JOINERS.pattern}|[^\s;/+|,(\[]+|\s+", re.I)


def _tokens(line: str) -> list[str]:
    return _TOKEN.findall(line)


def _joined(pieces: list[str]) -> list[str]:
    """Put back together what a joiner only seemed to part: "Head of Housing and Health"."""
    out = [pieces[0]]
    for i in range(1, len(pieces) - 1, 2):
        joiner, right = pieces[i], pieces[i + 1]
        if _belongs_together(out[-1], joiner.strip().casefold(), right):
            out[-1] += joiner + right
        else:
            out.append(right)
    return out


def _belongs_together(left: str, joiner: str, right: str) -> bool:
    left, right = left.strip(), right.strip()
    if not left or not right:
        return False
    if joiner == "/" and _is_not_applicable(left, right):
        return True
    if joiner.startswith(","):
        return _is_suffix_of_name(left, right)
    if joiner in ("and", "&"):
        return _is_one_name(left, right)
    return False


def _is_not_applicable(left: str, right: str) -> bool:
    return left.casefold() == "n" and right.casefold().startswith("a")


def _is_suffix_of_name(left: str, right: str) -> bool:
    """Whether what stands after a comma is the post or body of the person before it."""
    name = _DASH.split(_BRACKET.sub(" ", left).strip(), maxsplit=1)[0]
    if not looks_like_person(name) or "," in left:
        return False
    if _is_post(right):
        return True
    return _WORD.match(right) is not None and is_group(right) and " " in name.strip()


def _is_one_name(left: str, right: str) -> bool:
    """Whether "and" stands inside one name: a post's or a body's, "Housing and Health Team"."""
    tail = _tail_after_dash(left)
    head = _DASH.split(_BRACKET.sub(" ", right).strip(), maxsplit=1)[0].strip()
    if (looks_like_person(head) and " " in head) or _starts_anew(right):
        return False
    if tail is not None:
        return True
    if looks_like_person(_BRACKET.sub(" ", left).strip()):
        return False
    return _is_half_of_body(left, head)


def _tail_after_dash(text: str) -> str | None:
    """The post or body after a name's dash or comma, None where there is none."""
    parts = re.split(rf"{_DASH.pattern}|,\s*", text, maxsplit=1)
    return parts[1] if len(parts) == 2 and looks_like_person(parts[0]) else None


def _starts_anew(right: str) -> bool:
    """Whether the words name somebody by themselves: "commissioners", "all partners"."""
    words = [_plain(word) for word in _WORD.findall(right)]
    if not words:
        return False
    everyone = words[0] in ("all", "other", "others", "various", "partners", "partner")
    return everyone or (right.strip()[:1].islower() and len(words) == 1)


def _is_half_of_body(left: str, right: str) -> bool:
    """Whether two halves make one body or post: the last word of the second heads them both."""
    ending = [_plain(word) for word in _WORD.findall(right)]
    opening = [_plain(word) for word in _WORD.findall(left)]
    if not ending or not opening:
        return False
    if _is_post(left) and " of " in f" {left} ":
        return not _is_post(right)
    heads = ending[-1] in BODY_HEADS or _is_post(right)
    return heads and len(ending) > 1 and opening[-1] not in BODY_HEADS and not _is_post(left)


def _shared_title(line: str) -> str:
    """The title that a plural one gives to each name after it: "Cllrs Shah & Lee"."""
    match = re.match(r"(cllr|clr|councillor|dr|pc)s\b\.?", line, re.IGNORECASE)
    return match.group(1) if match else ""


def _titled(piece: str, title: str, position: int) -> str:
    piece = piece.strip()
    if not title:
        return piece
    if position == 0:
        bare = TITLES.sub("", piece, count=1).strip()
        return f"{title} {bare}" if bare else piece
    return piece if TITLES.match(piece) else f"{title} {piece}"


def _read_piece(piece: str) -> list[LeadRead]:
    """One name with what stands beside it, or nobody."""
    mail = _MAIL.search(piece)
    name = _MAIL.sub(" ", piece).strip(" .,;:-–—") if mail else piece.strip(" .,;:-–—")
    if not name and mail:
        return [LeadRead(mail.group().strip("<>()[] "))]
    beside = [b.strip() for b in _BRACKET.findall(name) if b.strip()]
    name = " ".join(_BRACKET.sub(" ", name).split())
    if not name or NOBODY.fullmatch(name):
        return [_of_body(b) for b in beside if is_group(b) and not is_placeholder(b)][:1]
    name, after = _cut_post(name)
    if NOBODY.fullmatch(name):
        return []
    lead = LeadRead(name, "group" if is_group(name) else "person")
    for words in [*after, *beside]:
        lead = _beside(lead, words)
    return [lead]


def _of_body(name: str) -> LeadRead:
    return LeadRead(name, "group")


def _cut_post(name: str) -> tuple[str, list[str]]:
    """Part a name from the post that follows it by a dash, a comma, "as", or nothing."""
    parts = re.split(rf"{_DASH.pattern}|\s*,\s*|\s+as\s+", name, maxsplit=1)
    if len(parts) == 2 and parts[0] and not is_group(parts[0]):
        return parts[0], [parts[1]]
    words = name.split()
    if len(words) > 2 and _plain(words[0]) in GIVEN and _is_post(" ".join(words[2:])):
        return " ".join(words[:2]), [" ".join(words[2:])]
    if len(words) > 2 and TITLES.match(words[0]) is None and _is_body_after_name(words):
        return " ".join(words[:2]), [" ".join(words[2:])]
    return name, []


def _is_body_after_name(words: list[str]) -> bool:
    """ "Anne Lancaster TSA", "Jo Jones Police": a known given name, a surname, then a body."""
    rest = " ".join(words[2:])
    known = _plain(words[0]) in GIVEN and _plain(words[1]) not in BODY_WORDS
    return known and ((rest.isupper() and len(rest) > 1) or _plain(words[-1]) in BODY_WORDS)


def _beside(lead: LeadRead, words: str) -> LeadRead:
    words = words.strip(" .,;:-–—")
    if not words or NOBODY.fullmatch(words):
        return lead
    if _is_post(words) or words.casefold() in ("lead", "support"):
        return lead if lead.post else replace(lead, post=words)
    if words.isupper() and len(words) == 2 and words not in SHORT_BODIES:
        return lead
    return lead if lead.organisation else replace(lead, organisation=words)
