"""What a file says otherwise than the plan that is live: new, changed, gone, or another plan."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from handlers.exports.holds import lines_printed
from handlers.exports.progress import lines_said, redacted_on, told_of
from handlers.imports.outcomes import import_entries
from handlers.papers.difference import Change, Changed, Difference, Known, difference
from handlers.papers.plan import PlanRead
from handlers.wording import window_of
from store import actions, people
from store.imports import changes_since
from store.models import Action, Plan

_PARTS = {
    "rag": "rag",
    "not_started": "rag",
    "state": "state",
    "comment": "comment",
    "due_last": "deadline",
    "deadline_text": "deadline",
    "title": "title",
    "code": "code",
    "leads": "leads",
    "theme_id": "theme",
}


@dataclass(frozen=True)
class Against:
    """A file beside the live plan. `plan` is None where there is none, or nothing in it."""

    plan: Plan | None
    difference: Difference
    added: int = 0  # actions that were added here and that the file can't know of
    edited: frozenset[str] = frozenset()  # the keys of those whose rows are not as imported
    size: int = 0  # the actions of the live plan, whatever the file says of them

    @property
    def is_same_plan(self) -> bool:
        """At least half of the smaller of both is in the other."""
        found = self.difference
        both = len(found.changed) + len(found.same)
        return self.plan is not None and both * 2 >= both + min(len(found.new), len(found.gone))

    @property
    def changed(self) -> list[tuple[Changed, list[Change]]]:
        """What the file changes that nobody has touched here since."""
        return _with_changes(self.difference, overrides=False)

    @property
    def reported(self) -> list[tuple[Changed, list[Change]]]:
        """What the file says against what somebody has reported here since.

        Where some of these rows were edited since the import, the others are no news.
        """
        found = self._older
        return [(one, said) for one, said in found if one.known.key in self.edited] or found

    @property
    def unedited(self) -> int:
        """How many more rows stand as they were imported, and were reported otherwise here."""
        return len(self._older) - len(self.reported)

    @property
    def _older(self) -> list[tuple[Changed, list[Change]]]:
        return _with_changes(self.difference, overrides=True)


def _with_changes(found: Difference, *, overrides: bool) -> list[tuple[Changed, list[Change]]]:
    pairs = [
        (one, [change for change in one.changes if change.overrides is overrides])
        for one in found.changed
    ]
    return [(one, changes) for one, changes in pairs if changes]


def against_live(session: Session, partnership_id: int, read: PlanRead) -> Against:
    """Compare what was read with the plan as it stands now."""
    plan = actions.live_plan(session, partnership_id)
    stands = actions.in_plan(session, plan.id) if plan else []
    if plan is None or not stands:
        return Against(None, Difference(read.actions, (), (), ()))
    _names = people.names(session, partnership_id)  # all at once, not one by one below
    imports = import_entries(session, partnership_id, plan.id)
    since = changes_since(session, plan.id, min(imports, default=0))
    reported, public = _reported(since, imports), _public_comments(stands, since)
    told, aside = told_of(session, plan), lines_printed(since)
    redacted = redacted_on(session, plan)
    for action_id, lines in lines_said(session, plan).items():
        aside[action_id] |= lines
    known = [
        replace(
            _known(a, public[a.id]),
            reported=frozenset(reported[a.id]),
            aside=frozenset(aside[a.id]),
            told=frozenset(told[a.id]),
            redacted=frozenset(redacted[a.id]),
        )
        for a in stands
    ]
    found = difference(known, read)
    # No paper prints what is private, so a file that lacks it doesn't mean to take it out.
    private = {str(action.id) for action in stands if action.private}
    gone = tuple(one for one in found.gone if one.key not in private)
    added = _added_here(stands, gone)
    gone = tuple(one for one in gone if one.key not in added)
    edited = _edited(stands, since, found)
    return Against(plan, replace(found, gone=gone), len(added), edited, len(stands))


def _edited(
    stands: Sequence[Action], since: Sequence[tuple[int, int, dict[str, Any]]], found: Difference
) -> frozenset[str]:
    """The keys of the actions whose rows say something else than when they were imported first."""
    were = {str(action.id): action.printed.get("cells") for action in stands}
    for action_id, _, change in reversed(since):
        if "printed" in change:
            were[str(action_id)] = (change["printed"][0] or {}).get("cells")
    rows = ((one.known.key, dict(one.action.cells)) for one in found.changed)
    return frozenset(key for key, cells in rows if cells != were[key])


def _added_here(stands: Sequence[Action], gone: Sequence[Known]) -> set[str]:
    """The actions that were never in a file: one that has none of them is older than they are.

    One that has some was written after them, so that what it lacks was taken out of it.
    """
    own = {str(action.id) for action in stands if not action.printed}
    lacks = own & {one.key for one in gone}
    return lacks if lacks == own and len(own) < len(stands) else set()


def _public_comments(
    stands: Sequence[Action], since: Sequence[tuple[int, int, dict[str, Any]]]
) -> dict[int, str]:
    """By action, the comment that a paper could have: of a private one that which stood before."""
    found = {action.id: action.comment for action in stands}
    secret = {action.id: False for action in stands if action.comment_private}
    found |= dict.fromkeys(secret, "")
    for action_id, _, change in since:
        if action_id in secret and "comment" in change:
            if not secret[action_id]:
                found[action_id] = change["comment"][0]
            secret[action_id] = change.get("comment_private", [None, secret[action_id]])[1]
    return found


def _known(action: Action, comment: str) -> Known:
    theme = action.theme
    return Known(
        key=str(action.id),
        code=action.code,
        title=action.title,
        section=theme.section if theme else "",
        theme=theme.title if theme else "",
        leads=tuple(lead.person.name for lead in action.leads),
        deadline=window_of(action),
        deadline_text=action.deadline_text,
        rag=action.rag,
        state=action.state,
        comment=comment,
        fields=tuple(action.fields.items()),
        commented_on=action.commented_on,
    )


def _reported(
    since: Sequence[tuple[int, int, dict[str, Any]]], imports: set[int]
) -> defaultdict[int, set[str]]:
    """By action, the parts that somebody has changed since the plan was imported first."""
    changed: defaultdict[int, set[str]] = defaultdict(set)
    for action_id, entry_id, change in since:
        if entry_id not in imports:
            changed[action_id] |= _parts(change)
    return changed


def _parts(change: dict[str, Any]) -> set[str]:
    parts = {_PARTS[name] for name in change if name in _PARTS}
    before, after = change.get("fields", [{}, {}])
    parts |= {name for name in {**before, **after} if before.get(name) != after.get(name)}
    return parts
