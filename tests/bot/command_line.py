"""Chaser on the command line, in this process."""

from typer.testing import CliRunner, Result

from bot.cli import cli


def chaser(*words: str) -> Result:
    """What it says to these words, and how it ends."""
    return CliRunner().invoke(cli, list(words))
