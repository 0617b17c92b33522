"""Whatever Python tests can do with a local Slack, tests in any language can do over HTTP."""

from collections.abc import Iterator, Mapping

import pytest

from local_slack import LocalSlack, Person
from local_slack.clock.movable import MovableClock
from local_slack.connection.faults import Faults
from local_slack.control.routes import DEEDS, READINGS
from local_slack.control.waiting import CONDITIONS
from local_slack.driver.connections import Connections
from local_slack.driver.request_urls import RequestUrls

ROUTES: Mapping[type, Mapping[str, str]] = {
    LocalSlack: {
        "add_bot": "POST add_bot",
        "add_channel": "POST add_channel",
        "add_emoji": "POST add_emoji",
        "add_group_dm": "POST add_group_dm",
        "add_person": "POST add_person",
        "archive": "POST archive",
        "bot_token": "GET app",
        "calls": "GET calls",
        "change_profile": "POST profile",
        "change_zone": "POST zone",
        "channel": "GET channels",
        "deactivate": "POST deactivate",
        "delete_channel": "POST delete_channel",
        "envelopes": "GET envelopes",
        "environment": "GET app",
        "oauth_environment": "GET app",
        "install": "POST install",
        "join": "POST join",
        "leave": "POST leave",
        "limit_bursts": "POST limit_bursts",
        "limit_posts": "POST limit_posts",
        "make_private": "POST make_private",
        "make_public": "POST make_public",
        "person": "GET people",
        "post": "POST post",
        "posted": "GET posted",
        "reinstall": "POST reinstall",
        "remove_bot": "POST remove_bot",
        "rename": "POST rename",
        "resend": "POST resend",
        "resend_last_event": "POST resend",
        "restore_token": "POST token",
        "revoke_token": "POST token",
        "set_admin": "POST admin",
        "set_dnd": "POST dnd",
        "set_dnd_schedule": "POST dnd_schedule",
        "set_scopes": "POST scopes",
        "set_status": "POST status",
        "snooze": "POST snooze",
        "transcript": "GET transcript",
        "unarchive": "POST unarchive",
        "uninstall": "POST uninstall",
        "wait_until": "GET wait",
    },
    Person: {
        "chooses": "POST choose",
        "clicks": "POST click",
        "closes": "POST close",
        "deletes": "POST delete",
        "dm": "GET channels",
        "dm_with": "GET channels",
        "does_not_see": "GET messages",
        "edits": "POST edit",
        "fills": "POST fill",
        "home": "GET home",
        "home_of": "GET home",
        "looks_up": "POST suggest",
        "messages": "GET messages",
        "modal": "GET modal",
        "opens_home": "POST home",
        "opens_messages": "POST home",
        "reacts": "POST react",
        "sees": "WAIT message",
        "submits": "POST submit",
        "takes_reaction_back": "POST react",
        "types": "POST type",
        "uses_message_shortcut": "POST shortcut",
        "uses_shortcut": "POST shortcut",
        "wait_for_modal": "WAIT modal",
    },
    Connections: {
        "count": "GET app",
        "disable": "POST sockets",
        "enable": "POST sockets",
        "kill": "POST sockets",
        "refresh": "POST sockets",
        "wait_for": "WAIT sockets",
        "warn": "POST sockets",
    },
    RequestUrls: {"check_ssl": "POST request_urls", "sign": "POST signature", "verify": "POST request_urls"},
    Faults: {
        "accept_sockets": "POST sockets",
        "come_back": "POST outage",
        "delay": "POST fault",
        "drop_after": "POST fault",
        "drop_before": "POST fault",
        "fail": "POST fault",
        "forget": "POST forget",
        "go_offline": "POST outage",
        "rate_limit": "POST fault",
        "refuse_sockets": "POST sockets",
        "slow": "POST slow",
        "store_late": "POST fault",
    },
    MovableClock: {"move": "POST clock", "move_to": "POST clock", "now": "GET clock"},
}
NONE: Mapping[str, str] = {
    "LocalSlack.running": "whoever sends requests starts the app as well",
    "LocalSlack.start": "whoever sends requests has started it: the command does",
    "LocalSlack.stop": "the process is ended by whoever started it",
    "LocalSlack.stop_clock_for": "it takes a function of the app's process",
    "Person.submits_again": "resend sends the same submission again",
    "Faults.latency": "the server asks this",
    "Faults.next": "the server asks this",
    "Faults.pending": "GET hood says it",
    "Faults.slowness": "GET hood says it",
    "Faults.on_outage": "it takes a function of the process",
    "MovableClock.on_move": "it takes a function of the process",
}


def public(kind: type) -> Iterator[str]:
    """What a class offers, its base classes included."""
    for base in kind.__mro__[:-1]:
        for name, member in vars(base).items():
            if not name.startswith("_") and (callable(member) or isinstance(member, property | classmethod)):
                yield name


@pytest.mark.parametrize("kind", ROUTES, ids=lambda kind: kind.__name__)
def test_everything_has_its_route_or_a_reason(kind: type) -> None:
    excused = {name.partition(".")[2] for name in NONE if name.startswith(f"{kind.__name__}.")}
    assert set(public(kind)) == ROUTES[kind].keys() | excused
    assert not ROUTES[kind].keys() & excused


def test_the_routes_are_there() -> None:
    there = {
        *(f"POST {name}" for name in DEEDS),
        *(f"GET {name}" for name in READINGS),
        *(f"WAIT {name}" for name in CONDITIONS),
        "GET wait",
    }
    assert {route for routes in ROUTES.values() for route in routes.values()} <= there
