"""Reading a changed file again shows what is new, changed and gone, and decides nothing."""

from dataclasses import replace
from datetime import date

from handlers.papers.difference import Change, Known, difference
from handlers.papers.plan import ActionRead, PlanRead
from handlers.papers.said_anew import lines_of
from tests.papers.build import read_text

HEAD = "Ref,Action,Lead,Deadline,RAG,Comment\n"
ROWS = (
    "1,Hold the first meeting,Jo Jones,Oct 2024,Green,under way\n"
    "2,Write the strategy,Sam Lee,Nov 2024,Amber,\n"
    "3,Print the report,Al Khan,Dec 2024,,\n"
)


def plan(rows: str = ROWS) -> PlanRead:
    return read_text(HEAD + rows)


def known(action: ActionRead) -> Known:
    """An action as it stands, as it was imported."""
    reading = action.revised or action.deadline
    said = [action.comment, *(update.words for update in action.updates)]
    return Known(
        key=f"#{action.row}",
        code=action.code,
        title=action.title,
        section=action.section,
        theme=action.theme,
        leads=tuple(lead.name for lead in action.leads),
        deadline=reading.window,
        deadline_text=reading.text,
        rag=action.rag,
        state=action.state,
        comment=action.comment,
        fields=action.fields,
        told=frozenset().union(*map(lines_of, said)),
    )


def before() -> list[Known]:
    return [known(action) for action in plan().actions]


def test_the_same_file_again_changes_nothing() -> None:
    found = difference(before(), plan())
    assert (found.new, found.changed, found.gone) == ((), (), ())
    assert found.same == ("#2", "#3", "#4")


def test_new_and_gone_actions_are_told() -> None:
    rows = ROWS.replace("2,Write the strategy,Sam Lee", "4,Plant a hundred trees,Sam Lee")
    found = difference(before(), plan(rows))
    assert [a.title for a in found.new] == ["Plant a hundred trees"]
    assert [k.title for k in found.gone] == ["Write the strategy"]


def test_a_new_deadline_and_lead_are_changes_with_before_and_after() -> None:
    found = difference(before(), plan(ROWS.replace("Sam Lee,Nov 2024", "Bev H,31/12/24")))
    [changed] = found.changed
    assert changed.known.key == "#3"
    assert changed.changes == (
        Change("leads", "Sam Lee", "Bev H"),
        Change("deadline", "Nov 2024", "31/12/24"),
    )


def test_the_same_days_in_other_words_are_no_change() -> None:
    assert difference(before(), plan(ROWS.replace("Nov 2024", "November 2024"))).changed == ()


def test_a_title_reworded_under_its_code_is_the_same_action() -> None:
    found = difference(
        before(), plan(ROWS.replace("Write the strategy", "Write our strategy paper"))
    )
    assert (found.new, found.gone) == ((), ())
    assert found.changed[0].changes == (
        Change("title", "Write the strategy", "Write our strategy paper"),
    )


def test_another_title_under_an_old_code_is_another_action() -> None:
    found = difference(before(), plan(ROWS.replace("Write the strategy", "Plant a hundred trees")))
    assert [a.title for a in found.new] == ["Plant a hundred trees"]
    assert [k.title for k in found.gone] == ["Write the strategy"]


def test_a_code_changed_with_the_title_kept_is_a_change_of_code() -> None:
    found = difference(before(), plan(ROWS.replace("2,Write", "2.1,Write")))
    assert found.changed[0].changes == (Change("code", "2", "2.1"),)


def test_actions_that_share_a_code_are_told_apart_by_their_titles() -> None:
    twice = "6.1,Feed people,Jo,Oct 2024,,\n6.1,Adopt a policy,Sam,Oct 2024,,\n"
    old = [known(action) for action in plan(twice).actions]
    swapped = "6.1,Adopt a policy,Sam,Nov 2024,,\n6.1,Feed people,Jo,Oct 2024,,\n"
    [changed] = difference(old, plan(swapped)).changed
    assert changed.known.title == "Adopt a policy"


def test_what_has_been_reported_since_is_marked_before_it_is_overwritten() -> None:
    old = before()
    old[1] = replace(old[1], rag="red", reported=frozenset({"rag"}))
    [changed] = difference(old, plan()).changed
    assert changed.changes == (Change("rag", "red", "amber", overrides=True),)


def test_what_the_file_leaves_blank_empties_nothing() -> None:
    old = before()
    old[2] = replace(old[2], rag="green", comment="printed at last")
    assert difference(old, plan()).changed == ()


def test_a_deadline_moved_since_is_a_change_back() -> None:
    old = before()
    day = date(2025, 1, 31)
    window = plan(ROWS.replace("Dec 2024", "31/1/25")).actions[2].deadline.window
    assert window is not None
    assert window.last == day
    old[2] = replace(
        old[2], deadline=window, deadline_text="31/1/25", reported=frozenset({"deadline"})
    )
    [changed] = difference(old, plan()).changed
    assert changed.changes == (Change("deadline", "31/1/25", "Dec 2024", overrides=True),)


def test_thousands_of_actions_are_compared_without_comparing_all_with_all() -> None:
    rows = "".join(f"{i},Action number {i},Jo,Oct 2024,,\n" for i in range(3000))
    old = [known(action) for action in plan(rows).actions]
    assert len(difference(old, plan(rows)).same) == 3000


def test_a_comment_kept_with_the_colour_it_opens_with_is_no_change() -> None:
    rows = ROWS.replace("Green,under way", "Green,Green – under way")
    stands = [replace(before()[0], comment="Green – under way"), *before()[1:]]
    assert difference(stands, plan(rows)).changed == ()


CODELESS = (
    "Action,Lead,Deadline\nMediation,Jo Jones,Oct 2024\nFind four volunteers,Sam Lee,Nov 2024\n"
)


def test_a_title_reworded_without_a_code_is_the_same_action_where_all_else_is_the_same() -> None:
    old = [known(action) for action in read_text(CODELESS).actions]
    found = difference(old, read_text(CODELESS.replace("Mediation", "Mediation scheme")))
    assert (found.new, found.gone) == ((), ())
    [changed] = found.changed
    assert changed.changes == (Change("title", "Mediation", "Mediation scheme"),)


def test_a_title_reworded_beside_another_lead_is_another_action() -> None:
    old = [known(action) for action in read_text(CODELESS).actions]
    reworded = CODELESS.replace("Mediation,Jo Jones", "Mediation scheme,Al Khan")
    found = difference(old, read_text(reworded))
    assert [a.title for a in found.new] == ["Mediation scheme"]
    assert [k.title for k in found.gone] == ["Mediation"]


def test_a_short_title_with_words_added_under_its_code_is_the_same_action() -> None:
    head = "Ref,Action,Lead,Deadline\nF1,Open hub,"
    old = [known(action) for action in read_text(f"{head}Jo Jones,Oct 2024\n").actions]
    found = difference(old, read_text(f"{head[:-1]} for all ages,Al Khan,Oct 2024\n"))
    assert (found.new, found.gone) == ((), ())
