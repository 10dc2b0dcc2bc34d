"""How a partnership's chasing runs, for its coordinators and chairs: numbers, gaps, last and next.

It names people and private actions, so it is shown to nobody else.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from handlers.asker import Asker
from handlers.chasing import forecast
from handlers.digests.head import standing_words
from handlers.digests.picture import Picture, take_picture
from handlers.digests.preview import posted_already, why_not_posted
from handlers.meetings.calendars import days_of
from handlers.messages import Button, Row, Rows
from handlers.people.arriving import TROUBLE
from handlers.people.linking import without_account
from handlers.rules.sentences import counted, shorten, some_of
from handlers.wording import code_of
from store import digests, kept, meetings, overview, people, publications
from store.calendar import Meeting
from store.models import Action, Person
from store.publications import DIGEST

_LOOK_BACK = timedelta(days=30)  # how long an undelivered message is shown
_AHEAD = timedelta(days=45)
_MOST_LEADS = 60  # of more, each one's next reminder would take too long to work out


def cockpit(asker: Asker, name: str) -> Rows:
    """The rows; `name` is the partnership's where several are shown, else ""."""
    role = "coordinators and chairs"
    heading = f"{name} · for {role}" if name else f"For {role}"
    picture = take_picture(asker.session, asker.partnership, asker.now, None)
    rows = [*_plan_rows(asker, picture), *_people_rows(asker), *_run_rows(asker), *_lacks(asker)]
    return Rows(tuple(rows), heading)


def _button(asker: Asker, label: str, words: str) -> Button:
    return Button(label, words, about=asker.partnership.name)


def _plan_rows(asker: Asker, picture: Picture | None) -> Iterator[Row]:
    if picture is None:
        said = "There is none yet. Drop its Word or Excel file into our direct message."
        yield Row("The plan", detail=said)
        return
    yield Row("The plan", detail=standing_words(picture.totals),
              buttons=(_button(asker, "List all", "list"),))  # fmt: skip
    overdue = picture.first(picture.where(picture.overdue))
    quiet = picture.where(picture.quiet)
    cards = digests.shown(
        asker.session, picture.plan, [s.id for s in (*overdue, *quiet)], private=True
    )
    if overdue:
        codes = some_of(code_of(cards[s.id], picture.shared) for s in overdue)
        yield Row("Overdue", detail=f"{len(overdue)}: {codes}",
                  buttons=(_button(asker, "List overdue", "list overdue"),))  # fmt: skip
    if quiet:
        since = f" since {picture.since}" if picture.since else " yet"
        yield Row(f"Not heard from{since}", detail=_silent(cards[s.id] for s in quiet),
                  buttons=(_button(asker, "List no update", "list no update"),))  # fmt: skip


def _silent(quiet: Iterable[Action]) -> str:
    """`Anne B (3 actions), Priya N (1 action)`, by the main lead."""
    counts = Counter(action.leads[0].person.name if action.leads else "no lead" for action in quiet)
    return some_of(f"{name} ({counted(count, 'action')})" for name, count in counts.most_common())


def _people_rows(asker: Asker) -> Iterator[Row]:
    session, here = asker.session, asker.partnership.id
    yield from without_account(asker)
    yield from _accounts(people.names(session, here))
    if asker.is_coordinator:
        yield from _undelivered(asker)


def _undelivered(asker: Asker) -> Iterator[Row]:
    """To whom nothing got through; a chair hears of that from a coordinator, or not at all."""
    lost: dict[str, str] = {}
    for row in overview.undelivered(asker.session, asker.partnership.id, asker.now - _LOOK_BACK):
        to = row.recipient.name if row.recipient else "the channel"
        lost.setdefault(to, row.outcome.rstrip("."))
    if lost:
        yield Row("Not delivered", detail=some_of(f"to {to}: {why}" for to, why in lost.items()),
                  buttons=(_button(asker, "See which", "sent failed"),))  # fmt: skip
    if late := _late(asker):
        said = f"{some_of(late)}. They are tried again every hour."
        yield Row("Not arrived yet", detail=said,
                  buttons=(_button(asker, "See what is late", "sent failed"),))  # fmt: skip


