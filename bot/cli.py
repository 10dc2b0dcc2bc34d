"""The commands of `chaser`. Each says in one sentence what went wrong, and ends with a status."""

import sys
from typing import Annotated

import typer

from bot.cli_chase import due, tick
from bot.cli_export import export
from bot.cli_ground import fail, sentences, settings_or_fail, slack_settings_or_fail
from bot.cli_plan import explain, import_
from bot.unswept import unswept

cli = typer.Typer(
    help="Chases a partnership's action plan and posts its RAG digest.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


cli.add_typer(explain, name="explain")
cli.command("import")(import_)
cli.command("export")(export)
cli.command("due")(due)
cli.command("tick")(tick)


@cli.command()
def migrate() -> None:
    """Bring the database up to date. Safe to run from several replicas at once."""
    from migrations.run import upgrade

    with sentences():
        upgrade(settings_or_fail().database_url)
    typer.echo("The database is up to date.")


@cli.command()
def run(
    only: Annotated[
        str | None, typer.Option(help="One part alone: web, schedule or sender.")
    ] = None,
) -> None:
    """Run Chaser in Slack: take what people say, find what is due, send what is owed."""
    with unswept():
        from bot.run import Role
        from bot.run import run as run_app

    settings, slack = settings_or_fail(), slack_settings_or_fail()
    if only is not None and only not in list(Role):
        fail(f"--only takes web, schedule or sender, and not “{only}”.")
    with sentences():
        run_app(settings, slack, Role(only) if only else None)


@cli.command()
def doctor() -> None:
    """Look at the database, Slack's tokens and scopes, the clock and the channels; say what to do.

    Ends with status 1 where something is to be done.
    """
    from bot.doctor import examine

    settings, slack = settings_or_fail(), slack_settings_or_fail()
    is_well = True
    for finding in examine(settings, slack):
        typer.echo(finding.line)
        is_well = is_well and finding.is_well
    if not is_well:
        raise typer.Exit(1)


@cli.command()
def local(
    fresh: Annotated[bool, typer.Option(help="Start over with the sample; asks first.")] = False,
    yes: Annotated[bool, typer.Option(help="Don't ask.")] = False,
    port: Annotated[int | None, typer.Option(min=0, max=65_535, help="Where to listen.")] = None,
    browser: Annotated[bool, typer.Option(help="Open the web browser.")] = True,
) -> None:
    """Serve the local chat: a partnership, its plan and its people, with no account needed."""
    with unswept():
        from bot.local import run

    settings = settings_or_fail()
    if port is not None:
        settings = settings.model_copy(update={"local_port": port})
    if (
        fresh
        and not yes
        and not typer.confirm("Start over? All that was done in the local chat is deleted.")
    ):
        fail("Nothing was deleted.")
    with sentences():
        run(settings, fresh=fresh, open_browser=browser and sys.stdout.isatty())
