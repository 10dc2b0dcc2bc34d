"""The head of a digest: its title, the one sentence, the chart, the table and the key."""

from collections.abc import Iterable, Mapping

from handlers.digests.picture import Picture
from handlers.meetings.calendars import policy_of
from handlers.messages import Chart, Mark, Table, Text
from handlers.rules import rag
from handlers.rules.dates.saying import say_moment, short_day
from handlers.rules.rag import COLUMNS, Counts, Standing, Travel
from handlers.rules.reminding.policy import key_words
from handlers.rules.sentences import counted, shorten

NAME = 60  # characters of a theme in the channel: some are a sentence
MOST_THEMES = 20  # more lines than that are a list, and no chart takes more names

_ONE = {
    "green": "on track",
    "amber": "needs attention",
    "red": "needs action",
    "none": "not rated",
    "complete": "complete",
}
_SEVERAL = _ONE | {"amber": "need attention", "red": "need action"}
_ALL = _SEVERAL | {
    "green": "are on track", "none": "are not rated yet", "complete": "are complete",
}  # fmt: skip

Line = tuple[str, Counts, Travel | None]
"""A theme as the table shows it: its name, its numbers, and which way it went."""


def title(picture: Picture) -> str:
    """The partnership, and the meeting that the digest is for."""
    name = picture.partnership.name
    if picture.starts is None:
        return f"{name} · RAG digest"
    return f"{name} · RAG digest for {say_moment(picture.starts, picture.today)}"


def head(picture: Picture) -> str:
    """The digest in a sentence or three; a part that counts nothing is left out."""
    sentences = [standing_words(picture.totals), _travel_words(picture), _flag_words(picture)]
    return " ".join(sentence for sentence in sentences if sentence)


def standing_words(counts: Counts) -> str:
    """`18 actions: 9 on track, 4 need attention; 2 complete.`"""
    if not counts.total:
        return "There are no actions in the plan yet."
    filled = [column for column in COLUMNS if counts.of(column)]
    if counts.total == 1:
        return f"1 action: {_ONE[filled[0]]}."
    if len(filled) == 1:
        every = "Both" if counts.total == 2 else f"All {counts.total:,}"
        return f"{every} actions {_ALL[filled[0]]}."
    still_open = ", ".join(_part(counts, column) for column in filled if column != "complete")
    complete = f"; {counts.complete:,} complete" if counts.complete else ""
    return f"{counts.total:,} actions: {still_open}{complete}."


def _part(counts: Counts, column: str) -> str:
    number = counts.of(column)
    return f"{number:,} {(_ONE if number == 1 else _SEVERAL)[column]}"


def _travel_words(picture: Picture) -> str:
    if picture.compared_day is None or not picture.totals.total:
        return ""
    since = short_day(picture.compared_day, picture.today)
    said = travel_list(picture.travels, picture.standings)
    return f"Since {since}: {said}." if said else f"Since {since}: none better, none worse."


def travel_list(travels: Mapping[int, Travel], standings: Iterable[Standing]) -> str:
    """`2 completed, 3 better, 2 worse, 1 new`; empty where nothing went anywhere."""
    ways = [travels.get(standing.id) for standing in standings]
    words = {
        Travel.DONE: "completed",
        Travel.BETTER: "better",
        Travel.WORSE: "worse",
        Travel.NEW: "new",
    }
    return ", ".join(f"{ways.count(way):,} {word}" for way, word in words.items() if way in ways)


def _flag_words(picture: Picture) -> str:
    counts = picture.totals
    said = [f"{counts.overdue:,} {'is' if counts.overdue == 1 else 'are'} overdue"]
    said = said if counts.overdue else []
    if counts.quiet:
        said.append(_quiet_words(picture, counts))
    if counts.total == 1 and said:
        return f"It {' and '.join(words.removeprefix('1 ') for words in said)}."
    sentence = " and ".join(said)
    return f"{sentence[0].upper()}{sentence[1:]}." if sentence else ""


def _quiet_words(picture: Picture, counts: Counts) -> str:
    how_many = "none" if counts.quiet == counts.open > 1 else f"{counts.quiet:,}"
    update = "an update" if how_many == "none" else "no update"
    if picture.last is None:
        return f"{how_many} {'has' if counts.quiet == 1 else 'have'} had {update} yet"
    said_already = picture.compared_day == picture.last.date()
    return f"{how_many} had {update}" + ("" if said_already else f" since {picture.since}")


def lines(picture: Picture) -> list[Line]:
    """The themes as shown, in the plan's order; where they are many, the last ones in one line."""
    ways = _ways(picture)
    every = [
        (name, picture.counts[theme_id], ways.get(theme_id))
        for theme_id, name in picture.themes
        if theme_id in picture.counts
    ]
    if len(every) <= MOST_THEMES:
        return every
    rest = every[MOST_THEMES - 1 :]
    together = sum((counts for _, counts, _ in rest), Counts())
    return [*every[: MOST_THEMES - 1], (f"{len(rest)} more themes", together, None)]


def _ways(picture: Picture) -> dict[int | None, Travel]:
    ways: dict[int | None, list[Travel]] = {}
    for standing in picture.standings:
        if standing.id in picture.travels:
            ways.setdefault(standing.theme_id, []).append(picture.travels[standing.id])
    return {i: rag.travel_of_theme(of, picture.counts[i]) for i, of in ways.items()}


def chart(picture: Picture) -> Chart:
    """A bar a theme, by its name in short."""
    bars = tuple(
        (shorten(name, NAME), tuple((Mark(column), counts.of(column)) for column in COLUMNS))
        for name, counts, _ in lines(picture)
    )
    return Chart("Actions by theme", bars)


def table(picture: Picture, longest: int) -> Table:
    """A row a theme: the five columns, which sum to the total, and the flags beside them.

    A name that is longer than `longest` characters is cut at a word.
    """
    compared = picture.compared_day is not None
    rows = lines(picture)
    marks = tuple(Mark(column) for column in COLUMNS)
    headings = ("Theme", *(mark.word for mark in marks), "Total", "Overdue", "No update")
    if picture.compared_day is not None:
        headings = (*headings, f"Since {short_day(picture.compared_day, picture.today)}")
    totals = _cells("All", picture.totals, None, compared) if len(rows) > 1 else ()
    return Table(
        headings=headings,
        rows=tuple(_cells(shorten(name, longest), of, way, compared) for name, of, way in rows),
        totals=totals,
        marks=(None, *marks, *(None for _ in headings[len(marks) + 1 :])),
    )


def _cells(name: str, counts: Counts, way: Travel | None, compared: bool) -> tuple[str, ...]:
    numbers = [*(counts.of(column) for column in COLUMNS), counts.total]
    cells = (name, *map(str, [*numbers, counts.overdue, counts.quiet]))
    return (*cells, way.value if way else "") if compared else cells


def key(picture: Picture, private: int) -> Text:
    """What the words mean, as of when, and how many are counted without being shown."""
    said = [
        key_words(policy_of(picture.partnership)),
        f"As of {say_moment(picture.now, picture.today)}.",
    ]
    if private:
        said.append(private_words(private))
    return Text(" ".join(said), quiet=True)


def private_words(how_many: int) -> str:
    """`1 private action is counted and not shown.`"""
    verb = "is" if how_many == 1 else "are"
    return f"{counted(how_many, 'private action')} {verb} counted and not shown."
