"""The local chat for every eye, ear and hand: large words, high contrast, keys only, and paper."""

from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from handlers.messages import Button, Chart, Mark, Message, Row, Rows, Table
from handlers.requests import Address
from tests.browsers import NewPage
from tests.web.local_world import CHANNEL
from tests.web.test_local_browser import CARD, DIGEST, MARKS, Site, faults, site

__all__ = ["site"]  # a fixture

LONG = "Wohnungsbaugenossenschaftsvorstandsmitglied" * 2
WIDE = Message(
    "A digest with much in it.",
    (
        Chart("Actions by status", ((LONG, tuple((mark, 2) for mark in MARKS)),)),
        Table(
            ("Theme", *(mark.word for mark in MARKS), "Total", "Overdue", "No update", "Since"),
            ((LONG, "2", "2", "2", "2", "2", "10", "3", "4", "better"),),
            marks=(None, *MARKS, None, None, None, None),
        ),
    ),
)

SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; }"
STICKING_OUT = """() => [...document.querySelectorAll(".app *")].filter((node) =>
    node.getBoundingClientRect().right > innerWidth + 1 && node.checkVisibility()
    && !node.closest(".wide, nav, .coming ol, details:not([open]) > :not(summary)")
).map((node) => node.outerHTML.slice(0, 80))"""
LUMINANCE = """(node, [property, behind]) => {
    const light = (colour) => {
        const [red, green, blue] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
            .map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
        return .2126 * red + .7152 * green + .0722 * blue;
    };
    const pair = [light(getComputedStyle(node)[property]), light(
        behind ? getComputedStyle(node)[behind] : getComputedStyle(document.body).backgroundColor)];
    return (Math.max(...pair) + .05) / (Math.min(...pair) + .05);
}"""


def contrast(node: Locator, property: str, behind: str = "") -> float:
    """Of a colour of an element against the page's ground, or another of its own colours."""
    return float(node.evaluate(LUMINANCE, [property, behind]))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_and_bars_stand_out_from_the_ground(
    site: Site, new_page: NewPage, scheme: str
) -> None:
    page = site.open(new_page(color_scheme=scheme), "priya", CHANNEL)
    for button in page.locator(".bar button:visible, .composer .attach:visible, select").all():
        assert contrast(button, "borderTopColor") >= 3
    for mark in MARKS:
        edge = "stroke" if mark in (Mark.AMBER, Mark.NONE) else "fill"
        assert contrast(page.locator(f"rect.{mark.value}"), edge) >= 3
        if mark is not Mark.AMBER:
            assert contrast(page.locator(f"text.{mark.value}"), "fill") > 0
    for mark in (Mark.COMPLETE, Mark.GREEN, Mark.RED):
        label, bar = (page.locator(f"{kind}.{mark.value}") for kind in ("text", "rect"))
        written, ground = (
            node.evaluate("(n) => getComputedStyle(n).fill") for node in (label, bar)
        )
        assert written != ground
        assert contrast(bar, "fill") >= 4.5  # what is written on it has the ground's colour


def test_two_tables_of_the_same_headings_are_no_fault_for_readers(
    site: Site, browser_page: Page
) -> None:
    site.world.chat.send(Address("local", "local", CHANNEL), DIGEST, "5:0")
    page = site.open(browser_page, "priya", CHANNEL)
    expect(page.locator("table")).to_have_count(2)
    assert faults(page) == []


def test_a_wide_table_moves_alone_and_takes_nothing_with_it(site: Site, new_page: NewPage) -> None:
    site.world.post("@priya", WIDE)
    page = site.open(new_page(width=360))
    expect(page.locator("table")).to_have_count(1)
    assert page.evaluate("document.querySelector('.log').scrollWidth") <= 360
    assert page.locator("tbody th").evaluate("(node) => node.offsetWidth") <= 240


