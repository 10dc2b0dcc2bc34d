"""Puts the phrases of a date together, from a single day up to "from early Sept to mid Nov 20".

Each level reads only the levels below it, and looks a fixed number of tokens ahead, so that the
time to read a text grows with its length alone.
"""

from dataclasses import replace

from handlers.rules.dates.amounts import AMOUNT_STARTS, MOVING, amount_phrase, lasting
from handlers.rules.dates.beside import beside_phrase
from handlers.rules.dates.days import day_month, month_day
from handlers.rules.dates.now import (
    NOW_STARTS,
    day_word,
    period_end,
    pointed,
    the_meeting,
)
from handlers.rules.dates.numbers import compact_date, days_to_date, numeric_date, two_numbers
from handlers.rules.dates.parts import ended, nth_phrase, part_phrase
from handlers.rules.dates.periods import (
    FEAST_STARTS,
    bank_holiday,
    feast_phrase,
    half_term,
    month_phrase,
    quarter_phrase,
    season_phrase,
    year_and_month,
)
from handlers.rules.dates.phrases import Grain, Phrase, Setting, joined
from handlers.rules.dates.tokens import Sort, Tokens
from handlers.rules.dates.weekdays import day_of_month, following_weekday, weekday_alone
from handlers.rules.dates.weeks import week_phrase
from handlers.rules.dates.windows import Impossible
from handlers.rules.dates.words import (
    LAST,
    ORDINALS,
    PARTS,
    SEASONS,
    UNITS,
    month_number,
    weekday_number,
)
from handlers.rules.dates.years import YEAR_STARTS, year_phrase
from handlers.rules.words import bag

_NUMBERS = (
    compact_date,
    numeric_date,
    days_to_date,
    year_and_month,
    quarter_phrase,
    day_month,
    year_phrase,
    two_numbers,
)
_WORDS = (half_term, month_day, month_phrase, quarter_phrase, season_phrase)
_MORE_WORDS = (feast_phrase, year_phrase)
_NOW = (day_word, period_end, weekday_alone, the_meeting, day_of_month)

_TO = frozenset({"to", "until", "till", "til", "through", "thru"})
_LISTED = frozenset({"and", "or"})
_MOST_JOINED = 6
_STARTS = (
    AMOUNT_STARTS
    | NOW_STARTS
    | FEAST_STARTS
    | YEAR_STARTS
    | {*SEASONS, *PARTS, *UNITS, *ORDINALS, *LAST}
    | bag("the q h qtr qrt latter back e")
)
_MOVES = bag(
    "move moved slip slipped change changed extended postponed deferred back revised rescheduled"
    " shifted pushed delayed put amended date"
)
_TIMES = bag("noon midday midnight lunchtime lunch morning afternoon evening am pm cop cob eod")


