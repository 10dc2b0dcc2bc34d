"""The benchmark of the digest's numbers counts the same in both ways. Nothing here is timed."""

from store.database import Database
from tests.bench.digest import correlated, counting, windowed


def test_both_ways_of_counting_come_to_the_same(database: Database) -> None:
    latest = correlated if database.is_sqlite else windowed
    row = counting(database, "here", latest, "the other way", 4, size=20)
    assert row.what == "here: digest's numbers of 20 actions with 10 updates each"
    assert min(row.ours, row.baseline) > 0
