"""Doubts are one sentence each, with the row they stand in, and alike ones are said once."""

import pytest
from openpyxl.comments import Comment

from handlers.papers.doubt_words import brief, listed
from handlers.papers.plan import Doubt
from handlers.papers.read import read_plan
from tests.papers.build import HEADER, TODAY, read_document, read_text, said, saved, workbook

HEAD = "Ref,Action,Lead,Deadline\n"


@pytest.mark.parametrize(
    ("due", "text"),
    [
        ("31/04/24", "1 “31/04/24”: there is no such date, so no deadline is set"),
        ("Tuesday 12 September 2024",
         "1 “Tuesday 12 September 2024”: I read Thu 12 Sep 2024, though the weekday is another"),
    ],
)  # fmt: skip
def test_a_doubtful_date_is_told_with_what_was_read(due: str, text: str) -> None:
    plan = read_text(f"{HEAD}1,Do,Jo,{due}\n")
    assert said(plan, "date") == [text]
    [doubt] = [d for d in plan.doubts if d.kind == "date"]
    assert (doubt.row, doubt.about) == (2, "1")


def test_a_weekday_that_agrees_says_the_year() -> None:
    plan = read_text(f"{HEAD}1,Do,Jo,Fri 4 October\n2,Do more,Jo,4 October\n")
    assert said(plan, "date") == ["2 “4 October”: I read Fri 4 Oct 2024, though no year is given"]


def test_many_dates_that_are_doubtful_alike_are_one_doubt() -> None:
    days = ["30 Sept", "end Oct", "4 October", "15 December", "31/11/24", "15 Nov"]
    rows = [f"{n},Do thing {n},Jo,{day}\n" for n, day in enumerate(days, 1)]
    assert said(read_text(HEAD + "".join(rows)), "date") == [
        "5 dates name no year. I read 1 “30 Sept” as Mon 30 Sep 2024, 2 “end Oct” as Thu 31 Oct"
        " 2024, 3 “4 October” as Fri 4 Oct 2024 and 2 more",
        "5 “31/11/24”: there is no such date, so no deadline is set",
    ]
    days = ["9/30/2024", "10/31/2024", "12/15/2024", "11/20/2024", "11/2/2024"]
    rows = [f"{n},Do thing {n},Jo,{day}\n" for n, day in enumerate(days, 1)]
    assert said(read_text(HEAD + "".join(rows)), "date") == [
        "4 dates have the month first. I read 1 “9/30/2024” as Mon 30 Sep 2024, 2 “10/31/2024” as"
        " Thu 31 Oct 2024, 3 “12/15/2024” as Sun 15 Dec 2024 and 1 more",
        "5 “11/2/2024”: I read Sat 2 Nov 2024; it could be Sun 11 Feb 2024",
    ]


def test_a_name_that_may_be_written_surname_first_is_asked_about() -> None:
    plan = read_text(f'{HEAD}1,Do,"Smith, John",\n2,More,"Ann, John",\n')
    assert said(plan, "lead") == ["1 “Smith, John”: one person or two? I took two"]


def test_a_column_of_names_written_surname_first_is_read_so_and_said_once() -> None:
    rows = '1,Do,"Smith, John",\n2,More,"Okoro, Mel; Patel, Ash",\n3,Rest,"Patel, Ash (NHS)",\n'
    plan = read_text(HEAD + rows)
    leads = [[lead.name for lead in action.leads] for action in plan.actions]
    assert leads == [["John Smith"], ["Mel Okoro", "Ash Patel"], ["Ash Patel"]]
    assert said(plan, "lead") == ["1 “Smith, John”: I read surnames first here, so John Smith"]


@pytest.mark.parametrize("other", ["Jo, Webb", "Housing, Mel", "Kim, Lee, Roe"])
def test_one_cell_that_is_not_surname_first_leaves_the_column_as_it_stands(other: str) -> None:
    plan = read_text(f'{HEAD}1,Do,"Smith, John",\n2,More,"Okoro, Mel",\n3,Rest,"{other}",\n')
    assert [lead.name for lead in plan.actions[0].leads] == ["Smith", "John"]


def test_a_plain_date_raises_no_doubt() -> None:
    assert read_text(f"{HEAD}1,Do,Jo,31/10/2024\n2,More,Sam,Oct 2024\n").doubts == ()


