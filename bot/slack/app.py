"""Build the Bolt app: check callers, and register its listeners."""

import logging
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any

from slack_bolt import Ack, App, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.logger.messages import warning_client_prioritized_and_token_skipped
from slack_sdk import WebClient

from bot.errors import BotError
from bot.slack.blocks import help_texts
from bot.slack.failures import answer_failures
from bot.slack.identity import Identity
from bot.slack.listeners import register_all
from bot.slack.listeners.desk import Desk
from bot.usecases.people.meet import is_known, meet
from bot.usecases.unit import Caller

log = logging.getLogger(__name__)
BOLT = logging.getLogger("slack_bolt.App")
ELSEWHERE = "I work for the workspace that I am installed in, and you are a guest from another one."


def build_app(desk: Desk, identity: Identity, bot_token: str, api_url: str, executor: Executor) -> App:
    """Return a Bolt app for one workspace with all listeners.

    Work is done before the response: waiting for the ack in Bolt's polling loop costs 10 ms each time. Bolt's own
    authorization asks Slack for the bot's identity. The bot knows it already and passes it on.
    """
    BOLT.addFilter(_is_news)

    def authorize() -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None,
            team_id=identity.team_id,
            bot_user_id=identity.bot_user_id,
            bot_id=identity.bot_id,
            bot_token=bot_token,
        )

    app = App(
        name="cx-help",
        client=WebClient(base_url=api_url),
        authorize=authorize,
        process_before_response=True,
        request_verification_enabled=False,
        listener_executor=executor,
    )
    app.middleware(_only_our_workspace(desk))
    app.middleware(_know_the_person(desk))
    app.error(answer_failures(desk))
    register_all(app, desk)
    return app


def _is_news(record: logging.LogRecord) -> bool:
    """Return whether to log it: Bolt finds SLACK_BOT_TOKEN in the environment, and warns that it does not use it."""
    return record.getMessage() != warning_client_prioritized_and_token_skipped()


def _only_our_workspace(desk: Desk) -> Callable[..., BoltResponse | None]:
    """Stop payloads of people from another workspace, in a channel shared with it."""

    def middleware(ack: Ack, body: dict[str, Any], next: Callable[[], BoltResponse]) -> BoltResponse | None:  # noqa: A002  Bolt injects arguments by name
        user = body.get("user")
        team = (user.get("team_id") if isinstance(user, dict) else None) or body.get("team_id") or desk.team_id
        if team == desk.team_id:
            return next()
        log.info("a payload from another workspace was turned away")
        message = help_texts.problem(ELSEWHERE)
        if "command" in body:
            return ack(response_type="ephemeral", text=message.text, blocks=message.blocks)
        if body.get("response_url"):
            desk.answers.respond(body["response_url"], message, replace=False)
        return ack()

    return middleware


def _know_the_person(desk: Desk) -> Callable[..., BoltResponse | None]:
    """Look up newcomers in Slack, once, for their name and zone."""

    def middleware(body: dict[str, Any], next: Callable[[], BoltResponse]) -> BoltResponse | None:  # noqa: A002  Bolt injects arguments by name
        user = body.get("user")
        user_id = user.get("id") if isinstance(user, dict) else body.get("user_id")
        try:
            if user_id and not is_known(desk.context, Caller(desk.team_id, user_id)):
                meet(desk.context, desk.team_id, desk.directory.profile(user_id))
        except BotError as problem:
            # Serve them all the same; the daily reading of the channel will add their profile.
            log.warning("a person could not be looked up: %s", problem)
        except Exception:  # as above; their own command says what is wrong
            log.exception("a person could not be looked up")
        return next()

    return middleware
