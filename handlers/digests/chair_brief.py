"""The brief to chair and coordinators alone: what is worth a question at the meeting, and why.

Questions, never a changed colour. Who was not asked, or could not be, has not failed to answer.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from handlers.chasing.unreached import out_of_reach
from handlers.differing import who_says
from handlers.digests.news import completed_since, due_next, handle
from handlers.digests.picture import Picture, take_picture
from handlers.digests.rows import Cards, days_overdue
from handlers.messages import Button, Facts, Message, Part, Row, Rows, Text
from handlers.rules import rag
from handlers.rules.dates.saying import say_day, short_day
from handlers.rules.dates.windows import WEEKDAY_NAMES
from handlers.rules.rag import Standing
from handlers.rules.sentences import counted, listed, shorten
from handlers.undecided import HEADING, undecided_row
from handlers.wishes import waiting
from handlers.wording import code_of, leads_of, mark_of, moved_words, name_of
from store import digests, meetings
from store.calendar import Meeting
from store.models import Action, Partnership

_MOST = 8  # questions: a meeting has no time for more
_MOST_NAMES = 12
_MOST_BUTTONS = 4
_OFTEN = 3  # moves of a deadline


def compose_chair_brief(
    session: Session,
    partnership: Partnership,
    now: datetime,
    roles: Collection[str],
    *,
    meeting: Meeting | None = None,
) -> Message | None:
    """What is worth a question at `meeting` or else the next one; None when nothing is.

    It names private actions, so it goes to nobody but the chairs and the coordinators. Whoever
    has `roles` finds buttons at what is theirs to decide.
    """
    picture = take_picture(session, partnership, now, meeting)
    if picture is None:
        return None
    odd, silent = _odd(picture), _silent(session, picture)
    wanted = {standing.id for standing in [*odd, *silent]}
    cards = digests.shown(session, picture.plan, sorted(wanted), private=True)
    rows = _odd_rows(odd, cards, picture)
    silences = _silences(session, silent, cards, picture)
    rows += silences.rows
    unheard = silences.facts(picture)
    undecided = _undecided(session, picture, roles)
    if not (rows or unheard or undecided):
        return None
    return _message(session, picture, rows, unheard, undecided)


def _message(
    session: Session,
    picture: Picture,
    rows: Sequence[Row],
    unheard: Sequence[tuple[str, str]],
    undecided: Sequence[tuple[Action, Row]],
) -> Message:
    parts = _undecided_parts(undecided, picture)
    parts += [Rows(tuple(rows[:_MOST]), "Worth a question" if undecided else "")] if rows else []
    parts += _more(rows[_MOST:])
    facts = [*unheard, *_shaky(session, picture)]
    parts += [Facts(tuple(facts))] if facts else []
    said = [_summary(picture, len(rows))] if rows or unheard else []
    verb = "waits" if len(undecided) == 1 else "wait"
    said += [f"{counted(len(undecided), 'request')} {verb} for a decision."] if undecided else []
    return Message(" ".join(said), tuple(parts))


def _more(rest: Sequence[Row]) -> list[Part]:
    """The questions that have no room, by name: they stand nowhere else."""
    if not rest:
        return []
    named = [shorten(row.title, 60) for row in rest[:_MOST_NAMES]]
    unnamed = [f"and {len(rest) - _MOST_NAMES} more"] if len(rest) > _MOST_NAMES else []
    return [Text(f"{len(rest)} more: {' · '.join([*named, *unnamed])}", quiet=True)]


def _undecided(
    session: Session, picture: Picture, roles: Collection[str]
) -> list[tuple[Action, Row]]:
    """Deadlines asked to be moved, and what is said to be complete or dropped."""
    wishes = waiting(session, picture.partnership.id)
    ids = sorted({wish.action_id for wish in wishes})
    cards = digests.shown(session, picture.plan, ids, private=True)
    here, shared, now = picture.partnership, picture.shared, picture.now
    return [
        (action, undecided_row(wish, action, here, shared, now, roles))
        for wish in wishes
        if (action := cards.get(wish.action_id))
    ]


def _undecided_parts(undecided: Sequence[tuple[Action, Row]], picture: Picture) -> list[Part]:
    if not undecided:
        return []
    parts: list[Part] = [Rows(tuple(row for _, row in undecided[:_MOST]), HEADING)]
    rest = undecided[_MOST:]
    if rest:
        named = _handles([action for action, _ in rest], picture)
        said = f"{len(rest)} more: {named}. Type “show” and the code to decide."
        parts.append(Text(said, quiet=True))
    return parts


def _summary(picture: Picture, questions: int) -> str:
    when = _when(picture)
    if not questions:
        return f"Worth knowing {when}: there was no word on some actions for two meetings."
    verb = "is" if questions == 1 else "are"
    return f"{counted(questions, 'thing')} {verb} worth a question {when}."


def _when(picture: Picture) -> str:
    if picture.starts is None:
        return "at the next meeting"
    day = picture.starts.date()
    if day == picture.today:
        return "today"
    soon = timedelta() < day - picture.today < timedelta(days=7)
    return f"on {WEEKDAY_NAMES[day.weekday()] if soon else say_day(day, picture.today)}"


def _odd(picture: Picture) -> list[Standing]:
    """Green yet overdue, leads who differ, moved again and again, complete without a word.

    Each action once.
    """
    lately = completed_since(picture)
    late_green = picture.where(lambda s: s.mark == "green" and picture.overdue(s))
    moved = picture.where(lambda s: s.is_open and s.moved >= _OFTEN)
    moved.sort(key=lambda s: -s.moved)
    differ = picture.where(lambda s: s.id in picture.differing)
    found = [*picture.first(late_green), *picture.first(differ), *moved, *picture.where(lately)]
    return list(dict.fromkeys(found))


def _odd_rows(odd: Iterable[Standing], cards: Cards, picture: Picture) -> list[Row]:
    rows = []
    for standing in odd:
        action = cards[standing.id]
        reasons = _reasons(action, standing, picture)
        if reasons:
            rows.append(_row(action, picture, [*reasons, leads_of(action)]))
    return rows


def _reasons(action: Action, standing: Standing, picture: Picture) -> list[str]:
    if standing.mark == "complete":
        return [] if action.comment.strip() else ["complete, with nothing said about it"]
    reasons = []
    if standing.mark == "green" and picture.overdue(standing):
        reasons.append(f"Green but {days_overdue(action, picture)} overdue")
    if action.id in picture.differing:
        reasons.append(f"leads differ: {who_says(picture.differing[action.id])}")
    if standing.moved >= _OFTEN:
        reasons.append(moved_words(action, picture.today))
    return reasons


def _row(action: Action, picture: Picture, details: Sequence[str]) -> Row:
    private = " (private)" if action.private else ""
    return Row(
        title=name_of(action, picture.shared) + private,
        mark=mark_of(action),
        detail=" · ".join(details),
        buttons=(_show(action, picture, "Show it"),),
    )


def _show(action: Action, picture: Picture, label: str) -> Button:
    about = name_of(action, picture.shared, 60)
    return Button(label, f"show #{action.ref}", about=about)


def _silent(session: Session, picture: Picture) -> list[Standing]:
    """Without a word for two meetings, though they were there to speak of."""
    since = _meeting_before_last(session, picture)
    if since is None:
        return []
    return picture.first(
        picture.where(
            lambda s: (
                rag.is_quiet(s, picture.today, since) and s.created_at < since and not s.on_hold
            )
        )
    )


def _meeting_before_last(session: Session, picture: Picture) -> datetime | None:
    if picture.last is None:
        return None
    earlier = picture.last - timedelta.resolution
    meeting = meetings.last_before(session, picture.partnership.id, earlier)
    return meeting.starts_at if meeting else None


@dataclass(frozen=True)
class _Silence:
    """The actions without a word: of leads who were asked, of whom nobody asked, and of those
    whose leads are away or out of reach."""

    rows: Sequence[Row] = ()
    not_asked: Sequence[Action] = ()
    no_one_there: Sequence[Action] = ()

    def facts(self, picture: Picture) -> list[tuple[str, str]]:
        """What is worth knowing, and no question to a lead."""
        said = (("nobody was asked", self.not_asked), ("nobody can be asked", self.no_one_there))
        label = "No word for two meetings, and"
        return [(f"{label} {why}", _handles(some, picture)) for why, some in said if some]


def _silences(
    session: Session, silent: Iterable[Standing], cards: Cards, picture: Picture
) -> _Silence:
    """A row a lead who was asked and has not answered, and the actions of which nobody spoke."""
    open_ones = [cards[s.id] for s in silent if not cards[s.id].paused]
    since = _meeting_before_last(session, picture)
    if not open_ones or since is None:
        return _Silence()
    asked: dict[int, list[datetime]] = {}
    for action_id, at in digests.asked_on(session, [a.id for a in open_ones], since):
        asked.setdefault(action_id, []).append(at)
    persons = {lead.person_id: lead.person for a in open_ones for lead in a.leads}
    absent = out_of_reach(session, picture.partnership, persons, picture.today)
    by_lead: dict[str, list[Action]] = {}
    no_one_there = []
    for action in (a for a in open_ones if a.id in asked):
        if all(lead.person_id in absent for lead in action.leads):
            no_one_there.append(action)
        else:
            by_lead.setdefault(leads_of(action), []).append(action)
    rows = [_silence(lead, mine, asked, picture) for lead, mine in by_lead.items()]
    return _Silence(rows, [a for a in open_ones if a.id not in asked], no_one_there)


def _silence(
    lead: str, mine: Sequence[Action], asked: dict[int, list[datetime]], picture: Picture
) -> Row:
    zone = picture.now.tzinfo
    days = sorted({at.astimezone(zone).date() for a in mine for at in asked[a.id]})
    said = f"asked on {listed(short_day(day, picture.today) for day in days)}"
    if len(mine) == 1:
        return _row(mine[0], picture, ["no word for two meetings", said, lead])
    return Row(
        title=f"{lead}: no word on {len(mine)} actions for two meetings",
        detail=f"{_handles(mine, picture)} · {said}",
        buttons=tuple(_show(a, picture, code_of(a, picture.shared)) for a in mine[:_MOST_BUTTONS]),
    )


def _handles(some: Sequence[Action], picture: Picture) -> str:
    names = ", ".join(handle(action, picture) for action in some[:_MOST_NAMES])
    more = len(some) - _MOST_NAMES
    return f"{names} and {more} more" if more > 0 else names


def _shaky(session: Session, picture: Picture) -> list[tuple[str, str]]:
    """Due before next time, and Amber or not rated now."""
    line = due_next(picture)
    shaky = [s for s in line.standings if s.mark in ("amber", "none")]
    if not shaky:
        return []
    cards = digests.shown(session, picture.plan, [s.id for s in shaky[:_MOST_NAMES]])
    names = ", ".join(line.say(cards[s.id]) for s in shaky[:_MOST_NAMES] if s.id in cards)
    more = len(shaky) - _MOST_NAMES
    words = f"{names} and {more} more" if more > 0 else names
    return [(f"{line.label}, Amber or not rated", words)]
