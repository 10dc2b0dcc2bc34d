"""Questions about plans, themes and actions.

What was withdrawn is never among the answers, unless a function says so.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from store import people
from store.codes import plain_code
from store.database import in_pieces, writes_alone
from store.models import Action, Lead, Person, Plan, Theme


def live_plan(session: Session, partnership_id: int) -> Plan | None:
    """The plan that the partnership works on; None before there is one."""
    # A request asks several times; one that is closed or taken back meanwhile is asked for anew.
    known: Plan | None = session.info.get(("live plan", partnership_id))
    if known is None or known not in session or not known.live:
        known = session.scalars(_live_plan(), {"partnership_id": partnership_id}).first()
        session.info["live plan", partnership_id] = known
    return known


# Making a statement takes longer than running it: what every request asks is made once.
@cache
def _live_plan() -> Select[Plan]:
    which = select(Plan).where(Plan.partnership_id == bindparam("partnership_id"), Plan.live)
    return which.order_by(Plan.id.desc())


def plans(session: Session, partnership_id: int) -> Sequence[Plan]:
    """Every plan of a partnership, the newest first."""
    which = select(Plan).where(Plan.partnership_id == partnership_id)
    return session.scalars(which.order_by(Plan.id.desc())).all()


def in_plan(session: Session, plan_id: int) -> Sequence[Action]:
    """Every action of a plan, in the plan's own order."""
    which = select(Action).where(Action.plan_id == plan_id, ~Action.withdrawn)
    return session.scalars(which.order_by(Action.position, Action.ref)).unique().all()


def of_partnership(session: Session, partnership_id: int) -> Sequence[Action]:
    """Every action of the live plan, in the plan's own order."""
    plan = live_plan(session, partnership_id)
    return in_plan(session, plan.id) if plan else []


def examples(session: Session, partnership_id: int, most: int) -> Sequence[Action]:
    """The first so many actions of the live plan that all may see, open ones before others."""
    plan = live_plan(session, partnership_id)
    if plan is None:
        return []
    which = select(Action).where(Action.plan_id == plan.id, ~Action.withdrawn, ~Action.private)
    order = (Action.state != "open", Action.position, Action.ref)
    return session.scalars(which.order_by(*order).limit(most)).unique().all()


def by_ref(session: Session, partnership_id: int, ref: int) -> Action | None:
    """The action that Chaser calls `#ref` in this partnership, of whichever plan."""
    return session.scalar(
        select(Action).where(
            Action.partnership_id == partnership_id, Action.ref == ref, ~Action.withdrawn
        )
    )


def locked(session: Session, action_id: int) -> Action:
    """The action as it stands now, ours to change until the transaction ends."""
    if writes_alone(session):  # so what was read still stands
        return session.get_one(Action, action_id)
    return session.scalars(
        select(Action)
        .where(Action.id == action_id)
        .with_for_update(key_share=True, of=Action)
        .execution_options(populate_existing=True)
    ).one()


def by_ids(session: Session, ids: Sequence[int]) -> list[Action]:
    """These actions, in the order of their ids given."""
    which = select(Action).where(Action.id.in_(ids), ~Action.withdrawn)
    found = {action.id: action for action in session.scalars(which).unique()}
    return [found[i] for i in ids if i in found]


def all_by_ids(session: Session, ids: Iterable[int]) -> dict[int, Action]:
    """These actions by their ids, those that were taken out among them."""
    found: dict[int, Action] = {}
    for some in in_pieces(ids):
        which = select(Action).where(Action.id.in_(some))
        found |= {action.id: action for action in session.scalars(which).unique()}
    return found


def led_by(
    session: Session,
    recipient_id: int,
    partnership_id: int | None = None,
    also: Collection[int] = (),
) -> Sequence[Action]:
    """Actions of live plans that this recipient leads under any name, in the plan's order.

    `also` are the ids of names for whom they answer.
    """
    which = _led_by(one=partnership_id is not None)
    asked = {"recipient_id": recipient_id, "partnership_id": partnership_id, "also": list(also)}
    return session.scalars(which, asked).unique().all()