def phrase_at(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """The longest date phrase that begins at a token, or None."""
    if not _may_begin(t, i):
        return None
    try:
        phrase = _first(t, i, setting)
        for _ in range(_MOST_JOINED):
            longer = _longer(t, phrase, setting) if phrase else None
            if longer is None:
                break
            phrase = longer
        return (lasting(t, phrase) or phrase) if phrase else None
    except (Impossible, OverflowError):
        return None


def _may_begin(t: Tokens, i: int) -> bool:
    """A quick no for nearly all the words of a sentence."""
    token = t[i]
    if token.sort is not Sort.WORD:
        return token.sort in (Sort.NUM, Sort.WEEK)
    word = token.text
    return word in _STARTS or weekday_number(word) >= 0 or month_number(word) > 0


def _first(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    return (
        amount_phrase(t, i, setting, _part)
        or beside_phrase(t, i, setting, _part)
        or _part(t, i, setting)
    )


def _calendar(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    token = t[i]
    if token.sort is Sort.NUM:
        readers = _NUMBERS
    elif token.sort is Sort.WORD:
        readers = (*_WORDS, *_MORE_WORDS, *((day_month,) if token.text in ORDINALS else ()))
    else:
        return None
    return next((found for read in readers if (found := read(t, i, setting))), None)


def _named(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """A calendar phrase, with the weekday that it falls on before or after it."""
    weekday = weekday_number(t.word(i))
    if weekday < 0:
        phrase = _calendar(t, i, setting)
        return _weekday_after(t, phrase) if phrase else None
    j = i + 1
    while j < i + 3 and t.mark(j) in {",", ".", ":", "-"}:
        j += 1
    j += t.word(j) == "the"
    if t[j].line:
        return None
    day = _calendar(t, j, setting) or day_of_month(t, j, setting)
    if day is None or day.grain is not Grain.DAY:
        return None
    return replace(day, start=i, weekday=weekday)


def _weekday_after(t: Tokens, phrase: Phrase) -> Phrase:
    bracket = t.mark(phrase.end) == "("
    j = phrase.end + (bracket or t.mark(phrase.end) == ",")
    weekday = weekday_number(t.word(j))
    closed = t.mark(j + 1) == ")"
    if phrase.grain is not Grain.DAY or weekday < 0 or t[j].line or bracket != closed:
        return phrase
    # Another date may follow with its own weekday: "30 Sept, Friday 2 Oct".
    if not bracket and t[j + 1].sort is Sort.NUM:
        return phrase
    return replace(phrase, end=j + 1 + closed, weekday=weekday)


def _near(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    phrase = _named(t, i, setting) or pointed(t, i, setting, _calendar)
    if phrase is not None:
        return phrase
    return next((found for read in _NOW if (found := read(t, i, setting))), None)


def _within(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    return (
        week_phrase(t, i, setting, _near)
        or nth_phrase(t, i, setting, _near)
        or _near(t, i, setting)
    )


def _part(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    phrase = (
        bank_holiday(t, i, setting)  # before its "early" is taken for a part of May
        or part_phrase(t, i, setting, _within)
        or _within(t, i, setting)
    )
    if phrase is None:
        return None
    phrase = ended(t, phrase)
    return replace(phrase, end=_past_time(t, phrase.end))


def _past_time(t: Tokens, end: int) -> int:
    """Past a time of day that belongs to the date: "at 2pm", ", noon", "T00:00"."""
    j = end + (t.mark(end) in {",", "@", "("})
    j += t.word(j) in {"at", "by", "before"}
    closing = t.mark(end) == "("
    if t.word(j + 2) in {"play", "business", "day"} and t.word(j + 1) == "of" and not closing:
        return j + 3 if t.word(j) in {"close", "end"} else end
    if t[j].line or (t[j].sort is not Sort.TIME and t.word(j) not in _TIMES):
        return end
    if closing and t.mark(j + 1) != ")":
        return end
    return j + 1 + closing


def _longer(t: Tokens, left: Phrase, setting: Setting) -> Phrase | None:
    """The phrase together with one more that it is joined to, by "to", "-", "/", "and"."""
    link, j = _link(t, left.end)
    if not link:
        return None
    right = _part(t, j, setting)
    if right is None or t[right.start].line:
        return None
    before = t.word(left.start - 1)
    if left.as_day is not None and right.grain is Grain.DAY and right.year is None:
        left = left.as_day
    if link == "to" and left.relative and t.word(left.start) in MOVING:
        return replace(right, start=left.start)  # "slipped two months to December"
    if link == "to" and before == "from" and _is_move(t, left.start - 2):
        return replace(right, start=left.start, moved_from=left)
    if not _fits(left, right, link, before):
        return None
    both = joined(left, following_weekday(left, right))
    return replace(both, weekday=left.weekday if left.grain is Grain.DAY else None)


def _link(t: Tokens, i: int) -> tuple[str, int]:
    """The kind of link, "to", "-", "/" or "and", and the token after; empty when there is none."""
    i += t.mark(i) == "." and t.mark(i + 1) == "-" and t.glued(i + 1)
    token = t[i]
    if token.line:
        return "", i
    j = i + 1 + (t.word(i + 1) in {"the", "from"} or t.mark(i + 1) == ">")
    if token.text in _TO:
        return "to", j
    if token.text in _LISTED or token.text in {"&", ",", "+"}:
        return "and", j + (token.text == "," and t.word(i + 1) in _LISTED)
    return (token.text, j) if token.text in {"-", "/"} and t.mark(i + 1) != ">" else ("", i)


def _is_move(t: Tokens, i: int) -> bool:
    return any(t.word(place) in _MOVES for place in range(i, i - 4, -1))


def _fits(left: Phrase, right: Phrase, link: str, before: str) -> bool:
    """Whether two phrases make one window rather than two dates."""
    if link == "to" or (link == "and" and before == "between"):
        return True
    if link == "-":
        return not (left.relative or right.relative)
    periods = min(left.grain, right.grain) >= Grain.PART
    if left.relative or right.relative or not periods:
        return link == "/" and left.year is None and not left.relative and not right.relative
    return left.year is None or link == "/"
