"""A message as HTML: every value comes out as it went in, and no markup comes through."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.controls import clean
from bot.chat.local_html import leading_mark, numeric_columns, render, render_dialog, segments
from handlers.messages import (
    Button,
    Chart,
    Facts,
    Field,
    FieldKind,
    Form,
    Mark,
    Message,
    Row,
    Rows,
    Table,
    Text,
)

NASTY = "<!channel> <script>alert(1)</script> *bold* =1+1"


class Read(HTMLParser):
    """What a browser makes of it: the elements, their attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.names: set[str] = set()
        self.values: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.names.update(name for name, _ in attrs)
        self.values += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.elements.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.elements.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.elements.append(f"<?{data}")

    @property
    def text(self) -> str:
        return "".join(self.words)


def everything(word: str) -> Message:
    """A message with every part, and the same word wherever a value can stand."""
    button = Button(word, word, about=word)
    options = tuple((word, word) for _ in range(7))
    form = Form(
        word,
        word,
        (
            Field(word, word, value=word, hint=word),
            Field("lines", word, FieldKind.LINES, value=word),
            Field("choice", word, FieldKind.CHOICE, value=word, options=((word, word),)),
            Field("long", word, FieldKind.CHOICE, value=word, options=options),
            Field("date", word, FieldKind.DATE, value=word, required=True),
            Field("file", word, FieldKind.FILE),
        ),
        submit=word,
    )
    row = Row(word, Mark.RED, word, word, word, word, (button,))
    return Message(
        word,
        (
            Text(word),
            Text(word, quiet=True),
            Facts(((word, word),)),
            Rows((row, Row(word)), word),
            Table((word, word), ((word, word),), (word, word), (None, Mark.AMBER), word),
            Chart(word, ((word, ((Mark.GREEN, 2), (Mark.NONE, 1))),)),
            form,
        ),
        (button,),
        ((word, word),),
        word,
    )


def dialog(word: str) -> str:
    typed = {word: word, "lines": word, "choice": word, "date": word}
    around = {"action": "/a", "back": "/b", "hidden": [("form", word)]}
    return render_dialog(everything(word), typed, **around)


def test_a_title_full_of_markup_is_shown_as_exactly_that() -> None:
    read = Read(render(Message("One action", (Rows((Row(NASTY, Mark.RED),)),))))
    assert NASTY in read.text
    assert "script" not in read.elements


def test_a_sign_that_turns_letters_round_turns_nothing_after_it() -> None:
    row = Row("FD1 \u202efdp.exe", Mark.RED, "due \u2067Mon")
    read = Read(render(Message("FD1 \u202efdp.exe is Red.", (Rows((row,)),))))
    assert not {"\u202e", "\u2067"} & set(read.text)
    assert "FD1 fdp.exe is Red." in read.text


@pytest.mark.parametrize("mark", Mark)
def test_a_status_that_begins_a_sentence_is_drawn(mark: Mark) -> None:
    status = f"{mark.emoji} {mark.word}"
    facts = Facts(((status, "what it means"),))
    html = render(Message(f"{status} · Priya N", (facts, Text(f"“all {mark.emoji}”"))))
    assert html.count(f'<svg class="mark {mark.value}"') == 2
    assert f"</svg>{mark.word} · Priya N" in html
    assert html.count(mark.emoji) == 1  # somebody's own words stay as they are


@pytest.mark.parametrize(
    "made", [lambda word: render(everything(word)), dialog], ids=["log", "dialog"]
)
@settings(deadline=None, max_examples=60)
@given(
    word=st.one_of(
        st.text(max_size=40),
        st.lists(
            st.sampled_from(
                ["<", ">", '"', "'", "&", "&lt;", "<!--", "-->", "<script>", "</textarea>", "{{1}}",
                 "</form>", " onload=x ", "javascript:", "\n", "`", "=", "]]>", "<?", "é"]
            ),
            max_size=6,
        ).map("".join),
    )
)  # fmt: skip
def test_no_text_whatever_becomes_markup(made: object, word: str) -> None:
    assert callable(made)
    plain, wild = Read(made("x")), Read(made(word if word.strip() else "x"))
    optional = {"better", "worse", "…"}
    if word not in optional:
        assert wild.elements == plain.elements
        assert wild.names == plain.names


@settings(deadline=None, max_examples=60)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(
        lambda word: clean(word) == word and leading_mark(word) is None
    )
)
def test_every_text_is_shown_to_the_letter(word: str) -> None:
    read = Read(render(Message(word, (Rows((Row(word, buttons=(Button(word, word),)),)),))))
    assert read.text.count(word) >= 2
    assert word in read.values


