"""`chaser local`: sets up the sample once, serves the chat, and lets go when it is told to."""

import os
import secrets
import socket
import sys
import webbrowser

from bot.app import LocalApp, build_local
from bot.config import Settings
from bot.local_directory import LocalDirectory, secret
from bot.logs import configure
from bot.sample.story import is_begun, is_set_up, set_up
from bot.web.local_pages import local_app
from bot.web.local_site import LocalSite
from bot.web.serve import address_of, listen, serve
from migrations.run import upgrade
from store import people
from store.database import Database, file_of
from store.models import Partnership

_PORTS = 20  # how many are tried, from the one that is set


def run(settings: Settings, *, fresh: bool, open_browser: bool) -> None:
    """Serve the local chat until SIGTERM or Ctrl-C. Raises OSError where it can't begin."""
    configure(settings.log_level)
    if fresh:
        start_over(settings.database_url)
    app = _set_up(settings.database_url)
    try:
        site = _site(app, settings)
        with listen(settings.local_host, settings.local_port, _PORTS) as bound:
            app.start()
            _serve(site, bound, open_browser)
    finally:
        app.stop()


def _set_up(database_url: str) -> LocalApp:
    """The local chat with its sample. A set-up that was cut short is begun again."""
    _make_folder(database_url)
    upgrade(database_url)
    for each in _of_other_chats(database_url)[:1]:
        raise OSError(
            f"{each.name} lives in {each.workspace.platform} and in the same database: the local"
            " chat's clock would move its reminders too. Give the local chat a database of its"
            " own, by CHASER_DATABASE_URL."
        )
    app = build_local(Database(database_url))
    if is_begun(app) and not is_set_up(app):
        app.stop()
        start_over(database_url)
        upgrade(database_url)
        app = build_local(Database(database_url))
    if not is_set_up(app):
        _say("Setting up the sample partnership…")
        set_up(app)
    return app


def _site(app: LocalApp, settings: Settings) -> LocalSite:
    password = settings.local_password.get_secret_value() if settings.local_password else None
    try:
        return LocalSite(
            chat=app.chat,
            directory=LocalDirectory(app.database),
            conductor=app.conductor,
            secret=secret(app.database, secrets.token_bytes(32)),
            host=settings.local_host,
            password=password,
        )
    except ValueError as error:
        raise OSError(f"{error} Set CHASER_LOCAL_PASSWORD.") from error


def _serve(site: LocalSite, bound: socket.socket, open_browser: bool) -> None:
    address = address_of(bound)

    def started() -> None:
        _say(f"Chaser's local chat is at {address}  (Ctrl-C ends it)")
        if open_browser and _has_screen():
            webbrowser.open(address)

    serve(local_app(site), [bound], started, site.close)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _has_screen() -> bool:
    """Without a screen a text browser may be found, and would take over the terminal."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform in ("darwin", "win32") or any(os.environ.get(name) for name in screens)


def _make_folder(database_url: str) -> None:
    path = file_of(database_url)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)


def start_over(database_url: str) -> None:
    """Delete the file that the local chat lives in, unless another chat's plan is in it.

    Raises OSError there and for what is no file, and `MigrationError` for what is no database.
    """
    path = file_of(database_url)
    if path is not None and not path.exists():
        return
    upgrade(database_url)  # so that what an older Chaser left in it can be looked at
    others = _of_other_chats(database_url)
    if others:
        where = path or "The database"
        raise OSError(f"{where} also holds {others[0].name}, so nothing was deleted.")
    if path is None:
        raise OSError("--fresh works on a SQLite file alone; empty the other database by hand.")
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _of_other_chats(database_url: str) -> list[Partnership]:
    database = Database(database_url)
    try:
        with database.reading() as session:
            every = people.all_partnerships(session)
            return [each for each in every if each.workspace.platform != "local"]
    finally:
        database.dispose()
