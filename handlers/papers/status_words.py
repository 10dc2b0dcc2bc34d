"""Tells what the words of a plan's status columns come to: by its own key, or to no colour."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from handlers.papers.doubt_words import MOST_NAMED, listed
from handlers.papers.grid import one_line
from handlers.papers.items import Line, Walked
from handlers.papers.plan import ActionRead, Doubt
from handlers.papers.states import COLOURS, SILENT, Status, bare_words, read_status
from handlers.rules.sentences import counted

# Chaser holds an action at a person's word alone; a status in a file is only pointed out.
HELD = re.compile(r"\b(?:on[ -]?hold|paused|suspended|deferred|parked)\b", re.IGNORECASE)
NOT_UNDERSTOOD = "statuses"
_MOST_STATUSES = 10
# These say that there is nothing to say.
_NO_NEWS = frozenset(("open", "live", "n/a", "na", "-", "none", "tbc", "active", "current"))

Places = dict[str, list[tuple[str, int]]]


def quoted(name: str) -> str:
    return f"“{name}”"


def statuses(walked: Walked, actions: Sequence[ActionRead]) -> list[Doubt]:
    """What the words of statuses came to: those of the plan's own, and those that say no colour."""
    return [*_by_key(walked), *_unread(walked, actions)]


def _words(walked: Walked) -> Iterator[tuple[str, tuple[str, int]]]:
    """Each status with words, and where it stands."""
    for line in [item for item in walked.items if isinstance(item, Line)]:
        for column in line.columns.each("rag"):
            text = one_line(line.row.cell(column.index).text)
            if text:
                yield text, (line.sheet, line.row.number)


def _by_key(walked: Walked) -> list[Doubt]:
    """What the plan's own words stand for, where its key alone says so."""
    told: dict[str, str] = {}
    for text, _ in _words(walked):
        bare = bare_words(text)
        said = walked.key.get(bare)
        if said is not None and bare not in COLOURS and read_status(text) != said:
            told.setdefault(text, _called(said))
    if not told:
        return []
    (first, meant), *rest = told.items()
    means = [f"{quoted(first)} is {meant}", *(f"{quoted(text)} {each}" for text, each in rest)]
    text = f"By the plan's own key {listed(means)}"
    return [Doubt(None, "", "key", text)]


def own_key(key: Mapping[str, Status]) -> tuple[tuple[str, str], ...]:
    """The words of a key that mean something by it alone, each with that in Chaser's words."""
    own = (
        (word, said) for word, said in key.items() if said.says_something and len(word) <= _SHORT
    )
    return tuple((word, _called(said)) for word, said in own if read_status(word) != said)


def _called(said: Status) -> str:
    return "Not started" if said.not_started else str(said.rag or said.state).capitalize()


def _unread(walked: Walked, actions: Sequence[ActionRead]) -> list[Doubt]:
    """Words in a status column that leave an action not rated, each with how often.

    Where that is so of most actions with a status, one sentence says what to do about it.
    """
    unrated = {(a.sheet, a.row) for a in actions if a.state == "open" and not a.rag}
    found: Places = defaultdict(list)
    for text, place in _words(walked):
        unknown = place in unrated and read_status(text, walked.key) == SILENT
        if unknown and not HELD.search(text) and text.casefold() not in _NO_NEWS:
            found[text[:60]].append(place)
    count = len({place for places in found.values() for place in places})
    most = count > 1 and count * 2 >= len({place for _, place in _words(walked)})
    if most and len(found) <= MOST_NAMED:
        return [_explain(found, count)]
    said = [
        Doubt(
            places[0][1], places[0][0], "status", f"{quoted(text)} says {_no_colour(len(places))}"
        )
        for text, places in found.items()
    ]
    return said if len(said) <= _MOST_STATUSES else [*said[:_MOST_STATUSES], _others(found)]


def _explain(found: Places, count: int) -> Doubt:
    texts = sorted(found, key=lambda text: -len(found[text]))
    say = "says" if len(texts) == 1 else "say"
    said = f"{listed([quoted(text) for text in texts])} {say} {_no_colour(count)}"
    short = next((text for text in texts if len(text) <= _SHORT), "")
    example = f", for example “Key: {short} = green”," if short else ""
    said = f"{said}. Put a key in the file that says what they mean{example} and drop it here again"
    sheet, row = found[texts[0]][0]
    return Doubt(row, sheet, NOT_UNDERSTOOD, said)


_SHORT = 30  # characters of a status that an example repeats


def _others(found: Places) -> Doubt:
    """The rest of the words that say no colour, in one sentence."""
    texts = list(found)[_MOST_STATUSES:]
    sheet, row = found[texts[0]][0]
    count = sum(len(found[text]) for text in texts)
    said = f"{listed([quoted(text) for text in texts])}: no colours either"
    return Doubt(row, sheet, "status", f"{said}, so {_stay(count)} not rated")


def _no_colour(count: int) -> str:
    return f"no colour, so {_stay(count)} not rated"


def _stay(count: int) -> str:
    return counted(count, "action stays", "actions stay")