def test_what_leaves_things_as_they_are_has_a_word_and_stands_once_in_a_list() -> None:
    some = tuple((str(number), f"Choice {number}") for number in range(7))
    left = Field("a", "A", FieldKind.CHOICE, options=(("", "Leave as it is"), *some))
    chosen = Field("b", "B", FieldKind.CHOICE, "3", some)
    unknown = Field("c", "C", FieldKind.CHOICE, options=some)
    for field, blanks in ((left, 0), (chosen, 0), (unknown, 1)):
        html = render(Message("", (Form("A form", "do", (field,)),)))
        assert html.count('<option value=""></option>') == blanks


def test_what_is_wrong_with_a_form_is_said_once() -> None:
    field = Field("a", "A")
    asked = Message(
        "Nothing yet.", (Form("A form", "do", (field,)),), errors=(("a", "Nothing yet."),)
    )
    html = render_dialog(asked, {}, action="/a", back="/b", hidden=[])
    assert html.count("Nothing yet.") == 1


def test_a_mark_is_a_drawn_shape_with_its_word_beside_it() -> None:
    for mark in Mark:
        html = render(Message("", (Rows((Row("FD1", mark),)),)))
        assert f'<svg class="mark {mark.value}"' in html
        assert mark.word in Read(html).text
        assert mark.emoji not in html


def test_a_button_says_what_it_acts_on_to_those_who_hear_it() -> None:
    html = render(Message("", buttons=(Button("Done", "done #1", about="CR6.4 Forum"),)))
    assert 'aria-label="Done: CR6.4 Forum"' in html
    assert 'name="text" value="done #1"' in html
    more = render(Message("", buttons=(Button("…", "more #1", about="CR6.4 Forum"),)))
    assert 'aria-label="More for CR6.4 Forum"' in more


def test_a_chart_says_its_numbers_in_words_and_letters() -> None:
    chart = Chart("By status", (("Food", ((Mark.RED, 2), (Mark.GREEN, 1))), ("Arts", ())))
    html = render(Message("", (chart,)))
    assert 'role="img" aria-label="By status: Food 2 red, 1 green. Arts nothing."' in html
    assert "2 R" in Read(html).text


def test_bars_share_one_scale_and_small_pieces_carry_no_letters() -> None:
    chart = Chart("", (("A", ((Mark.GREEN, 40), (Mark.AMBER, 0), (Mark.RED, 1))),
                       ("B", ((Mark.GREEN, 20),)), ("C", ())))  # fmt: skip
    (_, first), (_, second), (_, none) = segments(chart)
    assert [piece.label for piece in first] == ["40 G", ""]
    assert first[0].width + first[1].width == pytest.approx(100, abs=0.02)
    assert second[0].width == pytest.approx(first[0].width / 2, abs=0.02)
    assert none == []
    assert segments(Chart("", ())) == []


def test_columns_of_numbers_stand_to_the_right_and_words_to_the_left() -> None:
    table = Table(
        ("Theme", "Red", "Lead", "Cost"), (("Food", "2", "Jo", "£3,000"), ("Arts", "", "", ""))
    )
    assert numeric_columns(table) == [False, True, False, True]


def test_a_table_scrolls_in_a_box_that_the_keyboard_reaches() -> None:
    html = render(Message("", (Table(("Theme", "Red"), (("Food", "2"),), caption="By theme"),)))
    assert 'role="group" tabindex="0" aria-label="By theme"' in html
    assert '<th scope="row">Food</th>' in html


@pytest.mark.parametrize("line", [(), ("Food",), ("Food", "1", "2", "3")])
def test_a_line_of_another_length_than_the_headings_does_no_harm(line: tuple[str, ...]) -> None:
    html = render(Message("", (Table(("Theme", "Red"), (line,)),)))
    assert all(cell in Read(html).text for cell in line)


def test_a_dialog_keeps_what_was_typed_and_says_what_is_wrong_where() -> None:
    form = Form("Add", "add", (Field("due", "By when?", FieldKind.DATE, hint="30 Oct"),))
    message = Message("Nothing was added.", (form,), errors=(("due", "No 31 September."),))
    html = render_dialog(message, {"due": "31 Sep"}, action="/a", back="/b", hidden=[])
    assert 'value="31 Sep"' in html
    assert 'aria-invalid="true" aria-describedby="dialog-1-hint dialog-1-error"' in html
    assert 'id="dialog-1-error">No 31 September.' in html


def test_a_row_without_a_title_begins_with_its_words_and_no_dot() -> None:
    html = render(Message("", (Rows((Row("", detail="At most one a day."),)),)))
    assert "<p>At most one a day.</p>" in html
    assert "<b>" not in html
