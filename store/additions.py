"""What a new action needs to know of its plan, and the rows it brings along."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.models import Action, Person, Theme


def last_position(session: Session, plan_id: int, theme_id: int | None = None) -> int:
    """The place of a plan's last action, or of a heading's last; 0 where there is none."""
    which = select(func.max(Action.position)).where(Action.plan_id == plan_id, ~Action.withdrawn)
    if theme_id is not None:
        which = which.where(Action.theme_id == theme_id)
    return session.scalar(which) or 0


def theme_called(session: Session, plan_id: int, title: str, section: str | None = None) -> Theme:
    """The heading of that title in the plan, added at its end where there is none.

    `section` None means under whichever heading.
    """
    which = select(Theme).where(Theme.plan_id == plan_id, Theme.title == title)
    if section is not None:
        which = which.where(Theme.section == section)
    found = session.scalars(which.order_by(Theme.position, Theme.id)).first()
    if found:
        return found
    last = session.scalar(select(func.max(Theme.position)).where(Theme.plan_id == plan_id)) or 0
    theme = Theme(plan_id=plan_id, title=title, section=section or "", position=last + 1)
    session.add(theme)
    session.flush()
    return theme


def name_as_written(session: Session, partnership_id: int, name: str) -> Person | None:
    """The name spelt to the letter like this."""
    return session.scalar(
        select(Person).where(Person.partnership_id == partnership_id, Person.name == name)
    )
