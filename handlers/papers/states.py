"""Reads a status only as far as it is stated: words, letters, signs, fills, the plan's own key."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from handlers.papers.boxes import ticked_of
from handlers.papers.plan import Rag, State
from handlers.rules.dates.words import MONTH, MONTH_SPELT


@dataclass(frozen=True)
class Status:
    """What a cell states. `unsure` says that it speaks of a status without settling on one.

    `asks` names a colour (blue, grey …) that only the plan's key could explain.
    """

    rag: Rag | None = None
    state: State | None = None
    not_started: bool = False
    unsure: bool = False
    asks: str = ""

    @property
    def says_something(self) -> bool:
        return bool(self.rag or self.state or self.not_started)


SILENT = Status()
_UNSURE = Status(unsure=True)

_SIGNS = {
    "🟢": " green ", "🟩": " green ", "💚": " green ", "🟡": " amber ", "🟠": " amber ",
    "🔶": " amber ", "🟧": " amber ", "🟨": " amber ", "🔴": " red ", "🟥": " red ", "❗": " ",
    "🔵": " blue ", "🟦": " blue ", "✅": " complete ", "✔": " complete ", "☑": " complete ",
    "✓": " complete ", "\ufe0f": "", "⬜": " ", "⚪": " ", "☐": " ",
}  # fmt: skip
COLOURS = {
    "red": "red", "r": "red", "amber": "amber", "a": "amber", "yellow": "amber",
    "orange": "amber", "green": "green", "g": "green", "blue": "blue", "b": "blue",
    "grey": "grey", "gray": "grey", "purple": "purple", "black": "black",
    "white": "white",
}  # fmt: skip
_RAGS: dict[str, Rag] = {"red": "red", "amber": "amber", "green": "green"}

_COMPLETE = (
    r"(?:(?:this|the)\s+)?(?:action|task|work|project)?\s*"
    r"(?:is|has been|have been|was|now|all|fully|successfully)?\s*"
    r"(?:now\s+|been\s+|fully\s+)?"
    r"(?:completed?|done|finished|achieved|delivered|implemented|closed|discharged|concluded)"
    r"(?:\s*(?:and|&|/|,|-)?\s*(?:closed|complete[d]?|signed\s+off|embedded|done))?"
)
_DROPPED = (
    r"(?:action\s+|task\s+|now\s+|has\s+been\s+|been\s+)*(?:discontinued|cancelled|canceled"
    r"|withdrawn|superseded|dropped|removed|abandoned|no\s+longer\s+(?:required|needed"
    r"|being\s+pursued|pursued|applicable)|not\s+(?:being\s+)?pursued|will\s+not\s+be\s+pursued)"
    # By somebody: "dropped by 20%" tells of a number, "removed by March" of what is hoped for.
    r"(?:\s+by\s+(?!\d|half\b|a\s+(?:third|quarter|half)\b|the\s+end\b|end\b|early\b|mid\b|late\b"
    rf"|{MONTH_SPELT}\b)\S.{{0,40}})?"
)
_NOT_STARTED = (
    r"(?:not\s+(?:yet\s+)?(?:started|begun|commenced|due(?:\s+to\s+start)?(?:\s+yet)?)"
    r"|yet\s+to\s+(?:start|begin|commence)|to\s+(?:start|commence)|un-?started|n/s)"
)
_PHRASES: tuple[tuple[re.Pattern[str], Status], ...] = tuple(
    (re.compile(rule, re.IGNORECASE), status)
    for rule, status in (
        (_COMPLETE, Status(state="complete")),
        (_DROPPED, Status(state="discontinued")),
        (_NOT_STARTED, Status(not_started=True)),
        (r"on\s*-?\s*(?:track|target|schedule)|going\s+(?:well|to\s+plan)", Status(rag="green")),
        (r"at\s+risk|needs?\s+attention|some\s+slippage|slipping", Status(rag="amber")),
        (r"off\s*-?\s*(?:track|target|schedule)|needs?\s+(?:urgent\s+)?action|stuck|blocked|stalled"
         r"|not\s+on\s+(?:track|target|schedule)", Status(rag="red")),
    )
)  # fmt: skip
_PREFIX = re.compile(r"(?:(?:rag\s*)?status|b?rag)\s*[:=-]\s*", re.IGNORECASE)
_UNDER_WAY = re.compile(
    r"(?:in\s+progress|on-?\s?going|under\s?way|started|open)\s*[-–—:,/(]\s*"
    r"(?=(?:on|off)\s+t|at\s+risk|red\b|amber\b|green\b)",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:if|but|subject|should|unless|depend\w*|hope\w*|except|once|not|however|nearly|almost"
    r"|mostly|partly|partially|part|awaiting|until|pending|likely|could|may|might|was|apart)\b"
    r"|n't\b|\?",
    re.IGNORECASE,
)
# On track and late is neither; "no delays" is.
_LATE = re.compile(
    r"(?<!\bno )(?<!without )(?<!without any )(?<!\bno further )"
    r"\b(?:delay(?:s|ed)?|slipp(?:ed|ing|age)|behind)\b",
    re.IGNORECASE,
)
_AFTER_STATUS = re.compile(r"\s*(?:[-–—:;,.(\n/|]|\bfor\b|\bto\b|\bwith\b|\bon\b|\bin\b|\bby\b)")
_EARLIER = re.compile(
    r"\(?\s*\b(?:was|prev(?:ious(?:ly)?)?\.?|formerly|last\s+(?:time|quarter|month|period)|from)"
    r"\s*:?\s*[a-z]+\s*\)?",
    re.IGNORECASE,
)
_ARROW = re.compile(r"\s*(?:→|->|=>|➔|➜|⇒|>|\bnow\b)\s*")
_MARKS = re.compile(r"^[\s\W]+|[\s.!*:;,)(\]\[↑↓→←↔⬆⬇▲▼-]+$")


def read_status(text: str, key: Mapping[str, Status] | None = None) -> Status:
    """What a status cell states, by the plan's own key where it has one."""
    return _read_status(text, key) if key else _read_by_custom(text)