@pytest.mark.parametrize("how", ["letters apart", "letters twice as large"])
@pytest.mark.parametrize("width", [360, 720, 1400])
def test_nothing_is_cut_off_with(site: Site, new_page: NewPage, width: int, how: str) -> None:
    page = new_page(width=width, bypass_csp=True)
    if how == "letters twice as large":
        font = {"fontSizes": {"standard": 32}}
        page.context.new_cdp_session(page).send("Page.setFontSizes", font)
    for place in (CHANNEL, "dm:priya"):
        site.open(page, "priya", place)
        if how == "letters apart":
            page.add_style_tag(content=SPACED)
        expect(page.locator("article").first).to_be_attached()
        assert page.evaluate(STICKING_OUT) == []
    assert page.locator(".said p").first.evaluate(
        "(n) => parseFloat(getComputedStyle(n).fontSize)"
    ) >= (30 if how == "letters twice as large" else 15)


def test_on_a_phone_it_can_be_read_who_one_is(site: Site, new_page: NewPage) -> None:
    page = site.open(new_page(width=360), "bev", "dm:bev")
    chosen = page.get_by_label("You are")
    assert chosen.evaluate(
        "(node) => { const copy = node.cloneNode(true); copy.style.flex = 'none';"
        " node.after(copy); const needed = copy.offsetWidth; copy.remove();"
        " return needed <= node.offsetWidth; }"
    )


def test_what_is_high_in_contrast_shows_what_is_chosen(site: Site, new_page: NewPage) -> None:
    page = site.open(new_page(forced_colors="active"))
    here, there = page.locator("nav a[aria-current]"), page.locator("nav a:not([aria-current])")
    assert ground_of(here) != ground_of(there)


def ground_of(node: Locator) -> object:
    """The colour of an element near its edge, as it is seen."""
    with Image.open(BytesIO(node.screenshot())) as seen:
        return seen.getpixel((12, 4))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_there_are_whole_tables_and_nothing_to_press(
    site: Site, new_page: NewPage, scheme: str
) -> None:
    page = site.open(new_page(width=700, color_scheme=scheme), "priya", CHANNEL)
    page.emulate_media(media="print", color_scheme="dark" if scheme == "dark" else "light")
    for gone in ("header", "nav", ".foot", ".bar", ".answer"):
        expect(page.locator(gone).first).to_be_hidden()
    table = page.locator("table")
    expect(table).to_be_visible()
    assert table.evaluate("(node) => node.getBoundingClientRect().right") <= 700
    expect(table.get_by_text("Not rated")).to_be_visible()  # in words, though a phone has no room
    assert page.locator("body").evaluate("(n) => getComputedStyle(n).color") == "rgb(29, 35, 41)"


def test_by_arrow_keys_one_passes_one_person_on_the_way_to_another(
    site: Site, browser_page: Page
) -> None:
    page = site.open(browser_page)
    page.get_by_label("You are").focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(f"{site.address}/as/bev?in=dm%3Abev")
    expect(page.get_by_label("You are")).to_be_focused()
    page.go_back()
    expect(page).to_have_url(f"{site.address}/as/priya?in=dm:priya")
    expect(page.get_by_label("You are")).to_have_value("priya")
    page.reload()
    expect(page.get_by_label("You are")).not_to_be_focused()


def test_escape_closes_what_was_opened_and_keeps_what_was_typed(
    site: Site, browser_page: Page
) -> None:
    page = site.open(browser_page)
    coming, answer = page.locator(".coming summary"), page.locator(".answer summary")
    coming.press("Enter")
    expect(page.get_by_role("list", name="What comes next")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("list", name="What comes next")).to_be_hidden()
    expect(coming).to_be_focused()
    answer.press("Enter")
    reply = page.get_by_label("Reply in thread")
    expect(reply).to_be_focused()
    page.keyboard.type("half a word")
    page.keyboard.press("Escape")
    expect(reply).to_be_hidden()
    expect(answer).to_be_focused()
    answer.press("Enter")
    expect(reply).to_have_value("half a word")