def test_actions_without_deadline_or_lead_are_counted_and_named() -> None:
    plan = read_text(f"{HEAD}1,Do,Jo,\n2,More,tbc,Oct 2024\n3,Most,,tbc\n")
    assert said(plan, "no deadline") == ["2 actions have no deadline: 1 and 3"]
    assert said(plan, "no lead") == ["2 actions have no lead: 2 and 3"]


def test_work_that_is_done_is_not_missed_a_lead() -> None:
    plan = read_text("Action,Lead,Deadline,Comment\nDo,,,Completed\nMore,Jo,Oct 24,\n")
    assert plan.doubts == ()


def test_a_body_whose_person_is_to_be_found_is_told() -> None:
    plan = read_text(f"{HEAD}1,Do,Fire (to be agreed),Oct 2024\n")
    assert said(plan, "lead") == ["1 “Fire (to be agreed)”: nobody is named yet"]


def test_codes_that_appear_more_than_twice_say_how_often() -> None:
    plan = read_text(f"{HEAD}1,Do,Jo,Oct 24\n1,More,Jo,Oct 24\n1,Most,Jo,Oct 24\n")
    assert said(plan, "duplicate") == ["1 appears 3 times (all kept)"]


def test_words_in_a_status_column_that_are_no_colour_are_counted() -> None:
    rows = "Do,Jo,In progress\nMore,Sam,In progress\nMost,Al,Green\nAll,Al,Red\nSome,Al,Green\n"
    plan = read_text(f"Action,Lead,Status\n{rows}")
    assert said(plan, "status") == ["“In progress” says no colour, so 2 actions stay not rated"]


def test_doubts_that_say_the_same_are_said_once() -> None:
    doubts = [
        Doubt(2, "Plan", "date", "1 “Sept”: I read Sep 2024", "1"),
        Doubt(3, "Plan", "date", "2 “Sept”: I read Sep 2024", "2"),
        Doubt(4, "Plan", "date", "3 “Oct”: I read Oct 2024", "3"),
        *(
            Doubt(n, "", "status", f"{n} says Green on red: I went by the word", str(n))
            for n in range(10, 18)
        ),
        Doubt(None, "", "no lead", "1 action has no lead: 4"),
    ]
    assert [doubt.text for doubt in brief(doubts)] == [
        "1 and 2 “Sept”: I read Sep 2024",
        "3 “Oct”: I read Oct 2024",
        "Each of 8 actions (10, 11, 12, 13, 14, 15 and 2 more) says Green on red: I went by the "
        "word",
        "1 action has no lead: 4",
    ]
    assert [(doubt.sheet, doubt.row) for doubt in brief(doubts)][:2] == [
        ("Plan", None),
        ("Plan", 4),
    ]


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["1"], "1"),
        (["1", "2"], "1 and 2"),
        (["1", "2", "3"], "1, 2 and 3"),
        ([str(n) for n in range(1, 10)], "1, 2, 3, 4, 5, 6 and 3 more"),
    ],
)
def test_names_are_listed_as_people_say_them(names: list[str], text: str) -> None:
    assert listed(names) == text


def test_a_deadline_in_a_sentence_is_asked_about_and_not_set() -> None:
    head = "Task,Lead,Planned action and deadline\n"
    plan = read_text(f"{head}Do,Jo,Finalise the plan by October 24\nMore,Sam,Invite GARAS\n")
    assert [a.deadline.text for a in plan.actions] == ["", ""]
    assert said(plan, "date") == ["“Do” “… by October 24”: is that its deadline? I set none"]


def test_printed_counts_that_do_not_add_up_are_told() -> None:
    block = [["Outcome: Safer streets", "Summary"], ["Green – on track", "2"], ["Red", "1"]]
    tasks = [["Task", "Lead", "RAG"], ["Do", "Jo", "Green"], ["More", "Sam", "Red"]]
    plan = read_document("# Report", block, "", tasks)
    assert said(plan, "count") == ["“Safer streets” prints 2 Green; I read 1"]


def test_notes_on_cells_are_told() -> None:
    book = workbook({"Plan": [["Action", "Lead", "Due"], ["Do", "Jo", "Oct 24"]]})
    book["Plan"]["A2"].comment = Comment("ask Jo", "Al")
    plan = read_plan(saved(book), "plan.xlsx", TODAY)
    assert said(plan, "note") == [
        "On the sheet “Plan”: 1 cell has a note in Excel that I don't read: A2"
    ]


