"""`chaser export`: a plan's paper as a file, with its progress shown."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli_ground import fail, opened, sentences
from bot.cli_plan import which_partnership
from bot.local_clock import LocalClock


def export(
    out: Annotated[Path | None, typer.Option(help="Where to write it; a folder or a file.")] = None,
    file_format: Annotated[
        str, typer.Option("--format", help="word, excel or csv; else by the file's ending.")
    ] = "",
    paper: Annotated[str, typer.Option(help="plan, report or exceptions.")] = "plan",
    partnership: Annotated[str, typer.Option(help="Whose plan it is, by name.")] = "",
) -> None:
    """Write the plan as a Word, Excel or CSV paper. Private actions are never in it."""
    from handlers.exports.exporting import FORMATS, PAPERS, file_name, made, written
    from handlers.exports.ground import ground
    from handlers.finding import Sorry
    from handlers.messages import in_words
    from store import people

    chosen = file_format or _by_ending(out)
    if chosen not in FORMATS:
        fail(f"--format takes word, excel or csv, and not “{chosen}”.")
    if paper not in PAPERS:
        fail(f"--paper takes plan, report or exceptions, and not “{paper}”.")
    try:
        with opened() as database, database.reading() as session:
            which = which_partnership(people.all_partnerships(session), partnership)
            found = ground(session, which, LocalClock(database)())
            name, composed = file_name(found, paper, chosen), made(found, paper)
    except Sorry as sorry:
        fail(in_words(sorry.answer.message))
    path = _path(out, name)
    if not path.parent.is_dir():
        fail(f"There is no folder {path.parent}.")
    with _Progress(composed.size) as step, sentences():
        path.write_bytes(written(composed, chosen, name, step))
    typer.echo(f"Written: {path}")


def _by_ending(out: Path | None) -> str:
    endings = {".docx": "word", ".xlsx": "excel", ".csv": "csv", "": "word"}
    ending = out.suffix.lower() if out is not None and not out.is_dir() else ""
    return endings.get(ending, ending)


def _path(out: Path | None, name: str) -> Path:
    if out is None:
        return Path(name)
    return out / name if out.is_dir() else out


class _Progress:
    """A bar on standard error while a long paper is written; nothing where nobody watches."""

    def __init__(self, size: int) -> None:
        from rich.console import Console
        from rich.progress import Progress

        self._bar = Progress(console=Console(stderr=True), disable=not sys.stderr.isatty())
        self._task = self._bar.add_task("Writing actions", total=size)

    def __enter__(self) -> "_Progress":
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def __call__(self, done: int) -> None:
        self._bar.update(self._task, completed=done)
