"""The local chat in a real browser: by mouse and by keyboard, wide and narrow, light and dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from handlers.messages import Button, Chart, Facts, Mark, Message, Row, Rows, Table, Text
from handlers.requests import Address
from store.database import Database
from tests.browsers import NewPage
from tests.web.local_world import CHANNEL, Riverside, served

NASTY = "<!channel> <script>alert(1)</script> *bold* =1+1"
TITLE = f"{NASTY} and a long word Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
MARKS = (Mark.COMPLETE, Mark.GREEN, Mark.AMBER, Mark.RED, Mark.NONE)
DIGEST = Message(
    "18 actions: 9 on track, 4 need attention, 2 need action, 1 not rated; 2 complete.",
    (
        Chart("Actions by status", (("Food", tuple((mark, 2) for mark in MARKS)),)),
        Table(
            ("Theme", *(mark.word for mark in MARKS), "Total", "No update"),
            (("Food", "2", "2", "2", "2", "2", "10", "3"),),
            ("All", "2", "2", "2", "2", "2", "10", "3"),
            (None, *MARKS, None, None),
        ),
        Rows((Row(TITLE, Mark.RED, "was due Mon 31 Aug", "lost the kitchen", "12 Jun", "worse"),)),
        Facts((("No update", "VO1, VO2"),)),
        Text("A note", quiet=True),
    ),
    (Button("Full list", "list"),),
    title="RAG digest for Thu 3 Sep, 2pm",
)
CARD = Message(
    "Morning Priya.",
    (
        Rows(
            (
                Row("VO5 Rota", Mark.AMBER, buttons=(Button("Done", "done VO5", about="VO5"),)),
                Row("FD5 Food", Mark.NONE, buttons=(Button("Done", "done FD5", about="FD5"),)),
            )
        ),
    ),
    (Button("Answer in one form", "add"),),
)


class Site:
    """Where the pages are, and the world behind them."""

    def __init__(self, world: Riverside, address: str) -> None:
        self.world = world
        self.address = address

    def open(self, page: Page, person: str = "priya", place: str = "dm:priya") -> Page:
        page.goto(f"{self.address}/as/{person}?in={place}")
        return page


@pytest.fixture
def site(sqlite_database: Database) -> Iterator[Site]:
    """Riverside with a digest in its channel and a card in Priya's conversation."""
    world = Riverside(sqlite_database)
    world.chat.send(Address("local", "local", CHANNEL), DIGEST, "1:0")
    world.chat.send(Address("local", "local", "@priya"), CARD, "2:0")
    with served(world) as client:
        yield Site(world, str(client.base_url).rstrip("/"))


def box(page: Page) -> None:
    """Go to the message box."""
    page.locator("#message textarea").focus()


def test_what_one_person_says_appears_in_anothers_window(site: Site, new_page: NewPage) -> None:
    bev = site.open(new_page(), "bev", CHANNEL)
    priya = site.open(new_page(width=360), "priya", CHANNEL)
    box(bev)
    bev.keyboard.type(NASTY)
    bev.keyboard.press("Shift+Enter")
    bev.keyboard.type("and more")
    bev.keyboard.press("Enter")
    said = priya.get_by_role("article", name="Bev Hall").locator(".said p")
    expect(said).to_have_text(f"{NASTY}\nand more", use_inner_text=True)
    expect(bev.locator("#message textarea")).to_have_value("")
    expect(bev.locator("#message textarea")).to_be_focused()


def test_a_press_is_answered_under_its_card_and_focus_stays(site: Site, browser_page: Page) -> None:
    page = site.open(browser_page)
    page.get_by_role("button", name="Done: FD5").press("Enter")
    expect(page.get_by_text("Heard: done FD5")).to_be_visible()
    card = Address("local", "local", "dm:priya")
    [sent] = site.world.chat.find(card, "2:0", site.world.now().replace(year=2000))
    site.world.chat.send(card, CARD, "2:0", sent.ids)
    expect(page.get_by_role("button", name="Done: FD5")).to_be_focused()


