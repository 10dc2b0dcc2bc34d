"""The thread under a digest: a message a theme, with every open action of it and its flags.

What is due and what had no update stands at each action here, so no line repeats it.
"""

from dataclasses import replace

from sqlalchemy.orm import Session

from handlers.digests.head import head, private_words
from handlers.digests.news import Line, completed_since, facts, handle, news
from handlers.digests.picture import Picture
from handlers.digests.rows import Pick, rows_of, with_all
from handlers.messages import Facts, Message, Part
from handlers.rules.rag import Standing, Travel
from store import digests
from store.digests import Move

_ROWS = 60  # a message; a theme with more open actions than that is a list to search
_NAMES = 60
_OPEN = (("Red", "red"), ("Amber", "amber"), ("Not rated", "none"), ("Green", "green"))


def theme_messages(
    session: Session, picture: Picture, moves: dict[int, Move]
) -> tuple[Message, ...]:
    """One message for each theme with an action, in the plan's order."""
    parts = _split(picture)
    return tuple(
        _theme(session, parts[theme_id], name, moves)
        for theme_id, name in picture.themes
        if theme_id in parts
    )


def _split(picture: Picture) -> dict[int | None, Picture]:
    standings: dict[int | None, list[Standing]] = {}
    for standing in picture.standings:
        standings.setdefault(standing.theme_id, []).append(standing)
    return {
        i: replace(
            picture,
            standings=tuple(mine),
            counts={i: picture.counts[i]} if i in picture.counts else {},
        )
        for i, mine in standings.items()
    }


def _theme(session: Session, picture: Picture, name: str, moves: dict[int, Move]) -> Message:
    picks, lines = _picks(picture), [*_complete(picture), *news(picture, moves)]
    wanted = {s.id for pick in picks for s in pick.shown}
    wanted |= {s.id for line in lines for s in line.standings[:_NAMES]}
    cards = digests.shown(session, picture.plan, sorted(wanted))
    parts: list[Part] = []
    for pick in picks:
        parts += rows_of(pick, cards, picture, f"in the full list: say “list theme {name}”.")
    said = facts(lines, cards, _NAMES, "in the full list")
    parts += [Facts(tuple(said))] if said else []
    return Message(_summary(picture), tuple(parts), title=name)


def _picks(picture: Picture) -> list[Pick]:
    """Every open action by colour; the room goes to what needs action first."""
    room = _ROWS
    picks = []
    for heading, mark in _OPEN:
        found = [s for s in picture.standings if s.mark == mark and not s.private]
        picks.append(Pick(heading, picture.first(found), room, with_all))
        room = max(0, room - len(found))
    return [pick for pick in picks if pick.standings]


def _complete(picture: Picture) -> list[Line]:
    """Those that no other line names: complete before, and not new."""
    lately = completed_since(picture)
    found = [
        s
        for s in picture.standings
        if s.mark == "complete" and not s.private and not lately(s)
        if picture.travel(s) is not Travel.NEW
    ]
    label = "Also complete" if picture.where(lately) else "Complete"
    return [Line(label, found, lambda action: handle(action, picture))] if found else []


def _summary(picture: Picture) -> str:
    if not picture.totals.total:
        return "Nothing here is counted any more."
    private = picture.totals.private
    return f"{head(picture)} {private_words(private)}" if private else head(picture)
