"""Where a page of the local chat stands: at what is new, and from its beginning."""

import time

from playwright.sync_api import Locator, Page, expect

from handlers.messages import Button, Message, Row, Rows
from tests.browsers import NewPage
from tests.web.local_world import CHANNEL, Riverside
from tests.web.test_local_browser import Site, site

__all__ = ["site"]  # a fixture

ROWS = tuple(
    Row(f"FD{number} Food for everybody", buttons=tuple(Button(f"B{i}", "help") for i in range(6)))
    for number in range(8)
)
TALL = Message("A long card.", (Rows(ROWS),))


def fill(world: Riverside, place: str) -> None:
    """More than a page of messages."""
    for number in range(30):
        world.send(place, f"Message {number}")


def is_read_from_its_top(message: Locator) -> None:
    """The message begins within the log."""
    expect(message).to_be_visible()
    message.page.wait_for_function(
        "(node) => { const top = node.getBoundingClientRect().top;"
        " const log = document.querySelector('.log').getBoundingClientRect();"
        " return top >= log.top && top < log.bottom - 15; }",
        arg=message.element_handle(),
    )


def leave(site: Site, page: Page) -> None:
    """Nobody is there any more, and the server knows: what is posted now is read by nobody."""
    listen(site, 1)
    page.goto("about:blank")
    listen(site, 0)


def listen(site: Site, how_many: int) -> None:
    """Wait until so many pages listen."""
    ends = time.monotonic() + 20
    while site.world.chat.bell.listeners != how_many:
        assert time.monotonic() < ends
        time.sleep(0.05)


def said(page: Page, words: str) -> Locator:
    """A message that says exactly this."""
    return page.locator("article").get_by_text(words, exact=True)


def phone(site: Site, new_page: NewPage, place: str = "dm:priya") -> Page:
    return site.open(new_page(width=390, height=844, has_touch=True), "priya", place)


def test_a_page_begins_at_the_newest_message(site: Site, new_page: NewPage) -> None:
    fill(site.world, "@priya")
    page = phone(site, new_page)
    is_read_from_its_top(said(page, "Message 29"))
    expect(page.get_by_text("New", exact=True)).to_have_count(0)


def test_a_long_message_is_read_from_its_top_both_new_and_again(
    site: Site, new_page: NewPage
) -> None:
    fill(site.world, "@priya")
    page = phone(site, new_page)
    leave(site, page)
    site.world.post("@priya", TALL)
    for _ in range(2):
        site.open(page)
        is_read_from_its_top(said(page, "A long card."))


def test_who_stands_at_the_end_is_taken_to_a_long_message_that_comes(
    site: Site, new_page: NewPage
) -> None:
    fill(site.world, "@priya")
    page = phone(site, new_page)
    is_read_from_its_top(said(page, "Message 29"))
    site.world.post("@priya", TALL)
    is_read_from_its_top(said(page, "A long card."))


def test_who_reads_further_up_is_left_there_and_told(site: Site, new_page: NewPage) -> None:
    fill(site.world, CHANNEL)
    page = site.open(new_page(), "priya", CHANNEL)
    is_read_from_its_top(said(page, "Message 29"))
    page.locator(".log").hover()
    page.mouse.wheel(0, -900)
    is_read_from_its_top(said(page, "Message 15"))
    site.world.send(CHANNEL, "The digest is here")
    jump = page.get_by_role("button", name="The digest is here")
    is_read_from_its_top(said(page, "Message 15"))
    jump.click()
    is_read_from_its_top(said(page, "The digest is here"))
    expect(jump).to_be_hidden()


