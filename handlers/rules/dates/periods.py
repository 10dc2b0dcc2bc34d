"""Reads months, quarters, halves, seasons and feasts, each with or without its year."""

from dataclasses import replace
from datetime import date

from dateutil.easter import easter

from handlers.rules.dates.phrases import Form, Grain, InYear, Phrase, Setting, day_window
from handlers.rules.dates.tokens import Sort, Tokens
from handlers.rules.dates.windows import later, real_day, real_last_day, span_of_months
from handlers.rules.dates.words import COUNTS, LAST, ORDINALS, SEASONS, month_number
from handlers.rules.dates.years import NEAR_YEARS, YearRef, year_after, year_pair

_TERMS = {"autumn": (9, 4), "spring": (1, 3), "summer": (4, 4)}
_CALENDAR_DAYS = {
    ("boxing", "day"): (12, 26),
    ("halloween",): (10, 31),
    ("christmas", "eve"): (12, 24),
    ("xmas", "eve"): (12, 24),
    ("christmas", "day"): (12, 25),
    ("xmas", "day"): (12, 25),
    ("christmas",): (12, 25),
    ("xmas",): (12, 25),
    ("new", "year", "day"): (1, 1),
    ("new", "years", "day"): (1, 1),
    ("new", "year", "eve"): (12, 31),
    ("new", "years", "eve"): (12, 31),
    ("may", "day"): (5, 1),
    ("midsummer",): (6, 24),
    ("michaelmas",): (9, 29),
}
_DAYS_FROM_EASTER = {
    ("good", "friday"): -2,
    ("easter", "monday"): 1,
    ("easter", "sunday"): 0,
    ("easter",): 0,
    ("whitsun",): 49,
}
_FEASTS = sorted({*_CALENDAR_DAYS, *_DAYS_FROM_EASTER}, key=len, reverse=True)
FEAST_STARTS = frozenset(words[0] for words in _FEASTS)


