"""The paper of a meeting: made at the cut-off, sent on the papers date, never changed."""

from datetime import UTC, datetime

import pytest

from handlers.papers.read import read_plan
from store.calendar import PaperFile, Published
from tests.handlers.plan_files import SMALL
from tests.walks.conftest import Anywhere, SetUp
from tests.walks.walk import BEV

ANNE = "anne"
START = datetime(2026, 9, 7, 8, 30, tzinfo=UTC)
# Five clear working days before Thu 1 Oct is Wed 23 Sep; two working days before that, at noon.
CUT_OFF = datetime(2026, 9, 21, 11, tzinfo=UTC)
PAPERS = datetime(2026, 9, 23, 8, 30, tzinfo=UTC)


@pytest.fixture
def stage(set_up: SetUp) -> Anywhere:
    return set_up(START, has_a_small_plan)


def has_a_small_plan(stage: Anywhere) -> None:
    stage.say(BEV, "import", files=[("plan.csv", SMALL.encode())])
    stage.press(BEV, "Import")
    stage.say(BEV, "meeting Thu 1 Oct 2pm")


def versions(stage: Anywhere) -> list[tuple[int, datetime]]:
    with stage.database.reading() as session:
        found = session.query(Published).filter(Published.kind == "paper")
        return [(one.version, one.at) for one in found.order_by(Published.id)]


def kept(stage: Anywhere) -> list[bytes]:
    with stage.database.reading() as session:
        return [one.content for one in session.query(PaperFile).order_by(PaperFile.id)]


def colours(paper: tuple[str, bytes]) -> dict[str, str | None]:
    name, content = paper
    read = read_plan(content, name, START.date())
    return {action.code: action.rag for action in read.actions}


def test_it_is_made_at_the_cut_off_and_sent_on_the_papers_date(stage: Anywhere) -> None:
    stage.go(CUT_OFF)
    ((version, at),) = versions(stage)
    assert (version, at.replace(microsecond=0)) == (1, CUT_OFF)
    assert stage.given(BEV) == []
    stage.go(PAPERS)
    assert "The paper for the meeting on Thu 1 Oct is ready to attach, as of Mon 21 Sep, noon." in (
        stage.inbox(BEV)
    )
    assert [name.rpartition(".")[2] for name, _ in stage.given(BEV)] == ["docx", "xlsx"]
    assert stage.given(ANNE) == []


def test_what_is_said_after_the_cut_off_is_not_in_it_but_in_the_digest(stage: Anywhere) -> None:
    stage.go(CUT_OFF)
    stage.say(BEV, "update F1 red the landlord said no")
    stage.go(PAPERS)
    assert colours(stage.given(BEV)[0])["F1"] == "green"
    assert "Changed since the paper of 21 Sep · F1" in stage.say(BEV, "digest")


def test_publishing_again_makes_a_new_version_and_leaves_the_first_as_it_was(
    stage: Anywhere,
) -> None:
    stage.go(PAPERS)
    first = kept(stage)
    stage.say(BEV, "update F1 red the landlord said no")
    said = stage.say(BEV, "export publish")
    assert "This is version 2." in said
    assert [version for version, _ in versions(stage)] == [1, 2]
    assert kept(stage)[:2] == first
    assert colours(stage.given(BEV)[2])["F1"] == "red"
    assert "Changed since the paper" not in stage.say(BEV, "digest")


def test_a_lead_may_read_the_published_paper_and_not_publish_it(stage: Anywhere) -> None:
    assert "No paper is published" in stage.say(ANNE, "export published")
    stage.go(PAPERS)
    assert "The paper is published by Bev" in stage.say(ANNE, "export publish")
    stage.say(ANNE, "export published")
    with stage.database.reading() as session:
        stored = session.query(PaperFile).order_by(PaperFile.id).first()
    assert stored is not None
    assert stage.given(ANNE)[0][1] == stored.content
    assert [version for version, _ in versions(stage)] == [1]


def test_where_no_papers_are_wanted_none_are_made(stage: Anywhere) -> None:
    stage.say(BEV, "settings papers none")
    stage.go(PAPERS)
    assert versions(stage) == []


def test_a_meeting_that_moves_after_its_paper_was_made_gets_one_as_of_its_new_cut_off(
    stage: Anywhere,
) -> None:
    stage.go(CUT_OFF)
    stage.say(BEV, "meeting move to Thu 29 Oct 2pm")
    stage.go(datetime(2026, 10, 21, 9, tzinfo=UTC))
    first, again = versions(stage)
    assert again[0] == 2
    assert again[1].replace(microsecond=0) == datetime(2026, 10, 19, 11, tzinfo=UTC)
    assert "The paper for the meeting on Thu 29 Oct is ready to attach, as of Mon 19 Oct" in (
        stage.inbox(BEV)
    )
    assert first[1].replace(microsecond=0) == CUT_OFF


def test_a_meeting_that_moves_and_moves_back_keeps_its_paper(stage: Anywhere) -> None:
    stage.go(CUT_OFF)
    stage.say(BEV, "meeting move to Thu 29 Oct 2pm")
    stage.say(BEV, "undo")
    stage.go(PAPERS)
    assert len(versions(stage)) == 1


def test_each_of_two_meetings_close_together_has_its_paper_on_its_own_day(stage: Anywhere) -> None:
    stage.say(BEV, "meeting Mon 5 Oct 2pm")
    stage.go(datetime(2026, 9, 25, 9, tzinfo=UTC))
    assert [at.replace(microsecond=0) for _, at in versions(stage)] == [
        CUT_OFF, datetime(2026, 9, 23, 11, tzinfo=UTC),
    ]  # fmt: skip
    told = stage.inbox(BEV)
    first = told.index("The paper for the meeting on Thu 1 Oct is ready to attach")
    assert first < told.index("The paper for the meeting on Mon 5 Oct is ready to attach")