def test_a_run_of_letters_is_given_by_its_ends() -> None:
    rows = "".join(f"{code},Do {n} {code},Jo,Oct 24\n" for n in (1, 2) for code in "abcd")
    assert said(read_text(HEAD + rows), "duplicate") == ["a to d appear twice (both kept)"]


def test_work_on_a_sheet_that_is_called_closed_is_pointed_out() -> None:
    rows = [HEADER, ("1", "Open hub", "Jo Hill", "30/9/26", "G", "")]
    done = [
        HEADER,
        ("9", "Paint it", "Jo Hill", "1/1/26", "", ""),
        ("8", "Old", "Jo", "", "Complete", ""),
    ]
    plan = read_plan(saved(workbook({"Plan": rows, "Closed 25-26": done})), "plan.xlsx", TODAY)
    (doubt,) = said(plan, "sheet")
    assert doubt == "9 stands on the sheet “Closed 25-26”, yet I read nothing that closes it"


def test_a_note_under_the_last_table_of_a_sheet_heads_nothing_on_the_next() -> None:
    rows = [HEADER, ("PRIORITY 1",), ("1", "Open hub", "Jo Hill", "30/9/26", "G", ""), (None,),
            ("Next meeting 1 October 2pm, Guildhall",)]  # fmt: skip
    more = [HEADER, ("9", "Paint it", "Jo Hill", "1/1/27", "", "")]
    plan = read_plan(saved(workbook({"Plan": rows, "More": more})), "plan.xlsx", TODAY)
    assert [(a.section, a.theme) for a in plan.actions] == [
        ("Plan", "PRIORITY 1"),
        ("More", "More"),
    ]


def test_work_without_a_code_that_stands_twice_under_a_heading_is_pointed_out() -> None:
    rows = "Food,Open hub,Jo\nFood,Open hub,Jo\nFood,Cook,Jo\nBus,Open hub,Jo\n"
    plan = read_text(f"Theme,Action,Lead\n{rows}")
    [doubt] = [d for d in plan.doubts if d.kind == "duplicate"]
    assert (doubt.row, doubt.text) == (3, "“Open hub” appears twice under one heading (both kept)")


def test_a_comment_that_opens_with_done_is_pointed_out_and_the_work_left_open() -> None:
    plan = read_text(
        "Ref,Action,Lead,Due,Progress\n1,Do,Jo,Oct 24,DONE - 60 people came\n"
        "2,More,Jo,Oct 24,Completed. Report sent\n3,Most,Jo,Oct 24,Done by half\n"
        "4,All,Jo,Oct 24,Done\n"
    )
    assert said(plan, "status") == [
        "1 opens its comment with “DONE”: I left it open",
        "2 opens its comment with “Completed”: I left it open",
    ]
    assert [a.state for a in plan.actions] == ["open", "open", "open", "complete"]


def test_a_deadline_that_is_to_be_confirmed_anew_is_none() -> None:
    plan = read_text(
        "Ref,Action,Lead,Original due,Revised due\n1,Do,Jo,1/10/24,TBC\n2,More,Jo,1/10/24,\n"
    )
    assert said(plan, "no deadline") == ["1 action has no deadline: 1"]


def test_a_name_beside_tbc_is_asked_about() -> None:
    plan = read_text(f"{HEAD}1,Do,TBC/JS,Oct 24\n2,More,JS,Oct 24\n")
    assert said(plan, "lead") == ["1 “TBC/JS”: not certain yet? I took JS"]


def test_a_colour_that_nobody_explains_is_asked_about_once() -> None:
    plan = read_text("Ref,Action,Lead,RAG Jun,RAG Jul\n1,Do,Jo,G,B\n2,More,Jo,A,G\n")
    assert said(plan, "status") == []
    assert said(plan, "colour") == [
        "Blue is no status I know without a key (1): what does it mean?"
    ]


def test_a_deadline_and_its_revision_in_one_cell_are_doubted_once() -> None:
    plan = read_text(f"{HEAD}1,Do,Jo,June 2026 (slipped to Sept)\n2,More,Jo,1/10/24\n")
    assert said(plan, "date") == [
        "1 “June 2026 (slipped to Sept)”: I read Sep 2026; it could be Sep 2024"
    ]
