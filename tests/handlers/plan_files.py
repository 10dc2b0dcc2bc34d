"""Plans in files, and a way to drop them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from handlers.asker import Answer
from handlers.edits import undo
from handlers.imports.importing import import_file, import_plan
from handlers.imports.reading import read_file
from handlers.messages import Message
from handlers.requests import File
from store import actions, entries
from store.mail import Delivery
from store.models import Action, Plan
from tests.handlers.asking import NOW, a_partnership, asker, pressed
from tests.papers.build import Rows

SMALL = """Code,Action,Theme,Lead,Deadline,RAG,Comment,Cost
F1,Open a food hub,Food,Anne B,30/10/2026,Green,Keys collected,£3k
F2,Map food in the school holidays,Food,Ruth S,Aug to Sep 2026,Red,Lost the kitchen,
M1,Print the debt leaflet,Money,Anne B,end Nov 2026,,,£200
"""
TWO_HEADERS: Rows = [
    ("Action", "Responsible", "", "Timescale", "", "Progress"),
    ("", "Lead", "Agency", "Start", "Finish", ""),
    ("Run the bus", "Jo Hill", "RCC", "1/4/26", "30/9/26", "Running"),
    ("Train staff", "Al Roe", "NHS", "1/5/26", "31/10/26", ""),
]
MERGED = ["B1:C1", "D1:E1"]  # of its two rows of headings


def dropped(name: str = "plan.csv", size: int = 1000) -> tuple[File, ...]:
    """A file as a message brings it."""
    return (File(name, size, "ref-1"),)


def readings_owed(session: Session) -> list[Delivery]:
    """The files that are to be read."""
    return list(session.scalars(select(Delivery).where(Delivery.kind == "read")))


def drop(session: Session, text: str = SMALL, name: str = "plan.csv") -> tuple[Message, int]:
    """What is said of a dropped file, and the number of its draft."""
    partnership = a_partnership(session)
    recipient = asker(session, "bev").recipient
    read = read_file(text.encode(), name, NOW.date())
    message, draft = import_file(session, partnership, recipient, read, NOW)
    assert draft is not None, message.summary
    return message, draft


def press(session: Session, words: str, person: str = "bev") -> Answer:
    """What `import …` answers."""
    assert words.startswith("import ")
    answer = import_plan(asker(session, person, words), words.removeprefix("import "))
    assert answer is not None
    return answer


def imported(session: Session, text: str = SMALL, name: str = "plan.csv") -> Answer:
    """A file that was dropped and imported at once."""
    return press(session, pressed(drop(session, text, name)[0], "Import"))


def undone(session: Session, answer: Answer) -> None:
    """What the answer said was done is taken back."""
    entry_id = int(pressed(answer, "Undo").removeprefix("undo "))
    again = asker(session, "bev", "undo")
    entry = entries.by_id(session, again.partnership.id, entry_id)
    assert entry is not None
    undo(again, entry)


def live(session: Session) -> Plan:
    """The live plan."""
    plan = actions.live_plan(session, a_partnership(session).id)
    assert plan is not None
    return plan


def coded(session: Session, code: str) -> Action:
    """The one action of the live plan with this code."""
    (found,) = [a for a in actions.in_plan(session, live(session).id) if a.code == code]
    return found


def codes(session: Session) -> list[str]:
    """The codes of the live plan, in its order."""
    return [action.code for action in actions.in_plan(session, live(session).id)]
