import pytest
from slack_sdk import WebClient

from local_slack import Channel, LocalSlack, Person
from support.harness import bolt_app, running, web_client
from support.listening import Heard


def sent_text(slack: LocalSlack, person: Person, typed: str) -> str:
    app = bolt_app(slack)
    for command in ("/hello", "/resolve"):
        app.command(command)(lambda ack: ack())
    with running(slack, app):
        return str(person.types(typed).payload["text"])


def test_with_should_escape_mentions_channels_and_links_become_markup(
    slack: LocalSlack, ana: Person, ben: Person, cx: Channel
) -> None:
    text = sent_text(slack, ana, "/resolve ask @ben in #cx, see https://example.com")
    assert text == f"ask <@{ben.id}> in <#{cx.id}|cx>, see <https://example.com>"


def test_with_should_escape_a_private_channel_is_not_named(slack: LocalSlack, ana: Person) -> None:
    secret = slack.add_channel("secret", members=[ana], private=True)
    assert sent_text(slack, ana, "/resolve see #secret") == f"see <#{secret.id}|>"


@pytest.mark.usefixtures("ben", "cx")
def test_without_should_escape_the_text_stays_as_typed(slack: LocalSlack, ana: Person) -> None:
    assert sent_text(slack, ana, "/hello ask @ben in #cx") == "ask @ben in #cx"


@pytest.mark.parametrize("command", ["/hello", "/resolve"])
def test_the_three_special_characters_are_escaped_either_way(slack: LocalSlack, ana: Person, command: str) -> None:
    assert sent_text(slack, ana, f"{command} <b> & co") == "&lt;b&gt; &amp; co"


def test_what_people_type_is_escaped_in_messages_and_events(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    heard = Heard(slack, "message")
    with running(slack, heard.app):
        ana.types("a & b < c, see https://example.com/?a=1&b=2", where=cx)
        heard.wait_for(1)
    escaped = "a &amp; b &lt; c, see <https://example.com/?a=1&amp;b=2>"
    assert heard.events[0]["text"] == escaped
    assert web_client(slack).conversations_history(channel=cx.id)["messages"][0]["text"] == escaped


def test_who_is_not_there_is_not_mentioned(slack: LocalSlack, ana: Person) -> None:
    assert sent_text(slack, ana, "/resolve ask @nobody") == "ask @nobody"


def test_a_mention_in_a_post_really_pings(client: WebClient, slack: LocalSlack, cx: Channel, ben: Person) -> None:
    client.chat_postMessage(channel=cx.id, text=f"Thank you <@{ben.id}> <!channel>")
    [message] = slack.posted(cx)
    assert (message.pings, message.broadcasts) == ((ben.id,), ("channel",))
    assert message.text == "Thank you @ben @channel"


def test_a_mention_in_blocks_pings_too(client: WebClient, slack: LocalSlack, cx: Channel, ben: Person) -> None:
    block = {"type": "section", "text": {"type": "mrkdwn", "text": f"Thank you <@{ben.id}>"}}
    client.chat_postMessage(channel=cx.id, text="Thank you", blocks=[block])
    assert slack.posted(cx)[0].pings == (ben.id,)


def test_escaped_or_plain_text_pings_nobody(client: WebClient, slack: LocalSlack, cx: Channel, ben: Person) -> None:
    block = {"type": "section", "text": {"type": "plain_text", "text": f"<@{ben.id}> <!here>"}}
    client.chat_postMessage(channel=cx.id, text=f"&lt;@{ben.id}&gt; @ben", blocks=[block])
    [message] = slack.posted(cx)
    assert (message.pings, message.broadcasts) == ((), ())


def test_a_person_who_types_markup_pings_nobody_by_it(slack: LocalSlack, ana: Person, ben: Person, cx: Channel) -> None:
    ana.types(f"<@{ben.id}> <!channel>", where=cx)
    [message] = slack.posted(cx)
    assert (message.pings, message.broadcasts) == ((), ())
    assert message.says == f"<@{ben.id}> <!channel>"


def test_a_person_who_mentions_somebody_pings_them(slack: LocalSlack, ana: Person, ben: Person, cx: Channel) -> None:
    ana.types("Thanks @ben", where=cx)
    assert slack.posted(cx)[0].pings == (ben.id,)


def test_what_a_message_says_is_read_as_a_client_shows_it(client: WebClient, cx: Channel, ana: Person) -> None:
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": "Good news"}},
        {"type": "section", "text": {"type": "mrkdwn", "text": "*Tom &amp; Co* <https://example.com|wrote>"}},
    ]
    client.chat_postMessage(channel=cx.id, text="News", blocks=blocks)
    assert ana.sees("Good news").says == "News\nGood news\nTom & Co wrote"