def test_a_reply_is_written_in_its_thread_by_keyboard(site: Site, browser_page: Page) -> None:
    page = site.open(browser_page)
    page.get_by_text("Reply in thread").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Reply in thread")).to_be_focused()
    page.keyboard.type("vo5 green")
    page.keyboard.press("Enter")
    expect(page.locator(".replies").get_by_text("Heard: vo5 green")).to_be_visible()
    assert site.world.requests[0].replying_to == "2"


def test_a_form_opens_tells_what_is_wrong_and_closes_when_it_is_right(
    site: Site, browser_page: Page
) -> None:
    page = site.open(browser_page)
    page.get_by_role("button", name="Answer in one form").click()
    dialog = page.get_by_role("dialog", name="Add an action")
    dialog.get_by_label("What?").fill(NASTY)
    dialog.get_by_label("By when?").fill("31 Sep")
    page.keyboard.press("Enter")
    wrong = dialog.get_by_label("By when?")
    expect(wrong).to_be_focused()
    expect(wrong).to_have_accessible_description("There is no 31 September.")
    expect(dialog.get_by_label("What?")).to_have_value(NASTY)
    wrong.fill("30 Sep")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    assert site.world.requests[-1].form == {"title": NASTY, "due": "30 Sep"}
    assert site.world.requests[-1].untouched == ()


def test_a_form_that_could_not_be_sent_stays_with_what_was_typed(
    site: Site, browser_page: Page
) -> None:
    page = site.open(browser_page)
    page.get_by_role("button", name="Answer in one form").click()
    dialog = page.get_by_role("dialog", name="Add an action")
    dialog.get_by_label("What?").fill("Open the hub")
    page.route("**/submit", lambda route: route.abort())
    dialog.get_by_role("button", name="Save").click()
    sentence = "That could not be sent. Is Chaser still running?"
    expect(dialog.get_by_role("alert")).to_have_text(sentence)
    expect(dialog.get_by_label("What?")).to_have_value("Open the hub")
    page.unroute("**/submit")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    assert site.world.requests[-1].form["title"] == "Open the hub"


def test_what_was_left_as_it_was_in_a_form_is_known(site: Site, browser_page: Page) -> None:
    page = site.open(browser_page)
    page.get_by_role("button", name="Answer in one form").click()
    dialog = page.get_by_role("dialog", name="Add an action")
    dialog.get_by_label("What?").fill("Open the hub")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    assert site.world.requests[-1].untouched == ("due",)


def test_escape_leaves_a_form_and_nothing_is_sent(site: Site, browser_page: Page) -> None:
    page = site.open(browser_page)
    opener = page.get_by_role("button", name="Answer in one form")
    opener.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()
    assert len(site.world.requests) == 1


