"""What a Word page shows and keeps in no plain text: controls, form fields, signs, colours."""

from copy import deepcopy
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from handlers.papers.files.word_blocks import blocks
from handlers.papers.plan import ActionRead, PlanRead
from handlers.papers.read import read_plan
from tests.papers.build import HEADER, TODAY, Rows, document, said, saved

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
ROWS = (
    ("A1", "Open a hub", "Kim Lee", "30 Sep 2024", "Green", "fine"),
    ("A2", "Run a fair", "Jo Day", "31 Oct 2024", "Amber", "slow"),
)
CODE, TITLE, LEAD, DEADLINE, RAG, COMMENT = range(6)


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def control(text: str, properties: str = "") -> str:
    inner = f"<w:sdtContent>{run(text)}</w:sdtContent>"
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>{inner}</w:sdt>"


def ticked(on: bool) -> str:
    state = f'<w14:checkbox><w14:checked w14:val="{int(on)}"/></w14:checkbox>'
    return control("☒" if on else "☐", state)


def field(data: str) -> str:
    """An old form field: its data, and no text at all."""
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar>'
    return f'<w:r>{begin}</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'


def put(cell: Any, *paragraphs: str) -> None:
    for old in cell._tc.findall(qn("w:p")):
        cell._tc.remove(old)
    for inner in paragraphs:
        cell._tc.append(parse_xml(f"<w:p {_NAMES}>{inner}</w:p>"))


def plan_with(
    changes: dict[tuple[int, int], str], header: Rows = (HEADER,), shade: str = ""
) -> PlanRead:
    """The plan with other contents in some of its cells, by row from 1 and column."""
    made = document("# Food plan", [*header, *ROWS])
    for (row, column), inner in changes.items():
        cell = made.tables[0].cell(row, column)
        put(cell, inner)
        if shade:
            shading = parse_xml(f"<w:shd {_NAMES} {shade}/>")
            cell._tc.get_or_add_tcPr().append(shading)
    return read_plan(saved(made), "plan.docx", TODAY)


def first(plan: PlanRead) -> ActionRead:
    return plan.actions[0]


@pytest.mark.parametrize("prompt", ["Choose an item.", "Pick RAG", "Type an update here"])
def test_a_prompt_that_nobody_answered_is_blank(prompt: str) -> None:
    asked = control(prompt, "<w:showingPlcHdr/>")
    plan = plan_with({(1, RAG): asked, (1, COMMENT): asked})
    assert (first(plan).rag, first(plan).comment, first(plan).fields) == (None, "", ())
    assert not said(plan, "status")


def test_a_picked_day_is_the_day_itself_where_the_page_shows_the_month_first() -> None:
    form = '<w:dateFormat w:val="M/d/yyyy"/>'
    day = f'<w:date w:fullDate="2024-10-05T00:00:00Z">{form}</w:date>'
    window = first(plan_with({(1, DEADLINE): control("10/5/2024", day)})).deadline.window
    assert window is not None
    assert window.last.isoformat() == "2024-10-05"


def test_a_picked_day_is_read_as_shown_where_that_is_plain() -> None:
    form = '<w:dateFormat w:val="d MMMM yyyy"/>'
    day = f'<w:date w:fullDate="2024-10-05T00:00:00Z">{form}</w:date>'
    assert first(plan_with({(1, DEADLINE): control("5 October 2024", day)})).deadline.text == (
        "5 October 2024"
    )


@pytest.mark.parametrize("column", ["Done", "Complete?"])
def test_a_box_that_is_ticked_completes_and_an_empty_one_does_not(column: str) -> None:
    header = [(*HEADER[:4], column, "Comments")]
    boxes = plan_with({(1, RAG): ticked(True), (2, RAG): ticked(False)}, header)
    assert [action.state for action in boxes.actions] == ["complete", "open"]
    on = "<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>"
    off = "<w:checkBox><w:default w:val='0'/></w:checkBox>"
    fields = plan_with({(1, RAG): field(on), (2, RAG): field(off)}, header)
    assert [action.state for action in fields.actions] == ["complete", "open"]


@pytest.mark.parametrize(("chosen", "rag"), [(0, "green"), (1, "amber"), (2, "red")])
def test_an_old_drop_down_says_the_entry_that_is_chosen(chosen: int, rag: str) -> None:
    entries = "".join(f'<w:listEntry w:val="{word}"/>' for word in ("Green", "Amber", "Red"))
    plan = plan_with(
        {(1, RAG): field(f'<w:ddList><w:result w:val="{chosen}"/>{entries}</w:ddList>')}
    )
    assert first(plan).rag == rag


