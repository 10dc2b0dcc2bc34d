"""The sample's own story: its people, and who said what when, up to the Monday it begins on.

Everything is said through the local chat, like anything that people type there, so the history
is what Chaser itself made of it.
"""

from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from zoneinfo import ZoneInfo

from bot.app import LocalApp
from bot.schedule import owe_to_all
from store import drafts, kept, people, posts
from store.models import Partnership, Recipient, Role

LONDON = ZoneInfo("Europe/London")
CHANNEL = "riverside-partnership"
PLAN = "riverside-plan.xlsx"
BEGINS = datetime(2026, 8, 17, 9, tzinfo=LONDON)
"""The Monday on which a newcomer steps in."""

_DONE = "the sample is set up"


@dataclass(frozen=True)
class Part:
    """Somebody in the story: how the chat knows them, and their name in the plan."""

    id: str
    name: str
    role: str = "member"
    in_plan: str = ""


CAST = (
    Part("bev", "Bev Hall", "coordinator"),
    Part("di", "Di Reed", "chair"),
    Part("priya", "Priya Nair", in_plan="Priya N"),
    Part("leanne", "Leanne Price", in_plan="Leanne P"),
    Part("tom", "Tom Okafor", in_plan="Sgt T Okafor"),
    Part("gwen", "Gwen Parry", in_plan="Dr G Parry"),
)

_ADDED = "add SS6 Street pastors' base near the station, Sgt T Okafor, 27 Nov, theme Safer streets"

# When, who, and what they said to Chaser in their own conversation. A row without a name is the
# moment at which the digest of the next meeting goes out.
_STORY: tuple[tuple[datetime, str, str], ...] = tuple(
    (datetime(2026, month, day, hour, minute, tzinfo=LONDON), who, words)
    for month, day, hour, minute, who, words in (
        (4, 20, 10, 0, "bev", "meeting on Thu 7 May 2pm"),
        (4, 20, 10, 1, "bev", "meeting on Thu 2 July 2pm"),
        (4, 20, 10, 2, "bev", "meeting on Thu 3 September 2pm"),
        (4, 28, 11, 10, "priya", "update FD1 green, every ward but Millside done"),
        (4, 28, 16, 5, "tom", "update SS3 amber, agreement still with legal"),
        (4, 29, 9, 40, "gwen", "update HE1 green, first check-up day went well, 41 people"),
        (5, 6, 9, 0, "", ""),
        (5, 29, 15, 0, "gwen", "done HE1 handed over to the library staff"),
        (6, 9, 10, 30, "leanne", "update VO1 green, form agreed by all four bodies"),
        (6, 10, 12, 15, "leanne", "update FD4 green, two classes full already"),
        (6, 12, 9, 50, "priya", "update FD2 red, lost the kitchen at Tuffnell Road"),
        (6, 12, 9, 52, "priya", "update VO5 amber, short of drivers"),
        (6, 15, 14, 20, "tom", "update YP4 green, third bike day held, 37 bikes marked"),
        (6, 22, 11, 0, "gwen", "update HE2 amber, nobody suitable in the first round"),
        (6, 22, 11, 2, "gwen", "move HE2 to end of September, second round of interviews"),
        (6, 25, 16, 45, "priya", "done FD1 map published on the council's site"),
        (6, 26, 10, 0, "bev", _ADDED),
        (7, 1, 9, 0, "", ""),
        (7, 14, 10, 0, "priya", "move SS1 to 31 Oct, Canal Trust survey in September"),
        (7, 20, 13, 30, "leanne", "done VO1 live since Monday, 58 sign-ups"),
        (7, 30, 15, 10, "tom", "update SS3 green, first monthly share done"),
        (8, 6, 17, 0, "priya", "update YP1 green, quay sessions well attended"),
    )
)


def is_set_up(app: LocalApp) -> bool:
    """True once the whole story is in the database."""
    with app.database.reading() as session:
        return kept.get(session, _DONE) is not None


def is_begun(app: LocalApp) -> bool:
    """True where a partnership lives in the database already."""
    with app.database.reading() as session:
        return bool(people.all_partnerships(session))


def set_up(app: LocalApp) -> None:
    """Tell the story from its beginning, and leave the clock on its Monday."""
    app.conductor.clock.set(_STORY[0][0])
    _furnish(app)
    app.start(background=False)
    for part in CAST:
        app.chat.opened(part.id)
    app.sender.drain()
    _import_plan(app)
    for when, who, words in _STORY:
        app.conductor.clock.set(when)
        if who:
            _say(app, who, words)
        else:
            owe_to_all(app.database, app.conductor.clock())
            app.sender.drain()
    app.conductor.clock.set(BEGINS)
    with app.database.writing() as session:
        for part in CAST:
            for place in (CHANNEL, app.chat.open(part.id)):
                posts.mark_read(session, place, part.id)
        kept.put(session, _DONE, {"plan": PLAN})


def _furnish(app: LocalApp) -> None:
    with app.database.writing() as session:
        workspace = people.workspace(session, "local", "local")
        partnership = Partnership(
            workspace_id=workspace.id,
            name="Riverside Partnership",
            place=CHANNEL,
            created_at=app.conductor.clock(),
        )
        session.add(partnership)
        session.flush()
        for part in CAST:
            recipient = Recipient(
                workspace_id=workspace.id,
                external_id=part.id,
                name=part.name,
                conversation=app.chat.open(part.id),
            )
            session.add(recipient)
            session.flush()
            role = Role(partnership_id=partnership.id, recipient_id=recipient.id, role=part.role)
            session.add(role)


def _import_plan(app: LocalApp) -> None:
    data = resources.files("bot.sample").joinpath(PLAN).read_bytes()
    _say(app, "bev", "import", files=[(PLAN, data)])
    _press_import(app)
    for part in CAST:
        if part.in_plan:
            _say(app, "bev", f"link {part.in_plan} @{part.id}")


def _press_import(app: LocalApp) -> None:
    """Press the button under what was read, as the coordinator would."""
    with app.database.reading() as session:
        draft = drafts.newest(session, people.all_partnerships(session)[0].id, "import")
    if draft is not None:
        _say(app, "bev", f"import {draft.id}")


def _say(app: LocalApp, who: str, words: str, files: list[tuple[str, bytes]] | None = None) -> None:
    app.chat.say(who, app.chat.open(who), words, files=files or [])
    app.sender.drain()
