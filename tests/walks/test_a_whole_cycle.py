"""Real plans through a whole cycle, in the local chat and in Slack: from the file that somebody
drops to the direction of travel that the second meeting's digest says."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.text.paragraph import Paragraph

from tests.papers.build import real_plan
from tests.walks.conftest import LONDON, Anywhere, SetUp

START = datetime(2020, 9, 7, 9, tzinfo=LONDON)
IN_2008 = datetime(2008, 9, 8, 9, tzinfo=LONDON)


def october(year: int, day: int, hour: int = 12) -> datetime:
    return datetime(year, 10, day, hour, tzinfo=LONDON)


def begin(stage: Anywhere, plan: str, *meetings: int) -> str:
    """The plan is brought in and the meetings are set; what was said of the plan."""
    said = stage.say("bev", "", files=[(plan, real_plan(plan))])
    stage.press("bev", "Import")
    for day in meetings:
        stage.command("bev", f"meeting Thu {day} Oct 2pm")
    return said


def test_the_gloucester_plan_goes_from_its_file_to_its_second_digest(set_up: SetUp) -> None:
    stage = set_up(START)
    assert "41 actions" in begin(stage, "gloucester-recovery.xlsx", 1, 15)
    stage.command("bev", "link Leanne P @leanne")

    stage.go(october(2020, 1).replace(month=9, day=8))
    assert " Leanne. Six actions need a word from you" in stage.inbox("leanne")
    said = stage.say(
        "leanne",
        "CR1.4 amber, one report missing, now end Nov",
        thread=stage.last_card("leanne"),
    )
    assert "CR1.4 is now Amber" in said
    assert "Mon 30 Nov" in said

    stage.go(october(2020, 1).replace(month=9, day=23))
    assert "The paper for the meeting on Thu 1 Oct is ready to attach" in stage.inbox("bev")
    stage.say("leanne", "CR1.3 green, found it")
    stage.go(october(2020, 1).replace(month=9, day=29))
    assert "The digest for Thu 1 Oct, 2pm goes to the channel" in stage.inbox("bev")
    stage.go(october(2020, 1).replace(month=9, day=30))
    digest = stage.channel("leanne")
    assert "RAG digest for Thu 1 Oct, 2pm" in digest
    assert "one report missing" in digest
    assert "Changed since the paper of 21 Sep" in digest

    stage.go(october(2020, 2))
    stage.say("leanne", "CR1.4 red, the report is lost")
    assert "CR1.4 is Red (was Amber)" in stage.command("bev", "digest addendum")
    stage.press("bev", "Post it")
    assert "Addendum to the RAG digest for Thu 1 Oct" in stage.channel("leanne")

    stage.go(october(2020, 14))
    second = stage.channel("leanne").rpartition("RAG digest for Thu 15 Oct")[2]
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


def test_the_three_outcomes_of_2008_are_counted_and_asked_about(set_up: SetUp) -> None:
    stage = set_up(IN_2008)
    said = begin(stage, "stronger-communities-performance-2008.docx", 2, 16)
    assert "11 actions" in said
    stage.go(october(2008, 1))
    digest = stage.channel("bev")
    assert "11 actions: 3 on track, 4 need attention, 4 need action." in digest
    assert outcomes(digest) == {COHESION: (1, 2, 1), ENGAGEMENT: (2, 2, 2), PLANS: (0, 0, 1)}
    stage.command("bev", "export report word")
    assert printed(stage.given("bev")[-1][1]) == outcomes(digest)
    stage.go(october(2008, 3))
    assert "is now Green" in stage.command("bev", "update #1 green, all arranged")
    stage.go(october(2008, 15))
    second = stage.channel("bev").rpartition("RAG digest for Thu 16 Oct")[2]
    assert "4 on track, 3 need attention, 4 need action." in second
    assert outcomes(second) == {COHESION: (2, 1, 1), ENGAGEMENT: (2, 2, 2), PLANS: (0, 0, 1)}
    stage.command("bev", "export report word")
    assert printed(stage.given("bev")[-1][1]) == outcomes(second)
    assert "Since 2 Oct: 1 better." in second