@lru_cache(maxsize=2048)
def _read_by_custom(text: str) -> Status:
    return _read_status(text, {})


def _read_status(text: str, key: Mapping[str, Status]) -> Status:
    text = ticked_of(text)
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    first, _, rest = text.replace("’", "'").strip().partition("\n")
    whole = _read_whole(" ".join(first.split()), key) if rest else None
    if whole is not None and not _colours_in(rest):
        return whole
    text = _PREFIX.sub("", " ".join(text.replace("’", "'").split()))
    text = _UNDER_WAY.sub("", text)
    if not text:
        return SILENT
    status = _read_whole(text, key) or _read_start(text, key)
    return _UNSURE if status == SILENT and _speaks_of_status(text) else status


def is_plain(text: str) -> bool:
    """Whether a status cell holds a colour or an agreed phrase and not a word more."""
    bare = bare_words(" ".join(text.split()))
    return bare in COLOURS or any(rule.fullmatch(bare) for rule, _ in _PHRASES)


def whole_status(text: str, key: Mapping[str, Status]) -> Status:
    """The status of a text that holds nothing else; SILENT where it holds more."""
    return _read_whole(" ".join(text.split()), key) or SILENT


def _colours_in(text: str) -> set[str]:
    return {COLOURS[w] for w in re.findall(r"[a-z]{3,}", text.casefold()) if w in COLOURS}


def _speaks_of_status(text: str) -> bool:
    return bool(_colours_in(text)) or re.search(r"\b(?:complete|on track)", text, re.I) is not None


def _read_whole(text: str, key: Mapping[str, Status]) -> Status | None:
    """The status of a cell that holds nothing else, None where it holds more."""
    if _ARROW.search(text):
        parts = _ARROW.split(text)
        if all(bare_words(part.removeprefix("was ")) in COLOURS for part in parts):
            return of_colour(COLOURS[bare_words(parts[-1])], key)
    bare = bare_words(_EARLIER.sub("", text) or text)
    if bare in key and bare not in COLOURS:
        return _UNSURE if "?" in text else key[bare]
    if bare in COLOURS:
        return _UNSURE if "?" in text else of_colour(COLOURS[bare], key)
    colours = [word for word in re.split(r"[\s/\\,&+-]+|\bor\b|\band\b|\bto\b", bare) if word]
    if len(colours) > 1 and all(word in COLOURS for word in colours):
        same = {COLOURS[word] for word in colours}
        return of_colour(same.pop(), key) if len(same) == 1 else _UNSURE
    return _read_phrase(bare, text) or _unless_silent(whole_comment(text))


def _unless_silent(status: Status) -> Status | None:
    return status if status.says_something else None


def bare_words(text: str) -> str:
    """A cell's words without the marks around them, in small letters."""
    return _MARKS.sub("", text).casefold()


def _read_phrase(bare: str, text: str) -> Status | None:
    for rule, status in _PHRASES:
        if rule.fullmatch(bare):
            return _UNSURE if "?" in text else status
    return None


