"""Corrects what columns are for where their cells contradict their headings, or have none."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.papers.columns import names_period, names_who_and_when
from handlers.papers.plan import ColumnRead
from handlers.papers.profile import Profile


def by_content(
    columns: list[ColumnRead],
    profiles: list[Profile],
    fixed: set[int],
    known: Sequence[str | None],
) -> list[ColumnRead]:
    """Correct headings that their cells contradict, and read unknown ones that are needed."""
    wrong = [
        i
        for i, column in enumerate(columns)
        if i not in fixed and profiles[i].count > 1 and _contradicts(column, profiles[i])
    ]
    wrong = [i for i in wrong if columns[i].meaning not in _WORK or _has_other_text(i, profiles)]
    out = list(columns)
    for i in wrong:
        taken = {c.meaning for c in out if c.index not in wrong or c.guessed}
        out[i] = replace(out[i], meaning=_instead(out[i], profiles[i], taken), guessed=True)
    for i, column in enumerate(columns):
        if i not in fixed and known[i] is None and _leads_by_name(column.heading, profiles[i], out):
            out[i] = replace(column, meaning="lead", guessed=True)
    for i, column in enumerate(out):
        if i in fixed or known[i] is not None or profiles[i].count < 2 or column.guessed:
            continue
        meaning = _needed(profiles[i], out, period=names_period(column.heading))
        if meaning and not (meaning == "lead" and _PLACE.fullmatch(column.heading.strip())):
            out[i] = replace(column, meaning=meaning, guessed=True)
    out = _same_for_each_period(_work_beside_codes(out, profiles, fixed), profiles)
    return out if any(known) else _longest_is_work(out, profiles)


def _work_beside_codes(
    columns: list[ColumnRead], profiles: list[Profile], fixed: set[int]
) -> list[ColumnRead]:
    """Where no column is for the work, that of the codes may have both: "1.1: Run a survey"."""
    if any(c.meaning in _WORK for c in columns):
        return columns
    return [
        replace(c, meaning="action", guessed=True)
        if c.meaning == "code"
        and c.index not in fixed
        and profiles[c.index].count > 1
        and profiles[c.index].codes < 0.2
        and profiles[c.index].length > _SHORTEST_WORK
        else c
        for c in columns
    ]


_SHORTEST_WORK = 12  # characters, of a code and some words


def _same_for_each_period(columns: list[ColumnRead], profiles: list[Profile]) -> list[ColumnRead]:
    """Where the column of one quarter holds statuses, those of the others do, filled or not yet."""
    if not any(c.guessed and c.meaning == "rag" and names_period(c.heading) for c in columns):
        return columns
    return [
        replace(c, meaning="rag", guessed=True)
        if c.meaning == "other"
        and names_period(c.heading)
        and (not profiles[c.index].count or profiles[c.index].statuses > 0.7)
        else c
        for c in columns
    ]


def _longest_is_work(columns: list[ColumnRead], profiles: list[Profile]) -> list[ColumnRead]:
    """Where no heading helps, the work stands in the column with the longest texts left over."""
    free = [c for c in columns if c.meaning == "other" and profiles[c.index].length > 7]
    if not free or any(c.meaning in _WORK for c in columns):
        return columns
    best = max(free, key=lambda c: profiles[c.index].length)
    return [replace(c, meaning="action", guessed=True) if c is best else c for c in columns]


_WORK = frozenset({"action", "task"})


def _has_other_text(index: int, profiles: list[Profile]) -> bool:
    """Whether another column could hold the work that this one, full of codes, does not."""
    return any(seen.long > 0.5 and i != index for i, seen in enumerate(profiles))


def _contradicts(column: ColumnRead, seen: Profile) -> bool:
    """Whether the cells show plainly that the heading means something else here."""
    meaning = column.meaning
    if meaning in ("deadline", "revised"):
        return seen.dates < 0.15 and max(seen.names, seen.statuses, seen.percents, seen.long) > 0.6
    if meaning == "lead" and names_who_and_when(column.heading):
        return False
    if meaning == "lead":
        # "tbc" stands in for a date too: where nobody is named yet, the heading is right.
        return seen.names < 0.2 and max(seen.dates, seen.statuses) - seen.unnamed > 0.6
    if meaning == "rag" and seen.grades and not _RAG.search(column.heading):
        return True
    if meaning == "rag":
        return seen.statuses < 0.2 and max(seen.long, seen.dates, seen.percents, seen.names) > 0.5
    if meaning == "code":
        return seen.codes < 0.2 and seen.long > 0.5
    if meaning in ("action", "task"):
        return seen.codes > 0.8 and seen.long == 0
    if meaning == "start" and _NEWS.search(column.heading):
        return seen.dates < 0.2 or seen.length > _DAY_LENGTH
    if meaning in ("target", "comment", "planned", "position", "completed", "start"):
        return _tells_other(meaning, seen)
    return False


_RAG = re.compile(r"\bb?rag|r\s?/\s?a\s?/\s?g", re.IGNORECASE)  # whatever letters stand under it
_DAY_LENGTH = 20  # characters of a day alone, however it is written
# "Last update" heads the day of one, or what it said.
_NEWS = re.compile(r"\bupdated?\b", re.IGNORECASE)


def _tells_other(meaning: str, seen: Profile) -> bool:
    if meaning == "comment":
        if seen.counts == 1 or _only_says_how_it_stands(seen):
            return True
        # "Amber: two applied" is what a comment says; "Amber" alone, down a column, is a status.
        bare = seen.statuses - seen.tells_more
        return max(bare, seen.percents) > 0.8 and seen.long < 0.1
    return meaning == "target" and seen.dates > 0.7 and seen.long < 0.2


def _only_says_how_it_stands(seen: Profile) -> bool:
    """Whether each cell is a status, be some only "In progress", as Planner's Progress has it."""
    return seen.standings == 1 and seen.statuses > 0 and seen.counts == 0


