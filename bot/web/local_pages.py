"""The local chat as a web application: its pages, its downloads, and how they are put together."""

from contextlib import suppress
from importlib.resources import files
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.chat.chat import ChatError
from bot.chat.local_html import fill, is_picture
from bot.chat.local_posts import in_sight, numbers
from bot.chat.local_words import direct_message
from bot.web import local_acts
from bot.web.guard import Guard
from bot.web.local_events import events
from bot.web.local_site import UPLOAD_LIMIT, LocalSite
from bot.web.local_view import Viewer, page_html
from handlers.requests import File

PICTURE_TYPES = {
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
    ".gif": "image/gif", ".webp": "image/webp",
}  # fmt: skip


def local_app(site: LocalSite) -> ASGIApp:
    """The application; `site.close()` ends its open event streams."""
    app = Starlette(
        routes=[
            Route("/", home),
            Route("/as/{person}", page),
            Route("/as/{person}/events", events),
            Route("/as/{person}/posts/{post}/files/{index:int}", dropped_file),
            *local_acts.ROUTES,
            Mount("/static", StaticFiles(directory=str(files("bot.web") / "static"))),
        ],
        exception_handlers={HTTPException: refused, Exception: failed},
    )
    app.state.site = site
    app.state.stepper = local_acts.Stepper(site.conductor)
    # Around everything, so that an answer to an unforeseen error has its headers too.
    return Guard(app, site.host, site.password)


def home(request: Request) -> Response:
    """To the first person's page, or to that of the one who was picked."""
    site: LocalSite = request.app.state.site
    people = [person for person, _, _ in site.directory.people()]
    person = request.query_params.get("as", "")
    if person not in people:
        person = people[0]
    place = request.query_params.get("in", "")
    place = direct_message(person) if place == "dm" else place
    return RedirectResponse(_viewer(site, person, place).here if place else f"/as/{person}")


def page(request: Request) -> Response:
    """A place as one person sees it."""
    site: LocalSite = request.app.state.site
    person = request.path_params["person"]
    place = request.query_params.get("in") or site.directory.channel()[0]
    number = next(iter(numbers([request.query_params.get("before", "")])), None)
    viewer = _viewer(site, person, place)
    with suppress(ChatError):  # while the chat stops, its pages can still be read
        site.chat.opened(person)
    return HTMLResponse(page_html(viewer, number))


def _viewer(site: LocalSite, person: str, place: str) -> Viewer:
    if site.name_of(person) is None:
        raise HTTPException(404, "Nobody here goes by that name.")
    if place not in site.places(person):
        raise HTTPException(404, "There is no such place here.")
    return Viewer(site, person, place)


def dropped_file(request: Request) -> Response:
    """A file that somebody dropped into a post, for those who see the post."""
    site: LocalSite = request.app.state.site
    person, index = request.path_params["person"], request.path_params["index"]
    try:
        with site.chat.database.reading() as session:
            post = in_sight(session, request.path_params["post"], person)
        if post.place not in site.places(person) or index >= len(post.files):
            raise HTTPException(404, "That file is no longer there.")
        file = File(**post.files[index])
        content = site.chat.fetch(file, UPLOAD_LIMIT)
    except ChatError:
        raise HTTPException(404, "That file is no longer there.") from None
    return _download(file.name, "application/octet-stream", content)


def _download(name: str, media_type: str, content: bytes) -> Response:
    if is_picture(name):
        media_type = PICTURE_TYPES["." + name.lower().rsplit(".", 1)[1]]
    response = Response(content, media_type=media_type)
    # As an upload's name is anybody's: only the form that RFC 6266 spells out byte by byte.
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return response


def refused(request: Request, error: Exception) -> Response:
    """A sentence, as a page or for the page's script."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    sentence = str(error.detail) if isinstance(error, HTTPException) else "Something went wrong."
    if sentence == "Not Found":  # the router's own word
        sentence = "There is no such page here."
    if local_acts.wants_json(request):
        return JSONResponse({"error": sentence}, status)
    content = fill("plain.html", title="That didn't work", sentence=sentence, back="/")
    return HTMLResponse(content, status)


def failed(request: Request, error: Exception) -> Response:
    """The same for what nobody foresaw; the server writes it to its log."""
    return refused(request, error)
