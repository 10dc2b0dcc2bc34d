"""What happened since the last meeting and what comes before the next, a line each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from handlers.differing import who_says
from handlers.digests.picture import Picture
from handlers.digests.rows import Cards
from handlers.rules.dates.saying import say_window, short_day
from handlers.rules.dates.windows import Window
from handlers.rules.rag import Standing, Travel
from handlers.rules.sentences import shorten
from handlers.wishes import all_asked
from handlers.wording import code_of, mark_of, name_of
from store import digests
from store.digests import Move
from store.models import Action, Deadline

_FOUR_WEEKS = timedelta(days=28)


@dataclass(frozen=True)
class Line:
    """One line: a label, and the actions that it names, each in a few words."""

    label: str
    standings: Sequence[Standing]
    say: Callable[[Action], str]
    between: str = ", "


def all_moves(session: Session, picture: Picture) -> dict[int, Move]:
    """Deadlines moved since the last digest or, before the first one, since the last meeting."""
    since = picture.compared.at if picture.compared else picture.last
    found = digests.moves(session, picture.plan, since) if since else []
    return {move.action_id: move for move in found if _span(move.before) != _span(move.after)}


def _span(deadline: Deadline) -> tuple[date | None, date | None, str]:
    return deadline.first, deadline.last, "" if deadline.last else deadline.text


def news(picture: Picture, moves: dict[int, Move]) -> list[Line]:
    """What happened since the last digest, and what is on hold: the lines that name something."""
    lines = [
        Line("Completed", _those(picture, completed_since(picture)), _name(picture), "; "),
        Line(
            "Deadline moved",
            _those(picture, lambda s: s.id in moves),
            lambda a: _moved(a, moves[a.id], picture),
            "; ",
        ),
        Line("Rated for the first time", _first_rated(picture), _rated(picture)),
        Line("New", _those(picture, _is_new(picture)), _with_status(picture), "; "),
        Line("Discontinued", _those(picture, _dropped(picture)), _with_why(picture), "; "),
        Line(
            "Leads differ",
            _those(picture, lambda s: s.id in picture.differing),
            _differing(picture),
            "; ",
        ),
        Line("On hold", _those(picture, _is_held), lambda a: _held(a, picture), "; "),
    ]
    return [line for line in lines if line.standings]


def waiting(session: Session, picture: Picture) -> list[Line]:
    """What leads asked for, and nobody has decided yet."""
    asked = all_asked(session, picture.partnership.id, picture.today)
    those = _those(picture, lambda s: s.id in asked)
    words = Line("Not decided yet", those, lambda a: waits(a, asked, picture), "; ")
    return [words] if those else []


def waits(action: Action, asked: Mapping[int, Sequence[str]], picture: Picture) -> str:
    """`CR6.4 asked to move to Sat 31 Oct`."""
    return f"{handle(action, picture)} {' and '.join(asked[action.id])}"


def ahead(picture: Picture) -> list[Line]:
    """What is due before the next meeting, and what had no update: actions, never people."""
    label = f"No update since {picture.since}" if picture.last else "No update yet"
    quiet = Line(label, _those(picture, picture.quiet), lambda a: handle(a, picture))
    return [line for line in (due_next(picture), quiet) if line.standings]


def _those(picture: Picture, wanted: Callable[[Standing], bool]) -> list[Standing]:
    return picture.where(lambda standing: not standing.private and wanted(standing))


def _is_held(standing: Standing) -> bool:
    return standing.is_open and standing.on_hold


def completed_since(picture: Picture) -> Callable[[Standing], bool]:
    if picture.compared:
        return lambda s: picture.travel(s) is Travel.DONE
    return lambda s: s.mark == "complete" and _reported_since(s, picture)


def _dropped(picture: Picture) -> Callable[[Standing], bool]:
    if picture.compared:
        return lambda s: not s.counted and picture.before.get(s.id) != "discontinued"
    return lambda s: not s.counted and _reported_since(s, picture)


def _reported_since(standing: Standing, picture: Picture) -> bool:
    """Whether somebody said how it stands since the last meeting: an import is no such word."""
    said = standing.reported_at
    if said is None or picture.last is None:
        return False
    return said >= picture.last and said > standing.created_at


def _is_new(picture: Picture) -> Callable[[Standing], bool]:
    return lambda s: picture.travel(s) is Travel.NEW


def _first_rated(picture: Picture) -> list[Standing]:
    return _those(
        picture, lambda s: s.is_open and s.mark != "none" and picture.before.get(s.id) == "none"
    )


def due_next(picture: Picture) -> Line:
    """What is due between today and the meeting after this one; four weeks where none is known."""
    until = picture.then or (picture.starts or picture.now) + _FOUR_WEEKS
    label = "before the next meeting"
    if picture.then is None:
        label = f"by {short_day(until.date(), picture.today)}"
    found = _those(
        picture,
        lambda s: (
            s.is_open and s.due_last is not None and picture.today <= s.due_last <= until.date()
        ),
    )
    found.sort(key=lambda s: (s.due_last or date.max, s.position, s.ref))
    return Line(f"Due {label}", found, lambda a: _due(a, picture))


def handle(action: Action, picture: Picture) -> str:
    """The code; for an action without one its ref and how its title begins."""
    return code_of(action, picture.shared) if action.code else name_of(action, picture.shared, 40)


def _differing(picture: Picture) -> Callable[[Action], str]:
    return lambda a: f"{handle(a, picture)} ({who_says(picture.differing[a.id])})"


def _name(picture: Picture) -> Callable[[Action], str]:
    return lambda action: name_of(action, picture.shared, 60)


def _with_status(picture: Picture) -> Callable[[Action], str]:
    def say(action: Action) -> str:
        status = f" ({mark_of(action).word})" if action.mark != "none" else ""
        return name_of(action, picture.shared, 60) + status

    return say


def _rated(picture: Picture) -> Callable[[Action], str]:
    return lambda action: f"{handle(action, picture)} {mark_of(action).word}"


def _with_why(picture: Picture) -> Callable[[Action], str]:
    def say(action: Action) -> str:
        why = shorten(picture.printed(action), 80)
        return name_of(action, picture.shared, 60) + (f" ({why})" if why else "")

    return say


def _held(action: Action, picture: Picture) -> str:
    until = f" until {short_day(action.hold_until, picture.today)}" if action.hold_until else ""
    why = f" ({shorten(action.hold_why, 80)})" if action.hold_why else ""
    return f"{handle(action, picture)}{until}{why}"


def _due(action: Action, picture: Picture) -> str:
    due = short_day(action.due_last, picture.today) if action.due_last else ""
    return f"{handle(action, picture)} ({due})"


def _moved(action: Action, move: Move, picture: Picture) -> str:
    # A reason given together with a comment is that comment: private, or changed for print.
    said = picture.printed(action) if move.after.why == action.comment else move.after.why
    why = shorten(said, 80)
    said = f"from {_when(move.before, picture)} to {_when(move.after, picture)}"
    return f"{handle(action, picture)} {said}" + (f" ({why})" if why else "")


def moved_from(move: Move, picture: Picture) -> str:
    """Where a deadline stood before: "moved from 30 Jun"."""
    return f"moved from {_when(move.before, picture)}"


def _when(deadline: Deadline, picture: Picture) -> str:
    if deadline.last is None:
        return f"“{shorten(deadline.text, 40)}”" if deadline.text else "no date"
    if deadline.first in (None, deadline.last):
        return short_day(deadline.last, picture.today)
    return say_window(Window(deadline.first or deadline.last, deadline.last), picture.today)


def facts(lines: Sequence[Line], cards: Cards, most: int, rest: str) -> list[tuple[str, str]]:
    """Each line as label and words; `rest` says where those beyond `most` are."""
    said = []
    for line in lines:
        named = [line.say(cards[s.id]) for s in line.standings[:most] if s.id in cards]
        more = len(line.standings) - min(most, len(line.standings))
        words = line.between.join(named)
        said.append((line.label, f"{words} and {more} more {rest}" if more else words))
    return said
