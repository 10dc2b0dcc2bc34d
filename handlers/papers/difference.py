"""Tells what a file says otherwise than the plan that was imported before: new, changed, gone."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from handlers.papers.codes import plain_code
from handlers.papers.plan import ActionRead, DatedUpdate, PlanRead
from handlers.papers.said_anew import is_new, new_entries, newest, says
from handlers.papers.updates import without_lines
from handlers.rules.dates.windows import Reading, Window

# With one code between them, titles this much alike (of 100) are one action reworded, and so are
# they without codes under one heading, with one lead and deadline; else they have to be all but
# the same.
_REWORDED = 60.0
_NEARLY_SAME = 90.0
# The part of a change that adds dated entries beside the comment.
PROGRESS = "new progress"
# Comparing every title with every other is worth it only for plans of a sane size.
_MOST_PAIRS = 2_000_000


@dataclass(frozen=True)
class Known:
    """An action as it stands now. `key` is the caller's own; `leads` are names as printed.

    `deadline` is the one in force, None where there is none that is a date; `reported` names the
    parts (rag, deadline, state, comment) that somebody has changed since the file was imported.
    `aside` are the lines that our own papers put under its progress and no import takes in; `told`
    are all lines that were said of it, as `lines_of` has them, and `redacted` the days of what was
    said of it and may not come back with an older paper.
    """

    key: str
    code: str
    title: str
    section: str = ""
    theme: str = ""
    leads: tuple[str, ...] = ()
    deadline: Window | None = None
    deadline_text: str = ""
    rag: str | None = None
    state: str = "open"
    comment: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    reported: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    redacted: frozenset[date] = frozenset()
    commented_on: date | None = None


@dataclass(frozen=True)
class Change:
    """One part that differs, in words. `overrides` says that it would undo what was reported."""

    part: str
    before: str
    after: str
    overrides: bool = False


@dataclass(frozen=True)
class Changed:
    """An action that both have, and what the file says otherwise.

    `action` is without what our own papers added to its progress.
    """

    known: Known
    action: ActionRead
    changes: tuple[Change, ...]

    @property
    def entries(self) -> tuple[DatedUpdate, ...]:
        """The dated entries that are new and stand beside its comment."""
        comments = [one.after for one in self.changes if one.part == "comment"]
        fresh = new_entries(self.action, self.known.told)
        return tuple(entry for entry in fresh if entry.words not in comments)


@dataclass(frozen=True)
class Difference:
    """What a file would add, change and leave out; `same` are the keys of what it leaves alone."""

    new: tuple[ActionRead, ...]
    changed: tuple[Changed, ...]
    gone: tuple[Known, ...]
    same: tuple[str, ...]


def difference(old: Sequence[Known], new: PlanRead) -> Difference:
    """Compare the actions as they stand with a file read anew, each matched at most once."""
    pairs = _pairs(list(old), list(new.actions))
    matched = {id(action) for _, action in pairs}
    kept = {known.key for known, _ in pairs}
    compared = [_compared(known, action) for known, action in pairs]
    return Difference(
        new=tuple(action for action in new.actions if id(action) not in matched),
        changed=tuple(one for one in compared if one.changes),
        gone=tuple(known for known in old if known.key not in kept),
        same=tuple(one.known.key for one in compared if not one.changes),
    )


def _compared(known: Known, action: ActionRead) -> Changed:
    own = _without_redacted(known, without_lines(action, known.aside))
    changes = tuple(
        replace(change, overrides=change.part in known.reported)
        for change in _changes(known, action, own)
        if _differs(change)
    )
    found = Changed(known, own, changes)
    said = "\n".join(entry.words for entry in found.entries)
    return replace(found, changes=(*changes, Change(PROGRESS, "", said))) if said else found


def _without_redacted(known: Known, action: ActionRead) -> ActionRead:
    """Without new lines of a day on which something was said whose words nobody keeps."""
    updates = tuple(
        update
        for update in action.updates
        if update.day not in known.redacted or not is_new(update.text, known.told)
    )
    return replace(action, updates=updates)


def _pairs(old: list[Known], new: list[ActionRead]) -> list[tuple[Known, ActionRead]]:
    """Match the surest first: code and title, title and heading, code and a like title, a title.

    Last come titles that are somewhat alike, where all else about them is the same.
    """
    pairs: list[tuple[Known, ActionRead]] = []
    for key in (_by_all, _by_code_and_title, _by_title):
        old, new = _match_by(key, old, new, pairs)
    for least in (_under_one_code, _anywhere, _else_the_same):
        old, new = _match_alike(least, old, new, pairs)
    order = {id(action): i for i, action in enumerate(a for _, a in pairs)}
    return sorted(pairs, key=lambda pair: (pair[1].sheet, pair[1].row, order[id(pair[1])]))


Row = Known | ActionRead
Key = Callable[[Row], tuple[str, ...]]


def _by_all(row: Row) -> tuple[str, ...]:
    return (_over(row), row.theme, plain_code(row.code), _plain(row.title))


def _over(row: Row) -> str:
    """The section; a heading that is its own section says no more than one without."""
    return "" if row.section == row.theme else row.section


def _by_code_and_title(row: Row) -> tuple[str, ...]:
    return (plain_code(row.code), _plain(row.title))


def _by_title(row: Row) -> tuple[str, ...]:
    return (row.theme, _plain(row.title))


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _match_by(
    key: Key, old: list[Known], new: list[ActionRead], pairs: list[tuple[Known, ActionRead]]
) -> tuple[list[Known], list[ActionRead]]:
    """Match rows with the same key, in their order; what is left over of both."""
    waiting: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    for known in old:
        waiting[key(known)].append(known)
    left = []
    for action in new:
        queue = waiting.get(key(action))
        if queue:
            pairs.append((queue.pop(0), action))
        else:
            left.append(action)
    kept = {id(known) for queue in waiting.values() for known in queue}
    return [known for known in old if id(known) in kept], left


# How much alike two titles have to be, None where they are not to be compared.
Least = Callable[[Known, ActionRead], float | None]


def _under_one_code(known: Known, action: ActionRead) -> float | None:
    code = plain_code(known.code)
    return _REWORDED if code and code == plain_code(action.code) else None


def _anywhere(_known: Known, _action: ActionRead) -> float | None:
    return _NEARLY_SAME


def _else_the_same(known: Known, action: ActionRead) -> float | None:
    """Without a code, under one heading, with one lead and one deadline."""
    if known.code or action.code or known.theme != action.theme:
        return None
    due = (action.revised or action.deadline).window
    leads = tuple(lead.name for lead in action.leads)
    says = bool(leads) or due is not None
    return _REWORDED if says and (leads, due) == (known.leads, known.deadline) else None


def _match_alike(
    least: Least, old: list[Known], new: list[ActionRead], pairs: list[tuple[Known, ActionRead]]
) -> tuple[list[Known], list[ActionRead]]:
    """Match rows whose titles are alike, the likest first."""
    if len(old) * len(new) > _MOST_PAIRS:
        return old, new
    scored = sorted(_scores(least, old, new), reverse=True)
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, i, j in scored:
        if -i not in used_old and -j not in used_new:
            pairs.append((old[-i], new[-j]))
            used_old.add(-i)
            used_new.add(-j)
    return (
        [known for i, known in enumerate(old) if i not in used_old],
        [action for j, action in enumerate(new) if j not in used_new],
    )


def _scores(least: Least, old: list[Known], new: list[ActionRead]) -> list[tuple[float, int, int]]:
    """Likeness with both places, negated so that the earlier row wins among equals."""
    from rapidfuzz import fuzz

    found = []
    titles = [_plain(action.title) for action in new]
    for i, known in enumerate(old):
        title = _plain(known.title)
        for j, action in enumerate(new):
            wanted = least(known, action)
            if wanted is None:
                continue
            score = fuzz.token_sort_ratio(title, titles[j], score_cutoff=wanted)
            if wanted == _REWORDED and _has_all_of(title, titles[j]):
                score = max(score, wanted)
            if score >= wanted:
                found.append((score, -i, -j))
    return found


def _has_all_of(one: str, other: str) -> bool:
    """Whether one title has every word of the other, of which there are two or more."""
    fewer, more = sorted((set(one.split()), set(other.split())), key=len)
    return len(fewer) > 1 and fewer <= more


def _changes(known: Known, action: ActionRead, own: ActionRead) -> list[Change]:
    """The parts on both sides. What the file leaves blank is no wish to empty it, save leads."""
    return [
        Change("code", known.code, action.code),
        Change("title", known.title, action.title),
        Change("section", _over(known), _over(action)),
        Change("theme", known.theme, action.theme),
        Change("leads", ", ".join(known.leads), ", ".join(lead.name for lead in action.leads)),
        _deadline(known, action),
        Change("rag", known.rag or "", action.rag or ""),
        Change("state", known.state, action.state),
        Change("comment", known.comment, _comment(known, action, own)),
        *_fields(known, action),
    ]


def _comment(known: Known, action: ActionRead, own: ActionRead) -> str:
    """The comment that the file would have stand: its own words, else its newest entry, if new."""
    if is_new(own.comment, known.told):
        return known.comment if says(own, known.comment) else own.comment
    last = newest(own.updates)
    later = last is not None and (last.day or date.max) >= (known.commented_on or date.min)
    if last is not None and later and not own.comment and is_new(last.text, known.told):
        return last.words
    return known.comment if says(action, known.comment) else own.comment


def _differs(change: Change) -> bool:
    blank = not change.after and change.part not in ("leads", "code")
    return not blank and " ".join(change.before.split()) != " ".join(change.after.split())


def _deadline(known: Known, action: ActionRead) -> Change:
    """The deadline in force on both sides; the same days in other words are no change."""
    reading: Reading = action.revised or action.deadline
    if reading.window is not None and reading.window == known.deadline:
        return Change("deadline", reading.text, reading.text)
    return Change("deadline", known.deadline_text, reading.text)


def _fields(known: Known, action: ActionRead) -> list[Change]:
    before = dict(known.fields)
    return [Change(name, before.get(name, ""), text) for name, text in action.fields]
