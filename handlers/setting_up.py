"""`setup`: a partnership begins in its channel, and whoever sets it up coordinates it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from handlers.asker import Answer, Asker, for_you
from handlers.confirming import done
from handlers.edits import begin, change
from handlers.finding import Sorry, for_coordinators
from handlers.meetings.commands import meeting
from handlers.messages import Button, Facts, Field, FieldKind, Form, Message
from handlers.people.arriving import known_zone
from handlers.requests import Kind, Request
from handlers.rules.sentences import listed
from handlers.rules.working_days import Region
from store import people
from store.models import Partnership, Recipient, Role, Workspace

_WORD = "setup"
_HERE = "here"  # after it: the partnership that there is moves to this channel
_ZONE = "Europe/London"
_LONGEST_NAME = 80  # characters
_MOST = 10  # partnerships offered to be moved
_NAMED_ALREADY = (
    "You coordinate {} in another channel already. To move it here type “/action setup here”; "
    "another one needs another name."
)
_NEXT = (
    ("The plan", "drop its Word or Excel file here with “@Chaser import”, or “/action add …”"),
    ("Meetings", "“/action meeting every first Thursday at 2pm”"),
    ("The chair", "“/action role @name chair”"),
)


@dataclass(frozen=True)
class _Settings:
    name: str
    zone: str
    region: str
    meets: str = ""  # as it was typed; "" where it was left out


def begin_here(
    session: Session, workspace: Workspace, recipient: Recipient, request: Request, now: datetime
) -> Answer | None:
    """The answer to `setup` in a channel without a partnership; None for anything else."""
    first, _, name = request.text.strip().partition(" ")
    if first.casefold().lstrip("/") != _WORD:
        return None
    if people.partnership_at(session, workspace.id, request.address.place):
        return None
    if request.private:
        if people.partnerships_of(session, recipient.id):
            return None
        return for_you("Type “/action setup” in the channel where the partnership talks.")
    zone = recipient.zone or _ZONE
    theirs, moves = _coordinated(session, recipient), name.strip().casefold() == _HERE
    if theirs and (moves or _is_one_of(name, theirs)):
        return _asked_which(theirs)
    name = "" if moves else name
    if request.kind is Kind.SUBMITTED and request.form:
        found, errors = _read(request.form, zone)
        if not errors and _is_one_of(found.name, theirs):
            errors = (("name", _NAMED_ALREADY.format(found.name)),)
        if errors:
            return Answer(Message("Nothing was set up yet.", errors=errors))
    elif name.strip():
        found = _Settings(" ".join(name.split())[:_LONGEST_NAME], zone, Region.ENGLAND)
    else:
        return Answer(_form(_Settings("", zone, Region.ENGLAND), is_new=True))
    return _begun(session, workspace, recipient, request, now, found)


def _coordinated(session: Session, recipient: Recipient) -> list[Partnership]:
    """The partnerships that somebody coordinates, each in a channel of its own."""
    return [
        each
        for each in people.partnerships_of(session, recipient.id)
        if "coordinator" in people.roles(session, each.id, recipient.id)
    ]


def _is_one_of(name: str, partnerships: Sequence[Partnership]) -> bool:
    called = " ".join(name.split()).casefold()
    return called in [each.name.casefold() for each in partnerships]


def _asked_which(theirs: Sequence[Partnership]) -> Answer:
    """Which moves to this channel. The old one may be gone: the plan comes with the partnership."""
    moves = tuple(Button(f"Move {p.name} here", f"in {p.id} {_WORD} {_HERE}") for p in theirs)
    where = "which talks in another channel" if len(theirs) == 1 else "which talk in other channels"
    said = (
        f"You coordinate {listed(each.name for each in theirs)} already, {where}. Move it here "
        f"with its plan, or type “/action {_WORD}” for another one."
    )
    return Answer(Message(said, buttons=moves[:_MOST]))


def _begun(
    session: Session,
    workspace: Workspace,
    recipient: Recipient,
    request: Request,
    now: datetime,
    found: _Settings,
) -> Answer:
    try:
        with session.begin_nested():
            partnership = Partnership(
                workspace_id=workspace.id,
                name=found.name,
                place=request.address.place,
                zone=found.zone,
                region=found.region,
                created_at=now,
            )
            session.add(partnership)
            session.flush()
            given = {"partnership_id": partnership.id, "recipient_id": recipient.id}
            session.add(Role(**given, role="coordinator"))
            session.flush()
            roles = frozenset({"coordinator"})
            asker = Asker(session, request, now, partnership, recipient, roles)
            return _welcome(asker, meeting(asker, found.meets) if found.meets else None)
    except Sorry as sorry:
        errors = (("meets", sorry.answer.message.summary),)
        return Answer(Message("Nothing was set up yet.", errors=errors))


def _welcome(asker: Asker, met: Answer | None) -> Answer:
    here = asker.partnership
    said = f"{here.name} is set up in this channel. {asker.recipient.name} coordinates it."
    if met is not None:
        said = f"{said} {met.message.summary}"
    days = Facts((("Time zone", here.zone), ("Bank holidays", here.region)))
    following = tuple(fact for fact in _NEXT if met is None or fact[0] != "Meetings")
    buttons = (Button("Change", _WORD),)
    return Answer(Message(said, (days, Facts(following)), buttons), to_all=True)


def set_up(asker: Asker, words: str) -> Answer | None:
    """`setup` where a partnership stands already: its name, time zone and bank holidays."""
    said = asker.request.kind in (Kind.SAID, Kind.EDITED)
    if said and words and not asker.is_coordinator:
        return None  # plain speech: "setup went well"
    if not asker.is_coordinator:
        raise for_coordinators(asker, "change the partnership's settings", _WORD)
    here = asker.partnership
    if words.strip().casefold() == _HERE:
        return _moved_here(asker)
    if asker.request.kind is not Kind.SUBMITTED or not asker.request.form:
        name = " ".join(words.split())[:_LONGEST_NAME] or here.name
        return Answer(_form(_Settings(name, here.zone, here.region), is_new=False))
    found, errors = _read(asker.request.form, here.zone)
    if errors:
        return Answer(Message("Nothing was changed yet.", errors=errors))
    return _changed(asker, found)


def _moved_here(asker: Asker) -> Answer:
    """From now on the partnership's channel is the one in which this was asked."""
    place = asker.request.address.place
    if asker.request.private:
        raise Sorry(f"Type “/action {_WORD} {_HERE}” in the channel that it moves to.")
    here = people.locked(asker.session, asker.partnership.id)
    there = people.partnership_at(asker.session, here.workspace_id, place)
    if there is not None:
        raise Sorry(f"{there.name} talks in this channel already. Nothing was changed.")
    entry = begin(asker)
    change(asker.session, entry, here, {"place": place})
    said = f"{here.name} talks in this channel now: its digests come here. Nothing else changed."
    return done(said, entry)


