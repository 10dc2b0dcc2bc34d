"""The actions that a digest shows one by one: what needs action first, each in two lines."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from handlers.differing import DIFFER
from handlers.digests.picture import Picture
from handlers.messages import Mark, Part, Row, Rows, Text
from handlers.rules.dates.saying import short_day
from handlers.rules.rag import Standing, Travel
from handlers.rules.sentences import counted, shorten
from handlers.wording import due_words, leads_of, mark_of, moved_words, name_of
from store.models import Action

Cards = Mapping[int, Action]
"""The actions that may be shown, by id, with their words."""

_TITLE = 90  # characters in the channel; the thread has every word
_SHORT = 90  # characters of a comment on an action shown in short
_LONG = 240  # and on one shown in full
_WHOLE = 1000  # characters of a title: a cell that holds more is no title


@dataclass(frozen=True)
class Pick:
    """Actions chosen for one heading, exceptions first; at most `most` of them are shown."""

    heading: str
    standings: Sequence[Standing]
    most: int
    row: Callable[[Action, Standing, Picture], Row]

    @property
    def shown(self) -> Sequence[Standing]:
        """Those that fit."""
        return self.standings[: self.most]


def exceptions(picture: Picture) -> list[Pick]:
    """Red, then overdue, then what got worse, then Amber: each action once, where it is first."""
    chosen: set[int] = set()
    picks = []
    for heading, wanted, most, row in _sections(picture):
        every = picture.first(s for s in picture.where(wanted) if not s.private)
        fresh = [standing for standing in every if standing.id not in chosen]
        chosen |= {standing.id for standing in fresh}
        also = f"Also {heading if heading == 'Amber' else heading.lower()}"
        picks.append(Pick(heading if len(fresh) == len(every) else also, fresh, most, row))
    return [pick for pick in picks if pick.standings]


_Section = tuple[str, Callable[[Standing], bool], int, Callable[[Action, Standing, Picture], Row]]


def _sections(picture: Picture) -> list[_Section]:
    return [
        ("Red", lambda s: s.mark == "red", 10, in_full),
        ("Overdue", picture.overdue, 5, in_short),
        ("Got worse", lambda s: picture.travel(s) is Travel.WORSE, 5, in_full),
        ("Amber", lambda s: s.mark == "amber", 8, in_short),
    ]


def rows_of(pick: Pick, cards: Cards, picture: Picture, rest: str) -> list[Part]:
    """The rows under their heading; `rest` says where those are that did not fit."""
    rows = [pick.row(cards[s.id], s, picture) for s in pick.shown if s.id in cards]
    parts: list[Part] = [Rows(tuple(rows), heading=pick.heading)] if rows else []
    more = len(pick.standings) - len(pick.shown)
    if more:
        parts.append(Text(f"{more} more {rest}", quiet=True))
    return parts


def in_full(action: Action, standing: Standing, picture: Picture) -> Row:
    """With lead, deadline and its moves, and the latest comment."""
    return _row(action, standing, picture, _details(action, standing, picture), _LONG)


def in_short(action: Action, standing: Standing, picture: Picture) -> Row:
    """The same with how the latest comment begins."""
    return _row(action, standing, picture, _details(action, standing, picture), _SHORT)


def with_all(action: Action, standing: Standing, picture: Picture) -> Row:
    """With every flag, and the latest comment to the letter: for the thread."""
    details = _details(action, standing, picture)
    if picture.quiet(standing):
        details.append(f"no update since {picture.since}" if picture.last else "no update yet")
    if action.not_started:
        details.append("not started")
    row = _row(action, standing, picture, details, len(action.comment))
    return replace(row, title=name_of(action, picture.shared, _WHOLE))


def _row(
    action: Action, standing: Standing, picture: Picture, details: Sequence[str], most: int
) -> Row:
    quote = picture.printed(action)
    on = action.commented_on
    way = picture.travel(standing)
    return Row(
        title=name_of(action, picture.shared, _TITLE),
        mark=mark_of(action),
        detail=" · ".join(detail for detail in details if detail),
        quote=shorten(quote, most) if quote and len(quote) > most else quote,
        quote_note=short_day(on, picture.today) if quote and on else "",
        travel=way.value if way and way is not Travel.SAME else "",
    )


def _details(action: Action, standing: Standing, picture: Picture) -> list[str]:
    went = picture.travel(standing) in (Travel.BETTER, Travel.WORSE, Travel.DONE)
    was = f"was {Mark(picture.before[action.id]).word}" if went else ""
    return [
        leads_of(action),
        _due(action, picture),
        moved_words(action, picture.today),
        was,
        DIFFER if action.id in picture.differing else "",
        "on hold" if action.on_hold and action.is_open else "",
    ]


def _due(action: Action, picture: Picture) -> str:
    due = due_words(action, picture.today)
    late = days_overdue(action, picture)
    return f"{due}, {late} overdue" if late else due


def days_overdue(action: Action, picture: Picture) -> str:
    """`1 day`, `40 days`; empty for an action that is not overdue."""
    if not action.is_open or action.due_last is None or action.due_last >= picture.today:
        return ""
    return counted((picture.today - action.due_last).days, "day")
