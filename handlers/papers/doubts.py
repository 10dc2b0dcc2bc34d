"""What a person should look at before a plan is imported, each in one sentence."""

import re
from collections import defaultdict
from collections.abc import Sequence

from handlers.papers.codes import plain_code, stem
from handlers.papers.date_doubts import dates, is_unread
from handlers.papers.doubt_words import about, called, listed, run
from handlers.papers.headings import Outline
from handlers.papers.key_entries import key_entry
from handlers.papers.plan import ActionRead, Doubt
from handlers.rules.dates.windows import DateKind
from handlers.rules.names.variants import alike


def doubts_of(actions: Sequence[ActionRead], outline: Outline) -> list[Doubt]:
    """All doubts that the actions themselves give rise to, the graver first."""
    return [
        *_repeated(actions),
        *_said_twice(actions),
        *_misplaced(actions, outline),
        *dates(actions),
        *_said_elsewhere(actions),
        *_missing(actions),
        *_on_closed_sheets(actions),
        *_variants(actions),
        *_counts(actions, outline),
    ]


def _repeated(actions: Sequence[ActionRead]) -> list[Doubt]:
    """Codes that more than one action bears, one doubt for all that are shared alike."""
    bearers: dict[str, list[ActionRead]] = defaultdict(list)
    for action in actions:
        if action.code:
            bearers[plain_code(action.code)].append(action)
    shared = [group for group in bearers.values() if len(group) > 1]
    by_count: dict[int, list[list[ActionRead]]] = defaultdict(list)
    for group in shared:
        by_count[len(group)].append(group)
    out = []
    for count, groups in by_count.items():
        names = [group[0].code for group in groups]
        verb = "appears" if len(groups) == 1 else "appear"
        second = groups[0][1]
        out.append(
            Doubt(second.row, second.sheet, "duplicate", f"{run(names)} {verb} {_often(count)}")
        )
    return out


def _said_twice(actions: Sequence[ActionRead]) -> list[Doubt]:
    """Work without a code that stands under one heading more than once, as a copied row does."""
    bearers: dict[tuple[str, ...], list[ActionRead]] = defaultdict(list)
    for action in actions:
        if not action.code:
            title = " ".join(action.title.casefold().split())
            bearers[action.section, action.theme, title].append(action)
    return [
        about(group[1], "duplicate", f"appears {_often(len(group), under=group[1].theme)}")
        for group in bearers.values()
        if len(group) > 1
    ]


def _often(count: int, *, under: str = "") -> str:
    times = "twice" if count == 2 else f"{count} times"
    place = " under one heading" if under else ""
    return f"{times}{place} ({'both' if count == 2 else 'all'} kept)"


def _misplaced(actions: Sequence[ActionRead], outline: Outline) -> list[Doubt]:
    """Actions whose codes belong to another heading than the one they stand under."""
    codes = {(t.section, t.title): t.code for t in outline.themes if t.code}
    under: dict[tuple[str, str], list[ActionRead]] = defaultdict(list)
    plain = {plain_code(code) for code in codes.values()}
    for action in actions:
        heading = plain_code(codes.get((action.section, action.theme), ""))
        above = stem(action.code)
        known = above in plain
        if heading and known and above != heading and not above.startswith(heading + "."):
            under[action.section, action.theme].append(action)
    return [
        Doubt(found[0].row, found[0].sheet, "code",
              f'{run([a.code for a in found])} {"stands" if len(found) == 1 else "stand"} under '
              f'“{place[1]}”: codes kept as printed')
        for place, found in under.items()
    ]  # fmt: skip


_OVER = re.compile(
    r"(?:[-–—(:\[|,]\s*(?:now\s+)?|^)(complete[d]?|closed|discontinued|withdrawn|superseded|cancelled"
    r"|dropped|merged)\b(?:\s*(?:[)\].,;–-]|$)|\s+(?:with|into|by|on|in)\b)",
    re.IGNORECASE,
)


