"""Messages to show in Slack, ordinary ones and drawn at random, and what they hold."""

from collections.abc import Iterable

from hypothesis import strategies as st

from handlers.messages import (
    Button,
    Chart,
    Facts,
    Field,
    FieldKind,
    Form,
    Mark,
    Message,
    Part,
    Row,
    Rows,
    Table,
    Text,
)

NASTY = "<!channel> <script>alert(1)</script> *bold* =1+1 &amp; :smile:"


def answers(ref: int, about: str) -> tuple[Button, ...]:
    """The buttons of an action on a card."""
    words = (("On track", "green"), ("Needs attention", "amber"), ("Done", "complete"))
    said = tuple(Button(label, f"update #{ref} {word}", about=about) for label, word in words)
    return (*said, Button("…", f"update #{ref}", about=about))


def card(how_many: int = 2) -> Message:
    """A reminder."""
    rows = tuple(
        Row(
            f"CR6.{n} Food in the school holidays",
            Mark.RED,
            "was due Mon 31 Aug",
            "lost the kitchen at Tuffley",
            "12 Jun",
            buttons=answers(n, f"CR6.{n} Food in the school holidays"),
        )
        for n in range(1, how_many + 1)
    )
    parts = (Rows(rows), Text("What you write may be printed.", quiet=True))
    buttons = (Button("All on track", "all on track"), Button("Answer in one form", "answers 17"))
    return Message("Morning Priya. Two actions need a word from you.", parts, buttons)


def theme_table(rows: int = 2) -> Table:
    """The table of a digest."""
    marks = (None, Mark.GREEN, Mark.RED, None)
    lines = tuple((f"Theme {n}", str(n), "0", "better") for n in range(rows))
    totals = ("All", "1", "0", "")
    return Table(("Theme", "Green", "Red", "Since 12 Jun"), lines, totals, marks)


CHART = Chart(
    "Actions by theme",
    (
        ("Food", ((Mark.GREEN, 9), (Mark.RED, 1))),
        ("Homes", ((Mark.GREEN, 0), (Mark.RED, 0))),
    ),
)


def digest() -> Message:
    """A digest: head, chart, table, then what matters."""
    row = Row("CR6.2 Food", Mark.RED, "Priya N", "lost the kitchen", "12 Jun", "worse")
    parts: tuple[Part, ...] = (
        CHART,
        theme_table(),
        Rows((row, Row("CR6.3 Homes", Mark.AMBER)), heading="Needs action"),
        Facts((("Due before the next meeting", "CR6.4, CR3.3"), ("No update", "CR7.2"))),
    )
    buttons = (Button("Full list", "list"), Button("Word paper", "paper word"))
    return Message("10 actions: 9 on track.", parts, buttons, title="Riverside · RAG digest")


QUESTION = Message(
    "CR6.2 is Green, and its date has passed (31 Aug). A new date?",
    buttons=(Button("End of September", "move #12 to 30 Sep", main=True), Button("No", "leave")),
)

FORM = Message(
    "How does it stand?",
    (
        Form(
            "CR6.2 Food in the school holidays",
            "update #12",
            (
                Field(
                    "status",
                    "How does it stand?",
                    FieldKind.CHOICE,
                    value="green",
                    options=(("", "Leave as it is"), ("green", "On track (Green)")),
                ),
                Field("comment", "Comment", FieldKind.LINES, value="so far\nso good"),
                Field("deadline", "New date", FieldKind.DATE, required=True),
                Field("plan", "The plan", FieldKind.FILE, hint="Word or Excel"),
            ),
            "Record",
        ),
    ),
)


def words_of(message: Message) -> list[str]:
    """Every word that the message has to show, those on buttons apart."""
    found = [message.title, message.summary, *(sentence for _, sentence in message.errors)]
    for part in message.parts:
        match part:
            case Text():
                found.append(part.text)
            case Facts():
                found += [word for fact in part.facts for word in fact]
            case Rows():
                found += [part.heading, *(word for row in part.rows for word in row_words(row))]
            case Table():
                found += [part.caption, *(cell for row in part.rows for cell in row)]
                found += part.totals
    return found


def row_words(row: Row) -> Iterable[str]:
    """What a row shows beside its mark."""
    return (row.title, row.detail, row.quote, row.quote_note if row.quote else "", row.travel)


anything = st.one_of(
    st.text(max_size=60),
    st.sampled_from([NASTY, "", " ", "\x00", "&" * 200, "🟥" * 90, "a " * 3000, "x" * 7000]),
)
a_button = st.builds(
    Button, anything, st.one_of(anything, st.text(max_size=2500)), st.booleans(), anything
)
some_buttons = st.lists(a_button, max_size=4).map(tuple)
a_mark = st.one_of(st.none(), st.sampled_from(Mark))
a_row = st.builds(Row, anything, a_mark, anything, anything, anything, anything, some_buttons)
a_table = st.builds(
    Table,
    st.lists(anything, max_size=23).map(tuple),
    st.lists(st.lists(anything, max_size=23).map(tuple), max_size=5).map(tuple),
    st.lists(anything, max_size=5).map(tuple),
    st.lists(a_mark, max_size=5).map(tuple),
    anything,
)
a_count = st.tuples(st.sampled_from(Mark), st.integers(0, 400))
a_bar = st.tuples(anything, st.lists(a_count, max_size=6).map(tuple))
a_chart = st.builds(Chart, anything, st.lists(a_bar, max_size=22).map(tuple))
a_field = st.builds(
    Field,
    st.text("abc-123", min_size=1, max_size=8),
    anything,
    st.sampled_from(FieldKind),
    anything,
    st.lists(st.tuples(anything, anything), max_size=5).map(tuple),
    st.booleans(),
    anything,
)
some_fields = st.lists(a_field, min_size=1, max_size=6, unique_by=lambda f: f.name).map(tuple)
a_form = st.builds(Form, anything, anything, some_fields, anything)
a_part = st.one_of(
    st.builds(Text, anything, st.booleans()),
    st.builds(Facts, st.lists(st.tuples(anything, anything), max_size=5).map(tuple)),
    st.builds(Rows, st.lists(a_row, max_size=5).map(tuple), anything),
    a_table,
    a_chart,
    a_form,
)
a_message = st.builds(
    Message,
    anything,
    st.lists(a_part, max_size=4).map(tuple),
    some_buttons,
    st.lists(st.tuples(anything, anything), max_size=2).map(tuple),
    anything,
)