@pytest.mark.parametrize("break_", ["", "<w:r><w:br/></w:r>"])
def test_of_statuses_with_a_box_each_the_ticked_one_is_meant(break_: str) -> None:
    words = ("Red", "Amber", "Green")
    boxes = break_.join(ticked(word == "Amber") + run(f" {word} ") for word in words)
    none = break_.join(ticked(False) + run(f" {word} ") for word in words)
    plan = plan_with({(1, RAG): boxes, (2, RAG): none})
    assert [action.rag for action in plan.actions] == ["amber", None]


@pytest.mark.parametrize(
    ("inner", "rag"),
    [
        (run("●", '<w:color w:val="00B050"/>'), "green"),
        (run("■ ■", '<w:color w:val="FF0000"/>'), "red"),
        (run("●", '<w:color w:val="000000"/>'), None),
        ('<w:r><w:rPr><w:color w:val="FFC000"/></w:rPr>'
         '<w:sym w:font="Wingdings" w:char="F06C"/></w:r>', "amber"),
        (run("l", '<w:rFonts w:ascii="Wingdings"/><w:color w:val="00B050"/>'), "green"),
        (run("  ", '<w:highlight w:val="red"/>'), "red"),
        ('<w:pPr><w:shd w:val="clear" w:fill="FF0000"/></w:pPr>', "red"),
        (run("Green", '<w:highlight w:val="red"/>'), "green"),
        (run("tbc", '<w:highlight w:val="yellow"/>'), None),
    ],
)  # fmt: skip
def test_a_coloured_sign_or_highlight_without_a_word_is_the_status(
    inner: str, rag: str | None
) -> None:
    assert first(plan_with({(1, RAG): inner})).rag == rag


@pytest.mark.parametrize(
    ("shade", "rag"),
    [
        ('w:val="clear" w:color="auto" w:fill="70AD47" w:themeFill="accent6"', "green"),
        ('w:val="solid" w:color="FFC000" w:fill="auto"', "amber"),
        ('w:val="clear" w:color="FF0000" w:fill="auto"', None),
    ],
)
def test_a_shaded_cell_without_a_word_is_the_status(shade: str, rag: str | None) -> None:
    assert first(plan_with({(1, RAG): ""}, shade=shade)).rag == rag


def test_a_code_is_the_same_with_a_hyphen_that_never_breaks() -> None:
    for inner in (run("A") + "<w:r><w:noBreakHyphen/></w:r>" + run("1"), run("A\u20111")):
        assert first(plan_with({(1, CODE): inner})).code == "A-1"


def box_of(inner: str) -> str:
    shape = f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>"
    once = f"<w:pict><v:shape>{shape}</v:shape></w:pict>"
    both = f"<mc:Choice>{once}</mc:Choice><mc:Fallback>{once}</mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"


def test_a_text_box_is_a_line_of_its_own_and_no_part_of_a_heading() -> None:
    made = document("# Food plan", "## Meals", [HEADER, *ROWS])
    put(made.tables[0].cell(1, COMMENT), run("fine") + box_of(f"<w:p>{run('DRAFT')}</w:p>"))
    heading = made.paragraphs[1]._p
    heading.append(parse_xml(box_of(f"<w:p>{run('Version 3')}</w:p>").replace(
        "<w:r>", f"<w:r {_NAMES}>", 1)))  # fmt: skip
    plan = read_plan(saved(made), "plan.docx", TODAY)
    assert first(plan).comment == "fine\nDRAFT"
    assert plan.title == "Food plan: Meals"


def test_a_plan_in_a_text_box_is_read_once() -> None:
    made = document("# Food plan", [HEADER, *ROWS])
    table = made.tables[0]._tbl
    made.element.body.insert(1, parse_xml(f"<w:p {_NAMES}>{box_of('<w:p/>')}</w:p>"))
    for place in made.element.body.iter(qn("w:txbxContent")):
        place.append(deepcopy(table))
    made.element.body.remove(table)
    assert len(read_plan(saved(made), "plan.docx", TODAY).actions) == 2


@pytest.mark.parametrize("beside", ["", "Our plan for the year"])
def test_a_plan_within_a_table_that_only_lays_out_the_page_is_read(beside: str) -> None:
    made = document("# Food plan")
    frame = made.add_table(1, 2)
    frame.cell(0, 0).text = beside
    inner = frame.cell(0, 1).add_table(3, 6)
    for row, texts in enumerate([HEADER, *ROWS]):
        for column, text in enumerate(texts):
            inner.cell(row, column).text = text
    plan = read_plan(saved(made), "plan.docx", TODAY)
    assert [action.code for action in plan.actions] == ["A1", "A2"]