def test_what_one_says_in_another_window_leaves_this_one_where_it_is_read(
    site: Site, new_page: NewPage
) -> None:
    fill(site.world, CHANNEL)
    page, other = (site.open(new_page(), "priya", CHANNEL) for _ in range(2))
    is_read_from_its_top(said(page, "Message 29"))
    page.locator(".log").hover()
    page.mouse.wheel(0, -900)
    is_read_from_its_top(said(page, "Message 15"))
    for window, words in ((other, "From the other"), (page, "From this one")):
        window.locator("#message textarea").fill(words)
        window.get_by_role("button", name="Send").click()
        expect(page.get_by_role("paragraph").filter(has_text=words)).to_be_attached()
        if window is other:
            expect(said(page, "Message 15")).to_be_in_viewport()
    own = page.get_by_role("paragraph").filter(has_text="From this one")
    expect(own).to_be_in_viewport()


def test_the_page_begins_where_what_is_new_begins(site: Site, new_page: NewPage) -> None:
    page = phone(site, new_page)
    leave(site, page)
    fill(site.world, "@priya")
    site.open(page)
    is_read_from_its_top(page.get_by_text("New", exact=True))
    is_read_from_its_top(said(page, "Message 0"))
    page.get_by_role("button", name="Message 29").click()
    is_read_from_its_top(said(page, "Message 29"))


def test_a_reply_box_opens_in_sight_and_stays_there(site: Site, new_page: NewPage) -> None:
    site.world.post("@priya", TALL)
    page = phone(site, new_page)
    page.get_by_text("Reply in thread").last.click()
    reply = page.get_by_role("textbox", name="Reply in thread").last
    for words in ("one", "two", "three"):
        reply.fill(words)
        page.get_by_role("button", name="Reply", exact=True).last.click()
        expect(page.get_by_text(f"Heard: {words}")).to_be_in_viewport()
        expect(reply).to_be_in_viewport(ratio=1)


def test_the_answer_to_a_press_at_the_end_comes_into_sight(site: Site, new_page: NewPage) -> None:
    page = phone(site, new_page)
    site.world.post("@priya", TALL)
    expect(said(page, "A long card.")).to_be_in_viewport()
    page.locator("#message textarea").fill("VO1 red")
    page.get_by_role("button", name="Send").click()
    expect(said(page, "Heard: VO1 red")).to_be_in_viewport()
    page.get_by_role("button", name="Undo", exact=True).last.click()
    expect(said(page, "Heard: undo 1")).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-jump]")).to_be_hidden()


def test_a_press_on_a_long_card_leaves_the_reader_there(site: Site, new_page: NewPage) -> None:
    site.world.post("@priya", TALL)
    page = phone(site, new_page)
    pressed = page.get_by_role("button", name="B0").first
    pressed.click()
    expect(said(page, "Heard: help")).to_be_attached()
    expect(pressed).to_be_in_viewport(ratio=1)


def test_the_replies_to_a_digest_open_by_keyboard(site: Site, browser_page: Page) -> None:
    page = site.open(browser_page, "priya", CHANNEL)
    digest = page.locator("article").first.get_attribute("data-post")
    for theme in ("Food", "Health"):
        site.world.send(CHANNEL, f"{theme}: all well", thread=digest)
    count = page.locator("summary", has_text="2 replies")
    expect(page.get_by_text("Food: all well")).to_be_hidden()
    count.press("Enter")
    is_read_from_its_top(said(page, "Food: all well"))


def test_buttons_further_back_are_words_that_every_hand_still_reaches(
    site: Site, browser_page: Page
) -> None:
    for number in range(4):
        site.world.send("@priya", f"Recorded {number}", Button("Undo", f"undo {number}"))
    page = site.open(browser_page)
    buttons = page.get_by_role("button", name="Undo")
    lines = [edge(button) for button in buttons.all()]
    assert lines == ["rgba(0, 0, 0, 0)"] + 3 * [lines[-1]]
    assert lines[-1] != lines[0]
    buttons.first.press("Enter")
    expect(page.get_by_text("Heard: undo 0")).to_be_visible()


