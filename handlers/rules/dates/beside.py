"""Reads what stands next to a known day: "the week before Christmas", "the Friday after Easter".

It also reads what "before" and "after" make of the date behind them.
"""

from collections.abc import Callable
from dataclasses import replace

from handlers.rules.dates.now import from_today, period_away
from handlers.rules.dates.phrases import Grain, Phrase, Read, Setting
from handlers.rules.dates.tokens import Tokens
from handlers.rules.dates.windows import Window, later, one_day, span_of_months, week_of
from handlers.rules.dates.words import weekday_number

_SIDES = {"before": -1, "after": 1, "following": 1}
BEGINS_ONLY = "It says when it can begin, not when it is due."


def beside_phrase(t: Tokens, i: int, setting: Setting, base: Read) -> Phrase | None:
    """The day, week, month or weekday before or after what follows."""
    j = t.past_the(i)
    unit, side = t.word(j), _SIDES.get(t.word(j + 1), 0)
    if not side or (unit not in {"day", "week", "month"} and weekday_number(unit) < 0):
        return None
    if side > 0 and t.word(j + 2) == "next" and weekday_number(unit) < 0:
        window = period_away(unit, 2, setting.today)
        return from_today(i, j + 3, window, setting, grain=Grain.WEEK)
    known = base(t, t.past_the(j + 2), setting)
    if known is None:
        return None
    day = known
    grain = {"week": Grain.WEEK, "month": Grain.PART}.get(unit, Grain.DAY)
    moved = _beside(unit, side)
    return replace(
        day, start=i, in_year=lambda y: moved(day.in_year(y)), grain=grain, weekday=None, others=()
    )


def _beside(unit: str, side: int) -> Callable[[Window], Window]:
    def window(known: Window) -> Window:
        edge = known.last if side > 0 else known.first
        if unit == "week":
            return week_of(later(edge, 7 * side))
        if unit == "month":
            return span_of_months(edge.year, edge.month + side)
        if unit == "day":
            return one_day(later(edge, side))
        gap = side * (weekday_number(unit) - edge.weekday()) % 7 or 7
        return one_day(later(edge, side * gap))

    return window


def qualified(t: Tokens, phrase: Phrase) -> Phrase:
    """The phrase as the word in front has it: "before Sept" ends with August.

    What may only begin after a date has no deadline; it is left without a window.
    """
    j = phrase.start - 1
    j -= t.word(j) == "the"
    if _is_before(t, j):
        # Whoever wants it "before the end of October" has until that end.
        begins = t.word(t.past_the(phrase.start))
        return phrase if begins == "end" else _day_before(phrase)
    starts = t.word(j) == "after" or (t.word(j) == "before" and t.word(j - 1) == "not")
    starts = starts or _is_earliest(t, j, phrase.end)
    if starts and not phrase.relative and t.word(j - 1) not in {"or", "soon", "shortly"}:
        return replace(phrase, unknown=BEGINS_ONLY)
    return phrase


def _is_before(t: Tokens, j: int) -> bool:
    """Whether "before", "prior to" or the like ends at `j`, and not "or before"."""
    pair = (t.word(j - 1), t.word(j))
    if pair in {("prior", "to"), ("ahead", "of"), ("advance", "of")}:
        return True
    return pair[1] == "before" and pair[0] not in {"or", "not"}


def _is_earliest(t: Tokens, before: int, after: int) -> bool:
    """ "No earlier than Sept", "Dec 2020 at the earliest"."""
    than = t.word(before) == "than" and t.word(before - 1) in {"earlier", "sooner"}
    words = (t.word(after), t.word(after + 1), t.word(after + 2))
    behind = words[:2] == ("at", "earliest") or words == ("at", "the", "earliest")
    return than or behind or t.word(before) == "earliest"


def _day_before(phrase: Phrase) -> Phrase:
    return replace(
        phrase,
        in_year=lambda year: one_day(later(phrase.in_year(year).first, -1)),
        named=phrase.named or phrase.in_year,
        grain=Grain.DAY,
        others=(),
    )
