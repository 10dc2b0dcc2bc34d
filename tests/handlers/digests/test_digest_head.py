"""The head of the digest: one sentence, a table and a chart that add up, and the key."""

from datetime import date

import pytest

from handlers.digests.digest import publish
from handlers.messages import Chart, in_words
from store.models import Action
from tests.digest_plans import LAST, NEXT, NOW, Town
from tests.handlers.digests.said import AUGUST, JUNE, compose, facts, fresh, publish_in_june, table


def test_the_head_says_the_plan_in_a_sentence(town: Town) -> None:
    for rag, how_many in (("green", 9), ("amber", 4), ("red", 2), (None, 1)):
        fresh(town, rag, how_many)
    fresh(town, "red", 2, state="complete")
    assert compose(town).message.summary == (
        "18 actions: 9 on track, 4 need attention, 2 need action, 1 not rated; 2 complete."
    )


def test_the_head_says_since_when_things_are_better_or_worse(town: Town) -> None:
    town.action("better", rag="red", reported_at=JUNE)
    town.action("worse", rag="green", reported_at=JUNE)
    town.action("done", rag="amber", reported_at=JUNE)
    town.action("same", rag="green", reported_at=JUNE)
    publish_in_june(town)
    better, worse, done, _same = town.session.query(Action).order_by(Action.id)
    better.rag, worse.rag, done.state = "amber", "red", "complete"
    better.reported_at = worse.reported_at = AUGUST
    town.action("new", rag="green", reported_at=AUGUST)
    assert compose(town).message.summary == (
        "5 actions: 2 on track, 1 needs attention, 1 needs action; 1 complete. "
        "Since 12 Jun: 1 completed, 1 better, 1 worse, 1 new. 1 had no update."
    )


@pytest.mark.parametrize(
    ("green", "amber", "red", "none", "complete", "sentence"),
    [
        (0, 0, 0, 0, 0, "There are no actions in the plan yet."),
        (1, 0, 0, 0, 0, "1 action: on track."),
        (0, 1, 0, 0, 0, "1 action: needs attention."),
        (0, 0, 0, 1, 0, "1 action: not rated."),
        (0, 0, 0, 0, 1, "1 action: complete."),
        (5, 0, 0, 0, 0, "All 5 actions are on track."),
        (0, 0, 3, 0, 0, "All 3 actions need action."),
        (2, 0, 0, 0, 0, "Both actions are on track."),
        (0, 0, 0, 3, 0, "All 3 actions are not rated yet."),
        (0, 0, 0, 0, 7, "All 7 actions are complete."),
        (1, 0, 1, 0, 0, "2 actions: 1 on track, 1 needs action."),
        (0, 2, 0, 0, 3, "5 actions: 2 need attention; 3 complete."),
    ],
)
def test_numbers_of_nothing_and_of_one_read_well(
    town: Town, green: int, amber: int, red: int, none: int, complete: int, sentence: str
) -> None:
    for rag, how_many in (("green", green), ("amber", amber), ("red", red), (None, none)):
        fresh(town, rag, how_many)
    fresh(town, "green", complete, state="complete")
    assert compose(town).message.summary == sentence


@pytest.mark.parametrize(
    ("quiet", "answered", "meets", "sentence"),
    [
        (3, 0, True, "None had an update since 12 Jun."),
        (1, 1, True, "1 had no update since 12 Jun."),
        (2, 1, True, "2 had no update since 12 Jun."),
        (3, 0, False, "None have had an update yet."),
        (1, 1, False, "1 has had no update yet."),
        (2, 1, False, "2 have had no update yet."),
    ],
)
def test_how_many_had_no_update_is_said_however_many_answered(
    town: Town, quiet: int, answered: int, meets: bool, sentence: str
) -> None:
    if meets:
        town.meets(LAST)
    fresh(town, "green", answered)
    for n in range(quiet):
        town.action(f"quiet {n}", rag="green")
    assert compose(town).message.summary.endswith(f". {sentence}")


def test_overdue_and_no_update_share_a_sentence(town: Town) -> None:
    town.meets(LAST)
    fresh(town, "green", 2)
    town.action("late", rag="green", due=date(2026, 8, 1))
    assert compose(town).message.summary == (
        "All 3 actions are on track. 1 is overdue and 1 had no update since 12 Jun."
    )


@pytest.mark.parametrize(
    ("meets", "due", "sentence"),
    [
        (True, None, "It had no update since 12 Jun."),
        (False, None, "It has had no update yet."),
        (True, date(2026, 8, 1), "It is overdue and had no update since 12 Jun."),
    ],
)
def test_of_the_only_action_it_says_it(
    town: Town, meets: bool, due: date | None, sentence: str
) -> None:
    if meets:
        town.meets(LAST)
    town.action("alone", rag="green", due=due)
    assert compose(town).message.summary == f"1 action: on track. {sentence}"


