"""What stands in the cells of a column, to check what its heading promises."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.papers.grid import Cell
from handlers.papers.openings import read_opening
from handlers.papers.states import Status, is_plain, read_status
from handlers.rules.dates.words import MONTH_SPELT
from handlers.rules.names.kinds import is_placeholder, looks_like_person
from handlers.rules.names.reading import read_leads

SAMPLE = 80

_DATE = re.compile(
    rf"\b\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d{{2,4}}\b|\b\d{{4}}-\d\d-\d\d\b|\b{MONTH_SPELT}\b"
    r"|\bq[1-4]\b|\b(?:spring|summer|autumn|winter)\b|\b20\d\d(?:\s?[/-]\s?\d\d(?:\d\d)?)?\b"
    r"|\bw/[ce]\b|\b\d{1,2}[/.]\d{1,2}\b",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"on-?\s?going|continu\w+|t\.?b\.?[ac]\.?|annual\w*|quarterly|monthly|weekly|as and when.*"
    r"|asap|immediate\w*|short\s?-?term|medium\s?-?term|long\s?-?term",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"[A-Za-z]{0,6}[\s./-]{0,2}\d{1,4}(?:[.\-/:]\s?\d{1,3}){0,3}\s?[.)]?(?:\s?\(?[a-z]{1,3}\)?)?[.:]?"
    r"|\(?[a-z]\)|\(?[ivx]{1,5}\)|[A-Z]{1,4}",
)
_GRADE = re.compile(r"[CDEFHLMS]", re.IGNORECASE)
_COLOURED = re.compile(r"r|red|amber|green", re.IGNORECASE)  # and so a C is no grade
_COUNT = re.compile(r"\d{1,3}")
_UNDER_WAY = re.compile(
    r"(?:in[ -]progress|under ?way|working on it|on-?going|started|open|live|active|on[ -]hold"
    r"|deferred|waiting(?: on .{1,30})?)\W*",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\d{1,3}(?:\.\d+)?\s*%")


@dataclass(frozen=True)
class Profile:
    """Shares from 0 to 1 of a column's filled cells that read as this or that; `length` is the
    middle length of their texts in characters. `unnamed` are cells that wait for a name, such as
    "tbc". `grades` says that single letters among them can't all be colours: a C, a D, an H.
    `counts` are bare numbers. `standings` say how the work stands and no more: "In progress".
    `tells_more` are cells with a colour and what is behind it: "Amber: draft with partners"."""

    count: int
    dates: float = 0.0
    names: float = 0.0
    statuses: float = 0.0
    codes: float = 0.0
    percents: float = 0.0
    long: float = 0.0
    different: float = 0.0
    length: float = 0.0
    unnamed: float = 0.0
    grades: bool = False
    tells_more: float = 0.0
    counts: float = 0.0
    standings: float = 0.0


def profile(cells: Sequence[Cell], key: Mapping[str, Status] | None = None) -> Profile:
    """The profile of a column by its first filled cells, with the words of the plan's own key."""
    key = key or {}
    filled = [cell for cell in cells if cell.own][:SAMPLE]
    if not filled:
        return Profile(0)
    n = len(filled)
    texts = [cell.text for cell in filled]
    return Profile(
        n,
        dates=sum(map(is_date_like, filled)) / n,
        names=sum(map(is_name_like, texts)) / n,
        statuses=sum(is_status_like(text, key) for text in texts) / n,
        codes=sum(map(is_code_like, texts)) / n,
        percents=sum(1 for t in texts if _PERCENT.fullmatch(t)) / n,
        long=sum(1 for t in texts if len(t) > 25) / n,
        different=len(set(texts)) / n,
        length=sum(map(len, texts)) / n,
        unnamed=sum(map(is_placeholder, texts)) / n,
        tells_more=sum(map(_tells_more, texts)) / n,
        counts=sum(1 for t in texts if _COUNT.fullmatch(t)) / n,
        standings=sum(1 for t in texts if is_plain(t) or _UNDER_WAY.fullmatch(t)) / n,
        grades=any(map(_GRADE.fullmatch, texts))
        and not any(t.casefold() in key or _COLOURED.fullmatch(t) for t in texts),
    )


def is_date_like(cell: Cell) -> bool:
    """Whether a cell is mostly a date, or one of the words that stand where a date should."""
    if cell.value is not None:
        return not isinstance(cell.value, int | float)
    text = cell.text.split("\n")[0].strip()
    if _STANDING.fullmatch(text):
        return True
    if len(text) > 60 or not _DATE.search(text):
        return False
    # "April Jones" is nobody's deadline, and "Sep-26" nobody.
    return any(sign.isdigit() for sign in text) or not looks_like_person(text)


def is_name_like(text: str) -> bool:
    """Whether a cell names people or bodies and says nothing else."""
    if is_placeholder(text):
        return False
    leads = read_leads(text)
    short = bool(leads) and len(text) <= 40 * max(len(leads), 1) and not _DATE.search(text)
    return short and any(looks_like_person(lead.name) for lead in leads)


def is_status_like(text: str, key: Mapping[str, Status] | None) -> bool:
    status = read_status(text, key)
    short = len(text) <= 40
    return short and (status.says_something or bool(status.asks) or status.unsure)


def _tells_more(text: str) -> bool:
    """Whether a cell goes on from a colour to what is behind it."""
    return read_opening(text, {}).rag is not None and not is_plain(text)


def is_code_like(text: str) -> bool:
    return len(text) <= 14 and _CODE.fullmatch(text.strip()) is not None