def _said_elsewhere(actions: Sequence[ActionRead]) -> list[Doubt]:
    """Open actions whose title, deadline or comment says that they are over."""
    out = []
    for action in actions:
        for place, text in (("title", action.title), ("deadline", action.deadline.rest)):
            hit = _OVER.search(text[:500]) if action.state == "open" else None
            if hit:
                said = f"says “{hit.group(1)}” in its {place}: I left it open"
                out.append(about(action, "status", said))
        done = _OPENS_DONE.match(action.comment) if action.state == "open" else None
        if done and not action.rag:
            said = f"opens its comment with “{done.group(1)}”: I left it open"
            out.append(about(action, "status", said))
    return out


# "DONE - 60 people", "Complete. Report attached": a status before words of its own.
_OPENS_DONE = re.compile(
    r"\W{0,3}(done|completed?|finished|closed|delivered|discontinued|withdrawn|cancelled)\s?[-–—:.,;!(]",
    re.IGNORECASE,
)


def _missing(actions: Sequence[ActionRead]) -> list[Doubt]:
    """Actions without a deadline or a lead, in one sentence each."""
    out = []
    undated = [a for a in actions if a.state == "open" and _is_undated(a)]
    if len(undated) < len(actions):
        undated = [a for a in undated if not is_unread(a.revised or a.deadline)]
    if undated:
        out.append(_count(undated, len(actions), "deadline"))
    leaderless = [a for a in actions if not a.leads and a.state == "open"]
    if leaderless:
        out.append(_count(leaderless, len(actions), "lead"))
    return out


def _is_undated(action: ActionRead) -> bool:
    return (action.revised or action.deadline).kind in (DateKind.NONE, DateKind.TBC)


def _count(found: Sequence[ActionRead], total: int, what: str) -> Doubt:
    if len(found) == total and total > 1:
        return Doubt(None, "", f"no {what}", f"None of the {total} actions has a {what}")
    noun, verb = ("action", "has") if len(found) == 1 else ("actions", "have")
    names = listed([called(action) for action in found])
    row, sheet = (found[0].row, found[0].sheet) if len(found) == 1 else (None, "")
    return Doubt(row, sheet, f"no {what}", f"{len(found)} {noun} {verb} no {what}: {names}")


def _variants(actions: Sequence[ActionRead]) -> list[Doubt]:
    """Names that may be one person's, offered and never joined."""
    names = dict.fromkeys(
        lead.name for action in actions for lead in action.leads if lead.kind == "person"
    )
    return [
        Doubt(None, "", "name", f"{listed(group)}: one person? I kept the names apart")
        for group in alike(list(names))
    ]


_CLOSED = re.compile(r"(?i)\b(?:closed?|completed?|archived?|done|finished|old)\b")


def _on_closed_sheets(actions: Sequence[ActionRead]) -> list[Doubt]:
    """Work that is read as open on a sheet whose name says that it is over."""
    sheets: dict[str, list[ActionRead]] = defaultdict(list)
    for action in actions:
        sheets[action.sheet].append(action)
    out = []
    for sheet, found in sheets.items():
        still = [a for a in found if a.state == "open"]
        if still and len(sheets) > 1 and _CLOSED.search(sheet):
            names = listed([called(a) for a in still])
            stands, them = ("stands", "it") if len(still) == 1 else ("stand", "them")
            said = f"{names} {stands} on the sheet “{sheet}”, yet I read nothing that closes {them}"
            out.append(Doubt(still[0].row, sheet, "sheet", said))
    return out


def _counts(actions: Sequence[ActionRead], outline: Outline) -> list[Doubt]:
    """Counts of colours that a heading prints and its actions don't bear out."""
    out = []
    under: dict[tuple[str, str], list[ActionRead]] = defaultdict(list)
    for action in actions:
        under[action.section, action.theme].append(action)
    for theme in outline.themes:
        below = under[theme.section, theme.title]
        for name, number in theme.fields:
            entry = key_entry(name) or key_entry(f"{name} = itself")
            found = sum(1 for a in below if entry is not None and a.rag == entry[0])
            if entry is not None and number.isdigit() and int(number) != found:
                said = (
                    f"“{theme.title[:60]}” prints {number} {entry[0].capitalize()}; I read {found}"
                )
                out.append(Doubt(below[0].row, below[0].sheet, "count", said))
    return out
