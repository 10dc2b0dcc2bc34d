"""What is typed in the local chat and not sent yet is not lost by a look elsewhere or a slip."""

from playwright.sync_api import Dialog, Locator, Page, expect

from tests.browsers import NewPage
from tests.web.local_world import CHANNEL
from tests.web.test_local_browser import Site, box, site

__all__ = ["site"]  # a fixture


def words(page: Page) -> Locator:
    """The message box."""
    return page.locator("#message textarea")


def in_form(page: Page, typed: str) -> Locator:
    """The form to add an action, with something typed."""
    page.get_by_role("button", name="Answer in one form").click()
    dialog = page.get_by_role("dialog", name="Add an action")
    expect(dialog).to_be_visible()
    if typed:
        dialog.get_by_label("What?").fill(typed)
    return dialog


def test_half_a_message_is_still_there_after_a_look_at_the_channel(
    site: Site, browser_page: Page
) -> None:
    page = site.open(browser_page)
    words(page).fill("VO5 amber\nshort of drivers")
    page.get_by_role("link", name="# riverside-partnership").click()
    expect(words(page)).to_have_value("")
    words(page).fill("Thank you all")
    page.get_by_role("link", name="Chaser").click()
    expect(words(page)).to_have_value("VO5 amber\nshort of drivers")
    expect(words(page)).to_have_attribute("rows", "2")


def test_half_a_message_outlives_a_reload_and_what_was_sent_does_not(
    site: Site, browser_page: Page
) -> None:
    page = site.open(browser_page)
    words(page).fill("VO5 amber")
    page.reload()
    expect(words(page)).to_have_value("VO5 amber")
    box(page)
    page.keyboard.press("Enter")
    expect(words(page)).to_have_value("")
    page.reload()
    expect(page.get_by_text("Heard: VO5 amber")).to_be_visible()
    expect(words(page)).to_have_value("")


def test_half_a_reply_is_found_in_its_open_thread_and_takes_no_focus(
    site: Site, browser_page: Page
) -> None:
    page = site.open(browser_page)
    page.get_by_text("Reply in thread").click()
    page.get_by_label("Reply in thread").fill("FD5 green")
    page.reload()
    expect(page.get_by_label("Reply in thread")).to_have_value("FD5 green")
    expect(page.get_by_label("Reply in thread")).to_be_visible()
    expect(page.get_by_label("Reply in thread")).not_to_be_focused()


def test_half_a_message_of_one_person_is_not_in_the_box_of_another(
    site: Site, browser_page: Page
) -> None:
    page = site.open(browser_page, "priya", CHANNEL)
    words(page).fill("VO5 amber")
    page.get_by_label("You are").select_option("Bev Hall, coordinator")
    page.wait_for_url("**/as/bev*")
    expect(words(page)).to_have_value("")


def test_escape_by_mistake_does_not_throw_away_a_form(site: Site, browser_page: Page) -> None:
    page = site.open(browser_page)
    dialog = in_form(page, "Open the hub")
    page.keyboard.press("Escape")
    expect(dialog.get_by_role("alert")).to_have_text(
        "What you typed is not sent yet. Press Escape again to leave it."
    )
    expect(dialog.get_by_label("What?")).to_have_value("Open the hub")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert len(site.world.requests) == 1


def test_a_form_in_which_nothing_was_typed_is_left_at_once(site: Site, browser_page: Page) -> None:
    page = site.open(browser_page)
    dialog = in_form(page, "Open the hub")
    dialog.get_by_text("Cancel").click()
    expect(dialog).to_be_hidden()
    dialog = in_form(page, "")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_a_page_with_a_form_half_filled_in_is_not_left_without_a_question(
    site: Site, new_page: NewPage
) -> None:
    page = site.open(new_page())
    asked: list[str] = []

    def stay(question: Dialog) -> None:
        asked.append(question.type)
        question.dismiss()

    page.on("dialog", stay)
    dialog = in_form(page, "")
    dialog.get_by_label("What?").press_sequentially("Open the hub")
    page.evaluate("location.assign('?in=riverside')")
    expect(dialog.get_by_label("What?")).to_have_value("Open the hub")
    assert asked == ["beforeunload"]
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    site.open(page)
    assert asked == ["beforeunload"]


def test_what_was_on_its_way_when_the_page_was_left_is_said_once(
    site: Site, browser_page: Page
) -> None:
    page = site.open(browser_page)
    page.route("**/say", lambda route: route.fetch() and None)  # heard, and never answered
    words(page).fill("VO5 amber")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Heard: VO5 amber")).to_be_visible()
    page.reload()
    expect(words(page)).to_have_value("VO5 amber")
    page.unroute_all(behavior="ignoreErrors")
    box(page)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Heard: VO5 amber")).to_have_count(2)  # the receipt drops it for real
    expect(page.get_by_role("article", name="You")).to_have_count(1)
