"""Tells what a row under a header is: work, a heading, more of the row above, a note, a total."""

import re
from collections.abc import Sequence
from typing import Literal

from handlers.papers.codes import is_child, leading_code
from handlers.papers.grid import Row
from handlers.papers.keys import fill_entries, learn_line, letter_of_colour, named_entry, opens_key
from handlers.papers.profile import is_code_like
from handlers.papers.recognise import Columns

RowKind = Literal["action", "heading", "more", "again", "news", "note", "total", "key", "empty"]

LONGEST_HEADING = 200

_TOTAL = re.compile(
    r"(?:grand\s+|sub-?\s?)?totals?\b.{0,40}|(?:programme|overall|plan)\s+average"
    r"|(?:count|number) of actions.{0,40}"
    r"|(?:b?rag|status)\s(?:status\s)?(?:summary|totals?|counts?)"
    r"|(?:total\s+|all\s+)?(?:actions|tasks|number)\s+(?:completed?|open|closed|outstanding|overdue)"
    r"\s*[:=-]?\s*\d*",
    re.I,
)
# The sum or the average under a column, with no word beside it.
_SUM = re.compile(r"[£$€]?\s?\d[\d,.]*\s*(?:%|[km]\b)?", re.I)
# Who answers for all that stands below heads nothing.
NAMES_LEAD = re.compile(
    r"(?:(?:overall|theme|outcome|objective|strategic|executive|senior|section)\s+)?"
    r"(?:accountable|responsible|leads?|owners?|sponsors?|sro|lead\s+officer|chair(?:ed\s+by)?)"
    r"\s?:\s?\S.{0,100}",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:notes?\b|nb\b|n\.b\.|\*|sources?\s*:|key\b|legend\b|rag key|(?:last\s+)?updated\b"
    r"|version\b|page\s+\d|prepared\s+by|author\b|end\s+of\b|see\s+also|©|contact\s*:|produced\s+by"
    r"|date\s*:|signed\b|approved\s+by|printed\b|next\s+review|for\s+more\s+info).*",
    re.IGNORECASE | re.DOTALL,
)
# A row across the table with how the action above it stands heads nothing.
_NEWS = re.compile(
    r"(?:(?:latest|current)\s+)?(?:progress|updates?|comments?|position|news)\b[^:]{0,30}:\s*\S",
    re.IGNORECASE,
)
_TEXT_MEANINGS = frozenset({"comment", "lead", "deadline", "revised", "rag", "organisation"})


def kind_of_row(row: Row, columns: Columns, later: Sequence[Row], *, opens: bool) -> RowKind:
    """What the row is, given the rows after it; `opens` says that a header comes next."""
    filled = row.filled
    if not filled:
        return "empty"
    texts = set(row.texts)
    first = row.texts[0]
    if _TOTAL.fullmatch(first) and len(filled) <= len(columns.all):
        return "total"
    if _is_key(row, columns):
        return "key"
    if len(texts) == 1 and opens:
        short = len(first) <= LONGEST_HEADING and not (first.endswith(".") and len(first) > 90)
        heads = short and not _NOTE.fullmatch(first) and not NAMES_LEAD.fullmatch(first)
        return "heading" if heads else "note"
    if len(texts) == 1:
        return _kind_of_single(row, columns, first, filled[0], later)
    if _is_coded_heading(row, columns, filled, later):
        return "heading"
    return _kind_of_full(row, columns)


def _is_key(row: Row, columns: Columns) -> bool:
    """Whether the row explains a colour: "Red – off track", or a filled cell and a word by it."""
    if len(row.filled) > 6:
        return False
    if named_entry(row) or letter_of_colour(row):
        return True
    if fill_entries(row):
        title = columns.index("action")
        return title is None or not row.cell(title).own or len(row.filled) == 1
    under = opens_key(row.texts[0])
    entries = sum(learn_line({}, row.cell(i).own, under=under) for i in row.filled)
    opens = under or learn_line({}, row.texts[0])
    return opens and entries * 2 >= len(row.filled)


