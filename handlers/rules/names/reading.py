"""Reads the names in a Lead cell: people and groups, with the organisation and post beside them.

Names stay spelt as printed. What names nobody ("tbc", "vacant") gives nobody.
"""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from handlers.rules.names.kinds import (
    WORD,
    is_group,
    is_handle,
    is_placeholder,
    is_post,
    looks_like_person,
    plain,
)
from handlers.rules.names.splits import BRACKET, DASH, split_names, with_posts_below
from handlers.rules.names.surnames import given_name_first
from handlers.rules.names.words import BODY_WORDS, GIVEN, NOBODY, SHORT_BODIES, TITLES

LeadKind = Literal["person", "group"]

# A cell longer than this is prose, and its names are not picked out of it.
LONGEST = 2_000

_BULLET = re.compile(r"^[\s•◦▪‣·*–—-]+|^\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s+")
_LABEL = re.compile(
    r"^(?:(?:overall|joint|main|project|action|strategic|operational)?\s*"
    r"(?:leads?|lead\s+officers?|owners?|responsible|officers?|by))\s*(?::|\s[-–—]\s)\s*",
    re.IGNORECASE,
)
_HELPER = re.compile(
    r"^(support(?:ed by|ing|s)?|with support from|deputy|assisted by|input from|partners?)"
    r"\s*(?::|\s[-–—])?\s+(?=[A-Z])",
    re.IGNORECASE,
)
# "Lead: Kim Lo Support: Jo Po", run together on one line.
_NEXT_LABEL = re.compile(r"(?<=\w) (?=(?:support(?:ed by|ing)?|deputy|lead)\s*:\s)", re.IGNORECASE)
_CARE_OF = re.compile(r"\s+c/o\s+([^,;/]+)", re.IGNORECASE)
_MAIL = re.compile(r"[<(\[]?\s*(?:mailto:)?[\w.+'-]+@[\w.-]+\.\w+\s*[>)\]]?", re.IGNORECASE)


@dataclass(frozen=True)
class LeadRead:
    """One name out of a Lead cell, spelt as printed; `organisation` and `post` are "" if unsaid.

    `email` is the address beside it, in lower case, "" where none stands there.
    """

    name: str
    kind: LeadKind = "person"
    organisation: str = ""
    post: str = ""
    email: str = field(default="", compare=False)  # with it or without, the name is the same


def emails_in(text: str) -> tuple[str, ...]:
    """The addresses in a text, in lower case, each once."""
    found = (_address(hit.group()) for hit in _MAIL.finditer(text[:LONGEST]))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=2048)
def read_leads(text: str) -> tuple[LeadRead, ...]:
    """The names in a cell, in their order, none twice; a cell that names nobody gives ()."""
    text = text.strip()
    if not text or len(text) > LONGEST or NOBODY.fullmatch(text):
        return ()
    found: dict[LeadRead, None] = {}
    text = given_name_first(_NEXT_LABEL.sub("\n", _with_mail_beside(_PHONE.sub("", text))))
    for line in with_posts_below(text.splitlines()):
        for lead in _read_line(_BULLET.sub("", line).strip()):
            found.setdefault(lead)
    # The first is the main lead: "Al Roe & Jo Hill (lead)".
    return tuple(sorted(found, key=lambda lead: lead.post.casefold() != "lead"))


