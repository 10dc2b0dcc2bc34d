"""What all papers of a plan are made of, read once: its actions, its numbers, what was said."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from handlers.digests import head
from handlers.digests.picture import Picture, take_picture
from handlers.exports.columns import Said
from handlers.exports.progress import progress_of
from handlers.finding import Sorry
from handlers.meetings.calendars import policy_of
from handlers.messages import Mark
from handlers.papers.states import bare_words
from handlers.papers.writing.paper import Cell, Column, Group, Line, View
from handlers.rules.dates.saying import say_moment
from handlers.rules.reminding.policy import COLOURS
from store import actions, people
from store.calendar import Meeting
from store.models import Action, Partnership, Theme

_WHOLE = 1000  # characters of a theme: a paper has room


@dataclass(frozen=True)
class Ground:
    """All that papers are made of, read once. `actions` are those that may be printed."""

    picture: Picture
    actions: Sequence[Action]
    said: Said
    themes: Sequence[Theme]
    leads: str

    @property
    def title(self) -> str:
        """The plan's, or the partnership's where the plan has none."""
        return self.picture.plan.title or self.picture.partnership.name

    @property
    def key(self) -> tuple[tuple[Mark, str], ...]:
        """What the colours mean, as the partnership prints it."""
        policy = policy_of(self.picture.partnership)
        return tuple((Mark(colour), getattr(policy, colour)) for colour in COLOURS)

    @property
    def cover(self) -> tuple[str, ...]:
        """Whose, as of when, for which meeting; then how it stands."""
        picture = self.picture
        first = f"{picture.partnership.name} · as of {_with_year(picture.now)}"
        if picture.starts:
            first += f" · for the meeting on {_with_year(picture.starts)}"
        standing = head.standing_words(picture.totals)
        private = picture.totals.private
        counted = f"{standing} {head.private_words(private)}" if private else standing
        return (first, counted, own_key) if (own_key := self._own_key) else (first, counted)

    @property
    def _own_key(self) -> str:
        """What the plan's own words for a status mean, of those that are printed."""
        printed = {bare_words(str(text)) for a in self.actions for text in _printed(a)}
        key = self.picture.plan.layout.get("key", {})
        said = [f"{_own(word)} = {meaning}" for word, meaning in key.items() if word in printed]
        return f"Key: {'; '.join(said)}" if said else ""


def _printed(action: Action) -> Iterable[object]:
    return [*action.printed.get("cells", {}).values(), *action.fields.values()]


def _own(word: str) -> str:
    """A plan's own word as it is written: "C", "On it"."""
    return word.upper() if len(word) == 1 else word.capitalize()


def _with_year(moment: datetime) -> str:
    """A paper is read years later, so its days have their year."""
    return say_moment(moment, moment.date().replace(year=1, month=1, day=1))


def ground(
    session: Session,
    partnership: Partnership,
    now: datetime,
    *,
    meeting: Meeting | None = None,
    leads: str = "names",
) -> Ground:
    """The live plan as it stands now. Raises Sorry where there is none."""
    picture = take_picture(session, partnership, now, meeting)
    if picture is None:
        raise Sorry("There is no action plan yet, so there is no paper of it.")
    _names = people.names(session, partnership.id)  # all at once, not one by one below
    every = actions.in_plan(session, picture.plan.id)
    said = progress_of(session, picture.plan)
    themes = actions.themes(session, picture.plan.id)
    return Ground(picture, [a for a in every if not a.private], said, themes, leads)


def groups_of(every: Sequence[Action], line: Callable[[Action], Line]) -> tuple[Group, ...]:
    """The actions under their headings. Those under none come first, then themes of no section,
    then each section with its themes: so a row that heads others heads no stranger."""
    by_place: dict[tuple[str, str], list[Action]] = {}
    order: dict[tuple[str, str], tuple[int, ...]] = {}
    facts: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    sections: dict[str, int] = {}
    for action in sorted(every, key=lambda a: a.theme.position if a.theme else 0):
        section, title = place = place_of(action.theme)
        rank = sections.setdefault(section, len(sections)) if section else -1
        by_place.setdefault(place, []).append(action)
        order.setdefault(place, (bool(title), rank, section != title, len(order)))
        if action.theme:
            facts.setdefault(place, _facts(action.theme))
    return tuple(
        Group(place[0], place[1], tuple(map(line, by_place[place])), facts.get(place, ()))
        for place in sorted(by_place, key=order.__getitem__)
    )


def place_of(theme: Theme | None) -> tuple[str, str]:
    return (theme.section, theme.title) if theme else ("", "")


def _facts(theme: Theme) -> tuple[tuple[str, str], ...]:
    """What the file says of an outcome, save the numbers that it printed once."""
    return tuple((k, str(v)) for k, v in theme.fields.items() if not str(v).strip().isdigit())


def themes_view(picture: Picture) -> View:
    """The digest's table: a row a theme."""
    table = head.table(picture, longest=_WHOLE)
    rows = [*table.rows, *([table.totals] if table.totals else [])]
    lines = tuple(tuple(Cell(text) for text in row) for row in rows)
    return View("Summary", tuple(Column(h) for h in table.headings), (Group("", "", lines),))
