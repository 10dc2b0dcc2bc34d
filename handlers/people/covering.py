"""Who answers in whose place, read from leaves and handovers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from handlers.asker import Asker
from handlers.rules.dates.saying import say_day, say_days
from handlers.rules.dates.windows import Window
from handlers.rules.reminding.facts import ActionFacts
from handlers.rules.sentences import listed
from store import covers
from store.covers import Cover
from store.models import Action, Person, Recipient


@dataclass(frozen=True)
class Places:
    """When a recipient is away, and for which names they answer when, by the name's id."""

    recipient_id: int
    away: tuple[Window, ...]
    handed: Mapping[int, tuple[Window, ...]]
    instead: Mapping[int, tuple[Window, ...]]

    @classmethod
    def of(cls, session: Session, recipient_id: int, today: date) -> "Places":
        """As it stands from `today` on."""
        away = tuple(_window(each) for each in covers.absences(session, recipient_id, today))
        instead: dict[int, tuple[Window, ...]] = {}
        for each in covers.deputising(session, recipient_id, today):
            for name in covers.covered_names(session, each):
                instead[name] = (*instead.get(name, ()), _window(each))
        mine = covers.names_of_recipient(session, recipient_id)
        handed: dict[int, tuple[Window, ...]] = {}
        for each in covers.handed_over(session, mine, today) if mine else ():
            name = each.person_id or 0
            handed[name] = (*handed.get(name, ()), _window(each))
        return cls(recipient_id, away, handed, instead)

    def apply(self, facts: ActionFacts, action: Action, today: date) -> ActionFacts:
        """The facts of an action, with the days on which this recipient answers for it.

        A co-lead who stands in for the main lead today is asked first.
        """
        named = [lead for lead in action.leads if lead.person.recipient_id == self.recipient_id]
        if named:
            handed = tuple(w for lead in named for w in self.handed.get(lead.person_id, ()))
            stands_in = (
                lead.position
                for lead in action.leads
                if any(w.first <= today <= w.last for w in self.instead.get(lead.person_id, ()))
            )
            position = min([facts.position, *stands_in])
            return replace(facts, position=position, away=(*self.away, *handed))
        for lead in action.leads:
            if lead.person_id in self.instead:
                within = self.instead[lead.person_id]
                return replace(facts, position=lead.position, within=within, away=self.away)
        return facts


def names_covered(
    session: Session, recipient_id: int, partnership_id: int, today: date
) -> frozenset[int]:
    """The ids of the names for whom a recipient answers today in a partnership."""
    return frozenset(
        name
        for each in covers.deputising(session, recipient_id, today)
        if each.partnership_id == partnership_id and is_on(each, today)
        for name in covers.covered_names(session, each)
    )


def answers_for(session: Session, recipient_id: int, action: Action, day: date) -> bool:
    """Whether an action is a recipient's, under whatever name, or its lead's deputy they are."""
    if any(lead.person.recipient_id == recipient_id for lead in action.leads):
        return True
    covered = names_covered(session, recipient_id, action.partnership_id, day)
    return any(lead.person_id in covered for lead in action.leads)


def stand_ins(
    session: Session, person: Person, partnership_id: int, today: date
) -> Sequence[Recipient]:
    """Who answers in a partnership today in the place of a name."""
    found = [*covers.handed_over(session, [person.id], today)]
    leaves = covers.absences(session, person.recipient_id, today) if person.recipient_id else ()
    # A leave holds everywhere; its deputy answers where it was said.
    found += [leave for leave in leaves if leave.partnership_id == partnership_id]
    there = (each.deputy for each in found if is_on(each, today))
    return [who for who in there if who and who.active and not is_away(session, who.id, today)]


def is_away(session: Session, recipient_id: int, today: date) -> bool:
    """Whether a recipient has leave today, wherever they said so."""
    return any(is_on(leave, today) for leave in covers.absences(session, recipient_id, today))


def is_on(cover: Cover, day: date) -> bool:
    """Whether it holds on a day."""
    return (cover.first or date.min) <= day <= (cover.last or date.max)


def on_behalf_of(asker: Asker, about: Iterable[Action]) -> str:
    """The leads for whom the asker speaks of these actions, "" where they speak for themselves."""
    if asker.writer or asker.is_coordinator:
        return asker.writer
    names: list[str] = []
    for action in about:
        if any(lead.person.recipient_id == asker.recipient.id for lead in action.leads):
            return ""
        names += [lead.person.name for lead in action.leads if lead.person_id in asker.covers]
    return listed(dict.fromkeys(names))


def cover_words(cover: Cover, today: date) -> str:
    """`Priya Nair is away 3 to 14 Aug, Anne Baker answers`, in history and lists."""
    deputy = cover.deputy.name if cover.deputy else ""
    name = cover.recipient.name if cover.recipient else _name(cover.person)
    if cover.kind == "standing":
        return f"{deputy} answers for {name} whenever they are away"
    if cover.kind == "handover":
        return f"{deputy} answers for {name} {days_words(cover, today)}"
    answers = f", {deputy} answers" if deputy else ""
    return f"{name} is away {days_words(cover, today)}{answers}"


def days_words(cover: Cover, today: date) -> str:
    """`3 to 14 Aug`, `from Tue 1 Sep`."""
    if cover.first and cover.last:
        return say_days(Window(cover.first, cover.last), today)
    return f"from {say_day(cover.first, today)}" if cover.first else "always"


def _name(person: Person | None) -> str:
    return person.name if person else ""


def _window(cover: Cover) -> Window:
    return Window(cover.first or date.min, cover.last or date.max)
