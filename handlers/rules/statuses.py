"""The words, letters and emoji that name a status, and what they look like misspelt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from rapidfuzz.distance import OSA

from handlers.rules.reply import COLOURS, Status
from handlers.rules.words import Word, bag

GREEN, AMBER, RED = COLOURS
COMPLETE, NOT_STARTED, DISCONTINUED = Status.COMPLETE, Status.NOT_STARTED, Status.DISCONTINUED


class Sort(Enum):
    """How a status was put, since each way can mislead in its own."""

    COLOUR = auto()
    LETTER = auto()
    EMOJI = auto()
    TICK = auto()  # a tick is often only a nod beside other words
    PHRASE = auto()
    DONE = auto()
    BEGUN = auto()
    DROPPED = auto()
    SOFT = auto()  # leans to a status without naming it: asked about, never recorded


@dataclass(frozen=True, slots=True)
class Mark:
    """A status named by the words from `first` up to, not including, `stop`."""

    status: Status
    sort: Sort
    first: int
    stop: int


_COLOURS = {
    "green": GREEN,
    "amber": AMBER,
    "yellow": AMBER,
    "orange": AMBER,
    "red": RED,
    "blue": COMPLETE,
}
_LETTERS = {"g": GREEN, "a": AMBER, "r": RED, "b": COMPLETE}
_EMOJI = (
    dict.fromkeys("🟢🟩", GREEN)
    | dict.fromkeys("🟡🟠🟨🟧🔶🔸", AMBER)
    | dict.fromkeys("🔴🟥", RED)
    | dict.fromkeys("🔵🟦", COMPLETE)
)
_TICKS = frozenset("✅✔☑") | {":white_check_mark:", ":heavy_check_mark:", ":ballot_box_with_check:"}
_SHORTCODE = re.compile(
    r":(?:large_|small_|big_)?(green|amber|yellow|orange|red|blue)_?"
    r"(?:circle|square|diamond|dot|ball)s?:"
)

_SAID: dict[tuple[Status, Sort], str] = {
    (GREEN, Sort.PHRASE): (
        "on track; ontrack; on target; on course; on schedule; to schedule; to plan; as planned; "
        "ahead of schedule; ahead of plan; ahead of target; back on track; according to plan; "
        "going to plan; going as planned; going on track; going according to plan; gone to plan; "
        "running to plan; "
        "running to time; running to schedule; bang on track; bang on target; bang on time; "
        "bang on schedule; spot on track; keeping to plan; keeping to schedule; right on track"
    ),
    (AMBER, Sort.PHRASE): (
        "slipping; slipped; at risk; needs attention; need attention; needing attention"
    ),
    (RED, Sort.PHRASE): (
        "stuck; blocked; off track; offtrack; off target; off course; off schedule; needs action; "
        "need action; stalled; gone off the rails; off the rails"
    ),
    (COMPLETE, Sort.DONE): ("complete; completed; finished; done; job done"),
    (NOT_STARTED, Sort.BEGUN): (
        "not started; not yet started; n't started; n't yet started; n't been started; "
        "not been started; not yet begun; not begun; n't begun; n't yet begun; yet to start; "
        "yet to begin; yet to be started; still to start; not yet been started; unstarted; "
        "n't actually started; not actually started; n't even started; not even started; "
        "to be started; n't really started; never started; not commenced; n't commenced; "
        "not yet commenced; yet to commence; not yet underway; not underway yet"
    ),
    (DISCONTINUED, Sort.DROPPED): (
        "superseded; dropped; cancelled; canceled; discontinued; abandoned; scrapped; withdrawn; "
        "axed; shelved for good; no longer needed; no longer required; no longer going ahead; "
        "no longer happening; not going ahead; n't going ahead; no longer proceeding; "
        "no longer relevant; no longer applicable; not proceeding; n't needed any more; "
        "n't needed anymore; not needed any more; not needed anymore; not happening any more; "
        "n't happening any more; n't happening anymore; no longer doing; no longer pursuing; "
        "not going to happen; n't going to happen; not to go ahead; not to proceed; "
        "decided against; "
        "not taking forward; not taking this forward; not being taken forward; not pursuing; "
        "not pursuing this; not doing this any more; not doing this anymore"
    ),
    (GREEN, Sort.SOFT): (
        "all good; going well; going fine; going great; going ok; progressing well; "
        "progressing nicely; no issues; no problems; no concerns; good progress; looking good; "
        "coming along; coming on; in hand; well underway; under control; all fine; all ok; "
        "all well; fine; good; ok; happy with; positive; excellent progress; "
        "great progress; cracking on; getting there; moving along; nothing to worry about; "
        "smoothly; in good shape; making progress; great; 👍; :+1:; :thumbsup:; 👌; bang on; "
        "could be worse; no probs; "
        "no dramas; no hiccups; no hitches; no snags; nothing untoward; tickety boo; "
        "so far so good; going swimmingly; hunky dory; in a good place; in a good position; "
        "well on the way; well on its way; ticking along; ticking over; bubbling along; "
        "chugging along; motoring; all gravy; peachy; sweet; sound; spot on; looking healthy"
    ),
    (AMBER, Sort.SOFT): (
        "behind schedule; behind plan; behind target; running behind; running late; falling "
        "behind; fallen behind; slightly behind; behind; delayed; delay; delays; late; slow; "
        "slower; struggling; concerns; concerned; "
        "worried; some issues; issues; tight; tricky; a few problems; problem; problems; "
        "slight slippage; slippage; struggled; difficult; challenging; challenge; challenges; "
        "slip; wobbly; ⚠; :warning:; could be better; hit a snag; hit snags; snags; snag; "
        "teething problems; teething issues; not ideal; a bit stuck; bumpy; hiccup; hiccups; "
        "held up; setback; setbacks; patchy; so so; mixed picture; not great; shaky; "
        "touch and go; hit and miss; iffy; dragging; lagging; limping along; on the back foot"
    ),
    (RED, Sort.SOFT): (
        "critical; major problems; major issues; serious problems; serious issues; halted; "
        "at a standstill; ground to a halt; failing; failed; derailed; in trouble; stopped; "
        "🛑; ⛔; 🚨; 🚩; no progress; nightmare; not happening; n't happening; disaster; "
        "in crisis; up against it; screwed; ❌; ❎; ✖; 🚫; 👎; :x:; :thumbsdown:; :-1:; "
        ":negative_squared_cross_mark:; :no_entry:; :no_entry_sign:; dead in the water; "
        "hit a brick wall; hit a wall; hit the buffers; gone pear shaped; pear shaped; "
        "gone south; going nowhere; at an impasse; impasse; in limbo; up the creek; "
        "fallen apart; fallen over; collapsed; car crash; dire; not good; bad; very bad; terrible"
    ),
    (DISCONTINUED, Sort.SOFT): (
        "drop this; drop it; dropping this; dropping it; scrap this; scrap it; cancel this; "
        "cancel it; discontinue this; discontinue it; abandon this; abandon it; close this; "
        "close it; remove this; remove it; withdraw this; withdraw it; be closed; be removed"
    ),
    (COMPLETE, Sort.SOFT): (
        "sorted; signed off; closed; achieved; implemented; delivered; wrapped up; ticked off; "
        "concluded; all there; fulfilled; sorted out; accomplished; put to bed; over the line; "
        "nailed; in the bag; over and done; done deal; a wrap; crossed off; boxed off; "
        "bottomed out; squared away; sewn up; finito; fini; live now; gone live; went live; "
        "nfa; nfa required; no further action needed; no further action required; "
        "no further action necessary; ready to close; ready for closure"
    ),
}


def _phrases() -> dict[tuple[str, ...], tuple[Status, Sort]]:
    return {
        tuple(phrase.split()): meant for meant, said in _SAID.items() for phrase in said.split("; ")
    }


_PHRASES = _phrases()
_LONGEST = max(map(len, _PHRASES))
_OPENERS = frozenset(phrase[0] for phrase in _PHRASES)

_TYPED_OFTEN = "green amber complete completed finished slipping slipped blocked track schedule"
_TYPED_OFTEN += " discontinued cancelled superseded yellow started target orange stalled"
_OWN_WORDS = bag(
    "greed greet greek greens greene greeny preen greener grees ambers amper ember umber "
    "compete completes completely competed computed completer complained compelled compiled "
    "complements complemented finishes finisher furnished famished finishing tracks truck "
    "trace trick rack tract tracy slapping shipping sipping flipping skipping slopping "
    "shopping snipping clipping slips slipper slapped shipped skipped flipped sipped snipped "
    "clipped tipped locked clocked blocker blacked flocked blocks booked stared starred "
    "stated starter starts restarted cancelling cancels counselled fellow bellow mellow "
    "yellows targets margeted schedules scheduled installed called stall stalls stalked "
    "stalker staled oranges arrange grange completing completion finish started unfinished "
    "incomplete"
)
_SLIPS = {
    "doen": "done", "dnoe": "done", "donr": "done", "donee": "done", "trk": "track",
    "redd": "red", "rred": "red", "rde": "red", "stcuk": "stuck", "sutck": "stuck",
    "stuk": "stuck", "stukc": "stuck", "rsik": "risk", "trak": "track", "compl": "complete",
    "compleat": "complete", "gren": "green", "grn": "green", "ambr": "amber",
    "amb": "amber",
}  # fmt: skip


_STRETCHED = re.compile(r"(.)\1{2,}")


@lru_cache(maxsize=4096)
def spelt(low: str) -> str:
    """The status word that `low` is a slip of the finger for, or `low` itself."""
    low = _STRETCHED.sub(r"\1\1", low)
    if low in _SLIPS:
        return _SLIPS[low]
    if not 4 <= len(low) <= 14 or low in _OWN_WORDS or low in _TARGETS:
        return low
    for target in _TARGETS:
        if _near(low, target):
            return target
    return low


_TARGETS = tuple(_TYPED_OFTEN.split())


def _near(low: str, target: str) -> bool:
    if abs(len(low) - len(target)) > 1 or len(target) < 5:
        return False
    if low[0] != target[0] and low[:2] != target[1] + target[0]:
        return False
    allowed = 2 if len(target) >= 9 else 1
    return OSA.distance(low, target, score_cutoff=allowed) <= allowed


def marks(found: Sequence[Word]) -> list[Mark]:
    """Every status named among `found`, longest reading first, none overlapping another."""
    lows = [spelt(word.low) for word in found]
    named: list[Mark] = []
    at = 0
    while at < len(lows):
        mark = _named(lows, at) or _coloured(lows, found, at)
        if mark:
            named.append(mark)
        at = mark.stop if mark else at + 1
    return named


def _named(lows: Sequence[str], at: int) -> Mark | None:
    if lows[at] not in _OPENERS:
        return None
    for length in range(min(_LONGEST, len(lows) - at), 0, -1):
        meant = _PHRASES.get(tuple(lows[at : at + length]))
        if meant:
            return Mark(*meant, at, at + length)
    return None


def _coloured(lows: Sequence[str], found: Sequence[Word], at: int) -> Mark | None:
    low = lows[at]
    if low in _COLOURS:
        return Mark(_COLOURS[low], Sort.COLOUR, at, at + 1)
    if low in _EMOJI:
        return Mark(_EMOJI[low], Sort.EMOJI, at, at + 1)
    if low in _TICKS:
        return Mark(COMPLETE, Sort.TICK, at, at + 1)
    code = _SHORTCODE.fullmatch(low)
    if code:
        return Mark(_COLOURS[code[1]], Sort.EMOJI, at, at + 1)
    letter = low in _LETTERS and (found[at].capital or len(lows) == 1)
    if letter and not _is_numbered(found, at):
        return Mark(_LETTERS[low], Sort.LETTER, at, at + 1)
    return None


def _is_numbered(found: Sequence[Word], at: int) -> bool:
    """Whether a letter begins a name: "G7"."""
    after = found[at + 1 : at + 2]
    return bool(after) and after[0].start == found[at].end and after[0].low[0].isdigit()


def label(status: Status) -> str:
    """A status as it is said to people."""
    return status.value.replace("_", " ").capitalize()