def month_phrase(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """A month: "Sept", "Sep-20", "September 2020", "March 2020/21"."""
    month = month_number(t.word(i))
    if not month:
        return None
    ref = year_after(t, i + 1, setting)
    if ref is None or ref.length > 1:
        return _month(i, i + 1, month, None, Form.BARE_MONTH)
    phrase = _month(i, ref.end, month, ref.of_month(month), Form.PLAIN)
    return phrase if ref.sure or _ends_a_span(t, i) else _day_or_year(phrase, month, ref, setting)


def half_term(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """ "Oct half term 2020": some week of that month."""
    month = month_number(t.word(i))
    j = i + 2 + (t.mark(i + 2) == "-")
    if not month or t.word(i + 1) != "half" or t.word(j) != "term":
        return None
    ref = year_after(t, j + 1, setting)
    year = ref.of_month(month) if ref and ref.length == 1 else None
    phrase = _month(i, ref.end if ref else j + 1, month, year, Form.PLAIN)
    return replace(phrase, doubt="Half term differs from place to place.")


def year_and_month(t: Tokens, i: int, _setting: Setting) -> Phrase | None:
    """The year before its month: "2020 September", "2020-Sep", "2020 Sept 30"."""
    token = t[i]
    j = i + 1 + (t.mark(i + 1) == "-")
    month = month_number(t.word(j))
    if not month or token.digits != 4 or not 1990 <= token.value < 2100 or t[j].line:
        return None
    k = j + 1 + (t.mark(j + 1) == "-")
    number = t[k].value
    if t[k].sort is not Sort.NUM or t[k].digits > 2 or t[k].line:
        return _month(i, j + 1, month, token.value, Form.PLAIN)
    return Phrase(i, k + 1, day_window(lambda y: real_day(y, month, number)), token.value)


def _month(start: int, end: int, month: int, year: int | None, form: Form) -> Phrase:
    return Phrase(start, end, lambda y: span_of_months(y, month), year, Grain.PERIOD, form)


def _ends_a_span(t: Tokens, i: int) -> bool:
    """ "Aug-Sept 20": after two months a number can only be the year."""
    linked = t.mark(i - 1) in {"-", "/", "&", ","} or t.word(i - 1) in {"to", "and"}
    return linked and month_number(t.word(i - 2)) > 0


def _day_or_year(phrase: Phrase, month: int, ref: YearRef, setting: Setting) -> Phrase:
    """ "Sept 20": in a plan the year, in chat as often the day."""
    number = ref.year - 2000
    ahead = ref.year - setting.today.year
    if not 1 <= number <= 31:
        return replace(phrase, form=Form.MONTH_NUMBER)
    day = Phrase(phrase.start, phrase.end, day_window(lambda y: real_day(y, month, number)))
    phrase = replace(phrase, form=Form.MONTH_NUMBER, as_day=day)
    if setting.chat and not -1 <= ahead <= 2:
        return day
    if not setting.chat and abs(ahead) <= NEAR_YEARS:
        return phrase
    doubt = f"{number} may be the year or the day; I take it as the year."
    return phrase.doubted(doubt, day)


def quarter_phrase(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """A quarter or half of the financial year: "Q1", "third quarter of 2020/21", "2020-21 H2"."""
    lead = _leading_year(t, i)
    size, number, end = _numbered(t, lead.end if lead else i)
    if not number:
        return None
    months = size
    if (
        size == 3
        and (t.mark(end) in {"-", "/", "&"} or t.word(end) in {"and", "to"})
        and number < t[end + 1].value <= 4
    ):
        months, end = 3 * (t[end + 1].value - number + 1), end + 2
    first = size * (number - 1)
    ref = lead or year_after(t, end, setting)
    if ref is None or ref.length > 1:
        return _of_financial_year(i, end, first, months, None)
    if not ref.fiscal and not lead and {t.word(j) for j in range(end, ref.end)} & _FY:
        return _of_named_year(i, first, months, ref)
    return _of_financial_year(i, end if lead else ref.end, first, months, ref)


def _of_financial_year(
    start: int, end: int, first: int, months: int, ref: YearRef | None
) -> Phrase:
    """So many months of a financial year after its `first`; `ref` is None without a year."""
    phrase = Phrase(start, end, lambda y: span_of_months(y, 4 + first, months), grain=Grain.PERIOD)
    if ref is None:
        return phrase
    phrase = replace(phrase, year=ref.year)
    if ref.fiscal or first + months <= 9:
        return phrase
    other = replace(phrase, in_year=lambda y: span_of_months(y, 1 + first, months))
    doubt = f"One year for a part of the financial year; I take the one that begins in {ref.year}."
    return phrase.doubted(doubt, other)


_FY = frozenset({"fy", "financial"})


def _of_named_year(start: int, first: int, months: int, ref: YearRef) -> Phrase:
    """ "Q1 FY21": the financial year is named after the year it ends in as often as not."""
    phrase = Phrase(
        start, ref.end, lambda y: span_of_months(y, 4 + first, months), ref.year - 1, Grain.PERIOD
    )
    doubt = f"One year for a financial year; I take the one that ends in {ref.year}."
    return phrase.doubted(doubt, replace(phrase, year=ref.year))


def _leading_year(t: Tokens, i: int) -> YearRef | None:
    j = i + (t.word(i) == "fy")
    token = t[j]
    ref = year_pair(t, j)
    if ref is None and token.sort is Sort.NUM and token.digits == 4 and 1990 <= token.value < 2100:
        ref = YearRef(token.value, j + 1)
    if ref is None or ref.length > 1:
        return None
    end = ref.end + (t.mark(ref.end) in {"-", ",", ":", "/"})
    return YearRef(ref.year, end, ref.fiscal)


def _numbered(t: Tokens, i: int) -> tuple[int, int, int]:
    """Months in the part, which part, and the token after: 0 for which part when there is none."""
    word, token = t.word(i), t[i + 1]
    if word in {"q", "h"} and token.sort is Sort.NUM and not token.gap and not t.glued(i):
        size = 3 if word == "q" else 6
        return size, token.value if 1 <= token.value <= 12 // size else 0, i + 2
    if word in {"q", "qtr", "quarter", "qrt", "quarters", "qtrs"}:
        number = token.value if token.sort is Sort.NUM else COUNTS.get(t.word(i + 1), 0)
        # "quarter a" is no quarter: only words that are a number of their own.
        plain = token.sort is Sort.NUM or token.text in {"one", "two", "three", "four"}
        return 3, number if plain and 1 <= number <= 4 and not token.ordinal else 0, i + 2
    return _worded_quarter(t, i)


def _worded_quarter(t: Tokens, i: int) -> tuple[int, int, int]:
    """ "The first quarter", "4th qtr", "last quarter of 2020/21" but not "last quarter"."""
    j = t.past_the(i)
    number = t[j].value if t[j].ordinal else ORDINALS.get(t.word(j), 0)
    if t.word(j) in LAST and t.word(j + 2) == "of":
        number = 4
    found = t.word(j + 1) in {"quarter", "qtr"} and 1 <= number <= 4
    return (3, number, j + 2) if found else (0, 0, i)


def season_phrase(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """A season, or a school term: "Autumn 08", "winter 2020/21", "summer term"."""
    word = t.word(i)
    if word not in SEASONS or t.word(i + 1) in {"holiday", "holidays", "hols", "break", "half"}:
        return None
    is_term = word in _TERMS and t.word(i + 1) == "term"
    month, count = _TERMS[word] if is_term else (SEASONS[word], 3)
    ref = year_after(t, i + 1 + is_term, setting)
    phrase = Phrase(
        i,
        ref.end if ref else i + 1 + is_term,
        lambda y: span_of_months(y, month, count),
        ref.of_month(month) if ref else None,
        Grain.PERIOD,
        Form.PLAIN if ref or is_term else Form.BARE_SEASON,
    )
    return replace(phrase, doubt="Terms differ from place to place.") if is_term else phrase


def feast_phrase(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """Easter, Christmas and their like; "the new year" is January."""
    if t.word(i) not in FEAST_STARTS:
        return None
    words = tuple(t.word(i + ahead) for ahead in range(3))
    feast = next((feast for feast in _FEASTS if words[: len(feast)] == feast), None)
    if feast is not None:
        end = i + len(feast)
        phrase = _with_year(t, i, end, _feast_day(feast), setting)
        if t.word(end) not in {"holiday", "holidays", "break", "hols"}:
            return phrase
        phrase = _with_year(t, i, end + 1, _feast_day(feast), setting)
        return replace(phrase, doubt="Holidays differ from place to place.")
    if words[:2] not in {("new", "year"), ("new", "years")}:
        return None
    if t.word(i - 1) == "by" or t.word(i - 2) == "by":
        return _with_year(t, i, i + 2, day_window(lambda y: date(y, 1, 1)), setting)
    phrase = _with_year(t, i, i + 2, lambda y: span_of_months(y, 1), setting)
    doubt = "The new year could be any time from January on; I take January."
    return replace(phrase, grain=Grain.PERIOD, doubt=doubt)


def _with_year(t: Tokens, i: int, end: int, window: InYear, setting: Setting) -> Phrase:
    ref = year_after(t, end, setting)
    if ref is None or ref.length > 1:
        return Phrase(i, end, window)
    return Phrase(i, ref.end, window, ref.year)


def _feast_day(feast: tuple[str, ...]) -> InYear:
    if feast in _CALENDAR_DAYS:
        month, day = _CALENDAR_DAYS[feast]
        return day_window(lambda y: real_day(y, month, day))
    days = _DAYS_FROM_EASTER[feast]
    return day_window(lambda y: later(easter(y), days))


def bank_holiday(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """The bank holidays that are a Monday: "August bank holiday", "early May bank holiday"."""
    j = i + (t.word(i) in {"early", "late"})
    if (t.word(j + 1), t.word(j + 2)) != ("bank", "holiday"):
        return None
    month = {"may": 5, "spring": 5, "august": 8, "aug": 8, "summer": 8}.get(t.word(j), 0)
    if not month:
        return None
    first = month == 5 and t.word(j) == "may" and t.word(i) != "late"
    end = j + 3 + (t.word(j + 3) == "monday")
    phrase = _with_year(t, i, end, day_window(lambda y: _monday(y, month, first)), setting)
    unsure = month == 5 and j == i and t.word(j) == "may"
    other = replace(phrase, in_year=day_window(lambda y: _monday(y, month, False)))
    doubt = "May has two bank holidays; I take the first."
    return phrase.doubted(doubt, other) if unsure else phrase


def _monday(year: int, month: int, first: bool) -> date:
    """The first or the last Monday of a month."""
    last = date(year, month, 7) if first else real_last_day(year, month)
    return later(last, -last.weekday())
