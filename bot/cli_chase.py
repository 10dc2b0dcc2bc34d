"""`chaser due` and `chaser tick`: what will be sent, and what falls due now."""

from datetime import timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli_ground import called, fail, opened
from bot.local_clock import LocalClock

_MOST_DAYS = 366


def due(
    days: Annotated[int, typer.Option(help="How many days ahead.")] = 14,
    partnership: Annotated[str, typer.Option(help="One alone, by name.")] = "",
) -> None:
    """Show what will go to whom and when, and why, before it goes."""
    from handlers.chasing.forecast import of_partnership
    from handlers.chasing.outlook import why_lines
    from handlers.rules.clock import local_day
    from handlers.rules.dates.saying import say_moment
    from store import people

    if not 1 <= days <= _MOST_DAYS:
        fail(f"--days takes a number from 1 to {_MOST_DAYS}, and not {days}.")
    with opened() as database, database.reading() as session:
        now = LocalClock(database)()
        every = people.all_partnerships(session)
        found = called(every, partnership)
        if not found:
            names = ", ".join(each.name for each in every)
            fail(f"No partnership is called {partnership}. There are: {names}.")
        for each in found:
            typer.echo(each.name)
            for event in of_partnership(session, each, now, timedelta(days=days)):
                at = event.at.astimezone(ZoneInfo(each.zone))
                typer.echo(f"  {say_moment(at, local_day(now, each.zone))}: {event.words}")
                for line in why_lines(session, event) if event.recipient else ():
                    typer.echo(f"    {line}")


def tick(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say it only; owe nothing.")] = False,
) -> None:
    """Find what falls due now, once: it becomes owed, and whoever sends sends it."""
    from bot.rehearsal import rehearse
    from bot.schedule import tick as find_due

    with opened() as database:
        now = LocalClock(database)()
        if not dry_run:
            typer.echo(f"{find_due(database, now)} became owed.")
            return
        found = list(rehearse(database, now))
        typer.echo("\n\n".join(found) if found else "Nothing falls due now.")
