"""Digests as they went out, to the letter; and what has changed since, as an addendum."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from handlers.asker import Answer, Asker
from handlers.digests.picture import Picture, take_picture
from handlers.digests.rows import Cards
from handlers.finding import Sorry, for_coordinators
from handlers.messages import Button, Mark, Message, Part, Text, from_dict, to_dict
from handlers.rules.dates.saying import say_day, say_moment
from handlers.rules.dates.windows import Window
from handlers.rules.rag import Standing
from handlers.rules.sentences import shorten
from handlers.wording import code_of, due_words, mark_of
from store import deliveries, digests, publications
from store.calendar import Meeting, Published
from store.publications import ADDENDUM, DIGEST

_MOST = 40  # changes that one addendum names
_LAST = ("last", "latest", "the last", "the last one", "last one")


def as_posted(asker: Asker, words: str) -> Answer | None:
    """`digest 4 Sep`, `digest last`: as posted then, or for that meeting, or as the newest.

    None where no date is named. Raises Sorry where none was posted then.
    """
    from handlers.rules.dates.reading import read_date
    from handlers.rules.dates.windows import DateKind

    whole = words.casefold().endswith(" full")
    said = words[: -len(" full")] if whole else words
    if said.strip().casefold() in _LAST:
        newest = publications.last(asker.session, asker.partnership.id, DIGEST)
        if newest is None:
            raise Sorry("No digest was posted yet. Type “digest” for how things stand now.")
        return Answer(_shown(asker, newest, "last", whole=whole))
    reading = read_date(said, asker.today, chat=True)
    if reading.kind is not DateKind.DATE or reading.window is None or reading.rest:
        return None
    for published in publications.every(asker.session, asker.partnership.id, DIGEST):
        days = _days_of(asker, published)
        if any(_is_meant(day, reading.window, reading.year_inferred) for day in days):
            return Answer(_shown(asker, published, said.strip(), whole=whole))
    when = say_day(reading.window.first, asker.today)
    raise Sorry(f"No digest was posted for {when}. Type “digest” for how things stand now.")


def _days_of(asker: Asker, published: Published) -> list[date]:
    meeting = asker.session.get(Meeting, published.meeting_id) if published.meeting_id else None
    moments = [published.at] + ([meeting.starts_at] if meeting else [])
    return [asker.day_of(moment) for moment in moments]


def _is_meant(day: date, window: Window, year_inferred: bool) -> bool:
    """A digest lies behind us: a day without its year is of whichever year there is one."""
    if not year_inferred:
        return window.first <= day <= window.last
    first, last = ((each.month, each.day) for each in (window.first, window.last))
    return first <= (day.month, day.day) <= last


def _shown(asker: Asker, published: Published, said: str, *, whole: bool) -> Message:
    message = from_dict(published.body)
    posted = asker.say_moment(published.at)
    version = f", version {published.version}" if published.version > 1 else ""
    parts: list[Part] = [Text(f"As posted {posted}{version}.", quiet=True), *message.parts]
    details = published.body.get("details", ())
    if whole:
        for detail in map(from_dict, details):
            parts += [Text(f"{detail.title}: {detail.summary}"), *detail.parts]
    more = (Button("With every theme", f"digest {said} full"),) if details and not whole else ()
    return Message(message.summary, tuple(parts), more, title=message.title)


def addendum(asker: Asker, words: str) -> Answer:
    """`digest addendum`: what has changed since the last digest; with `post` in the channel."""
    if not asker.is_coordinator:
        raise for_coordinators(asker, "post an addendum", "digest addendum")
    published = publications.last(asker.session, asker.partnership.id, DIGEST)
    picture = take_picture(asker.session, asker.partnership, asker.now, None)
    if published is None or picture is None:
        raise Sorry("No digest was posted yet, so there is nothing to add to.")
    lines = _changes(asker, published, picture)
    if not lines:
        raise Sorry("Nothing that the last digest says has changed since. Nothing was posted.")
    message = _message(asker, published, lines)
    if words.casefold() != "post":
        return Answer(
            Message(
                "This would be posted in the channel.",
                (Text(message.title), Text(message.summary), *message.parts),
                (Button("Post it", "digest addendum post"),),
            )
        )
    _post(asker, published, message, picture)
    return Answer(Message("The addendum is on its way to the channel."))


def _message(asker: Asker, published: Published, lines: Sequence[str]) -> Message:
    zone = ZoneInfo(asker.partnership.zone)
    meeting = asker.session.get(Meeting, published.meeting_id) if published.meeting_id else None
    moment = (meeting.starts_at if meeting else published.at).astimezone(zone)
    shown = [Text(line) for line in lines[:_MOST]]
    more = len(lines) - len(shown)
    if more:
        shown.append(Text(f"{more} more: type “digest” for how all of it stands.", quiet=True))
    day = say_day(moment.date(), asker.today)
    posted = say_moment(published.at.astimezone(zone), asker.today)
    return Message(
        f"What has changed since the digest of {posted}:",
        tuple(shown),
        title=f"{asker.partnership.name} · Addendum to the RAG digest for {day}",
    )


def _changes(asker: Asker, published: Published, picture: Picture) -> list[str]:
    """A line an action whose status, deadline or comment is another; private ones never."""
    kept: dict[str, Any] = published.numbers["actions"]
    changed = [
        standing
        for standing in picture.standings
        if not standing.private and _differs(standing, kept.get(str(standing.id)), published)
    ]
    cards = digests.shown(asker.session, picture.plan, [standing.id for standing in changed])
    return [_line(s, kept.get(str(s.id)), picture, cards, published) for s in changed]


def _differs(standing: Standing, was: dict[str, Any] | None, published: Published) -> bool:
    if was is None or was["mark"] != standing.mark or was["due"] != _due(standing):
        return True
    return standing.reported_at is not None and standing.reported_at > published.at


def _due(standing: Standing) -> str | None:
    return standing.due_last.isoformat() if standing.due_last else None


def _line(
    standing: Standing,
    was: dict[str, Any] | None,
    picture: Picture,
    cards: Cards,
    published: Published,
) -> str:
    action = cards[standing.id]
    code, now = code_of(action, picture.shared), mark_of(action).word
    if was is None:
        said = f"{code} is new: {action.title}. {now}, {due_words(action, picture.today)}."
        return shorten(said, 300)
    before = Mark(was["mark"]).word
    said = f"{code} is {now}" + ("" if before == now else f" (was {before})")
    if was["due"] != _due(standing):
        said += f", {due_words(action, picture.today)}"
        said += f" (was {_day(was['due'], picture)})" if was["due"] else ""
    on, quote = action.commented_on, picture.printed(action)
    newer = on is not None and on >= published.at.astimezone(picture.now.tzinfo).date()
    return f"{said}. “{shorten(quote, 240)}”" if quote and newer else f"{said}."


def _day(kept: str, picture: Picture) -> str:
    return say_day(date.fromisoformat(kept), picture.today)


def _post(asker: Asker, published: Published, message: Message, picture: Picture) -> None:
    """In the channel, and kept as it went out."""
    publications.freeze(
        asker.session, asker.partnership.id, ADDENDUM, published.meeting_id, asker.now,
        to_dict(message), {"plan": picture.plan.id},
    )  # fmt: skip
    deliveries.owe(
        asker.session,
        f"addendum:{asker.request.key}",
        "answer",
        asker.partnership.workspace_id,
        partnership_id=asker.partnership.id,
        place=asker.partnership.place,
        body=to_dict(message),
        created_at=asker.now,
    )