def _changed(asker: Asker, found: _Settings) -> Answer:
    here = people.locked(asker.session, asker.partnership.id)
    values: dict[str, Any] = {"name": found.name, "zone": found.zone, "region": found.region}
    if all(getattr(here, name) == value for name, value in values.items()):
        return for_you("Nothing was changed: it is so already.")
    entry = begin(asker)
    change(asker.session, entry, here, values)
    said = f"{here.name}: time zone {here.zone}, bank holidays of {here.region}."
    return done(said, entry)


def _form(now: _Settings, *, is_new: bool) -> Message:
    regions = tuple((region.value, region.value) for region in Region)
    fields = [
        Field("name", "What is the partnership called?", value=now.name, required=True),
        Field(
            "zone", "Time zone", value=now.zone, required=True, hint="For example Europe/London."
        ),
        Field("region", "Bank holidays of", FieldKind.CHOICE, now.region, regions, required=True),
    ]
    if is_new:
        hint = "For example “every first Thursday at 2pm”. It can wait."
        fields.append(Field("meets", "When does it meet?", hint=hint))
    title = "Set up a partnership" if is_new else "Partnership settings"
    submit = "Set up" if is_new else "Save"
    said = "Whoever sets it up coordinates it." if is_new else title
    return Message(said, (Form(title, _WORD, tuple(fields), submit),))


def _read(form: Any, zone: str) -> tuple[_Settings, tuple[tuple[str, str], ...]]:
    """What the form holds, and what is wrong with it: (field, sentence)."""
    errors = []
    name = " ".join(form.get("name", "").split())
    if not name:
        errors.append(("name", "What is it called?"))
    elif len(name) > _LONGEST_NAME:
        errors.append(("name", f"Please keep it under {_LONGEST_NAME} characters."))
    typed = form.get("zone", "").strip()
    known = known_zone(typed) if typed else zone
    if known is None:
        errors.append(("zone", "I don't know that zone. Type for example “Europe/London”."))
    region = form.get("region") or Region.ENGLAND.value
    if region not in {each.value for each in Region}:
        errors.append(("region", f"One of {', '.join(each.value for each in Region)}, please."))
    meets = form.get("meets", "").strip()
    return _Settings(name, known or zone, region, meets), tuple(errors)
