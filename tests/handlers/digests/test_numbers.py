"""Whatever the plan and its history, the digest's numbers are those that anybody would count."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.digests.digest import Digest, compose_digest, publish
from handlers.digests.picture import take_picture
from handlers.messages import in_words
from store.database import Database
from store.models import Action
from tests.databases import undone
from tests.digest_plans import LAST, NEXT, NOW, THEN, Town
from tests.handlers.digests.said import JUNE, facts, rows, table

TODAY = date(2026, 9, 2)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
COLUMNS = ("Complete", "Green", "Amber", "Red", "Not rated")
WORDS = {"green": "Green", "amber": "Amber", "red": "Red", None: "Not rated"}

_numbers = count(1)  # each plan lives in a workspace of its own


@dataclass(frozen=True)
class Told:
    """An action as it stands, and how it stood in June; None: it was not there."""

    theme: str | None
    state: str
    rag: str | None
    earlier: tuple[str, str | None]  # in the first version of June's digest; not there: not said
    before: tuple[str, str | None] | None
    private: bool
    withdrawn: bool
    on_hold: bool
    not_started: bool
    comment_private: bool
    first: int | None  # days from today
    length: int
    reported: timedelta | None  # from the last meeting

    @property
    def column(self) -> str:
        return {"open": WORDS[self.rag], "complete": "Complete", "discontinued": ""}[self.state]

    @property
    def overdue(self) -> bool:
        return self.state == "open" and self.first is not None and self.first + self.length < 0

    @property
    def quiet(self) -> bool:
        if self.state != "open" or (self.not_started and (self.first or 0) > 0):
            return False
        return self.reported is None or self.reported < timedelta()


states = st.sampled_from(["open", "open", "open", "complete", "discontinued"])
rags = st.sampled_from(["green", "amber", "red", None])
plans = st.lists(
    st.builds(
        Told,
        theme=st.sampled_from(["Food", "Jobs", None]),
        state=states,
        rag=rags,
        earlier=st.tuples(states, rags),
        before=st.none() | st.tuples(states, rags),
        private=st.booleans(),
        withdrawn=st.sampled_from([False, False, True]),
        on_hold=st.booleans(),
        not_started=st.booleans(),
        comment_private=st.booleans(),
        first=st.none() | st.integers(-40, 40),
        length=st.sampled_from([0, 0, 1, 30]),
        reported=st.none() | st.sampled_from([-DAY, -HOUR, timedelta(), HOUR, DAY]),
    ),
    max_size=12,
)


@settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(plans)
def test_the_digest_counts_what_anybody_would_count(database: Database, plan: list[Told]) -> None:
    with undone(database) as session:
        town = Town(session, platform_id=f"T{next(_numbers)}")
        digest = publish_and_change(town, plan)
        there = [told for told in plan if not told.withdrawn]
        columns_add_up(digest, there)
        directions_add_up(digest, there)
        themes_go_the_way_of_most(digest, there)
        every_action_goes_one_way(town, there)
        nothing_private_appears(digest, plan)
        nothing_public_is_missing(digest, plan)


def publish_and_change(town: Town, plan: list[Told]) -> Digest:
    """The digest of the plan as it stands, after two versions of one in June of how it stood."""
    meeting = town.meets(LAST, NEXT, THEN)
    pairs = [(told, add(town, told, n)) for n, told in enumerate(plan) if told.before]
    for version in ("earlier", "before"):
        for told, action in pairs:
            action.state, action.rag = getattr(told, version)
        town.session.flush()
        june = compose_digest(town.session, town.partnership, JUNE)
        publish(town.session, town.partnership, meeting, june, JUNE)
    pairs += [(told, add(town, told, n)) for n, told in enumerate(plan) if not told.before]
    for told, action in pairs:
        action.state, action.rag = told.state, told.rag
    town.session.flush()
    return compose_digest(town.session, town.partnership, NOW)


def add(town: Town, told: Told, number: int) -> Action:
    first = None if told.first is None else TODAY + told.first * DAY
    state, rag = told.before or (told.state, told.rag)
    words = f"{'secret' if told.private or told.withdrawn else 'public'}{number}"
    hush = told.private or told.comment_private
    return town.action(
        f"{words} title", code=f"{words}.", theme=told.theme, state=state, rag=rag,
        due=first and (first, first + told.length * DAY), lead=f"{words} lead",
        reported_at=None if told.reported is None else LAST + told.reported,
        private=told.private, withdrawn=told.withdrawn, on_hold=told.on_hold,
        hold_why=words, not_started=told.not_started, comment_private=told.comment_private,
        comment="secret words" if hush else "public words", commented_on=TODAY,
    )  # fmt: skip


def columns_add_up(digest: Digest, there: list[Told]) -> None:
    counted = [told for told in there if told.column]
    if not counted:
        assert digest.message.summary == "There are no actions in the plan yet."
        return
    shown = table(digest.message)
    names = {told.theme or "No theme" for told in counted}
    assert {row[0] for row in shown.rows} == names
    for row in [*shown.rows, *([shown.totals] if shown.totals else [])]:
        mine = [t for t in counted if row[0] in ("All", t.theme or "No theme")]
        cells = [int(cell) for cell in row[1:9]]
        assert cells[:5] == [sum(t.column == column for t in mine) for column in COLUMNS]
        assert cells[5] == sum(cells[:5]) == len(mine)
        assert cells[6:] == [sum(t.overdue for t in mine), sum(t.quiet for t in mine)]
    assert bool(shown.totals) == (len(names) > 1)
    every = "Both" if len(counted) == 2 else f"All {len(counted)}"
    assert digest.message.summary.startswith((f"{len(counted)} action", f"{every} "))


def directions_add_up(digest: Digest, there: list[Told]) -> None:
    ways = [way(told) for told in there if told.column]
    summary = digest.message.summary
    for word in ("completed", "better", "worse", "new"):
        said = f"{ways.count(word)} {word}"
        assert (said in summary) == (word in ways), (said, summary)
    assert len(ways) == sum(ways.count(w) for w in ("completed", "better", "same", "worse", "new"))


def themes_go_the_way_of_most(digest: Digest, there: list[Told]) -> None:
    """The last column of the table, against a vote: a step up for, a step down against."""
    if not any(told.column for told in there):
        return
    for name, *_, said in table(digest.message).rows:
        mine = [t for t in there if t.column and name == (t.theme or "No theme")]
        ways = [way(told) for told in mine]
        votes = sum({"completed": 1, "better": 1, "worse": -1}.get(w, 0) for w in ways)
        if "completed" in ways and not any(told.state == "open" for told in mine):
            assert said == "done"
        elif set(ways) == {"new"}:
            assert said == "new"
        else:
            assert said == ("better" if votes > 0 else "worse" if votes < 0 else "same")


def every_action_goes_one_way(town: Town, there: list[Told]) -> None:
    """better + same + worse + new + done is what was compared: each action that counts, once."""
    picture = take_picture(town.session, town.partnership, NOW, None)
    assert picture is not None
    found = Counter("completed" if w == "done" else str(w) for w in picture.travels.values())
    assert found == Counter(way(told) for told in there if told.column)
    assert found.total() == picture.totals.total


def way(told: Told) -> str:
    """The direction, worked out from a ladder; a rung that nobody named is no step."""
    if told.before is None or told.before[0] == "discontinued":
        return "new"
    ladder = ["complete", "green", "amber", "red"]
    then, now = (
        "complete" if state == "complete" else rag
        for state, rag in (told.before, (told.state, told.rag))
    )
    if then == now:
        return "same"
    if "complete" in (then, now):
        return "completed" if now == "complete" else "worse"
    if then is None or now is None:
        return "same"
    return "better" if ladder.index(now) < ladder.index(then) else "worse"


def nothing_private_appears(digest: Digest, plan: list[Told]) -> None:
    said = "\n".join(map(in_words, (digest.message, *digest.details)))
    assert "secret" not in said
    assert "secret" not in str(digest.numbers)
    hidden = sum(told.private and bool(told.column) and not told.withdrawn for told in plan)
    assert ("counted and not shown" in in_words(digest.message)) == bool(hidden)


def nothing_public_is_missing(digest: Digest, plan: list[Told]) -> None:
    public = {
        f"public{n}.": told
        for n, told in enumerate(plan)
        if not told.private and not told.withdrawn
    }
    quiet = sorted(code for code, told in public.items() if told.quiet)
    said = facts(digest.message).get("No update since 12 Jun", "")
    assert sorted(code for code in said.split(", ") if code) == quiet
    in_thread = [row for part in digest.details for of in rows(part).values() for row in of]
    assert sorted(row.title.split()[0] for row in in_thread) == sorted(
        code for code, told in public.items() if told.state == "open"
    )
    for row in in_thread:
        told = public[row.title.split()[0]]
        assert row.mark is not None
        assert row.mark.word == told.column
        assert row.travel == (way(told) if way(told) in ("better", "worse", "new") else "")
        assert ("overdue" in row.detail) == told.overdue
        assert ("no update" in row.detail) == told.quiet
    in_channel = {r.title.split()[0] for of in rows(digest.message).values() for r in of}
    assert in_channel >= {c for c, told in public.items() if told.column == "Red"}
