"""In the local chat people put right and take away what they wrote, and Chaser reads it anew."""

import httpx
import pytest
from playwright.sync_api import Page, expect

from bot.chat.chat import ChatError
from handlers.requests import Kind
from store import posts
from tests.browsers import NewPage
from tests.web.local_world import CHANNEL, Riverside
from tests.web.test_local_browser import Site, faults, site

__all__ = ["site"]  # a fixture


def mine(page: Page, words: str) -> None:
    """Say something, and open it to be edited."""
    page.locator("#message textarea").fill(words)
    page.get_by_role("button", name="Send").click()
    article = page.get_by_role("article", name="You").filter(has_text=words)
    article.hover()
    article.locator(".change summary").click()


def test_an_edited_message_is_read_anew_and_says_that_it_was_edited(
    site: Site, new_page: NewPage
) -> None:
    priya = site.open(new_page(), "priya", CHANNEL)
    bev = site.open(new_page(width=360), "bev", CHANNEL)
    mine(priya, "@chaser FD5 green")
    expect(priya.get_by_label("Your message")).to_be_focused()
    priya.get_by_label("Your message").fill("@chaser FD5 amber")
    priya.keyboard.press("Enter")
    for page, name in ((priya, "You"), (bev, "Priya Nair")):
        article = page.get_by_role("article", name=name)
        expect(article.locator(".said p").first).to_have_text("@chaser FD5 amber")
        expect(article.locator(".by").first).to_contain_text("edited")
    expect(bev.locator(".change")).to_have_count(0)
    first, again = site.world.requests
    assert (again.kind, again.text, again.of) == (Kind.EDITED, "FD5 amber", first.key)


def test_a_message_is_deleted_and_chaser_hears_of_it(site: Site, browser_page: Page) -> None:
    page = site.open(browser_page)
    mine(page, "FD5 green")
    page.get_by_role("button", name="Delete message").click()
    expect(page.get_by_role("article", name="You")).to_have_count(0)
    expect(page.get_by_label("Message to Chaser")).to_be_focused()
    first, gone = site.world.requests
    assert (gone.kind, gone.text, gone.of) == (Kind.DELETED, "", first.key)
    assert gone.version > "9" * 18


def test_of_a_deleted_message_the_answers_under_it_stay(site: Site, browser_page: Page) -> None:
    page = site.open(browser_page, "priya", CHANNEL)
    mine(page, "@chaser FD5 green")
    expect(page.get_by_text("Heard: FD5 green")).to_be_visible()
    page.get_by_role("button", name="Delete message").click()
    for _ in range(2):
        expect(page.get_by_text("This message was taken away.")).to_be_visible()
        expect(page.get_by_text("Heard: FD5 green")).to_be_visible()
        expect(page.locator(".change")).to_have_count(0)
        page.reload()


def test_talk_among_people_stays_among_them_unless_a_version_called_chaser(
    world: Riverside,
) -> None:
    def say(words: str) -> str:
        world.chat.say("priya", CHANNEL, words)
        with world.chat.database.reading() as session:
            return str(posts.openers(session, CHANNEL, "bev", 1)[0].id)

    talk, called = say("Lovely to see you all"), say("@chaser FD5 green")
    world.chat.change("priya", talk, "Lovely to see you")
    world.chat.change("priya", called, "FD5 amber")
    world.chat.change("priya", talk, "@chaser FD2 green")
    assert [(r.kind, r.text) for r in world.requests] == [
        (Kind.SAID, "FD5 green"),
        (Kind.EDITED, "FD5 amber"),
        (Kind.EDITED, "FD2 green"),
    ]
    assert world.requests[1].version < world.requests[2].version


def test_without_script_a_message_is_edited_too(site: Site, new_page: NewPage) -> None:
    page = site.open(new_page(java_script_enabled=False))
    mine(page, "FD5 green")
    page.get_by_label("Your message").fill("FD5 amber")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("article", name="You").locator(".said p").first).to_have_text(
        "FD5 amber"
    )


@pytest.mark.parametrize("width", [360, 1400])
def test_what_edits_a_message_stands_in_nothings_way(
    site: Site, new_page: NewPage, width: int
) -> None:
    for place in (CHANNEL, "dm:priya"):
        page = site.open(new_page(width=width, has_touch=width < 500), "priya", place)
        mine(page, "A word to everybody here, long enough to go to the end of a narrow line")
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("Escape")
        expect(page.get_by_label("Your message")).to_be_hidden()


def test_only_ones_own_words_are_edited_and_no_command(
    world: Riverside, client: httpx.Client
) -> None:
    world.chat.say("priya", "dm:priya", "FD5 green")
    world.chat.say("priya", CHANNEL, "/action list")
    with world.chat.database.reading() as session:
        said = [p.id for p in posts.openers(session, "dm:priya", "priya", 9) if p.author == "priya"]
        command = [p.id for p in posts.openers(session, CHANNEL, "priya", 9) if p.text]
    for who, number in (("bev", said[0]), ("priya", command[0]), ("priya", 10**6)):
        for text in ("FD5 red", None):
            with pytest.raises(ChatError):
                world.chat.change(who, str(number), text)
    before = len(world.requests)
    for same in ("FD5 green", "  "):
        world.chat.change("priya", str(said[0]), same)
    assert len(world.requests) == before
    assert "FD5 green" in client.get("/as/priya?in=dm%3Apriya").text


def test_on_paper_there_is_nothing_to_edit(site: Site, new_page: NewPage) -> None:
    site.world.chat.say("priya", "dm:priya", "FD5 green")
    page = site.open(new_page(width=360, has_touch=True))
    expect(page.locator(".change summary")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".change summary")).to_be_hidden()