def test_a_file_is_attached_sent_and_downloaded_again(
    site: Site, browser_page: Page, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.xlsx"
    plan.write_bytes(b"PK")
    page = site.open(browser_page)
    page.locator("#message [data-file]").set_input_files(plan)
    expect(page.locator("#message")).to_contain_text("plan.xlsx")
    box(page)
    page.keyboard.type("/action import")
    page.keyboard.press("Enter")
    expect(page.locator("#message")).not_to_contain_text("plan.xlsx")
    with page.expect_download() as download:
        page.get_by_role("link", name="plan.xlsx").click()
    assert download.value.path().read_bytes() == b"PK"
    assert site.world.requests[0].files[0].name == "plan.xlsx"


def test_a_file_is_dropped_anywhere_on_the_conversation(site: Site, browser_page: Page) -> None:
    page = site.open(browser_page)
    data = page.evaluate_handle(
        "() => { const data = new DataTransfer();"
        " data.items.add(new File(['PK'], 'dropped.csv')); return data; }"
    )
    page.dispatch_event(".log", "dragover", {"dataTransfer": data})
    expect(page.locator("main")).to_have_class("dropping")
    page.dispatch_event(".log", "drop", {"dataTransfer": data})
    expect(page.locator("#message")).to_contain_text("dropped.csv")
    page.get_by_role("button", name="Remove").click()
    expect(page.locator("#message")).not_to_contain_text("dropped.csv")


def test_the_clock_moves_on_and_the_unread_count_with_it(site: Site, browser_page: Page) -> None:
    page = site.open(browser_page, "priya", CHANNEL)
    badge = page.get_by_role("link", name="Chaser").locator("[data-count]")
    expect(badge).to_have_text("1")
    page.get_by_role("button", name="Next event").click()
    expect(page.locator("#now")).to_have_text("Tue 1 Sep 2026, 10:30am")
    expect(badge).to_have_text("2")
    expect(page).to_have_title("(2) # riverside-partnership · Chaser")


def test_being_somebody_else_keeps_the_place(site: Site, browser_page: Page) -> None:
    page = site.open(browser_page)
    page.get_by_label("You are").select_option("Bev Hall, coordinator")
    expect(page).to_have_url(f"{site.address}/as/bev?in=dm%3Abev")
    expect(page.get_by_text("Nothing here yet.")).to_be_visible()


def test_a_page_that_lost_its_server_says_so(site: Site, browser_page: Page) -> None:
    page = site.open(browser_page)
    page.route("**/say", lambda route: route.abort())
    box(page)
    page.keyboard.type("hello")
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_have_text("That could not be sent. Is Chaser still running?")
    expect(page.locator("#message textarea")).to_have_value("hello")


def test_a_mistyped_command_goes_to_nobody_and_stays_to_be_put_right(
    site: Site, browser_page: Page
) -> None:
    page = site.open(browser_page, "priya", CHANNEL)
    box(page)
    page.keyboard.type("/acton list red")
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_have_text(
        "There is no command /acton. Type /action or /rag. Nothing was sent."
    )
    expect(page.locator("#message textarea")).to_have_value("/acton list red")
    for words in ("/action list red", "/home/priya is where it is", "1/2 done"):
        page.locator("#message textarea").fill(words)
        page.keyboard.press("Enter")
        expect(page.locator("#message textarea")).to_have_value("")
    expect(page.locator("#notice")).to_have_text("")
    site.open(page)
    box(page)
    page.keyboard.type("/list red")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Heard: /list red")).to_be_visible()


def test_what_is_typed_while_a_message_is_on_its_way_stays_in_the_box(
    site: Site, browser_page: Page
) -> None:
    page = site.open(browser_page)
    held: list[Route] = []
    page.route("**/say", lambda route: held.append(route))
    box(page)
    page.keyboard.type("hello")
    page.keyboard.press("Enter")
    page.keyboard.type(" and more")
    expect(page.locator("#message form")).to_have_attribute("aria-busy", "true")
    for _ in range(500):  # the form is busy a moment before the request comes to be held
        if held:
            break
        page.wait_for_timeout(20)
    held[0].continue_()
    expect(page.locator("#message textarea")).to_have_value("and more")
    assert site.world.requests[-1].text == "hello"


def test_without_script_everything_can_be_read_and_said(site: Site, new_page: NewPage) -> None:
    page = site.open(new_page(java_script_enabled=False))
    page.locator("#message textarea").fill("add")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("dialog").get_by_label("What?").fill("Food")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Heard: add")).to_be_visible()
    page.get_by_role("link", name="# riverside-partnership").click()
    expect(page.get_by_text("RAG digest for Thu 3 Sep, 2pm")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1400])
def test_nothing_sticks_out_and_axe_finds_no_fault(
    site: Site, new_page: NewPage, width: int, scheme: str
) -> None:
    page = new_page(width=width, color_scheme=scheme, reduced_motion="reduce")
    for place in (CHANNEL, "dm:priya"):
        site.open(page, "priya", place)
        expect(page.locator("article").first).to_be_attached()
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Answer in one form").click()
    page.get_by_label("By when?").fill("31 Sep")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("There is no 31 September.")).to_be_visible()
    assert faults(page) == []


def faults(page: Page) -> list[str]:
    """What axe-core objects to in the page as it stands."""
    violations = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {node['html']}" for fault in violations for node in fault["nodes"]]
