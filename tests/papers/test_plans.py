"""Five public plans, as councils and partnerships published them, come out whole."""

from collections import Counter
from datetime import date

import pytest

from handlers.papers.as_json import plan_json
from handlers.papers.plan import PlanRead, PlanRefused
from handlers.papers.read import read_plan
from handlers.rules.dates.windows import DateKind, Window
from tests.papers.build import action, real_plan, said

SUMMER_2020 = date(2020, 9, 1)


def plan(name: str, today: date) -> PlanRead:
    return read_plan(real_plan(name), name, today)


@pytest.fixture(scope="module", params=["gloucester-recovery.xlsx", "gloucester-recovery.csv"])
def gloucester(request: pytest.FixtureRequest) -> PlanRead:
    return plan(request.param, SUMMER_2020)


@pytest.fixture(scope="module")
def stronger() -> PlanRead:
    return plan("stronger-communities-2011.docx", date(2011, 10, 20))


@pytest.fixture(scope="module")
def performance() -> PlanRead:
    return plan("stronger-communities-performance-2008.docx", date(2008, 9, 10))


@pytest.fixture(scope="module")
def active() -> PlanRead:
    return plan("active-communities.docx", date(2015, 3, 1))


def test_gloucester_has_41_actions_under_11_headings_in_4_sections(gloucester: PlanRead) -> None:
    assert len(gloucester.actions) == 41
    assert len(gloucester.themes) == 11
    assert gloucester.sections == ("RETURN", "RETAIN", "RESIST", "RE-IMAGINE")


def test_both_copies_of_each_code_that_appears_twice_survive(gloucester: PlanRead) -> None:
    codes = Counter(a.code for a in gloucester.actions)
    assert [code for code, count in codes.items() if code and count == 2] == [
        "CR6.1", "CR6.2", "CR6.3", "CR6.4", "CR6.5",
    ]  # fmt: skip
    assert said(gloucester, "duplicate") == ["CR6.1 to CR6.5 appear twice (both kept)"]


def test_codes_that_do_not_match_their_heading_survive_with_a_doubt(gloucester: PlanRead) -> None:
    under = [a.code for a in gloucester.actions if a.theme == "CR7 - Social Value Policy"]
    assert under == [f"CR6.{n}" for n in range(1, 7)]
    [doubt] = said(gloucester, "code")
    assert "CR6.1 to CR6.6" in doubt
    assert "CR7 - Social Value Policy" in doubt


def test_a_month_shown_in_a_cell_means_the_month_and_a_day_the_day(gloucester: PlanRead) -> None:
    assert action(gloucester, "CR3.5").deadline.window == Window(
        date(2020, 10, 1), date(2020, 10, 31)
    )
    assert action(gloucester, "CR1.1").deadline.window == Window(date(2020, 7, 1), date(2020, 7, 1))


def test_a_range_of_months_is_one_window_with_its_own_words(gloucester: PlanRead) -> None:
    deadline = action(gloucester, "CR2.3").deadline
    assert deadline.text == "Aug-Sept 20"
    assert deadline.window == Window(date(2020, 8, 1), date(2020, 9, 30))


def test_a_day_among_months_with_years_is_read_and_doubted(gloucester: PlanRead) -> None:
    revised = action(gloucester, "CR2.2").revised
    assert revised is not None
    assert revised.window == Window(date(2020, 9, 20), date(2020, 9, 20))
    assert any(
        "CR2.2 “20-Sep”: I read Sun 20 Sep 2020" in text for text in said(gloucester, "date")
    )


@pytest.mark.parametrize(
    ("title", "lead", "month"),
    [
        ("Adopt social value policy", "Ruth S", 10),
        ("Finalise and launch Social Value guidance and toolkit", "Ruth S", 10),
    ],
)
def test_a_date_and_a_name_run_together_are_put_right_with_a_doubt(
    gloucester: PlanRead, title: str, lead: str, month: int
) -> None:
    [found] = [a for a in gloucester.actions if a.title == title]
    assert [one.name for one in found.leads] == [lead]
    assert found.revised is not None
    assert found.revised.text == "Oct-20"
    assert found.revised.window == Window(date(2020, month, 1), date(2020, month, 31))
    assert any(d.row == found.row and "Oct-20 Ruth S" in d.text for d in gloucester.doubts)


