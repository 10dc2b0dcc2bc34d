"""What a cell of leads says in more than names: handed on, one or the other, numbered, unsure."""

import re
from dataclasses import dataclass

from handlers.papers.columns import meaning_of
from handlers.papers.dittos import is_ditto
from handlers.papers.items import Line
from handlers.rules.names.kinds import looks_like_person
from handlers.rules.names.reading import LONGEST

_HANDED_ON = re.compile(r"->|=>|[→➔➜⇒]|(?<=\s)>(?=\s)")
_NOW = re.compile(r"(?i:\b(?:was|previously|formerly)\b)[^\n]{1,80}?\bnow\s+(?=[A-Z])")
_NOW_BESIDE = re.compile(r"[^\n]{1,80}?(?:,|;|\()\s*now\s+(?=[A-Z][^\s,;()]*(?:\s[^\n,;()]*)?\)?$)")
_OR = re.compile(r"\s+(?:and/)?or\s+|\s+/\s+or\s+", re.IGNORECASE)
_NUMBERED = re.compile(r"\s+(?=\(?(?:\d{1,2}|[b-h])[.)]\s+[A-Z])")
_BEGINS_NUMBERED = re.compile(r"\(?(?:1|a)[.)]\s")
_WAITS = re.compile(r"t\.?b\.?[acd]\.?\s{0,3}/\s{0,3}", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")


@dataclass(frozen=True)
class LeadCell:
    """The names alone, as a cell without more than names has them, and what is doubtful in it."""

    names: str
    doubt: str = ""


def lead_cell(text: str) -> LeadCell:
    """Those who lead by a cell: of who had it and who has it now the second, of several all."""
    text = text.strip()
    if not text or len(text) > LONGEST:
        return LeadCell(text)
    if is_ditto(text):
        return LeadCell("", "nobody stands above it, so I took no lead")
    whole = _IN_BRACKETS.fullmatch(text)
    text = whole.group(1) if whole else text
    if _BEGINS_NUMBERED.match(text):
        text = _NUMBERED.sub("\n", text)
    *before, last = _HANDED_ON.split(text)
    if before and last.strip():
        return LeadCell(last.strip(), f"handed on? I took {_said(last)}")
    now = _NOW.match(text) or _NOW_BESIDE.match(text)
    if now is not None:
        return LeadCell(text[now.end() :].rstrip(" )"))
    return _one_or_other(text)


_MARK = re.compile(r"[x✓✔√☑✅●•]|yes|y|lead", re.IGNORECASE)


def ticked_leads(line: Line) -> str:
    """Who leads where a heading over several names them and a mark says which: one a line."""
    found = []
    for column in line.columns.all:
        over, _, name = column.heading.partition(": ")
        if name and _MARK.fullmatch(line.row.cell(column.index).own.strip()):
            found += [name] if meaning_of(over) in ("lead", "organisation") else []
    return "\n".join(found)


def _one_or_other(text: str) -> LeadCell:
    either = [part.strip() for part in _OR.split(text)]
    if len(either) > 1 and all(map(looks_like_person, either)):
        return LeadCell("\n".join(either), "one of them, or all? I took all")
    waits = _WAITS.match(text)
    if waits and looks_like_person(text[waits.end() :]):
        name = text[waits.end() :]
        return LeadCell(name, f"not certain yet? I took {_said(name)}")
    if text.endswith("?") and looks_like_person(text.rstrip("? ")):
        name = text.rstrip("? ")
        return LeadCell(name, f"not certain yet? I took {_said(name)}")
    return LeadCell(text)


def _said(name: str) -> str:
    return " ".join(name.split())
