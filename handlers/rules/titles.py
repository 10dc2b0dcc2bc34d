"""Words of its title that point at an action: "the forum is green"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.rules.ahead_of_names import BREAKS, set_apart
from handlers.rules.pointing import Pointer, goes_on
from handlers.rules.reply import Known
from handlers.rules.statuses import Sort, marks, spelt
from handlers.rules.subjects import content_words, same
from handlers.rules.words import Word, bag

_AFTER_TITLE = bag("which who that where as because due since with after")


def _of_title(found: Sequence[Word], at: int, actions: Sequence[Known]) -> bool:
    word = found[at]
    if word.low in _WITHIN and at and found[at - 1].spoken and _inside_title(found, at, actions):
        return True
    return word.spoken and word.low not in _AFTER_TITLE and not goes_on(found, at)


def _inside_title(found: Sequence[Word], at: int, actions: Sequence[Known]) -> bool:
    """Whether "in" or "on" stands between words of one title: "food in the holidays"."""
    ahead = (word.low for word in found[at + 1 : at + 4] if word.spoken)
    after = next((low for low in ahead if content_words(low)), "")
    beside = (spelt(found[at - 1].low), spelt(after))
    titles = (content_words(action.title) for action in actions)
    return any(all(any(same(low, k) for k in known) for low in beside) for known in titles)


def titled(
    found: Sequence[Word], at: int, actions: Sequence[Known], *, free: bool = False
) -> Pointer | None:
    """Words of a title, up to what is said of it. `free`: nothing need follow."""
    stop = at
    while stop < len(found) and stop - at < _LONGEST_TITLE and _of_title(found, stop, actions):
        stop += 1
    if not free and stop > at + 1 and found[stop - 1].low.isdecimal():
        stop -= 1  # "walking group 3 of 5 surgeries signed"
    if stop == at or not (free or goes_on(found, stop) or _is_topic(found, at, stop)):
        return None
    whole = stop
    while free and stop > at + 1 and not _those_called(found, at, stop, actions):
        stop -= 1  # "but driver pool worrying"
    # "Just volunteers needed" may be of anything, "just the lighting is late" is not.
    alone = free and stop == at + 1 and at and found[at - 1].low != "the"
    fits = _those_called(found, at, stop, actions)
    if not fits or (alone and (stop < whole or set_apart(found, at) >= 0)):
        return None
    return Pointer(at, stop, fits, either=len(fits) > 1)


def coloured(found: Sequence[Word], at: int, actions: Sequence[Known]) -> Pointer | None:
    """The one title that a colour is said for, and nothing else: "amber for the surplus run"."""
    before = at - 1 - (at > 0 and found[at - 1].low in ("the", "our"))
    if before < 1 or found[before].low not in ("for", "on"):
        return None
    said = marks(found[max(0, before - 2) : before])
    if not said or said[-1].sort is not Sort.COLOUR or said[-1].stop < min(2, before):
        return None
    stop = at
    ends = BREAKS | _AFTER_TITLE
    while stop < len(found) and stop - at < _LONGEST_TITLE and found[stop].low not in ends:
        stop += 1
    fits = _those_called(found, at, stop, actions)
    return Pointer(before, stop, fits) if len(fits) == 1 else None


_LONGEST_TITLE = 9  # words


def _those_called(
    found: Sequence[Word], at: int, stop: int, actions: Sequence[Known]
) -> tuple[int, ...]:
    """The actions that have these words in their title; () where the words say too little."""
    named = [spelt(word.low) for word in found[at:stop]]
    content = [w for w in content_words(" ".join(named)) if w not in _VAGUE]
    if not content or any(m.sort is Sort.COLOUR for m in marks(found[at:stop])):
        return ()
    return _fitting(content, actions)


_MARKS = " \t\n.:–—-"
_LABEL = re.compile(
    r"(?:\((?P<inside>[^()\n]{3,80})\)|(?P<before>\w[^():;,.\n–—]{2,79}?) ?(?::|[–—-])(?=\s))"
    r"[\s:–—-]{0,3}"
)


def own_label(said: str, title: str) -> tuple[int, int]:
    """The span of an action's own title that only heads what is said: "Driver pool: no news".

    (0, 0) where none does, or nothing else is said.
    """
    found = _LABEL.match(said, len(said) - len(said.lstrip(_MARKS)))
    if found is None or not re.search(r"\w", said[found.end() :]):
        return 0, 0
    called = content_words(found["inside"] or found["before"])
    known = content_words(title)
    own = [word for word in called if any(same(word, each) for each in known)]
    heads = len(own) > 1 or (bool(own) and bool(known) and same(own[0], known[0]))
    return found.span() if heads and len(own) == len(called) else (0, 0)


def _is_topic(found: Sequence[Word], at: int, stop: int) -> bool:
    """Whether a title is announced: "on the bike repair days, all done"."""
    ahead = [word.low for word in found[max(0, at - 2) : at] if word.low not in ("the", "our")]
    ends = stop < len(found) and found[stop].low in (",", ":", "-", "–", "—")
    coded = any(word.low[0].isdigit() for word in found[stop + 1 : stop + 3])  # "…, CR6.4, …"
    return ends and not coded and ahead[-1:] in (["on"], ["re"], ["regarding"], ["about"])


_ENOUGH = 2  # words of a title's beginning that name it, whatever follows


def begun(found: Sequence[Word], at: int, titles: Sequence[str]) -> Pointer | None:
    """The first words of one title, and then what is told: "safe places scheme nine shops"."""
    said = [(spelt(word.low), word) for word in found[at : at + 12]]
    reached = [_reached(said, content_words(title)) for title in titles]
    longest = max(reached, default=(0, 0))
    if longest[0] < _ENOUGH or reached.count(longest) > 1:
        return None
    return Pointer(at, at + longest[1], (reached.index(longest),))


def _reached(said: Sequence[tuple[str, Word]], title: Sequence[str]) -> tuple[int, int]:
    """How many words of the title stand there in its order, and where they end."""
    at = stop = 0
    for place, (low, word) in enumerate(said):
        if at < len(title) and same(low, title[at]):
            at, stop = at + 1, place + 1
        elif not at or not word.spoken or content_words(low):
            break
    return sum(word not in _VAGUE for word in title[:at]), stop


_WITHIN = bag("in on to of for at")
_VAGUE = bag(
    "first second third fourth fifth last top bottom next other "
    "one ones thing things stuff action actions item items task tasks project work update status "
    "meeting plan i we they he she there me you hi hello thanks please ok "
    "mark marked set put make change call show report leave keep"
)


def _fitting(content: Sequence[str], actions: Sequence[Known]) -> tuple[int, ...]:
    fits = []
    for place, action in enumerate(actions):
        known = content_words(action.title)
        if all(any(same(word, other) for other in known) for word in content):
            fits.append(place)
    whole = [p for p in fits if len(content_words(actions[p].title)) == len(set(content))]
    return tuple(whole if len(whole) == 1 else fits)
