"""Questions about workspaces, partnerships, recipients, their roles, and names in the plan."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import CompoundSelect, Select, and_, bindparam, func, literal, or_, select, union
from sqlalchemy.orm import Session

from store.models import Action, Lead, Partnership, Person, Plan, Recipient, Role, Workspace


def workspace(session: Session, platform: str, external_id: str) -> Workspace:
    """The workspace, added when it is heard of for the first time."""
    # A request asks twice in one transaction: on its way in, and for the answer's way out.
    known: Workspace | None = session.info.get((platform, external_id))
    if known is not None:
        return known
    found = session.scalar(_workspace(), {"platform": platform, "external_id": external_id})
    if found is None:
        found = Workspace(platform=platform, external_id=external_id)
        session.add(found)
        session.flush()
    session.info[platform, external_id] = found
    return found


def look_up(session: Session, platform: str, external_id: str, user: str, place: str) -> None:
    """Find where a request comes from and who made it by one question instead of three."""
    who = {"platform": platform, "external_id": external_id, "user": user, "place": place}
    found = session.execute(_where_and_who(), who).first()
    if found is None:
        return
    workspace, recipient, partnership = found
    session.info[platform, external_id] = workspace
    session.info[workspace.id, place] = partnership
    session.info["recipient", workspace.id, user] = recipient


@cache
def _where_and_who() -> Select[Workspace, Recipient, Partnership]:
    theirs = and_(
        Recipient.workspace_id == Workspace.id, Recipient.external_id == bindparam("user")
    )
    here = and_(Partnership.workspace_id == Workspace.id, Partnership.place == bindparam("place"))
    return (
        select(Workspace, Recipient, Partnership)
        .outerjoin(Recipient, theirs)
        .outerjoin(Partnership, here)
        .where(
            Workspace.platform == bindparam("platform"),
            Workspace.external_id == bindparam("external_id"),
        )
    )


def partnership_at(session: Session, workspace_id: int, place: str) -> Partnership | None:
    """The partnership whose channel this is."""
    known: Partnership | None = session.info.get((workspace_id, place))
    if known is None:
        known = session.scalar(_partnership_at(), {"workspace_id": workspace_id, "place": place})
        session.info[workspace_id, place] = known
    return known


# Making a statement takes longer than running it: what every request asks is made once.
@cache
def _workspace() -> Select[Workspace]:
    return select(Workspace).where(
        Workspace.platform == bindparam("platform"),
        Workspace.external_id == bindparam("external_id"),
    )


@cache
def _partnership_at() -> Select[Partnership]:
    return select(Partnership).where(
        Partnership.workspace_id == bindparam("workspace_id"),
        Partnership.place == bindparam("place"),
    )


def partnerships_of(session: Session, recipient_id: int) -> Sequence[Partnership]:
    """Where this recipient has a role or leads an action, oldest first."""
    by_role = select(Role.partnership_id).where(Role.recipient_id == recipient_id, Role.active)
    by_name = select(Person.partnership_id).where(Person.recipient_id == recipient_id)
    which = select(Partnership).where(Partnership.id.in_(union(by_role, by_name)))
    return session.scalars(which.order_by(Partnership.id)).all()


def all_partnerships(session: Session) -> Sequence[Partnership]:
    """Every partnership of this installation."""
    return session.scalars(select(Partnership).order_by(Partnership.id)).all()


def is_begun(session: Session, workspace_id: int) -> bool:
    """Whether any partnership was set up in this workspace."""
    some = select(Partnership.id).where(Partnership.workspace_id == workspace_id).exists()
    return bool(session.scalar(select(some)))


def to_look_at(session: Session, now: datetime) -> Sequence[int]:
    """Partnerships, by id, whose coordinators there may be something to tell.

    A look that lies more than two days ahead counts too: a clock that stood wrong may have set it.
    """
    at = Partnership.next_look_at
    due = or_(at.is_(None), at <= now, at > now + timedelta(days=2))
    return session.scalars(select(Partnership.id).where(due).order_by(Partnership.id)).all()


def locked(session: Session, partnership_id: int) -> Partnership:
    """The partnership as it stands now, ours to change until the transaction ends."""
    return session.scalars(
        select(Partnership)
        .where(Partnership.id == partnership_id)
        .with_for_update(key_share=True, of=Partnership)
        .execution_options(populate_existing=True)
    ).one()


def recipient(session: Session, workspace_id: int, external_id: str) -> Recipient | None:
    """The human whom the platform knows by this id."""
    known: Recipient | None = session.info.get(("recipient", workspace_id, external_id))
    if known is not None:
        return known
    return session.scalar(_recipient(), {"workspace_id": workspace_id, "external_id": external_id})


@cache
def _recipient() -> Select[Recipient]:
    return select(Recipient).where(
        Recipient.workspace_id == bindparam("workspace_id"),
        Recipient.external_id == bindparam("external_id"),
    )


def recipients(session: Session, workspace_id: int) -> Sequence[Recipient]:
    """Everybody who is known in a workspace, in the order they came."""
    which = select(Recipient).where(Recipient.workspace_id == workspace_id)
    return session.scalars(which.order_by(Recipient.id)).all()


def talking_at(session: Session, workspace_id: int, place: str) -> Recipient | None:
    """Whose own conversation this is; None for a channel."""
    which = select(Recipient).where(
        Recipient.workspace_id == workspace_id, Recipient.conversation == place
    )
    return session.scalars(which.limit(1)).first()


def roles(session: Session, partnership_id: int, recipient_id: int) -> frozenset[str]:
    """The roles that were given to this recipient; whoever leads an action is a lead besides."""
    whose = {"partnership_id": partnership_id, "recipient_id": recipient_id}
    return frozenset(session.scalars(_roles(), whose))


@cache
def _roles() -> CompoundSelect[str]:
    given = select(Role.role).where(
        Role.partnership_id == bindparam("partnership_id"),
        Role.recipient_id == bindparam("recipient_id"),
        Role.active,
    )
    leads = (
        select(literal("lead"))
        .join(Person, Lead.person_id == Person.id)
        .join(Action, Lead.action_id == Action.id)
        .where(
            Person.recipient_id == bindparam("recipient_id"),
            Action.partnership_id == bindparam("partnership_id"),
            ~Action.withdrawn,
        )
        .select_from(Lead)
    )
    return union(given, leads)


def holders(session: Session, partnership_id: int, role: str) -> Sequence[Recipient]:
    """Who has this role: the coordinators, the chairs, in the order they were given it.

    Whoever's account is closed holds none: nothing reaches them, and they can't decide.
    """
    which = (
        select(Recipient)
        .join(Role, Role.recipient_id == Recipient.id)
        .where(Role.partnership_id == partnership_id, Role.role == role, Role.active)
        .where(Recipient.active)
    )
    return session.scalars(which.order_by(Role.id)).all()


def has_left(session: Session, partnership_id: int, role: str) -> bool:
    """Whether somebody has this role whose account is closed."""
    which = select(Role.id).join(Recipient, Role.recipient_id == Recipient.id)
    theirs = (Role.partnership_id == partnership_id, Role.role == role, Role.active)
    return session.scalar(which.where(*theirs, ~Recipient.active).limit(1)) is not None


def members(session: Session, partnership_id: int) -> Sequence[Recipient]:
    """Everybody with a role here, or whose account a name in the plan is linked to."""
    by_role = select(Role.recipient_id).where(Role.partnership_id == partnership_id, Role.active)
    by_name = select(Person.recipient_id).where(
        Person.partnership_id == partnership_id, Person.recipient_id.is_not(None)
    )
    which = select(Recipient).where(Recipient.id.in_(union(by_role, by_name)))
    return session.scalars(which.order_by(Recipient.id)).all()


def names(session: Session, partnership_id: int) -> Sequence[Person]:
    """Every name in the plan, persons and groups."""
    which = select(Person).where(Person.partnership_id == partnership_id)
    return session.scalars(which.order_by(Person.id)).all()


def names_in_use(session: Session, partnership_id: int) -> Sequence[Person]:
    """The names that lead an action of the live plan, or have an account.

    One that came with an action that was undone is kept, and is nobody's until it is used again.
    """
    leading = (
        select(Lead.person_id)
        .join(Action, Lead.action_id == Action.id)
        .join(Plan, Action.plan_id == Plan.id)
        .where(Plan.partnership_id == partnership_id, Plan.live, ~Action.withdrawn)
    )
    in_use = or_(Person.recipient_id.is_not(None), Person.id.in_(leading))
    which = select(Person).where(Person.partnership_id == partnership_id, in_use)
    return session.scalars(which.order_by(Person.id)).all()


def named(session: Session, partnership_id: int, name: str) -> Person | None:
    """The name as written, whatever its case."""
    which = select(Person).where(
        Person.partnership_id == partnership_id, func.lower(Person.name) == name.lower()
    )
    return session.scalars(which).first()


def names_of(session: Session, partnership_id: int, recipient_id: int) -> Sequence[Person]:
    """The names in the plan that are linked to this recipient."""
    which = select(Person).where(
        Person.partnership_id == partnership_id, Person.recipient_id == recipient_id
    )
    return session.scalars(which.order_by(Person.id)).all()


def unlinked_leads(session: Session, partnership_id: int) -> Sequence[tuple[Person, int]]:
    """Names without an account that lead open actions of the live plan, and how many."""
    counted = (
        select(Person, func.count())
        .join(Lead, Lead.person_id == Person.id)
        .join(Action, Lead.action_id == Action.id)
        .join(Plan, Action.plan_id == Plan.id)
        .where(
            Person.partnership_id == partnership_id,
            Person.recipient_id.is_(None),
            ~Action.withdrawn,
            Action.state == "open",
            Plan.live,
        )
        .group_by(Person.id)
        .order_by(Person.id)
    )
    return [(person, count) for person, count in session.execute(counted)]


def leading(session: Session, partnership_id: int | None = None) -> Sequence[Recipient]:
    """Everybody with an account who leads an open action of a live plan, anywhere or in one."""
    led = (
        select(Person.recipient_id)
        .join(Lead, Lead.person_id == Person.id)
        .join(Action, Lead.action_id == Action.id)
        .join(Plan, Action.plan_id == Plan.id)
        .where(~Action.withdrawn, Action.state == "open", Plan.live)
    )
    if partnership_id is not None:
        led = led.where(Action.partnership_id == partnership_id)
    which = select(Recipient).where(Recipient.id.in_(led), Recipient.active)
    return session.scalars(which.order_by(Recipient.id)).all()


def role(session: Session, partnership_id: int, recipient_id: int, name: str) -> Role | None:
    """This role of this recipient, given or taken back; None where it was never given."""
    return session.scalar(
        select(Role).where(
            Role.partnership_id == partnership_id,
            Role.recipient_id == recipient_id,
            Role.role == name,
        )
    )
