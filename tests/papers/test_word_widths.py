"""How wide the columns of a Word table are."""

from handlers.papers.docx_tables import places_of
from handlers.papers.paper import Cell, Column, Group, View

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
