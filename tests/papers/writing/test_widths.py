"""How wide the columns of a Word table are."""

from handlers.papers.writing.docx_tables import places_of
from handlers.papers.writing.paper import Cell, Column, Group, View
from handlers.papers.writing.write_xlsx import widths as widths_in_excel

PAGE = 15_000


def widths(**texts: str) -> dict[str, int]:
    """By heading, the width of its column in a table of two rows that say the same."""
    line = tuple(Cell(text) for text in texts.values())
    columns = tuple(Column(heading) for heading in texts)
    found = places_of(View("Plan", columns, (Group("", "", (line, line)),)), PAGE)
    return dict(zip(texts, found, strict=True))


def test_words_that_a_stroke_joins_ask_for_no_more_room_than_the_longest_of_them() -> None:
    one = widths(Who="for the voluntary sector and others", What="to do now and then " * 9)
    many = widths(Who="for public/voluntary/faith sectors", What="to do now and then " * 9)
    assert abs(one["Who"] - many["Who"]) < 100


def test_what_says_ten_times_as_much_has_most_of_the_room() -> None:
    found = widths(Short="some words of a lead", Long="some words of a lead " * 10)
    assert found["Long"] > 3 * found["Short"]


def test_all_of_the_page_is_taken_and_no_more() -> None:
    found = widths(No="CR1.1", Action="Open the hub in Tuffley " * 4, Comment="It opened " * 9)
    assert PAGE - 3 <= sum(found.values()) <= PAGE


def view_of(*rows: tuple[str, ...]) -> View:
    """A view with these lines, under headings that say nothing."""
    lines = tuple(tuple(map(Cell, row)) for row in rows)
    return View(
        "Plan", tuple(Column(f"No {i}") for i in range(len(rows[0]))), (Group("", "", lines),)
    )


def test_a_few_long_comments_have_room_though_most_are_short() -> None:
    short = ("CR1", "Open the hub in Tuffley, with a kitchen", "Anne Baker (RCC)", "going well")
    long = (*short[:3], "It was agreed that " * 150)
    rows = [long, *[short] * 30]
    _, title, lead, comment = places_of(view_of(*rows), PAGE)
    assert comment > title > lead
    assert widths_in_excel(view_of(*rows))[3] >= 50
    assert widths_in_excel(view_of(*[short] * 30))[3] < 20
