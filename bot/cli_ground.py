"""What every command stands on: settings, and sentences instead of tracebacks."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

from bot.config import Settings, SettingsError, SlackSettings, load, load_slack

if TYPE_CHECKING:
    from store.database import Database
    from store.models import Partnership


def fail(sentence: str) -> NoReturn:
    """End with status 1 and a sentence on standard error."""
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def settings_or_fail() -> Settings:
    """The settings in force; everything that is wrong with them otherwise."""
    try:
        return load()
    except SettingsError as error:
        fail(str(error))


def slack_settings_or_fail() -> SlackSettings:
    """Slack's settings in force; everything that is wrong with them otherwise."""
    try:
        return load_slack()
    except SettingsError as error:
        fail(str(error))


@contextmanager
def opened() -> "Iterator[Database]":
    """The database of the settings, brought up to date; closed at the end."""
    from migrations.run import upgrade
    from store.database import Database

    url = settings_or_fail().database_url
    with sentences():
        upgrade(url)
    database = Database(url)
    try:
        yield database
    finally:
        database.dispose()


@contextmanager
def sentences() -> Iterator[None]:
    """Say in one sentence what the database or a file refused."""
    from migrations.run import MigrationError

    try:
        yield
    except FileNotFoundError as error:
        fail(f"There is no file {error.filename}.")
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}." if error.filename else str(error))
    except (MigrationError, UnicodeDecodeError) as error:
        fail(str(error))


def called(every: "Sequence[Partnership]", name: str) -> "Sequence[Partnership]":
    """Those of that very name, or else those that have it in theirs; all of them for ""."""
    if not every:
        fail(
            "There is no partnership yet. Type /action setup in its channel, or run “chaser local”."
        )
    very = [each for each in every if each.name.casefold() == name.casefold()]
    return very or [each for each in every if name.casefold() in each.name.casefold()]