def test_the_choices_of_a_question_asked_last_are_buttons_however_old_what_it_is_about_is(
    site: Site, browser_page: Page
) -> None:
    old = site.world.send("@priya", "The digest goes out tomorrow", Button("Leave out", "x"))
    for number in range(4):
        site.world.send("@priya", f"Message {number}")
    site.world.send("@priya", "Left out FD3.", Button("Undo", "undo 1"), thread=old)
    which = (Button("FD2", "a"), Button("VO5", "b"))
    site.world.send("@priya", "Whose comment?", *which, thread=old)
    page = site.open(browser_page)
    seen = {name: edge(page.get_by_role("button", name=name)) for name in ("Leave out", "Undo")}
    assert set(seen.values()) == {"rgba(0, 0, 0, 0)"}
    for button in which:
        assert edge(page.get_by_role("button", name=button.label, exact=True)) != "rgba(0, 0, 0, 0)"


def edge(button: Locator) -> str:
    """The colour of a button's border."""
    found = button.evaluate("(node) => getComputedStyle(node).borderTopColor")
    assert isinstance(found, str)
    return found


def test_in_a_low_window_the_page_begins_at_the_newest_message_and_stays_there(
    site: Site, new_page: NewPage
) -> None:
    fill(site.world, "@priya")
    page = site.open(new_page(width=700, height=450))
    expect(said(page, "Message 29")).to_be_in_viewport(ratio=1)
    expect(page.locator("#message textarea")).to_be_in_viewport(ratio=1)
    site.world.send("@priya", "And one more")
    expect(said(page, "And one more")).to_be_in_viewport(ratio=1)
    page.locator("#message textarea").fill("hello")
    page.get_by_role("button", name="Send").click()
    expect(said(page, "Heard: hello")).to_be_in_viewport(ratio=1)


def test_in_a_low_window_who_reads_further_up_is_left_there(site: Site, new_page: NewPage) -> None:
    fill(site.world, CHANNEL)
    page = site.open(new_page(width=700, height=450), "priya", CHANNEL)
    expect(said(page, "Message 29")).to_be_in_viewport()
    page.locator(".log").hover()
    page.mouse.wheel(0, -900)
    expect(said(page, "Message 29")).not_to_be_in_viewport()
    site.world.send(CHANNEL, "The digest is here")
    page.get_by_role("button", name="The digest is here").click()
    expect(said(page, "The digest is here")).to_be_in_viewport()


def test_the_pill_points_to_where_what_is_new_stands(site: Site, new_page: NewPage) -> None:
    first = site.world.send("@priya", "An old message")
    fill(site.world, "@priya")
    page = site.open(new_page())
    is_read_from_its_top(said(page, "Message 29"))
    site.world.send("@priya", "An answer to what is old", thread=first)
    pill = page.locator("[data-jump]")
    expect(pill).to_contain_text("An answer to what is old")
    expect(pill).to_contain_text("↑")
    pill.click()
    expect(pill).to_be_hidden()
    is_read_from_its_top(said(page, "An answer to what is old"))
    site.world.send("@priya", "Further down")
    expect(pill).to_contain_text("↓")


def test_the_pill_goes_when_somebody_speaks_or_comes_to_the_end(
    site: Site, new_page: NewPage
) -> None:
    first = site.world.send("@priya", "An old message")
    fill(site.world, "@priya")
    page = site.open(new_page())
    pill = page.locator("[data-jump]")
    for words in ("what is due?", "and what else?"):
        site.world.send("@priya", "An answer to what is old", thread=first)
        expect(pill).to_be_visible()
        page.locator("#message textarea").fill(words)
        page.get_by_role("button", name="Send").click()
        expect(said(page, f"Heard: {words}")).to_be_in_viewport(ratio=1)
        expect(pill).to_be_hidden()


def test_a_long_answer_to_what_one_just_said_is_read_from_its_top(
    site: Site, new_page: NewPage
) -> None:
    fill(site.world, CHANNEL)
    page = phone(site, new_page, CHANNEL)
    page.locator("#message textarea").fill("what is red?")
    page.get_by_role("button", name="Send").click()
    asked = page.get_by_role("article", name="You").last
    expect(asked).to_be_in_viewport()
    site.world.post(CHANNEL, TALL, thread=asked.get_attribute("data-post"))
    is_read_from_its_top(said(page, "A long card."))