def _read_start(text: str, key: Mapping[str, Status]) -> Status:
    """The status that a longer cell opens with: "Amber - waiting on Cabinet"."""
    opening = re.match(r"([A-Za-z]+)\b", text, re.I)
    if opening and opening.group(1).casefold() in COLOURS:
        return _explained(of_colour(COLOURS[opening.group(1).casefold()], key), text, opening)
    own = next((words for words in key if text.casefold().startswith(words)), "")
    if own and own not in COLOURS and re.match(r"\s+[-–—]\s|\s*[:(]", text[len(own) :]):
        return _after(key[own], text, len(own), letter=False)
    for rule, status in _PHRASES:
        match = rule.match(text)
        if match and match.end():
            return _after(status, text, match.end(), letter=False)
    return SILENT


def _explained(status: Status, text: str, opening: re.Match[str]) -> Status:
    """A colour with what follows it; one without a meaning of its own takes that of its words."""
    words = re.match(r"\s*[-–—:(]\s*(.+)", text[opening.end() :])
    if status.asks and words:
        said = _read_phrase(bare_words(words.group(1)), words.group(1))
        return said or status
    if words and _is_done_in_green(status, words.group(1)):
        return Status(state="complete")
    if words and len(opening.group(1)) > 1 and "?" not in text and not _colours_in(words.group(1)):
        # A colour set off by a dash or colon is said outright; what follows only explains it.
        return status
    return _after(status, text, opening.end(), letter=len(opening.group(1)) == 1)


def _is_done_in_green(status: Status, words: str) -> bool:
    """Whether nothing is said beside Green but that it is done: "Green - complete"."""
    said = _read_phrase(bare_words(words), words)
    return status.rag == "green" and said is not None and said.state == "complete"


def _after(status: Status, text: str, end: int, *, letter: bool) -> Status:
    """The status, unless what follows it takes it back or shows that it was no status."""
    rest = _DAY_NEXT.sub("", text[end:], count=1) if status.state else text[end:]
    if not _AFTER_STATUS.match(rest) or (letter and not re.match(r"\s*[-–—:]\s", rest)):
        return SILENT
    if status.state and not re.match(r"\s*[-–—:;,.(/|]", rest):
        return SILENT
    if status.state == "complete" and bare_words(rest.strip(" -–—:,(/")) in (
        "green",
        "g",
        "blue",
        "b",
    ):
        return status
    first = re.split(r"(?<=[.;])\s", rest, maxsplit=1)[0]
    late = status.rag == "green" and _LATE.search(first)
    return _UNSURE if late or _HEDGE.search(first) or _colours_in(first) else status


def of_colour(colour: str, key: Mapping[str, Status]) -> Status:
    """What a colour means in this plan: by its key, else Red, Amber and Green as they are."""
    if colour in key:
        return key[colour]
    rag = _RAGS.get(colour)
    return Status(rag=rag) if rag else Status(asks=colour)


@lru_cache(maxsize=2048)
def whole_comment(text: str) -> Status:
    """What a comment states that says nothing but a status, with or without a day."""
    bare = bare_words(" ".join(text.split()))
    opens = [(rule, status) for rule, status in _PHRASES[:3] if rule.match(bare)]
    # Hardly any does; looking for a day at its end takes many times longer.
    without_day = _DAY_AT_END.sub("", bare).strip() if opens else ""
    return next((status for rule, status in opens if rule.fullmatch(without_day)), SILENT)


_DAY = (
    r"(?:\d{1,2}[./-]\d{1,2}(?![./\d-])"
    r"|(?:\d{1,2}(?:st|nd|rd|th)?[\s./-]+)?(?:\d{1,2}[./-]|"
    rf"{MONTH}\.?[\s-]*)(?:(?:19|20)?\d\d)?)"
)
# Not "by": "complete by March" may be what is hoped for.
_DAY_AT_END = re.compile(rf"\s*(?:[-–,:(]|\bon\b|\bin\b|\bas\s+(?:at|of)\b)*\s*{_DAY}\)?$")
_DAY_NEXT = re.compile(rf"\s+(?:on\s+|in\s+)?{_DAY}(?=\s*(?:[-–—:;,(|]|$))", re.IGNORECASE)


def read_tick(text: str) -> Status:
    """What a column answers that asks whether an action is complete: yes, Y, a tick, closed."""
    bare = bare_words(text) or text.strip()
    if bare in ("y", "yes", "true", "x", "✓", "✔", "☑", "☒", "✅", "100%"):
        return Status(state="complete")
    if bare in ("n", "no", "false", "open", "outstanding", "live", "active"):
        return SILENT
    status = read_status(text)
    return status if status.state else SILENT


def is_whole_percent(text: str) -> bool:
    """Whether a cell states that all of it is done: "100%", "100"."""
    return re.fullmatch(r"100(?:\.0+)?\s*%?", text.strip()) is not None