def test_what_comes_next_keeps_the_focus_while_the_time_goes_on(
    site: Site, browser_page: Page
) -> None:
    page = site.open(browser_page)
    coming = page.locator(".coming summary")
    coming.press("Enter")
    site.world.time += timedelta(hours=3)
    site.world.send("@priya", "A reminder")
    expect(page.locator("#now")).to_contain_text("11:30am")
    expect(coming).to_contain_text("1:30pm")
    expect(page.get_by_role("list", name="What comes next")).to_be_visible()
    expect(coming).to_be_focused()


def test_undo_says_what_it_would_undo(site: Site, browser_page: Page) -> None:
    for words in ("FD2 is now Green.", "VO5 is now Amber."):
        site.world.send("@priya", words, Button("Undo", "undo 1"))
    page = site.open(browser_page)
    first, second = page.get_by_role("button", name="Undo", exact=True).all()
    expect(first).to_have_accessible_description("FD2 is now Green.")
    expect(second).to_have_accessible_description("VO5 is now Amber.")
    expect(page.get_by_role("button", name="Done: FD5")).to_have_accessible_description("")


def test_a_card_that_was_heard_is_not_read_out_again_when_it_changes(
    site: Site, browser_page: Page
) -> None:
    page = site.open(browser_page)
    card = Address("local", "local", "dm:priya")
    [sent] = site.world.chat.find(card, "2:0", site.world.now().replace(year=2000))
    site.world.chat.send(card, Message("One left.", (Rows((Row("FD5"),)),)), "2:0", sent.ids)
    said = page.locator("article").get_by_text("One left.")
    expect(said).to_be_visible()
    assert said.evaluate("(node) => node.closest('[aria-live]').getAttribute('aria-live')") == "off"
    site.world.send("@priya", "Heard anew")
    new = page.locator("article").get_by_text("Heard anew")
    expect(new).to_be_visible()
    assert (
        new.evaluate("(node) => node.closest('[aria-live]').getAttribute('aria-live')") == "polite"
    )


def test_a_lost_connection_is_told_once_and_what_was_not_sent_stays_told(
    site: Site, browser_page: Page
) -> None:
    page = browser_page
    page.route("**/events*", lambda route: route.abort())
    page.route("**/say", lambda route: route.abort())
    site.open(page)
    notice = page.locator("#notice")
    expect(notice).to_have_text("The connection is lost. Trying again…")
    page.evaluate(
        "() => { window.told = []; new MutationObserver(() => told.push(notice.textContent))"
        ".observe(notice, { childList: true }); }"
    )
    page.locator("#message textarea").fill("hello")
    page.keyboard.press("Enter")
    expect(notice).to_have_text("That could not be sent. Is Chaser still running?")
    for _ in range(2):
        page.wait_for_event("requestfailed", lambda failed: "/events" in failed.url)
    assert page.evaluate("told") == ["That could not be sent. Is Chaser still running?"]


def test_the_button_that_sends_stands_beside_the_words_not_the_file(
    site: Site, new_page: NewPage
) -> None:
    page = site.open(new_page(width=360))
    file = FilePayload(name="plan.xlsx", mimeType="text/plain", buffer=b"PK")
    page.locator("#message [data-file]").set_input_files(file)
    expect(page.locator("#message")).to_contain_text("plan.xlsx")
    words = page.locator("#message textarea").bounding_box()
    send = page.get_by_role("button", name="Send").bounding_box()
    assert words
    assert send
    assert abs(words["y"] + words["height"] - send["y"] - send["height"]) <= 1


def test_a_card_has_no_fault_in_high_contrast_either(site: Site, new_page: NewPage) -> None:
    site.world.post("@priya", CARD)
    page = site.open(new_page(forced_colors="active", reduced_motion="reduce"))
    expect(page.get_by_role("button", name="Done: FD5")).to_have_count(2)
    assert faults(page) == []
