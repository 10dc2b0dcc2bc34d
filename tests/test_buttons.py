"""Every button that Chaser renders is understood, for the person who sees it, and so is every form.

A long story is played that brings up as many kinds of message as possible. Then each button of
each message is pressed, and each button of what that brings, in a transaction that is taken back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from handlers import router
from handlers.messages import Button, FieldKind, Form, Message, from_dict
from handlers.requests import Address, Kind, Request
from migrations.run import upgrade
from store.mail import Post
from store.models import Partnership, Recipient, Role, Workspace
from store.posts import CHASER
from tests.databases import opened, sqlite_url, undone
from tests.walks.conftest import LONDON
from tests.walks.stage import PEOPLE, Stage
from tests.walks.walk import CHANNEL

SAMPLE = Path(__file__).parents[1] / "bot" / "sample" / "riverside-plan.xlsx"
BEGINS = datetime(2026, 8, 17, 9, tzinfo=LONDON)
NOT_UNDERSTOOD = ("I don't know", "went wrong", "Did you mean", "can't tell which")
DEPTH = 2  # a press, and a press on what that brought

# Who says what, where ("" the channel as a command, "dm" to Chaser, "card" in the last card's
# thread), and the moment for a row without a name.
STORY: list[tuple[str, str, str]] = [
    ("bev", "", "help"),
    ("bev", "", "help add"),
    ("bev", "", "setup"),
    ("bev", "", "settings"),
    ("bev", "", "due 60"),
    ("bev", "", "settings closed 28–31 December"),
    ("ruth", "", "settings papers none"),
    ("bev", "", "add"),
    ("bev", "", "add Share the data, Leanne P, next mtg"),
    ("bev", "", "add SS9.1 Print leaflets, @gupti, 2 Oct, theme Publicity"),
    ("bev", "", "add SS9.2 Book the hall, Somebody New, 2 Oct"),
    ("bev", "", "add Police to share data, @anne, Oct\nCouncil to print leaflets, @ruth, Nov"),
    ("bev", "", "update FD2 red lost the kitchen\nFD3 green van found"),
    ("bev", "", "link Priya N"),
    ("bev", "", "link Priya N @anne"),
    ("bev", "", "link Sgt T Okafor @gupti"),
    ("bev", "", "link Leanne P @leanne"),
    ("bev", "", "people"),
    ("bev", "", "meeting every first Thursday at 2pm"),
    ("bev", "", "meeting move to Thu 10 Sep 2pm"),
    ("bev", "", "meetings"),
    ("bev", "", "list"),
    ("bev", "", "list red"),
    ("bev", "", "list lead pri"),
    ("bev", "", "list theme zzz"),
    ("bev", "", "list wibble"),
    ("bev", "", "mine"),
    ("bev", "", "digest"),
    ("bev", "", "digst"),
    ("bev", "", "updte FD1 green"),
    ("bev", "", "FD1"),
    ("bev", "", "show food"),
    ("bev", "", "show FD99"),
    ("bev", "", "home"),
    ("gupti", "dm", "home"),
    ("bev", "", "history FD2"),
    ("bev", "", "history"),
    ("bev", "", "redact FD2 names a resident"),
    ("bev", "", "set FD2 cost £3k"),
    ("bev", "", "set FD2 shoe size 9"),
    ("bev", "", "hold FD2"),
    ("bev", "", "hold FD2 until Jan, funding"),
    ("bev", "", "pause VO5"),
    ("bev", "", "private SS3"),
    ("bev", "", "assign FD5"),
    ("bev", "", "assign FD5 to Nobody Known"),
    ("bev", "", "role @ruth chair"),
    ("bev", "", "edit FD4"),
    ("bev", "", "move FD4"),
    ("bev", "", "move FD4 to soon"),
    ("bev", "", "update FD4"),
    ("bev", "", "undo"),
    ("ruth", "", "update FD2 red"),
    ("ruth", "", "done FD2"),
    ("ruth", "", "add A thing, @ruth, Oct"),
    ("ruth", "", "help"),
    ("ruth", "", "list"),
    ("di", "", "digest"),
    ("di", "", "update FD2 press this at the board"),
    ("di", "", "update FD2 red"),
    ("gupti", "", "mine"),
    ("", "", "2026-08-18 12:00"),
    ("anne", "card", "fd2 amber waiting on Cabinet, fd5 should be green by Friday"),
    ("anne", "card", "all good I think"),
    ("anne", "card", "not mine"),
    ("anne", "card", "who decides about the kitchen?"),
    ("anne", "dm", "SS1 green, now end of Sept"),
    ("anne", "dm", "FD2 green"),
    ("anne", "dm", "sorry I meant FD5"),
    ("anne", "dm", "who leads FD4?"),
    ("anne", "dm", "update FD5 discontinued no money"),
    ("anne", "dm", "give FD5 to Ruth Shaw"),
    ("leanne", "", "help"),
    ("leanne", "card", "FD4 isn't mine, it's Ruth Shawe's"),
    ("leanne", "card", "all on track"),
    ("leanne", "card", "VO1 done"),
    ("leanne", "dm", "remind me on Friday"),
    ("leanne", "dm", "on leave until 14 Sep"),
    ("gupti", "card", "SS3 done apart from the paperwork"),
    ("gupti", "card", "stop"),
    ("", "", "2026-09-11 12:00"),
    ("ruth", "dm", "I'm away next week, @gupti covers"),
    ("leanne", "dm", "on leave until Friday"),
    ("bev", "", "leave"),
    ("bev", "", "hand over Leanne's actions to @gupti from Monday until Christmas"),
    ("gupti", "dm", "Ruth has left, I'm acting up"),
    ("gupti", "dm", "I've left the council, it's Ruth now"),
    ("gupti", "dm", "all my actions going ok"),
    ("bev", "", "email Somebody New"),
    ("bev", "", "from Somebody New: should be green by Friday"),
    ("bev", "", "settings approve deadlines by chair"),
    ("bev", "", "settings accept complete by the coordinator"),
    ("anne", "dm", "SS1 green, now end of December"),
    ("anne", "dm", "done FD2 all schools have one"),
    ("bev", "", "pause Leanne P"),
    ("bev", "", "resume Leanne P"),
    ("bev", "", "remind FD5 now"),
    ("bev", "", "sent"),
    ("bev", "", "sent FD5"),
    ("bev", "", "digest post"),
    ("bev", "", "history"),
    ("bev", "", "undo"),
    ("anne", "dm", "mine"),
]


@dataclass(frozen=True)
class Seen:
    """A button or form as somebody sees it, and where."""

    who: str
    place: str
    on: str  # the post's id
    thread: str
    words: str
    form: Form | None = None


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The story as it stands at its end. The tests leave it as they found it."""
    url = sqlite_url(tmp_path_factory.mktemp("buttons") / "chaser.db")
    upgrade(url)
    stage = Stage(opened(url), BEGINS)
    _harbour(stage)
    play(stage)
    yield stage
    stage.stop()