def test_a_bare_month_before_a_name_is_the_revised_deadline(gloucester: PlanRead) -> None:
    found = action(gloucester, "CR9.1")
    assert [one.name for one in found.leads] == ["Gupti G"]
    assert found.revised is not None
    assert found.revised.window == Window(date(2020, 9, 1), date(2020, 9, 30))


def test_tbc_names_nobody(gloucester: PlanRead) -> None:
    [found] = [a for a in gloucester.actions if a.title.startswith("to be scoped once")]
    assert found.leads == ()
    assert found.code == ""
    assert found.theme == "CR11 - Support the VCS to be digitally mature"


def test_only_a_comment_that_says_nothing_else_completes_an_action(gloucester: PlanRead) -> None:
    done = [a.title[:13] for a in gloucester.actions if a.state == "complete"]
    assert done == ["Cabinet appro", "Make contact ", "With partners", "Food provisio"]
    assert not any(a.rag for a in gloucester.actions)


def test_words_that_are_no_status_stay_the_comment(gloucester: PlanRead) -> None:
    comments = {a.comment for a in gloucester.actions}
    assert {"Ongoing", "In progress", "Commissioned"} <= comments


def test_the_strategic_sheet_stands_over_the_headings_and_adds_no_actions() -> None:
    found = plan("gloucester-recovery.xlsx", SUMMER_2020)
    assert [parent.code for parent in found.parents] == [f"CR-{n}" for n in range(1, 11)]
    parents = {a.theme[:4].strip(): a.parent for a in found.actions}
    assert parents["CR7"] == next(p.key for p in found.parents if p.code == "CR-7")
    assert parents["CR11"] is None
    assert dict(found.parents[0].fields)["Start Date"] == "Jul-20"


def test_the_2011_plan_has_18_rows_in_6_sections_with_45_updates(stronger: PlanRead) -> None:
    assert stronger.title == "STRONGER COMMUNITIES GROUP: ACTION PLAN (October 2011 update)"
    assert stronger.period == "October 2011"
    assert len(stronger.actions) == 18
    assert len(stronger.sections) == 6
    assert sum(len(a.updates) for a in stronger.actions) == 45


def test_the_timescale_is_parted_into_deadline_and_dated_progress(stronger: PlanRead) -> None:
    found = action(stronger, "1.1")
    assert found.deadline.window == Window(date(2011, 10, 1), date(2011, 10, 31))
    assert [u.day for u in found.updates] == [
        date(2011, 7, 11), date(2011, 8, 22), date(2011, 10, 19),
    ]  # fmt: skip
    assert found.updates[0].text.startswith("First meeting scheduled for 14.7.11.")


def test_undated_paragraphs_belong_to_the_entry_before_them(stronger: PlanRead) -> None:
    last = action(stronger, "1.3").updates[-1]
    assert last.day == date(2011, 10, 19)
    assert last.text.startswith("Hidden Power report will now")
    assert last.text.endswith("through the ebulletin.")


def test_a_second_activity_goes_on_with_the_first_ones_number(stronger: PlanRead) -> None:
    rows = [a for a in stronger.actions if a.code in ("1.2", "6.1")]
    assert [a.title[:4] for a in rows] == ["(i) ", "(ii)", "(i) ", "(ii)"]
    assert all(dict(a.fields)["POTENTIAL ACTION"].startswith(a.code) for a in rows)


def test_work_dropped_wholly_is_discontinued_and_partly_is_asked_about(stronger: PlanRead) -> None:
    assert action(stronger, "5.2").state == "discontinued"
    assert action(stronger, "6.4").state == "open"
    about = {d.about: d.text for d in stronger.doubts if d.kind == "status"}
    assert set(about) == {"5.2", "6.4"}


def test_leads_carry_their_organisations(stronger: PlanRead) -> None:
    leads = [(one.name, one.kind, one.organisation) for one in action(stronger, "1.1").leads]
    assert leads == [("Anne Lancaster", "person", "CW&C"), ("Carol Berry", "person", "CVA")]