def _with_mail_beside(text: str) -> str:
    """The text with an address put beside the name above it, where it is plain whose it is."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    mails = [i for i, line in enumerate(lines) if _MAIL.fullmatch(line)]
    if not mails or mails != list(range(1, 2 * len(mails), 2)):
        return text
    names = [line for i, line in enumerate(lines) if i not in mails]
    beside = [lines[i] for i in mails] + [""] * len(names)
    return "\n".join(f"{name} {mail}" for name, mail in zip(names, beside, strict=False))


def _read_line(line: str) -> list[LeadRead]:
    found = []
    for piece in split_names(_CARE_OF.sub(r" (care of \1)", _LABEL.sub("", line))):
        found += _read_labelled(_LABEL.sub("", piece))
    return found


def _read_labelled(piece: str) -> list[LeadRead]:
    """A name, with its part in the work where a word before it says so: "Support: Sam Lee"."""
    helper = _HELPER.match(piece)
    if helper is None or is_post(piece):
        return _read_piece(piece)
    said = helper.group(1).capitalize()
    return [_with_post(lead, said) for lead in _read_piece(piece[helper.end() :])]


def _with_post(lead: LeadRead, post: str) -> LeadRead:
    return lead if lead.post else replace(lead, post=post)


# "TBC - NHS": a body whose person is still to be found.
_OPENING_NOBODY = re.compile(
    r"^(?:t\.?b\.?[acd]\.?|vacant|vacancy|to be \w+)\s*[-–—:/,]\s*(?=\w)", re.IGNORECASE
)


_CLOSING_NOBODY = re.compile(r"\s[-–—]\s?(?:t\.?b\.?[acd]\.?|vacant|vacancy)$", re.IGNORECASE)
_PHONE = re.compile(
    r"[ ,]?\(?\b(?:(?:tel|phone|mob(?:ile)?|ext)\b[.:]?\s?[\d ]{3,14}\d"
    r"|0\d{2,4}[ -]?\d[\d ]{5,8})\)?",
    re.IGNORECASE,
)
_AROUND = " .,;:-–—*†"


def _read_piece(piece: str) -> list[LeadRead]:
    """One name with what stands beside it, or nobody."""
    mail = _MAIL.search(piece)
    name = _MAIL.sub(" ", piece).strip(_AROUND) if mail else piece.strip(_AROUND)
    email = _address(mail.group()) if mail else ""
    if not name and mail:
        return [LeadRead(mail.group().strip("<>()[] "), email=email)]
    beside = [b.strip() for b in BRACKET.findall(name) if b.strip()]
    name = " ".join(BRACKET.sub(" ", name).split())
    name = _CLOSING_NOBODY.sub("", _OPENING_NOBODY.sub("", name))
    if not name or NOBODY.fullmatch(name):
        return [_of_body(b) for b in beside if is_group(b) and not is_placeholder(b)][:1]
    people = _people_of_body(name, beside)
    if people:
        return people
    name, after = _cut_post(_SINCE.sub("", name))
    name, beside = _person_first(name, [*after, *beside])
    if NOBODY.fullmatch(name) or not WORD.search(name):
        return []
    lead = LeadRead(name, "group" if is_group(name) else "person", email=email)
    for words in beside:
        lead = _beside(lead, words)
    return [lead]


# "Kim Lo from 1/9/26": when is told elsewhere.
_SINCE = re.compile(r"\s(?:from|until|till|since|w\.?e\.?f\.?)\s\S*\d.*$", re.IGNORECASE)


def _people_of_body(name: str, beside: list[str]) -> list[LeadRead]:
    """The people named in brackets after a body: "Housing (Kim Lo and Jo Po)"."""
    inside = split_names(beside[0]) if len(beside) == 1 else []
    people = [words for words in inside if " " in words and looks_like_person(words)]
    if len(people) < 2 or len(people) < len(inside) or not is_group(name):
        return []
    return [LeadRead(person, organisation=name) for person in people]


def _address(text: str) -> str:
    return text.strip("<>()[] ").casefold().removeprefix("mailto:")


def _person_first(name: str, beside: list[str]) -> tuple[str, list[str]]:
    """A person named after the post or body: "Head of Housing – Jo Smith", "CVA (Carol Berry)"."""
    people = [words for words in beside if " " in words and looks_like_person(words)]
    if len(people) != 1 or (looks_like_person(name) and not _is_body_of(people[0], name)):
        return name, beside
    return people[0], [name, *(words for words in beside if words is not people[0])]


def _is_body_of(person: str, name: str) -> bool:
    """Whether a word is what somebody works for: "Licensing (K. Mbeki)", and not "Jo (Dr Hill)"."""
    formal = TITLES.match(person) is not None or re.match(r"[A-Z]\.?\s", person) is not None
    formal = formal or plain(person.split()[0]) in GIVEN
    return formal and " " not in name and plain(name) not in GIVEN


def _of_body(name: str) -> LeadRead:
    return LeadRead(name, "group")


def _cut_post(name: str) -> tuple[str, list[str]]:
    """Part a name from the post that follows it by a dash, a comma, "as", or nothing."""
    parts = re.split(rf"{DASH.pattern}|\s*,\s*|\s+as\s+", name, maxsplit=1)
    if len(parts) == 2 and parts[0] and (not is_group(parts[0]) or looks_like_person(parts[1])):
        return parts[0], [parts[1]]
    words = name.split()
    if any(word.endswith(("'s", "’s")) for word in words[:2]):  # "Kim Lee's team"
        return name, []
    if len(words) > 2 and plain(words[0]) in GIVEN and is_post(" ".join(words[2:])):
        return " ".join(words[:2]), [" ".join(words[2:])]
    if len(words) > 2 and TITLES.match(words[0]) is None and _is_body_after_name(words):
        return " ".join(words[:2]), [" ".join(words[2:])]
    return name, []


def _is_body_after_name(words: list[str]) -> bool:
    """ "Anne Lancaster TSA", "Jo Jones Police": a known given name, a surname, then a body."""
    rest = " ".join(words[2:])
    known = plain(words[0]) in GIVEN and plain(words[1]) not in BODY_WORDS
    return known and ((rest.isupper() and len(rest) > 1) or plain(words[-1]) in BODY_WORDS)


def _beside(lead: LeadRead, words: str) -> LeadRead:
    words = words.strip(" .,;:-–—")
    if not WORD.search(words) or NOBODY.fullmatch(words) or is_handle(words):
        return lead
    if is_post(words) or words.casefold() in ("lead", "support"):
        return lead if lead.post else replace(lead, post=words)
    if words.isupper() and len(words) == 2 and words not in SHORT_BODIES:
        return lead
    return lead if lead.organisation else replace(lead, organisation=words)
