"""Joins a period to what explains it in brackets, and to the year that stands behind both."""

from dataclasses import replace

from handlers.rules.dates.phrases import Grain, Phrase
from handlers.rules.dates.tokens import Tokens


def glossed(t: Tokens, known: list[Phrase]) -> list[Phrase]:
    """ "Q4 (Oct-Dec 2020)" is explained by its bracket, whatever Q4 is elsewhere."""
    kept: list[Phrase] = []
    for phrase in known:
        before = kept[-1] if kept else None
        bracketed = t.mark(phrase.start - 1) == "(" and t.mark(phrase.end) == ")"
        if before and bracketed and before.end == phrase.start - 1 and before.year is None:
            kept[-1] = replace(phrase, start=before.start, end=phrase.end + 1)
        elif before and before.year is None and _is_its_year(before, phrase):
            kept[-1] = _within(before, phrase)
        else:
            kept.append(phrase)
    return kept


def _is_its_year(before: Phrase, phrase: Phrase) -> bool:
    beside = before.end == phrase.start and before.grain is Grain.PERIOD
    return beside and phrase.grain is Grain.YEAR and phrase.year is not None


def _within(phrase: Phrase, whole: Phrase) -> Phrase:
    """ "Q2 (Jul-Sep) 2026/27": the part of that year."""
    span = whole.in_year(whole.year or 0)
    years = (span.first.year, span.last.year)
    inside = (year for year in years if span.first <= phrase.in_year(year).last <= span.last)
    return replace(phrase, end=whole.end, year=next(inside, span.first.year))