def _harbour(stage: Stage) -> None:
    """A second partnership, so that Gupti is asked which he means."""
    with stage.database.writing() as session:
        board = Partnership(
            workspace_id=session.query(Workspace).one().id, name="Harbour Board", place="harbour",
            created_at=BEGINS,
        )  # fmt: skip
        session.add(board)
        session.flush()
        gupti = session.query(Recipient).filter_by(external_id="gupti").one()
        session.add(Role(partnership_id=board.id, recipient_id=gupti.id, role="coordinator"))


def play(stage: Stage) -> None:
    """The whole story, from the import on."""
    for name in (SAMPLE.name, "another.xlsx"):
        stage.say("bev", "import", files=[(name, SAMPLE.read_bytes())])
        if name == SAMPLE.name:
            stage.press("bev", "Import")
    stage.say("gupti", "/action add HB1.5 Dredge the basin, @gupti, 28 Aug", place="harbour")
    for who, where, words in STORY:
        if not who:
            stage.go(datetime.fromisoformat(words).replace(tzinfo=LONDON))
        elif where == "card":
            stage.say(who, words, thread=stage.last_card(who))
        elif where == "dm":
            stage.say(who, words)
        else:
            stage.command(who, words)


def everything_seen(stage: Stage) -> list[Seen]:
    """Every button that stands in a place, once for each person who sees it and its words."""
    with stage.database.reading() as session:
        posts = session.query(Post).filter(Post.author == CHASER, ~Post.removed).all()
    found: dict[tuple[str, str], Seen] = {}
    for post in posts:
        for who in _viewers(post):
            for button in from_dict(post.message or {}).every_button():
                seen = Seen(who, post.place, str(post.id), str(post.thread or post.id), button.text)
                found[who, button.text] = seen
    return list(found.values())


