"""Says whether a paper's headings would be read again as what they are.

A heading that stands in a row of its own is told from work by its looks, and no looks help one that
reads "Total" or "Notes". Such a paper has its headings in columns instead.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from handlers.papers.plan import PlanRefused
from handlers.papers.read import read_plan
from handlers.papers.writing.paper import Paper, flat, is_section

Write = Callable[[Paper], bytes]
_A_FEW = 3  # lines of each heading that are tried
_TODAY = date(2026, 9, 7)  # headings are read alike on any day


def headed(paper: Paper, write: Write, name: str) -> Paper:
    """The paper as it is, or with its headings in columns where they would not be read again.

    Only a few lines under each heading are tried, so a long plan costs no more than a short one.
    """
    groups = tuple(replace(group, lines=group.lines[:_A_FEW]) for group in paper.plan.groups)
    trial = replace(paper, plan=replace(paper.plan, groups=groups), views=())
    try:
        read = read_plan(write(trial), name, _TODAY)
    except PlanRefused:
        return flat(paper)
    found = [(_section(a.section, a.theme), a.theme) for a in read.actions]
    meant = [(g.section if is_section(g) else "", g.title) for g in groups for _ in g.lines]
    same = [_plain(pair) for pair in found] == [_plain(pair) for pair in meant]
    return paper if same else flat(paper)


def _section(section: str, theme: str) -> str:
    return "" if section == theme else section


def _plain(pair: tuple[str, str]) -> tuple[str, str]:
    return " ".join(pair[0].split()), " ".join(pair[1].split())
