"""Draws the pictures of the README and the guides anew: `make pictures`.

The sample's story is told in the local chat and photographed in Chromium; the paper's page is
what LibreOffice makes of it. Look at each before you keep it.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageOps
from playwright.sync_api import Page

from bot.app import LocalApp, build_local
from bot.local_directory import LocalDirectory
from bot.sample.story import CHANNEL
from bot.web.local_site import LocalSite
from handlers.requests import File
from store.mail import Post
from tests.browsers import HOW, NewPage, Windows, find_chromium, running_chromium
from tests.databases import opened, sqlite_url
from tests.walks.riverside import told
from tests.web.local_world import serving

DOCS = Path(__file__).parents[1] / "docs"
PHONE = {"width": 360, "height": 780, "device_scale_factor": 1.625, "has_touch": True}
DESK = {"width": 1240, "height": 2400, "device_scale_factor": 1.2}
HALF = {"width": 940, "height": 2400, "device_scale_factor": 1.2}
_POST, _REPLY = "article.msg > .stack > .said", "article.reply .said"
_COLOURS = 128  # of a picture: text and a few flat marks need no more, and a page loads sooner
_HIGH = 1250  # pixels of a post
_ENOUGH = 1018  # of the digest: it ends between two actions
_MARGIN = 14
_PAGE_WIDE = 936  # pixels of a paper's page


class Studio:
    """The sample's chat, and a camera."""

    def __init__(self, app: LocalApp, address: str, new_page: NewPage) -> None:
        self.app = app
        self._address = address
        self._new_page = new_page

    def say(self, who: str, words: str) -> None:
        """Somebody says something to Chaser, and it is answered."""
        self.app.chat.say(who, f"dm:{who}", words)
        self.app.sender.drain()

    def answer(self, who: str, words: str) -> None:
        """Somebody replies to their newest message of Chaser's."""
        with self.app.database.reading() as session:
            mine = session.query(Post).filter(Post.place == f"dm:{who}", Post.thread.is_(None))
            card = max(post.id for post in mine)
        self.app.chat.say(who, f"dm:{who}", words, thread=str(card))
        self.app.sender.drain()

    def page(self, who: str, place: str, **window: object) -> Page:
        """What somebody sees of a place."""
        page = self._new_page(**window)
        page.goto(f"{self._address}/as/{who}?in={place}")
        page.wait_for_load_state("networkidle")
        return page

    def post(self, name: str, who: str, place: str, what: str, **window: object) -> None:
        """A picture of the newest post in a place, or of the newest reply: as `what` selects."""
        page = self.page(who, place, **window)
        most = _ENOUGH if name == "digest" else _HIGH
        keep(name, page.locator(what).last.screenshot(), most, _MARGIN)

    def file(self, who: str) -> tuple[str, bytes]:
        """The newest file that somebody got: its name and bytes."""
        with self.app.database.reading() as session:
            posts = session.query(Post).filter(Post.place == f"dm:{who}").order_by(Post.id)
            files = [File(**file) for post in posts for file in post.files]
        return files[-1].name, self.app.chat.fetch(files[-1], 9_000_000)


def keep(name: str, png: bytes, most: int, margin: int = 0) -> None:
    """Keep a picture, as small as it may be; what is taller than `most` pixels is cut off."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, most)))
    picture = ImageOps.expand(picture, margin, "white")
    small = picture.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(DOCS / f"{name}.png", optimize=True)


def paper(name: str, file_name: str, data: bytes) -> None:
    """A picture of a Word file's first page."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / file_name
        path.write_bytes(data)
        for command in (
            ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, str(path)],
            ["pdftoppm", "-png", "-singlefile", "-r", "120", str(path.with_suffix(".pdf")),
             str(path.with_suffix(""))],
        ):  # fmt: skip
            subprocess.run(command, check=True, capture_output=True)
        page = Image.open(path.with_suffix(".png"))
        high = round(page.height * _PAGE_WIDE / page.width)
        drawn = BytesIO()
        page.resize((_PAGE_WIDE, high), Image.Resampling.LANCZOS).save(drawn, "PNG")
        keep(name, drawn.getvalue(), most=high)


@contextmanager
def studio() -> Iterator[Studio]:
    """The sample as a newcomer finds it, in a folder that is gone afterwards."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit(f"There is no Chromium: {HOW}.")
    with TemporaryDirectory() as folder:
        app = build_local(opened(sqlite_url(told(Path(folder)))))
        app.start(background=False)
        site = LocalSite(app.chat, LocalDirectory(app.database), app.conductor, b"key")
        with serving(site) as address, running_chromium(chromium) as browser:
            windows = Windows(browser)
            yield Studio(app, address, windows.open)
            windows.close()
        app.stop()


def main() -> None:
    """All of them, in the order of the story."""
    with studio() as here:
        here.say("bev", "home")
        here.post("coordinator-home", "bev", "dm:bev", _POST, **HALF)
        here.say("bev", "add Police to share ASB data, Sgt T Okafor, end Sept, theme Safer streets")
        here.post("coordinator-add", "bev", "dm:bev", _POST, **HALF)
        here.app.conductor.next_event()
        keep("card", here.page("priya", "dm:priya", **PHONE).screenshot(), most=1300)
        here.answer(
            "priya", "FD2 green, new kitchen found. VO5 amber short of drivers, now end Oct"
        )
        here.post("lead-answer", "priya", "dm:priya", _REPLY, **(PHONE | {"height": 3000}))
        here.say("bev", "settings approve deadlines by chair")
        here.say("gwen", "move HE3 to 30 Oct, the surgery is being painted")
        here.app.conductor.next_meeting()
        here.post("digest", "di", CHANNEL, _POST, **DESK)
        here.post("chair-brief", "di", "dm:di", _POST, **HALF)
        here.say("bev", "export word")
        paper("paper", *here.file("bev"))


if __name__ == "__main__":
    main()