def _late(asker: Asker) -> list[str]:
    """`to Anne B since Mon 7 Sep, 9:30am: Slack …`, one for each to whom something is late."""
    said: dict[str, str] = {}
    for row in overview.late(asker.session, asker.partnership.id):
        to = row.recipient.name if row.recipient else "the channel"
        why = f"since {asker.say_moment(row.created_at)}: {row.outcome.rstrip('.')}"
        said.setdefault(to, f"to {to} {why}")
    return list(said.values())


def _accounts(names: Iterable[Person]) -> Iterator[Row]:
    """Whose account is closed, and who is a guest and so can't do all that members can."""
    linked = [(person.name, person.recipient) for person in names if person.recipient]
    if closed := [name for name, account in linked if not account.active]:
        said = f"{some_of(closed)}: link the name anew, or give the actions to somebody else."
        yield Row("Account closed", detail=said)
    guests = [(name, account.guest) for name, account in linked if account.active and account.guest]
    if guests:
        said = some_of(f"{name} ({how})" for name, how in guests)
        yield Row("Guests", detail=f"{said}. They write to me directly; commands may not work.")


def _run_rows(asker: Asker) -> Iterator[Row]:
    """When the last reminder and digest went out, and when the next will."""
    session, here = asker.session, asker.partnership
    last = overview.last_card(session, here.id)
    following = _next_card(asker)
    said = _last_and_next(asker, last, following, "no lead is due one soon")
    said = f"paused for everybody; {said}" if here.paused else said
    steer = _steering(asker) if asker.is_coordinator else ()
    yield Row("Reminders", detail=said, buttons=(*steer, _button(asker, "Settings", "settings")))
    meeting = meetings.next_after(session, here.id, asker.now)
    coming, none = _digest_ahead(asker, meeting)
    buttons = (
        _button(asker, "Preview digest", "digest preview"),
        _button(asker, "Post it now", "digest post"),
    )
    posted = publications.last(session, here.id, DIGEST)
    detail = _last_and_next(asker, posted.at if posted else None, coming, none)
    yield Row("Digest", detail=detail, buttons=buttons)


def _digest_ahead(asker: Asker, meeting: Meeting | None) -> tuple[datetime | None, str]:
    """When the next digest goes out by itself, or why there is no such time."""
    session, here = asker.session, asker.partnership
    if meeting is None:
        return None, "no meeting is known yet"
    if why := why_not_posted(session, here, meeting):
        return None, f"the one for the next meeting could not be posted: {shorten(why, 200)}"
    if posted_already(session, here, meeting):
        return None, "it has gone out for the next meeting"
    if meeting.digest_held:
        return None, "the one for the next meeting is held"
    digest_at = days_of(session, here, meeting).digest_at
    return (digest_at, "") if digest_at > asker.now else (None, "it goes out now")


def _steering(asker: Asker) -> tuple[Button, ...]:
    """What a coordinator may want of the reminders: to see, to hurry or to hold them."""
    pause = ("Resume all", "resume all") if asker.partnership.paused else ("Pause all", "pause all")
    return (
        _button(asker, "What is due", "due"),
        _button(asker, "Ask everybody now", "remind everyone"),
        _button(asker, *pause),
    )


def _last_and_next(asker: Asker, last: datetime | None, coming: datetime | None, none: str) -> str:
    said = [f"last {asker.say_moment(last)}" if last else "none so far"]
    said.append(f"next {asker.say_moment(coming)}" if coming else none)
    return "; ".join(said)


def _next_card(asker: Asker) -> datetime | None:
    leads = people.leading(asker.session, asker.partnership.id)
    if len(leads) > _MOST_LEADS:
        return None
    return forecast.next_card(asker.session, asker.partnership.id, leads, asker.now, _AHEAD)


def _lacks(asker: Asker) -> Iterator[Row]:
    """What the platform does not let Chaser do, as it last said."""
    found = kept.get(asker.session, f"{TROUBLE}:{asker.partnership.workspace_id}") or {}
    for sentence in found.get("sentences", []):
        yield Row("Chaser lacks a permission", detail=sentence)
