"""`chaser import` and `chaser explain`: how files and words are read, for people and in bulk."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli_ground import called, fail, opened, sentences
from bot.clock import real_time
from bot.local_clock import LocalClock

Explain = Callable[[Mapping[str, object]], dict[str, object]]

explain = typer.Typer(help="Show how words are read, and why.", no_args_is_help=True)

_Lines = Annotated[
    list[str] | None,
    typer.Argument(help="The words themselves, or a file of lines; standard input without."),
]
_Json = Annotated[bool, typer.Option("--json", help="JSON lines in and out.")]
_Today = Annotated[str, typer.Option(help="The reference date, as 2026-09-03.")]


def _day(text: str) -> date:
    if not text:
        return real_time().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        fail(f"--today takes a date such as 2026-09-03, not {text}.")


@explain.command("dates")
def explain_dates(lines: _Lines = None, as_json: _Json = False, today: _Today = "") -> None:
    """How deadlines are read. With --json each line is {"text": …, "today": …}."""
    from handlers.explain_dates import explain_date

    _explain(lines, as_json, explain_date, {"today": _day(today).isoformat()})


@explain.command("replies")
def explain_replies(
    lines: _Lines = None,
    as_json: _Json = False,
    today: _Today = "",
    code: Annotated[
        list[str] | None, typer.Option(help="An action that is answered; may be given again.")
    ] = None,
) -> None:
    """How replies are read. With --json each line also names the actions it may mean."""
    from handlers.explain_replies import explain_reply

    # Most cards show one action, and whoever answers needs no code then.
    about = [{"code": each} for each in code or ([] if as_json else ["the action"])]
    _explain(lines, as_json, explain_reply, {"today": _day(today).isoformat(), "actions": about})


def _explain(
    given: list[str] | None, as_json: bool, reader: Explain, usual: Mapping[str, object]
) -> None:
    with sentences():
        text = _text(given)
    for number, line in enumerate(text.split("\n"), 1):  # JSON has other signs within a line
        if line.strip():
            try:
                found = reader(_line(line, number, usual) if as_json else {**usual, "text": line})
            except ValueError as error:
                fail(f"Line {number}: {error}")
            typer.echo(json.dumps(found, ensure_ascii=False) if as_json else _words(line, found))


def _text(given: list[str] | None) -> str:
    if not given:
        return sys.stdin.read()
    words = " ".join(given)
    # A long text is no name of a file, and most systems say so by an error.
    return Path(words).read_text(encoding="utf-8") if os.path.isfile(words) else words


def _line(line: str, number: int, usual: Mapping[str, object]) -> dict[str, object]:
    try:
        read = json.loads(line)
    except ValueError as error:
        fail(
            f'Line {number} is no JSON: {error}. Type one object a line, such as {{"text": "Q1"}}.'
        )
    if not isinstance(read, dict) or not isinstance(read.get("text"), str):
        fail(f'Line {number} has no "text". Type for example {{"text": "end of Sept"}}.')
    return {**usual, **read}


def _words(line: str, found: Mapping[str, object]) -> str:
    details = [
        f"  {name}: {_said(each)}"
        for name, value in found.items()
        if name not in ("text", "why") and value not in (None, "", [], False)
        for each in (value if isinstance(value, list) else [value])
    ]
    return "\n".join([line, *details, f"  {found['why']}"])


def _said(value: object) -> str:
    """What of it there is, in words: “action 6.2, rag green”."""
    if not isinstance(value, Mapping):
        return str(value)
    there = {name: held for name, held in value.items() if held not in (None, "", False)}
    return ", ".join(f"{name} {_said(held)}" for name, held in there.items())


def import_(
    file: Annotated[Path, typer.Argument(help="A plan: .xlsx, .docx or .csv.")],
    partnership: Annotated[str, typer.Option(help="Whose plan it is, by name.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read only; write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Say it as JSON.")] = False,
    today: _Today = "",
    yes: Annotated[bool, typer.Option(help="Import without asking.")] = False,
) -> None:
    """Read a plan, show what was read and what is doubtful, and import it once confirmed."""
    from handlers.papers.plan import PlanRefused

    if (as_json or today) and not dry_run:
        fail("--json and --today go with --dry-run alone.")
    with sentences():
        data = file.read_bytes()
    try:
        if dry_run:
            _show(data, file.name, _day(today), as_json)
        else:
            _import(data, file.name, partnership, yes)
    except PlanRefused as refused:
        fail(str(refused))


def _show(data: bytes, name: str, today: date, as_json: bool) -> None:
    from handlers.papers.as_json import plan_json
    from handlers.papers.doubt_words import brief
    from handlers.papers.read import read_plan

    plan = read_plan(data, name, today)
    if as_json:
        typer.echo(json.dumps(plan_json(plan), ensure_ascii=False, indent=2))
        return
    typer.echo(f"{plan.title or name}: {len(plan.actions)} actions in {len(plan.themes)} headings.")
    for doubt in brief(plan.doubts):
        typer.echo(f"  {doubt.text}")


def _import(data: bytes, name: str, partnership: str, yes: bool) -> None:
    from handlers.finding import Sorry
    from handlers.imports.importing import confirm_import, import_file
    from handlers.imports.reading import day_there, read_before, read_file
    from handlers.messages import in_words
    from store import actions, people

    try:
        with opened() as database:
            now = LocalClock(database)()
            with database.reading() as session:
                which = which_partnership(people.all_partnerships(session), partnership)
                today = day_there(which, now)
                before = read_before(actions.live_plan(session, which.id))
            read = read_file(data, name, today, before=before)
            with database.writing() as session:
                which = which_partnership(people.all_partnerships(session), partnership)
                message, draft = import_file(session, which, None, read, now)
            typer.echo(in_words(message).partition("\n[")[0])
            if draft is None:
                raise typer.Exit(1)
            if not yes and not typer.confirm("Import it?"):
                fail("Nothing was imported.")
            with database.writing() as session:
                which = which_partnership(people.all_partnerships(session), partnership)
                typer.echo(in_words(confirm_import(session, which, draft, now)))
    except Sorry as sorry:
        fail(in_words(sorry.answer.message))


def which_partnership(found: Iterable[Any], name: str) -> Any:
    """The one that is named; the only one, where none is."""
    every = list(found)
    matching = called(every, name)
    if len(matching) == 1:
        return matching[0]
    names = ", ".join(p.name for p in every)
    return fail(f"Whose plan is it? Name one with --partnership: {names}.")