def test_a_theme_named_in_a_sentence_is_cut_at_a_word_in_the_table_and_the_chart(
    town: Town,
) -> None:
    name = "Work with communities to develop and implement action plans in every neighbourhood"
    town.action("one", rag="green", theme=name)
    message = compose(town).message
    chart = next(part for part in message.parts if isinstance(part, Chart))
    short = "Work with communities to develop and implement action…"
    assert (table(message).rows[0][0], chart.bars[0][0]) == (short, short)


def test_when_nothing_moved_the_digest_says_so(town: Town) -> None:
    town.action("same", rag="red", reported_at=JUNE)
    publish_in_june(town)
    assert "Since 12 Jun: none better, none worse." in compose(town).message.summary


def test_the_title_names_partnership_and_meeting_in_local_time(town: Town) -> None:
    town.meets(LAST, NEXT)
    assert compose(town).message.title == "Stronger Communities · RAG digest for Thu 3 Sep, 2pm"
    town.partnership.zone = "America/New_York"
    assert compose(town).message.title.endswith("for Thu 3 Sep, 9am")


def test_without_a_meeting_ahead_there_still_is_a_digest(town: Town) -> None:
    fresh(town, "green", 2, due=date(2026, 9, 20), code="A1")
    message = compose(town).message
    assert message.title == "Stronger Communities · RAG digest"
    assert facts(message)["Due by 30 Sep"].startswith("A1 (#1) (20 Sep)")


def test_without_a_plan_there_still_is_a_digest(town: Town) -> None:
    town.plan.live = False
    digest = compose(town)
    assert digest.message.summary.startswith("There is no action plan yet.")
    published = publish(town.session, town.partnership, None, digest, NOW)
    assert published.version == 1


def test_the_key_and_the_moment_are_always_there(town: Town) -> None:
    for _ in range(2):
        words = in_words(compose(town).message)
        assert "Green – on track, Amber – needs attention, Red – needs action." in words
        assert "As of Wed 2 Sep, 9am." in words
        fresh(town, "green", 1)


def test_the_table_has_a_row_a_theme_and_the_flags_beside_the_columns(town: Town) -> None:
    town.meets(LAST)
    fresh(town, "green", 2, theme="Food")
    town.action("late", theme="Food", rag="red", due=date(2026, 8, 1))
    fresh(town, "amber", 1, theme="Jobs")
    town.theme("Empty")
    shown = table(compose(town).message)
    assert shown.headings == (
        "Theme", "Complete", "Green", "Amber", "Red", "Not rated", "Total", "Overdue", "No update",
    )  # fmt: skip
    assert shown.rows == (
        ("Food", "0", "2", "0", "1", "0", "3", "1", "1"),
        ("Jobs", "0", "0", "1", "0", "0", "1", "0", "0"),
    )
    assert shown.totals == ("All", "0", "2", "1", "1", "0", "4", "1", "1")
    assert [mark.word if mark else "" for mark in shown.marks] == [
        "", "Complete", "Green", "Amber", "Red", "Not rated", "", "", "",
    ]  # fmt: skip


def test_the_table_says_which_way_each_theme_went(town: Town) -> None:
    action = town.action("a", theme="Food", rag="green", reported_at=JUNE)
    publish_in_june(town)
    action.rag = "red"
    fresh(town, "green", 1, theme="Jobs")
    shown = table(compose(town).message)
    assert shown.headings[-1] == "Since 12 Jun"
    assert [row[-1] for row in shown.rows] == ["worse", "new"]
    assert {len(line) for line in (shown.headings, *shown.rows, shown.totals, shown.marks)} == {10}


def test_themes_of_one_title_carry_their_section(town: Town) -> None:
    fresh(town, "green", 1, theme="Food")
    theme = town.theme("Food")
    theme.section = "RETURN"
    town.themes.clear()
    fresh(town, "green", 1, theme="Food")
    town.themes["Food"].section = "RECOVER"
    town.session.flush()
    assert [row[0] for row in table(compose(town).message).rows] == [
        "RETURN: Food",
        "RECOVER: Food",
    ]


def test_a_plan_of_many_themes_says_the_last_of_them_in_one_line(town: Town) -> None:
    for n in range(30):
        fresh(town, "green", 1, theme=f"Theme {n}")
    message = compose(town).message
    shown = table(message)
    assert len(shown.rows) == 20
    assert shown.rows[-1][:7] == ("11 more themes", "0", "11", "0", "0", "0", "11")
    assert shown.totals[6] == "30"
    assert len(compose(town).details) == 30


def test_the_chart_has_the_numbers_of_the_table(town: Town) -> None:
    fresh(town, "green", 2, theme="Food")
    fresh(town, "red", 1, theme="Food")
    chart = next(p for p in compose(town).message.parts if isinstance(p, Chart))
    assert chart.alt == "Actions by theme: Food 2 green, 1 red."