def _kind_of_single(
    row: Row, columns: Columns, text: str, column: int, later: Sequence[Row]
) -> RowKind:
    """What a row is that holds one text alone, in one cell or merged across."""
    if _NOTE.fullmatch(text) or NAMES_LEAD.fullmatch(text):
        return "note"
    if _NEWS.match(text):
        return "news" if columns.each("comment") else "note"
    if column and _SUM.fullmatch(text):
        return "total"
    meaning = next((c.meaning for c in columns.all if c.index == column), "other")
    wide = row.cell(column).span > 1
    if not wide and meaning in _TEXT_MEANINGS:
        return "more"
    if len(text) > LONGEST_HEADING or (text.endswith(".") and len(text) > 90):
        return "note"
    if wide or meaning not in ("action", "coarse"):
        word = text.isalpha() and len(text) > 3 and _leads_on(text, later)
        return "note" if is_code_like(text) and not wide and not word else "heading"
    return _heading_or_action(row, columns, text, column, later)


def _heading_or_action(
    row: Row, columns: Columns, text: str, column: int, later: Sequence[Row]
) -> RowKind:
    """A text alone in the column of the work: a heading where it looks unlike the work below."""
    peers = [r.cell(column) for r in later if len(r.filled) > 1][:40]
    if not peers:
        return "action"
    cell = row.cell(column)
    bold = sum(peer.bold for peer in peers) * 2 < len(peers)
    plain = sum(peer.fill == cell.fill for peer in peers) * 2 >= len(peers)
    if (cell.bold and bold) or (cell.fill and not plain):
        return "heading"
    if text.isupper() and not any(peer.text.isupper() for peer in peers):
        return "heading"
    code = columns.index("code")
    coded = code is not None and all(r.cell(code).own for r in later[:5] if len(r.filled) > 1)
    if coded and not row.cell(code or 0).own:
        return "heading"
    return "heading" if column == 0 and _leads_on(text, later) else "action"


def _leads_on(text: str, later: Sequence[Row]) -> bool:
    """Whether a short text with nothing beside it, be it there twice, opens a run of full rows."""
    following = next((row for row in later if row.texts != [text]), None)
    short = len(text) <= 100 and not text.endswith(".")
    return short and following is not None and len(following.filled) > 2


def _is_coded_heading(row: Row, columns: Columns, filled: list[int], later: Sequence[Row]) -> bool:
    """Whether a code and a title stand alone, over rows with codes below that one."""
    code, title = columns.index("code"), columns.index("action")
    if code is None or title is None or len(filled) != 2 or filled != sorted((code, title)):
        return False
    own = row.cell(code).own
    if row.cell(title).span > 1 and leading_code(f"{own} x"):
        return True
    following = next((r.cell(code).own for r in later if r.filled), "")
    return is_child(following, own)


# What stands in minutes beside an item that nothing is to be done about.
_NO_WORK = re.compile(
    r"\W*(?:none|nil|n/?a|no\s+(?:further\s+)?actions?(?:\s+\w+)?|(?:to\s+|to\s+be\s+)?noted?"
    r"|for\s+(?:info\w*|noting))?\W*",
    re.IGNORECASE,
)


# What stands at the end of a form, with a name beside it.
_SIGNED = re.compile(
    r"(?:signed(?:[ -]off)?|approved|authorised|prepared|completed)\s+by\s?:", re.IGNORECASE
)


def _has_no_work(row: Row, columns: Columns) -> bool:
    """Whether nothing is to be done, by nobody and at no time: "1, Apologies", "AOB, none"."""
    title, code = columns.index("action"), columns.index("code")
    told = ("lead", "organisation", "deadline", "revised", "rag", "state", "percent", "comment")
    if title is not None and _SIGNED.fullmatch(row.cell(title).own):
        return True
    if title is None or row.cell(title).inherited or not _NO_WORK.fullmatch(row.cell(title).own):
        return False
    if not row.cell(title).own and (code is None or not is_code_like(row.cell(code).own)):
        return False
    work = [c.index for meaning in (*told, "coarse") for c in columns.each(meaning)]
    return not any(row.cell(i).text for i in work)


def _kind_of_full(row: Row, columns: Columns) -> RowKind:
    title, coarse = columns.index("action"), columns.index("coarse")
    code = columns.index("code")
    if _has_no_work(row, columns):
        return "note"
    if title is not None and row.cell(title).own:
        return "action"
    if title is not None and row.cell(title).inherited == "down":
        due = columns.index("deadline")
        return "again" if due is not None and row.cell(due).own else "more"
    if code is not None and row.cell(code).own:
        words = row.cell(code).own
        return "action" if is_code_like(words) or len(words) > LONGEST_HEADING else "heading"
    return "action" if coarse is not None and row.cell(coarse).own else "more"