def test_the_2008_report_has_3_outcomes_and_11_tasks_with_their_rag(performance: PlanRead) -> None:
    assert len(performance.sections) == 3
    counts = Counter(a.section for a in performance.actions)
    assert [counts[section] for section in performance.sections] == [4, 6, 1]
    assert [a.rag for a in performance.actions] == [
        "amber", "amber", "green", "red", "green", "amber", "green", "amber", "red", "red", "red",
    ]  # fmt: skip


def test_an_outcomes_block_and_action_head_its_tasks(performance: PlanRead) -> None:
    theme = performance.themes[0]
    assert theme.section.startswith("2:1 Communities live")
    assert theme.title.startswith("Take action to increase community cohesion")
    assert dict(theme.fields)["Contact"] == "Di Robinson"
    assert dict(theme.fields)["Amber – needs attention"] == "2"


def test_other_columns_stay_under_their_own_headings(performance: PlanRead) -> None:
    fields = dict(performance.actions[0].fields)
    assert fields["Position"] == "Mapping complete. Training yet to be arranged"
    assert fields["Planned improvement/action needed and deadline"] == "Arrange training."
    assert performance.actions[0].state == "open"


def test_tasks_lettered_afresh_keep_their_letters(performance: PlanRead) -> None:
    assert [a.code for a in performance.actions] == [*"abcd", *"abcdef", ""]


def test_active_communities_has_23_actions_in_5_themes(active: PlanRead) -> None:
    assert active.title == "ACTIVE COMMUNITIES ACTION PLAN"
    assert len(active.actions) == 23
    assert len(active.themes) == 5
    assert active.sections == ()


def test_its_second_header_row_is_no_action(active: PlanRead) -> None:
    assert not any("What we are going to do" in a.title for a in active.actions)
    assert [c.meaning for c in active.columns] == ["action", "impact", "lead"]


def test_posts_stand_beside_names_and_bodies_are_groups(active: PlanRead) -> None:
    leads = {one for a in active.actions for one in a.leads}
    assert {(one.name, one.post) for one in leads} >= {
        ("Ian Turner", "Head of Human Resources"),
        ("Sally Lewis", "Commissioning Officer"),
        ("Kath Rees", "Lead Commissioner"),
    }
    groups = {one.name for one in leads if one.kind == "group"}
    assert {"All", "Commissioners", "LEOs", "Lead Commissioners", "Commercial Services"} <= groups


def test_two_spellings_are_offered_as_one_person_and_kept_apart(active: PlanRead) -> None:
    texts = said(active, "name")
    assert any("Steve Andrew and Steve Andrews" in text for text in texts)
    assert any("Kathryn Rees and Kath Rees" in text for text in texts)
    names = {one.name for a in active.actions for one in a.leads}
    assert {"Steve Andrew", "Steve Andrews", "Kath Rees", "Kathryn Rees"} <= names


def test_no_deadline_is_made_up(active: PlanRead) -> None:
    assert {a.deadline.kind for a in active.actions} == {DateKind.NONE}
    assert said(active, "no deadline") == ["None of the 23 actions has a deadline"]


def test_the_list_of_case_studies_is_no_plan() -> None:
    with pytest.raises(PlanRefused, match=r"I find no action plan in it .*Nothing was imported\.$"):
        plan("ccin-at-a-glance.csv", SUMMER_2020)


def test_a_plan_as_json_has_the_agreed_shape(gloucester: PlanRead) -> None:
    made = plan_json(gloucester)
    assert set(made) == {"sections", "themes", "actions", "doubts"}
    first = made["actions"][0]
    assert first["leads"] == [{"name": "Leanne P", "kind": "person"}]
    assert first["deadline"] == {
        "text": "01/07/20", "kind": "date", "start": "2020-07-01", "end": "2020-07-01",
        "ambiguous": False,
    }  # fmt: skip
    assert first["state"] == "complete"
    assert first["revised"] is None
    assert {"row", "sheet", "kind", "text"} == set(made["doubts"][0])
