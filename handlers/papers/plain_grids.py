"""Makes every cell of a grid say by itself what it says only beside others."""

from collections.abc import Mapping

from handlers.papers.dittos import without_dittos
from handlers.papers.grid import Grid
from handlers.papers.heads import Head
from handlers.papers.items import Walked
from handlers.papers.prompts import without_prompts
from handlers.papers.split_codes import with_titles_apart, with_whole_codes
from handlers.papers.ticked_status import with_one_status


def plainly(
    grid: Grid, heads: Mapping[int, Head], overrides: Mapping[str, str], walked: Walked
) -> tuple[Grid, dict[int, Head]]:
    """The grid with codes, dittos and ticked colours in full and no prompts, and its headers."""
    grid = with_titles_apart(without_prompts(grid, heads, walked), heads, walked)
    grid, whole = with_whole_codes(grid, heads)
    grid = without_dittos(grid, whole, walked)
    return with_one_status(grid, whole, overrides, walked)