def _viewers(post: Post) -> list[str]:
    if post.only_for:
        return [post.only_for]
    if post.place.startswith("dm:"):
        return [post.place.removeprefix("dm:")]
    return list(PEOPLE) if post.place == CHANNEL else []


def route(session: Session, stage: Stage, seen: Seen) -> Message | None:
    """What Chaser answers to this press, or to this form sent as it was filled in."""
    form = {field.name: field.value for field in seen.form.fields} if seen.form else {}
    request = Request(
        key=f"test:{seen.who}:{seen.words}"[:200],
        kind=Kind.SUBMITTED if seen.form else Kind.PRESSED,
        user=seen.who,
        address=Address("local", "local", seen.place, seen.thread),
        text=seen.words,
        private=seen.place.startswith("dm:"),
        replying_to=None if seen.form else seen.on,
        form=form,
    )
    answer = router.answer(session, request, stage.clock())
    return answer.message if answer else None


def complaints(session: Session, stage: Stage, seen: Seen, depth: int = DEPTH) -> list[str]:
    """What was not understood of this button, and of those that it brings."""
    with session.begin_nested() as taken_back:
        message = route(session, stage, seen)
        session.flush()
        found = _complaint(seen, message)
        if message is not None and depth > 1:
            for following in _brings(seen, message):
                found += complaints(session, stage, following, depth - 1)
        taken_back.rollback()
    return found


def _brings(seen: Seen, message: Message) -> list[Seen]:
    brought = [replace(seen, words=b.text, form=None) for b in _distinct(message.every_button())]
    if message.form:
        brought.append(replace(seen, words=message.form.command, form=message.form))
    return brought


def _distinct(buttons: Iterator[Button]) -> list[Button]:
    """One of those that differ in their numbers alone: a list has twenty times "Show"."""
    kinds = {(b.text.split()[0], b.label): b for b in buttons}
    return list(kinds.values())


def _complaint(seen: Seen, message: Message | None) -> list[str]:
    if message is None:
        return [f"{seen.who} presses “{seen.words}”, and nothing is said"]
    bad = any(words in message.summary for words in NOT_UNDERSTOOD)
    return [f"{seen.who} presses “{seen.words}”: {message.summary}"] if bad else []


def test_every_button_is_understood_for_whoever_sees_it(stage: Stage) -> None:
    seen = everything_seen(stage)
    first_words = {_first(each.words) for each in seen}
    expected = """add answer answers ask assign cancel columns confirm decide digest doubts edit
        history import link list meeting meetings mine move remind set settings show undo update"""
    assert set(expected.split()) <= first_words, "the story brings them all up"
    with undone(stage.database) as session:
        found = [line for each in seen for line in complaints(session, stage, each)]
    assert found == []


def _first(words: str) -> str:
    parts = words.split()
    return parts[2] if parts[0] == "in" else parts[0]


def test_every_form_opens_and_takes_what_it_shows(stage: Stage) -> None:
    forms: dict[str, tuple[Seen, Form]] = {}
    with undone(stage.database) as session:
        for seen in everything_seen(stage):
            with session.begin_nested() as taken_back:
                message = route(session, stage, seen)
                taken_back.rollback()
            if message is not None and message.form:
                forms[f"{seen.who} {message.form.command}"] = (seen, message.form)
    assert {_first(form.command) for _, form in forms.values()} >= {"update", "answers", "move"}
    for _, form in forms.values():
        names = [field.name for field in form.fields]
        assert len(names) == len(set(names)), form.title
        for field in form.fields:
            if field.kind is FieldKind.CHOICE:
                assert field.value in ("", *(value for value, _ in field.options)), field


def test_no_message_has_two_buttons_that_read_the_same(stage: Stage) -> None:
    with stage.database.reading() as session:
        posts = session.query(Post).filter(Post.author == CHASER, ~Post.removed).all()
    for post in posts:
        buttons = list(from_dict(post.message or {}).every_button())
        read = [(button.label, button.about) for button in buttons]
        assert len(read) == len(set(read)), (read, post.message)
        assert all(button.label and button.text for button in buttons)
