"""Serve the page where people install the app with OAuth: `/oauth/v2/authorize`."""

from collections.abc import Iterable
from html import escape
from urllib.parse import urlencode

from aiohttp import web

from local_slack.app.installing import Wish
from local_slack.errors import SlackError
from local_slack.model.world import User
from local_slack.workspace.workspace import Workspace

PATH = "/oauth/v2/authorize"
_SAID = {
    "invalid_client_id": "No app has this client_id.",
    "bad_redirect_uri": "The redirect_uri did not match any that the app's manifest has.",
    "invalid_scope": "The app asks for scopes that its manifest does not have.",
    "no_scopes": "The app asks for no scopes at all.",
    "invalid_request": "This was answered before. Start again at the app.",
}
_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem }}
button, select {{ font: inherit; padding: .4rem 1rem }}</style>
<main><h1>{title}</h1>{content}</main></html>"""
_FORM = """<p>The app asks for:</p><ul>{scopes}</ul>
<form method="post"><input type="hidden" name="request" value="{request}">
<p><label>Install as <select name="user">{people}</select></label></p>
<button name="do" value="allow">Allow</button> <button name="do" value="cancel">Cancel</button></form>"""


def add_routes(app: web.Application, ws: Workspace) -> None:
    """Add the page, and the answer that people give on it."""

    async def ask(request: web.Request) -> web.Response:
        wanted = request.query.get("client_id")
        asking = next((each for each in ws.apps if each.credentials.client_id == wanted), ws.app)
        try:
            name, wish = asking.installing.ask(dict(request.query))
        except SlackError as refused:
            return _refused(refused)
        return _html(f"Install {asking.config.name} in {ws.world.team_name}?", _form(ws, name, wish))

    async def answer(request: web.Request) -> web.Response:
        given = await request.post()
        name = str(given.get("request"))
        asking = next((each for each in ws.apps if each.installing.asks(name)), ws.app)
        try:
            wish = asking.installing.answered(name)
        except SlackError as refused:
            return _refused(refused)
        user = next((each for each in _installers(ws) if each.id == given.get("user")), None)
        if user is None or given.get("do") != "allow":
            return _back(wish, {"error": "access_denied"})
        return _back(wish, {"code": asking.installing.code(wish, user.id)})

    app.router.add_get(PATH, ask)
    app.router.add_post(PATH, answer)


def _installers(ws: Workspace) -> list[User]:
    """Return who may install an app: everybody but guests and bots."""
    everybody = ws.world.users.values()
    return [
        user for user in everybody if not (user.is_bot or user.deleted or user.is_restricted or user.id == "USLACKBOT")
    ]


def _form(ws: Workspace, name: str, wish: Wish) -> str:
    people = (f'<option value="{user.id}">{escape(user.real_name)}</option>' for user in _installers(ws))
    return _FORM.format(
        scopes="".join(_listed(wish.scopes, "as a bot") + _listed(wish.user_scopes, "in your name")),
        request=name,
        people="".join(people),
    )


def _listed(scopes: Iterable[str], how: str) -> list[str]:
    return [f"<li><code>{escape(scope)}</code> {how}</li>" for scope in scopes]


def _back(wish: Wish, answer: dict[str, str]) -> web.Response:
    """Send the browser back to the app, with the app's own state."""
    query = urlencode(answer | {"state": wish.state})
    joint = "&" if "?" in wish.redirect_uri else "?"
    return web.Response(status=302, headers={"Location": f"{wish.redirect_uri}{joint}{query}"})


def _refused(refused: SlackError) -> web.Response:
    return _html("This app cannot be installed", f"<p>{_SAID[refused.error]}</p>", status=400)


def _html(title: str, content: str, status: int = 200) -> web.Response:
    text = _PAGE.format(title=escape(title), content=content)
    return web.Response(text=text, content_type="text/html", status=status)