def test_a_small_table_within_a_cell_stays_its_text() -> None:
    made = document("# Food plan", [HEADER, *ROWS])
    inner = made.tables[0].cell(1, COMMENT).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "spent", "£300"
    plan = read_plan(saved(made), "plan.docx", TODAY)
    assert first(plan).comment == "fine\nspent\n£300"
    assert len(plan.actions) == 2


def test_tracked_changes_are_read_as_accepted_and_it_is_said() -> None:
    author = 'w:id="1" w:author="Bev"'
    gone = f"<w:del {author}><w:r><w:delText>Green</w:delText></w:r></w:del>"
    plan = plan_with({(1, RAG): f"{gone}<w:ins {author}>{run('Red')}</w:ins>"})
    assert first(plan).rag == "red"
    assert said(plan, "changed") == [
        "The document has tracked changes: I read it as if all of them were accepted"
    ]
    assert not said(plan_with({}), "changed")


def test_comments_in_the_margin_are_named() -> None:
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    plan = plan_with({(1, TITLE): run("Open a hub") + mark})
    assert first(plan).title == "Open a hub"
    assert said(plan, "note") == ["1 comment in the margin that I don't read"]


def test_words_struck_through_beside_others_are_left_out_and_it_is_said() -> None:
    struck = "<w:strike/>"
    plan = plan_with({
        (1, LEAD): run("Kim Lee", struck) + run(" Jo Day"),
        (1, RAG): run("Green", struck) + run("Red"),
        (2, TITLE): run("Run a fair", struck),
    })  # fmt: skip
    assert [lead.name for lead in first(plan).leads] == ["Jo Day"]
    assert first(plan).rag == "red"
    assert said(plan, "struck") == [
        "Row 3: “Run a fair” is struck through, and I read it as it is",
        "Row 2: “Kim Lee” is struck through beside other words, so I left it out",
        "Row 2: “Green” is struck through beside other words, so I left it out",
    ]


def picture(fill: str = "") -> str:
    shape = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else ""
    return f"<w:r><w:drawing><a:spPr>{shape}</a:spPr></w:drawing></w:r>"


@pytest.mark.parametrize(
    ("inner", "rag"),
    [
        (picture("00B050"), "green"),
        ('<w:r><w:pict><v:oval fillcolor="#ff0000"/></w:pict></w:r>', "red"),
        (picture("00B050") + picture("FF0000"), None),
        (picture(), None),
    ],
)
def test_a_shape_drawn_for_a_status_is_its_colour_and_a_picture_is_named(
    inner: str, rag: str | None
) -> None:
    plan = plan_with({(1, RAG): inner})
    assert first(plan).rag == rag
    wanted = [] if rag else [
        "1 cell holds nothing but a picture, and I read no pictures: put a word there"
    ]  # fmt: skip
    assert said(plan, "picture") == wanted


def test_a_logo_beside_a_title_is_passed_over() -> None:
    made = document("# Food plan", [("", "Riverside Partnership")], [HEADER, *ROWS])
    put(made.tables[0].cell(0, 0), picture())
    assert not said(read_plan(saved(made), "plan.docx", TODAY), "picture")


def test_a_row_hidden_in_word_is_read_and_named() -> None:
    made = document("# Food plan", [HEADER, *ROWS])
    properties = made.tables[0].rows[1]._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:hidden {_NAMES}/>"))
    plan = read_plan(saved(made), "plan.docx", TODAY)
    assert len(plan.actions) == 2
    assert said(plan, "hidden") == ["Row 2 is hidden in the file; I read it"]


def test_text_boxes_within_text_boxes_are_read_once_each() -> None:
    inner = f"<w:p>{run('the innermost')}</w:p>"
    for _ in range(25):
        shape = f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>"
        inner = f"<w:p><w:r><w:pict><v:shape>{shape}</v:shape></w:pict></w:r></w:p>"
    made = document("# Food plan")
    made.element.body.insert(1, parse_xml(inner.replace("<w:p>", f"<w:p {_NAMES}>", 1)))
    texts = ["".join(t.text for t in p.iter(qn("w:t")) if t.getparent().getparent() is p)
             for p in blocks(made.element.body)]  # fmt: skip
    assert texts.count("the innermost") == 1


def test_the_number_of_a_footnote_is_no_part_of_what_it_stands_at() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    plan = plan_with({
        (1, CODE): run("A1") + run("2", raised),
        (1, DEADLINE): run("31") + run("st", raised) + run(" Oct 2024") + run("1", raised),
        (1, TITLE): run("Clear 40m") + run("2", raised) + run(" of brambles"),
    })  # fmt: skip
    assert (first(plan).code, first(plan).title) == ("A1", "Clear 40m² of brambles")
    assert first(plan).deadline.text == "31st Oct 2024"