@cache
def _led_by(*, one: bool) -> Select[Action]:
    named = select(Person.id).where(
        or_(
            Person.recipient_id == bindparam("recipient_id"),
            Person.id.in_(bindparam("also", expanding=True)),
        )
    )
    which = (
        select(Action)
        .join(Plan, Action.plan_id == Plan.id)
        .where(
            Action.id.in_(select(Lead.action_id).where(Lead.person_id.in_(named))),
            ~Action.withdrawn,
            Plan.live,
        )
        .order_by(Action.position, Action.ref)
    )
    return which.where(Action.partnership_id == bindparam("partnership_id")) if one else which


def with_field_text(session: Session, plan_id: int, text: str) -> Sequence[Action]:
    """Actions whose title or code holds the text, whatever its case."""
    found = or_(
        Action.title.icontains(text, autoescape=True), Action.code.icontains(text, autoescape=True)
    )
    which = select(Action).where(Action.plan_id == plan_id, ~Action.withdrawn, found)
    return session.scalars(which.order_by(Action.position, Action.ref)).unique().all()


def with_code(session: Session, partnership_id: int, words: Iterable[str]) -> Sequence[Action]:
    """Actions of the live plan with one of these codes, however it is typed, in its order."""
    codes = sorted({plain_code(word) for word in words} - {""})
    if not codes:
        return []
    which = {"partnership_id": partnership_id, "codes": codes}
    return session.scalars(_with_code(), which).unique().all()


def codes_among(session: Session, partnership_id: int, words: Iterable[str]) -> frozenset[str]:
    """Which of these, as plain codes, some action of the live plan carries."""
    session.flush()
    codes = sorted({plain_code(word) for word in words} - {""})
    which = {"partnership_id": partnership_id, "codes": codes}
    return frozenset(session.connection().execute(_codes_among(), which).scalars())


@cache
def _codes_among() -> Select[str]:
    return _carriers(select(Action.plain_code))


@cache
def _with_code() -> Select[Action]:
    # Few, so their leads come with them: a question of its own takes longer than a wider row.
    carriers = _carriers(select(Action))
    live = contains_eager(Action.plan).load_only(Plan.live)
    carriers = carriers.options(joinedload(Action.leads), live)
    return carriers.order_by(Action.position, Action.ref)


def _carriers(what: Select[Any]) -> Select[Any]:
    return what.join(Plan, Action.plan_id == Plan.id).where(
        Plan.partnership_id == bindparam("partnership_id"),
        Plan.live,
        Action.plain_code.in_(bindparam("codes", expanding=True)),
        ~Action.withdrawn,
    )


def codes(session: Session, plan_id: int) -> Sequence[tuple[int, str]]:
    """(id, code) of every action of a plan, in its order."""
    which = select(Action.id, Action.code).where(Action.plan_id == plan_id, ~Action.withdrawn)
    return [(i, code) for i, code in session.execute(which.order_by(Action.position, Action.ref))]


def themes(session: Session, plan_id: int) -> Sequence[Theme]:
    """The headings of a plan, in its order."""
    which = select(Theme).where(Theme.plan_id == plan_id)
    return session.scalars(which.order_by(Theme.position, Theme.id)).all()


def take_refs(session: Session, partnership_id: int, how_many: int = 1) -> int:
    """The first of so many new refs; none of them is ever given again."""
    partnership = people.locked(session, partnership_id)
    first = partnership.next_ref
    partnership.next_ref = first + how_many
    return first


def shared_codes(session: Session, plan_id: int, *among: str) -> frozenset[str]:
    """The codes that several actions of the plan carry; only of these, where some are given."""
    which = {"plan_id": plan_id, "among": sorted(set(among))}
    session.flush()
    found = session.connection().execute(_shared_codes(some=bool(among)), which)
    return frozenset(found.scalars())


@cache
def _shared_codes(*, some: bool) -> Select[str]:
    which = (
        select(Action.code)
        .where(Action.plan_id == bindparam("plan_id"), ~Action.withdrawn, Action.code != "")
        .group_by(Action.code)
        .having(func.count() > 1)
    )
    return which.where(Action.code.in_(bindparam("among", expanding=True))) if some else which
