"""What a page of the local chat shows to one person in one place, ready for the templates."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import takewhile
from urllib.parse import quote, urlencode

from markupsafe import Markup
from sqlalchemy.orm import Session

from bot.chat.local_html import fill, is_picture, render
from bot.chat.local_words import command_in, is_private
from bot.web.local_site import LocalSite
from handlers.messages import from_dict
from handlers.rules.dates.saying import say_moment
from store import posts
from store.mail import Post

AT_ONCE = 60  # threads on a page; older ones are a link away
LONG = 8  # answers in a thread, from which on the older ones are folded away
KEPT = 4  # the latest answers of a long thread, which stay in sight


@dataclass(frozen=True)
class Link:
    """A place in the list at the left."""

    place: str
    name: str
    href: str
    unread: int


@dataclass(frozen=True)
class Shown:
    """A post as one person sees it."""

    id: int
    thread: int | None
    author: str
    initials: str
    of_chaser: bool
    at: str
    iso: str
    alone: bool  # only this person sees it, in a place where others are
    text: str
    body: Markup  # of what Chaser says; empty for a person's post
    files: tuple[tuple[str, str, bool], ...]  # (name, path, whether it is a picture)
    edited: bool
    own: bool  # the viewer may put other words in it
    removed: bool
    new: bool  # came since this person last looked
    folded: bool = False  # stands in its thread behind a count, until that is opened
    replies: tuple["Shown", ...] = ()


@dataclass(frozen=True)
class Viewer:
    """Somebody who looks at a place."""

    site: LocalSite
    person: str
    place: str

    @property
    def home(self) -> str:
        """The path of this person's pages."""
        return f"/as/{quote(self.person, safe='')}"

    @property
    def here(self) -> str:
        """The address of the page for this place."""
        return f"{self.home}?{urlencode({'in': self.place})}"

    @property
    def token(self) -> str:
        """What this person's forms carry."""
        return self.site.token(self.person)

    @property
    def private(self) -> bool:
        """Whether this place is the person's own conversation with Chaser."""
        return is_private(self.place)

    @property
    def place_name(self) -> str:
        """What the place is called."""
        return "Chaser" if self.private else "# " + self.site.directory.channel()[1]

    def new_key(self) -> str:
        """A key for one act: sent twice, it counts once."""
        return secrets.token_urlsafe(12)


@dataclass(frozen=True)
class Light:
    """What posts are shown by: looked up once for all of them."""

    now: datetime  # on Chaser's clock, in the zone that times are shown in
    names: Mapping[str, str]  # of people, by their ids
    read: int  # the last post that the viewer has had before their eyes


def light(session: Session, viewer: Viewer) -> Light:
    """What to show the place's posts by, at this moment."""
    return Light(
        now=viewer.site.conductor.now(),
        names={person: name for person, name, _ in viewer.site.directory.people()},
        read=posts.read_up_to(session, viewer.place, viewer.person),
    )


def links(session: Session, viewer: Viewer) -> list[Link]:
    """The places that a person may go to, with what is unread there."""
    found = []
    for place in viewer.site.places(viewer.person):
        there = Viewer(viewer.site, viewer.person, place)
        count = posts.unread(session, place, viewer.person)
        found.append(Link(place, there.place_name, there.here, count))
    return found


def threads(session: Session, viewer: Viewer, before: int | None) -> list[Shown]:
    """The latest threads of the place, oldest first, or those before a post."""
    opening = posts.openers(session, viewer.place, viewer.person, AT_ONCE, before)
    answers = posts.replies(session, [post.id for post in opening], viewer.person)
    by = light(session, viewer)
    return [show_thread(viewer, post, by, answers.get(post.id, [])) for post in opening]


def show_thread(viewer: Viewer, root: Post, by: Light, answers: Sequence[Post]) -> Shown:
    """A post that opens a thread as the viewer sees it, with the answers to it."""
    behind = detail(root, answers)
    behind |= _older([answer for answer in answers if answer.id not in behind], by.read)
    replies = tuple(show(viewer, answer, by, answer.id in behind) for answer in answers)
    return replace(show(viewer, root, by), replies=replies)


