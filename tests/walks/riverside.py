"""The sample partnership, set up once and served for real, for walks by mouse and keyboard."""

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from bot.app import build_local
from bot.local_directory import LocalDirectory
from bot.sample.story import CHANNEL, set_up
from bot.web.local_site import LocalSite
from migrations.run import upgrade
from tests.databases import opened, sqlite_url
from tests.web.local_world import serving

PATIENCE = 30_000  # milliseconds: the machine may be busy with much else
SCHEMES: tuple[tuple[Literal["light", "dark"], dict[str, list[str]]], ...] = (
    ("light", {}),
    ("dark", {"runOnly": ["color-contrast"]}),
)
"""Colour schemes, and what of axe-core's rules to try in each: the rest is the same in both."""

PLACES = {"channel": CHANNEL, "chaser": "dm:{}"}


def told(folder: Path) -> Path:
    """A database in which the sample's story has been told up to its Monday."""
    path = folder / "riverside.db"
    upgrade(sqlite_url(path))
    app = build_local(opened(sqlite_url(path)))
    set_up(app)
    app.stop()
    return path


@contextmanager
def riverside(story: Path, folder: Path) -> Iterator[str]:
    """A copy of the story, served as `chaser local` does; yields the address."""
    copy = folder / "chaser.db"
    shutil.copy(story, copy)
    app = build_local(opened(sqlite_url(copy)))
    try:
        app.start()
        yield from _pages(LocalSite(app.chat, LocalDirectory(app.database), app.conductor, b"key"))
    finally:
        app.stop()


def _pages(site: LocalSite) -> Iterator[str]:
    with serving(site) as address:
        yield address


class Visitor:
    """Somebody in a window of their own."""

    def __init__(self, address: str, page: Page, who: str) -> None:
        self.page = page
        self._pages = f"{address}/as/{who}?in="
        self._who = who

    def go(self, place: str) -> None:
        """Open the channel, or the conversation with Chaser."""
        self.page.goto(self._pages + PLACES[place].format(self._who))

    def type(self, words: str) -> None:
        """Go to the message box by keyboard, and say something."""
        self.page.locator("#message textarea").focus()
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")

    def press(self, name: str) -> None:
        """Press the last button of this name by mouse."""
        self.page.get_by_role("button", name=name).last.click()

    def sees(self, words: str) -> Locator:
        """Wait until this is said on the page; where it is said last."""
        found = self.page.locator("article").get_by_text(words).last
        expect(found).to_be_visible(timeout=PATIENCE)
        return found

    def next_event(self) -> None:
        """Move Chaser's clock on, and wait until it stands elsewhere."""
        self._step("Next event")

    def next_meeting(self) -> None:
        """Move Chaser's clock on to the meeting."""
        self._step("Next meeting")

    def _step(self, name: str) -> None:
        clock = self.page.locator("#now")
        before = clock.inner_text()
        self.page.get_by_role("button", name=name).click()
        expect(clock).not_to_have_text(before, timeout=PATIENCE)

    def drop(self, name: str, content: bytes) -> None:
        """Let a file fall on the conversation."""
        data = self.page.evaluate_handle(
            "([name, content]) => { const data = new DataTransfer();"
            " const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));"
            " data.items.add(new File([bytes], name)); return data; }",
            [name, base64.b64encode(content).decode()],
        )
        self.page.dispatch_event(".log", "drop", {"dataTransfer": data})

    def faults(self) -> list[str]:
        """What axe-core objects to in the page as it stands, light and dark."""
        # What was pressed is dimmed while it is on its way.
        expect(self.page.locator("[aria-busy=true]")).to_have_count(0, timeout=PATIENCE)
        found = []
        for scheme, rules in SCHEMES:
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            options = {"resultTypes": ["violations"], **rules}
            violations = Axe().run(self.page, options=options).response["violations"]
            found += [f"{scheme}: {v['id']}: {n['html']}" for v in violations for n in v["nodes"]]
        return found
