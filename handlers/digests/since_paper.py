"""What has changed since the meeting's paper was published: said in the digest before it."""

from sqlalchemy.orm import Session

from handlers.digests.news import Line, handle
from handlers.digests.picture import Picture
from handlers.rules.dates.saying import short_day
from handlers.rules.rag import Standing
from store import publications
from store.publications import PAPER


def since_paper(session: Session, picture: Picture) -> list[Line]:
    """The actions whose status or deadline is another than on paper; none without a paper."""
    if picture.meeting is None:
        return []
    paper = publications.latest(session, picture.partnership.id, PAPER, picture.meeting.id)
    if paper is None or paper.numbers.get("plan") != picture.plan.id:
        return []
    frozen = paper.numbers["actions"]

    def differs(standing: Standing) -> bool:
        due = standing.due_last.isoformat() if standing.due_last else None
        return bool(frozen.get(str(standing.id)) != {"mark": standing.mark, "due": due})

    found = [s for s in picture.where(differs) if not s.private]
    day = short_day(paper.at.astimezone(picture.now.tzinfo).date(), picture.today)
    label = f"Changed since the paper of {day}"
    return [Line(label, found, lambda action: handle(action, picture))] if found else []