# All of a budget spent, or full confidence, is not all of the work done.
_OF_WORK = re.compile(r"progress|complet|done|status|achiev", re.IGNORECASE)


def _instead(column: ColumnRead, seen: Profile, taken: set[str]) -> str:
    """What a contradicted column is for, by its cells, where no other column is that."""
    meaning = column.meaning
    if meaning == "start":
        return "other" if "comment" in taken else "comment"
    if seen.percents > 0.5 and not _OF_WORK.search(column.heading):
        return "other"
    if meaning == "rag" and seen.grades:
        return "other"
    if meaning == "comment" and seen.counts == 1:  # how many comments there are
        return "other"
    if meaning == "comment" and _only_says_how_it_stands(seen):
        return "rag"
    for share, least, other in (
        (seen.dates, 0.6, "deadline"),
        (seen.statuses, 0.6, "rag"),
        (seen.names, 0.6, "lead"),
        (seen.percents, 0.5, "percent"),
        (seen.codes, 0.8, "code"),
    ):
        if share > least:
            return other if other not in taken else "other"
    if meaning == "code":
        return "other" if taken & _WORK else "action"
    return "comment" if meaning == "rag" and "comment" not in taken else "other"


_OF_LEADS = re.compile(r"(?:\w+\s+){0,2}(?:owner|lead|champion|officer|manager)s?", re.IGNORECASE)


# A ward may be called after somebody, and leads nothing.
_PLACE = re.compile(
    r"(?:(?:local|policing)\s+)?(?:wards?|areas?|locations?|places?|sites?|estates?|venues?|towns?"
    r"|parish(?:es)?|neighbourhoods?|localit(?:y|ies)|districts?|postcodes?|blocks?|schools?)",
    re.IGNORECASE,
)


def _leads_by_name(heading: str, seen: Profile, columns: list[ColumnRead]) -> bool:
    """Whether a heading that is no usual one is that of leads, "Tasking owner", for want of one."""
    taken = any(c.meaning == "lead" for c in columns)
    named = _OF_LEADS.fullmatch(heading.strip()) is not None
    return named and not taken and seen.names > 0.3


def _needed(seen: Profile, columns: list[ColumnRead], *, period: bool) -> str | None:
    """What an unknown column is for, where the table has no other column for that."""
    taken = {c.meaning for c in columns}
    if seen.dates > 0.7 and seen.long < 0.6 and "deadline" not in taken:
        return "deadline"
    if seen.statuses > 0.7 and seen.tells_more > 0.2 and "comment" not in taken:
        return "comment"
    if seen.statuses > 0.7 and not seen.grades and ("rag" not in taken or period):
        return "rag"
    if seen.codes > 0.8 and seen.different > 0.6 and "code" not in taken and seen.dates < 0.2:
        return "code"
    if seen.names > 0.8 and not taken & {"lead", "organisation", "contact"}:
        return "lead"
    if seen.long > 0.6 and not taken & {"action", "task"} and seen.names < 0.3:
        return "action"
    return None