def detail(root: Post, answers: Sequence[Post]) -> set[int]:
    """Which of a thread's answers Chaser added to its own message before anybody answered it.

    In a channel that is what some readers want and all would have to scroll past.
    """
    if root.author != posts.CHASER or is_private(root.place):
        return set()
    unasked = takewhile(lambda a: a.author == posts.CHASER and a.only_for is None, answers)
    return {answer.id for answer in unasked}


def _older(answers: Sequence[Post], read: int) -> set[int]:
    """Which answers of a long talk are behind the reader: seen, and not among the latest."""
    if len(answers) <= LONG:
        return set()
    return {answer.id for answer in answers[:-KEPT] if answer.id <= read}


def show(viewer: Viewer, post: Post, by: Light, folded: bool = False) -> Shown:
    """A post as the viewer sees it, without those in its thread."""
    of_chaser = post.author == posts.CHASER
    mine = post.author == viewer.person
    name = by.names.get(post.author, post.author)
    at = post.at.astimezone(by.now.tzinfo)
    body = Markup("")
    if of_chaser and post.message:
        body = render(from_dict(post.message), f"post-{post.id}")
    return Shown(
        id=post.id,
        thread=post.thread,
        author="Chaser" if of_chaser else "You" if mine else name,
        initials="C" if of_chaser else _initials(name),
        of_chaser=of_chaser,
        at=say_moment(at, by.now.date()),
        iso=at.isoformat(timespec="minutes"),
        alone=post.only_for is not None and not viewer.private,
        text=post.text,
        body=body,
        files=tuple(_file(viewer, post, index) for index in range(len(post.files))),
        edited=not of_chaser and bool(post.message),
        own=mine and not post.removed and command_in(post.text) is None,
        removed=post.removed,
        # At a first visit nothing is called new: the page begins at its end, where things happen.
        new=not mine and 0 < by.read < post.id,
        folded=folded,
    )


def _initials(name: str) -> str:
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "?"


def _file(viewer: Viewer, post: Post, index: int) -> tuple[str, str, bool]:
    name = str(post.files[index]["name"])
    return name, f"{viewer.home}/posts/{post.id}/files/{index}", is_picture(name)


def post_html(viewer: Viewer, shown: Shown) -> Markup:
    """A post as it stands in the page."""
    return fill("post.html", viewer=viewer, post=shown)


@dataclass(frozen=True)
class Clock:
    """Chaser's clock in words, and what comes next."""

    now: str
    iso: str
    coming: tuple[str, ...]


def clock(viewer: Viewer) -> Clock:
    """What stands at the top of the page."""
    now = viewer.site.conductor.now()
    coming = viewer.site.conductor.coming()
    return Clock(
        # Told that today is in another year, it says the year.
        now=say_moment(now, date.min),
        iso=now.isoformat(timespec="minutes"),
        coming=tuple(_coming(moment, words, now) for moment, words in coming[:8]),
    )


def _coming(moment: datetime, words: str, now: datetime) -> str:
    return f"{say_moment(moment.astimezone(now.tzinfo), now.date())}: {words}"


def clock_html(shown: Clock) -> Markup:
    """What comes next, as it stands in the page."""
    return fill("coming.html", clock=shown)


def page_html(viewer: Viewer, before: int | None = None, dialog: Markup | None = None) -> Markup:
    """The whole page. What it shows of the place counts as read from then on."""
    with viewer.site.chat.database.reading() as session:
        version = posts.last_change(session)
        shown = threads(session, viewer, before)
        places = links(session, viewer)
    page = fill(
        "chat.html",
        viewer=viewer,
        people=viewer.site.directory.people(),
        places=places,
        threads=shown,
        unseen=_first_unseen(shown),
        earlier=shown[0].id if len(shown) == AT_ONCE else None,
        latest=before is None,
        version=version,
        clock=clock(viewer),
        dialog=dialog,
    )
    read(viewer)
    return page


def _first_unseen(shown: Sequence[Shown]) -> int | None:
    """The thread above which the page says that what follows is new."""
    for post in shown:
        if post.new or any(reply.new and not reply.folded for reply in post.replies):
            return post.id
    return None


def read(viewer: Viewer) -> None:
    """The person has the place before their eyes."""
    with viewer.site.chat.database.writing() as session:
        posts.mark_read(session, viewer.place, viewer.person)
