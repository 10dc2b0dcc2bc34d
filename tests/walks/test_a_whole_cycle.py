"""Real plans through a whole cycle, in the local chat and in Slack: from the file that somebody
drops to the direction of travel that the second meeting's digest says."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO

import pytest
from docx import Document
from docx.text.paragraph import Paragraph

from store.database import Database
from tests.papers.build import real_plan
from tests.walks.conftest import LONDON
from tests.walks.everywhere import COORDINATOR, LEAD, Place, on

START = datetime(2020, 9, 7, 9, tzinfo=LONDON)
A_LOOK = 8  # hours between two: at 1am, 9am and 5pm
IN_2008 = datetime(2008, 9, 8, 9, tzinfo=LONDON)


def october(year: int, day: int, hour: int = 12) -> datetime:
    return datetime(year, 10, day, hour, tzinfo=LONDON)


def begun(place: Place, plan: str) -> str:
    """The plan is brought in and the meetings are set; what was said of the plan."""
    said = place.drop(COORDINATOR, plan, real_plan(plan))
    place.press(COORDINATOR, "Import")
    return said


@pytest.fixture(params=["local", "http"])
def gloucester(request: pytest.FixtureRequest, sqlite_database: Database) -> Iterator[Place]:
    with on(request.param, sqlite_database, START) as place:
        assert "41 actions" in begun(place, "gloucester-recovery.xlsx")
        place.command(COORDINATOR, f"link Leanne P {place.mention}")
        for day in (1, 15):
            place.command(COORDINATOR, f"meeting Thu {day} Oct 2pm")
        yield place


def test_the_gloucester_plan_goes_from_its_file_to_its_second_digest(gloucester: Place) -> None:
    place = gloucester
    place.go(october(2020, 1).replace(month=9, day=8), A_LOOK)
    assert f" {place.lead.split()[0]}. Six actions need a word from you" in place.inbox(LEAD)
    said = place.reply(LEAD, "CR1.4 amber, one report missing, now end Nov")
    assert "CR1.4 is now Amber" in said
    assert "Mon 30 Nov" in said

    place.go(october(2020, 1).replace(month=9, day=23), A_LOOK)
    assert "The paper for the meeting on Thu 1 Oct is ready to attach" in place.inbox(COORDINATOR)
    place.say(LEAD, "CR1.3 green, found it")
    place.go(october(2020, 1).replace(month=9, day=29), A_LOOK)
    assert "The digest for Thu 1 Oct, 2pm goes to the channel" in place.inbox(COORDINATOR)
    place.go(october(2020, 1).replace(month=9, day=30), A_LOOK)
    digest = place.channel(LEAD)
    assert "RAG digest for Thu 1 Oct, 2pm" in digest
    assert "one report missing" in digest
    assert "Changed since the paper of 21 Sep" in digest

    place.go(october(2020, 2), A_LOOK)
    place.say(LEAD, "CR1.4 red, the report is lost")
    assert "CR1.4 is Red (was Amber)" in place.command(COORDINATOR, "digest addendum")
    place.press(COORDINATOR, "Post it")
    assert "Addendum to the RAG digest for Thu 1 Oct" in place.channel(LEAD)

    place.go(october(2020, 14), A_LOOK)
    second = place.channel(LEAD).rpartition("RAG digest for Thu 15 Oct")[2]
    assert "Since 1 Oct: 1 worse." in second
    assert "the report is lost" in second
    assert "moved once" in second


COHESION, ENGAGEMENT, PLANS = "Take action to", "Partners work together", "Work with communities"
"""How the three outcomes of 2008 begin."""

Counted = dict[str, tuple[int, ...]]
"""By outcome, how many are Green, Amber and Red."""


def outcomes(digest: str) -> Counted:
    """What the first digest in these words says of each outcome, in its table."""
    rows = [line.split(" | ") for line in digest.splitlines() if " | " in line]
    headings, rows = rows[0], rows[1:4]
    columns = [headings.index(colour) for colour in ("Green", "Amber", "Red")]
    assert all(int(row[headings.index("Total")]) == sum(_of(row, columns)) for row in rows)
    return {_outcome(row[0]): _of(row, columns) for row in rows}


def _of(row: Sequence[str], columns: Sequence[int]) -> tuple[int, ...]:
    return tuple(int(row[column]) for column in columns)


def _outcome(title: str) -> str:
    return next(begins for begins in (COHESION, ENGAGEMENT, PLANS) if title.startswith(begins))


def printed(report: bytes) -> Counted:
    """What a performance report in Word prints over the tasks of each outcome."""
    found: Counted = {}
    title = ""
    for block in Document(BytesIO(report)).iter_inner_content():
        if isinstance(block, Paragraph):
            is_heading = block.style is not None and str(block.style.name).startswith("Heading")
            title = block.text if is_heading else title
            continue
        headings, numbers = ([cell.text for cell in row.cells] for row in block.rows[:2])
        if headings[-1] == "Total":
            counts = _of(numbers, range(len(numbers)))
            assert sum(counts[:-1]) == counts[-1]
            found[_outcome(title)] = counts[:-1]
    return found


@pytest.mark.parametrize("platform", ["local", "http"])
def test_the_three_outcomes_of_2008_are_counted_and_asked_about(
    sqlite_database: Database, platform: str
) -> None:
    with on(platform, sqlite_database, IN_2008) as place:
        assert "11 actions" in begun(place, "stronger-communities-performance-2008.docx")
        for day in (2, 16):
            place.command(COORDINATOR, f"meeting Thu {day} Oct 2pm")
        place.go(october(2008, 1), A_LOOK)
        digest = place.channel(COORDINATOR)
        assert "11 actions: 3 on track, 4 need attention, 4 need action." in digest
        assert outcomes(digest) == {COHESION: (1, 2, 1), ENGAGEMENT: (2, 2, 2), PLANS: (0, 0, 1)}
        place.command(COORDINATOR, "export report word")
        assert printed(place.file(COORDINATOR)) == outcomes(digest)
        place.go(october(2008, 3), A_LOOK)
        assert "is now Green" in place.command(COORDINATOR, "update #1 green, all arranged")
        place.go(october(2008, 15), A_LOOK)
        second = place.channel(COORDINATOR).rpartition("RAG digest for Thu 16 Oct")[2]
        assert "4 on track, 3 need attention, 4 need action." in second
        assert outcomes(second) == {COHESION: (2, 1, 1), ENGAGEMENT: (2, 2, 2), PLANS: (0, 0, 1)}
        place.command(COORDINATOR, "export report word")
        assert printed(place.file(COORDINATOR)) == outcomes(second)
        assert "Since 2 Oct: 1 better." in second
