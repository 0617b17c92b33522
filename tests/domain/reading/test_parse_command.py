# ruff: noqa: RUF001 - full-width letters and curly apostrophes are what some keyboards send

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.drafts import DraftKind
from bot.domain.kinds import Kind
from bot.domain.people import Cadence
from bot.domain.reading.commands import (
    Command,
    Export,
    ForgetMe,
    Help,
    HelpTopic,
    KeepDraft,
    ListNeeds,
    NextAction,
    NoteNeed,
    OpenForm,
    RecordAction,
    Settings,
    ShowCustomer,
    ShowHistory,
    Team,
    WorkspaceSettings,
)
from bot.domain.reading.nudge_commands import Fewer, NudgeWhen, Pause, Resume, Stop
from bot.domain.reading.parse_command import CommandTooLong, parse_command
from bot.errors import InvalidInputError
from tests.support.problems import about


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("", NextAction()),
        (" \u3000\u200f\n", NextAction()),
        ("record", OpenForm()),
        ("RECORD.", OpenForm()),
        ("need", NoteNeed("")),
        ("Need…", NoteNeed("")),
        ("needs", ListNeeds()),
        ("needs?", ListNeeds()),
        ("`needs`", ListNeeds()),
        ("me", ShowHistory()),
        ("Me!", ShowHistory()),
        ("\u200fme\u200f", ShowHistory()),
        ("\u3000ｍｅ\u3000", ShowHistory()),
        ("customer", ShowCustomer("")),
        ("customers?", ShowCustomer("")),
        ("my customers", ShowCustomer("")),
        ("customer Acme", ShowCustomer("Acme")),
        ("Customer: acme ltd", ShowCustomer("acme ltd")),
        ("customer : acme ltd please", ShowCustomer("acme ltd")),
        ("customer acme", ShowCustomer("acme")),
        ("customer acme foods ltd.", ShowCustomer("acme foods ltd")),
        ("customer `Acme`", ShowCustomer("Acme")),
        ("customer Ms Okafor", ShowCustomer("Ms Okafor")),
        ("customer Bank of Ireland", ShowCustomer("Bank of Ireland")),
        ("customer Müller Maschinenbau GmbH & Co. KG", ShowCustomer("Müller Maschinenbau GmbH & Co. KG")),
        ("customer トヨタ自動車", ShowCustomer("トヨタ自動車")),
        ("customer the Acme team", ShowCustomer("the Acme team")),
        ("customer the printer", KeepDraft("customer the printer", DraftKind.UNCLEAR)),
        ("show customer Acme", ShowCustomer("Acme")),
        ("customer:acme foods of the far north", KeepDraft("customer:acme foods of the far north", DraftKind.UNCLEAR)),
        ("customer complained about a parcel", KeepDraft("customer complained about a parcel", DraftKind.NEED)),
        ("customer complained", KeepDraft("customer complained", DraftKind.NEED)),
        ("customer Acme is angry about it", KeepDraft("customer Acme is angry about it", DraftKind.NEED)),
        ("customer Acme got a refund", KeepDraft("customer Acme got a refund", DraftKind.NEED)),
        ("customer A B C D E F G H I", KeepDraft("customer A B C D E F G H I", DraftKind.UNCLEAR)),
        ("customers waited two hours so I called", RecordAction("customers waited two hours so I called")),
        ("pause", Pause("")),
        ("Pause.", Pause("")),
        ("pause 2 weeks", Pause("2 weeks")),
        ("pause  for\u00a02 weeks please", Pause("for 2 weeks")),
        ("pause until 7 Jan", Pause("until 7 jan")),
        ("pause my nudges until Monday", Pause("until monday")),
        ("pause until xmas", Pause("until xmas")),
        ("pause until", Pause("until")),
        ("pause 2 wekks", Pause("2 wekks")),
        ("resume", Resume()),
        ("resume please", Resume()),
        ("stop", Stop()),
        ("STOP!!!", Stop()),
        ("please stop", Stop()),
        ("stop it now", Stop()),
        ("stop nudging me", Stop()),
        ("nudge", Resume(ends_planned=False)),
        ("nudge at", NudgeWhen(at="")),
        ("nudge at 9:30", NudgeWhen(at="9:30")),
        ("nudge me at half past nine", NudgeWhen(at="half past nine")),
        ("Nudge 9", NudgeWhen(at="9")),
        ("nudge at 25:00", NudgeWhen(at="25:00")),
        ("nudge at 9:30 my time", NudgeWhen(at="9:30")),
        ("nudge at ９：３０", NudgeWhen(at="9:30")),
        ("nudge me weekly", NudgeWhen(cadence=Cadence.WEEKLY)),
        ("nudge on Mon, Wed and Fri", NudgeWhen(days=frozenset({0, 2, 4}))),
        ("settings", Settings()),
        ("workspace settings", WorkspaceSettings()),
        ("Admin settings?", WorkspaceSettings()),
        ("team settings", WorkspaceSettings()),
        ("team settings were wrong for Acme", KeepDraft("team settings were wrong for Acme", DraftKind.NEED)),
        ("team", Team()),
        ("team?", Team()),
        ("export", Export()),
        ("export my data", Export()),
        ("forget me", ForgetMe()),
        ("Forget  me.", ForgetMe()),
    ],
)
def test_a_text_that_fits_a_command_as_a_whole_is_that_command(text: str, command: Command) -> None:
    assert parse_command(text) == command


@pytest.mark.parametrize(
    "text",
    [
        *("no more nudges", "no nudges", "No nudges please", "I don’t want any more nudges", "i want no nudges"),
        *("turn off nudges", "turn the nudges off", "switch off my nudges", "disable nudges", "cancel my nudges"),
        *("stop sending me nudges", "stop sending me these", "stop all nudges", "stop them", "please stop nudging me"),
        *("don't nudge me", "Don’t nudge me again.", "do not nudge me any more", "dont nudge me", "never nudge me"),
        *("nudge never", "don't send me nudges", "unsubscribe", "UNSUBSCRIBE!", "unsubscribe me", "opt out"),
        *("unsubscribe me from nudges", "opt me out of the nudges", "stop the daily nudges"),
    ],
)
def test_a_clear_request_for_no_nudges_is_one_however_it_is_worded(text: str) -> None:
    assert parse_command(text) == Stop()


@pytest.mark.parametrize(
    "text",
    [
        *("fewer nudges", "fewer", "less nudges please", "nudge me less", "nudge me less often", "nudge less"),
        *("I want fewer nudges", "send me fewer nudges", "less often", "nudge me not so often", "Fewer nudges!"),
    ],
)
def test_a_request_for_fewer_nudges_is_one(text: str) -> None:
    assert parse_command(text) == Fewer()


@pytest.mark.parametrize("text", ["turn on nudges", "start nudges", "nudge me again", "unpause", "start nudging me"])
def test_a_request_to_have_nudges_again_is_one(text: str) -> None:
    assert isinstance(parse_command(text), Resume)


@pytest.mark.parametrize(
    "text",
    [
        *("I want to stop", "stop?"),
        *("stop nudges?", "can you stop?", "too many nudges", "nudges"),
        *("no more nudges?", "nudge me on 7 Jan"),
    ],
)
def test_a_few_words_about_nudges_alone_are_answered_with_what_can_be_done_about_them(text: str) -> None:
    assert parse_command(text) == KeepDraft(text, DraftKind.REQUEST)


@pytest.mark.parametrize(
    ("command", "texts"),
    [
        (ShowHistory(), ["my history", "history", "Show my history", "my actions", "did I record it?"]),
        (NextAction(), ["another idea", "another idea?", "another one please", "next idea", "give me an idea"]),
        (ListNeeds(), ["show needs", "open needs", "Show me the needs.", "needs me", "my needs"]),
        (ForgetMe(), ["delete everything", "delete all my data", "erase my data"]),
        (Settings(), ["my settings", "show settings"]),
    ],
)
def test_a_command_may_be_worded_as_people_word_it(command: Command, texts: list[str]) -> None:
    assert [parse_command(text) for text in texts] == [command] * len(texts)


@pytest.mark.parametrize(
    "text",
    [
        "stopped a refund loop for Acme",
        "paused the newsletter for Ms Okafor",
        "stop sign fixed at the customer's gate",
        "cancelled the duplicate order for Acme",
        "nudged the carrier for Mr Sato",
        "unsubscribed Mr Li",
        "paused the invoice run so that Zed could check",
        "changed my supplier's address for Acme",
        "turned off the alarm for Ms Okafor",
        "settings sorted for the café",
        "record player mended",
        "thank you card for Mr Li",
        "me and Ana fixed the invoice",
        "<@U1|ana> and I called Acme",
        "R&amp;D and I fixed &lt;the&gt; label",
        "Called Acme back, ok?",
        "refunded 1234",
    ],
)
def test_an_act_that_begins_as_a_command_or_speaks_of_nudges_is_recorded(text: str) -> None:
    assert parse_command(text) == RecordAction(text)


@pytest.mark.parametrize(
    "text",
    [
        "cancel Acme's duplicate order",
        "stop the leak at Acme",
        "pause Acme's invoices until Monday",
        "resume the delivery for Acme",
        "nudge Ben about Acme",
        "nudge at risk customers of the old plan",
        "fewer forms for new customers",
        "undo of a wrong booking for Mr Li",
        "team visit at Acme",
        "forget me not flowers for Ms Okafor",
        "update team on Acme",
        "i'm off to see Acme",
    ],
)
def test_what_may_or_may_not_have_been_done_is_asked_about_and_carries_out_nothing(text: str) -> None:
    assert isinstance(parse_command(text), KeepDraft)


@pytest.mark.parametrize("text", ["need to pause", "need to stop Acme's late fees", "need to call Acme"])
def test_what_somebody_needs_to_do_is_a_plan_and_no_customers_need(text: str) -> None:
    assert isinstance(parse_command(text), KeepDraft)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("helped Ms Okafor with her form", Kind.HELP),
        ("Helped <@U1|ana>", Kind.HELP),
        ("HELPED: Ms Okafor &amp; son", Kind.HELP),
        ("solved the double invoice", Kind.SOLVE),
        ("solve： the double invoice", Kind.SOLVE),
        ("solved\u00a0the double invoice", Kind.SOLVE),
        ("delighted Mr Li", Kind.DELIGHT),
        ("delight - flowers for Mr Li", Kind.DELIGHT),
    ],
)
def test_a_kind_said_first_is_given_and_the_sentence_stays_whole(text: str, kind: Kind) -> None:
    assert parse_command(text) == RecordAction(text, kind)


@pytest.mark.parametrize(
    "text", ["helped", "Solved!", "solved it", "i helped", "helped ...", "helped 👍", "solved: :tada:"]
)
def test_a_kind_alone_is_asked_what_happened(text: str) -> None:
    assert parse_command(text) == KeepDraft(text, DraftKind.INCOMPLETE)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("need a ramp at the Leeds shop", "a ramp at the Leeds shop"),
        ("Need: R&amp;D's answer for <@U1|ana>", "R&amp;D's answer for <@U1|ana>"),
        ("need help with the move at Acme", "help with the move at Acme"),
        ("need somebody who speaks Turkish?", "somebody who speaks Turkish?"),
    ],
)
def test_a_need_is_noted_in_the_persons_own_words(text: str, need: str) -> None:
    assert parse_command(text) == NoteNeed(need)


@pytest.mark.parametrize(
    ("topic", "texts"),
    [
        (HelpTopic.GENERAL, ["help", "HELP!", "help?", "help please", "help me", "help me use this", "i need help"]),
        (HelpTopic.GENERAL, ["help needs", "?", "???", "just a test", "what is this", "how does this work?"]),
        (HelpTopic.GENERAL, ["what\N{RIGHT SINGLE QUOTATION MARK}s this", "how do I pause", "who are you?"]),
        (HelpTopic.HELLO, ["hi", "Hello!", "hello there", "good morning", "hey, good evening everyone"]),
        (HelpTopic.THANKS, ["thanks", "thank you", "Thanks!", "cheers"]),
        (HelpTopic.FINE, ["ok", "Okay.", "good", "yes please", "ok, thank you"]),
        (HelpTopic.WHY, ["why do I get this?", "why do i get this", "Why am I getting nudges?", "why me?"]),
        (HelpTopic.WHY, ["why are you sending me this", "why did I get these messages?"]),
        (HelpTopic.WHO_SEES, ["who sees this?", "who sees this", "who can see what I record?", "Is this private?"]),
        (HelpTopic.WHO_SEES, ["can my boss see this?", "what do others see"]),
        (HelpTopic.MORE, ["more nudges", "nudge me more often", "nudge more", "I want more nudges", "More often!"]),
    ],
)
def test_who_asks_or_greets_is_told_how_to_use_it(topic: HelpTopic, texts: list[str]) -> None:
    assert [parse_command(text) for text in texts] == [Help(topic)] * len(texts)


@pytest.mark.parametrize(
    ("command", "texts"),
    [
        (Stop(), ["stop, please", "please, stop", "stop nudging me, please", "stop. Please!", "stop now please"]),
        (Pause(""), ["pause, please", "pause; thanks", "pause, thank you"]),
        (Fewer(), ["fewer nudges, please"]),
        (NudgeWhen(at="9:30"), ["nudge at 9:30, please"]),
    ],
)
def test_a_wish_may_be_polite(command: Command, texts: list[str]) -> None:
    assert [parse_command(text) for text in texts] == [command] * len(texts)


@pytest.mark.parametrize(
    "text",
    [
        *("change my time zone", "set country to Germany", "my role is support", "settings country DE"),
        *("Set my role to support.", "settings: role support", "update my settings", "how do I change my time zone?"),
        *("my time zone is wrong", "My country is the UK", "open my settings"),
    ],
)
def test_a_wish_for_other_settings_is_answered_with_them_and_never_recorded(text: str) -> None:
    assert parse_command(text) == KeepDraft(text, DraftKind.REQUEST)


@pytest.mark.parametrize(
    "text",
    [
        *("I'm on holiday", "on holiday", "out of office", "I’m away"),
        *("too many messages", "nudge later", "nudge off"),
    ],
)
def test_a_wish_to_be_left_in_peace_is_asked_about_and_never_recorded(text: str) -> None:
    assert parse_command(text) == KeepDraft(text, DraftKind.REQUEST)


WISHES = [
    "change my time zone",
    "set country to DE",
    "my role is support",
    "i'm on holiday",
    "on leave",
    "who sees this",
]


@given(
    st.sampled_from([*WISHES, "too many messages", "nudge me more often"]),
    st.sampled_from(["", ".", "!", ", please", " please", "; thanks"]),
    st.sampled_from(["", "please ", "  "]),
    st.sampled_from([str, str.upper, str.title]),
)
def test_a_wish_is_never_recorded_however_it_is_written(
    wish: str, after: str, before: str, written: Callable[[str], str]
) -> None:
    assert isinstance(parse_command(f"{before}{written(wish)}{after}"), Help | KeepDraft)


@pytest.mark.parametrize(
    "text",
    [
        *("...", "👍", ":tada: :wave:", "12345", "1 2 3", "<@U1|ana>", "<https://x.org>", "Acme"),
        *("forget?", "«»", "&amp;", "Acme 👍", "asdf", "change my mind about Acme"),
    ],
)
def test_what_is_not_understood_is_kept_and_asked_about(text: str) -> None:
    assert isinstance(parse_command(text), KeepDraft)


def test_the_longest_record_is_counted_as_it_was_typed() -> None:
    text = "fixed a&b" + "&amp;" * 1991
    assert parse_command(text) == RecordAction(text)


def test_a_longer_text_is_refused_with_its_length() -> None:
    with pytest.raises(InvalidInputError, check=about(CommandTooLong(2345, 2000))):
        parse_command("fixed " + "&lt;" * 2339)


@given(st.text(max_size=2000))
@example("need")
@example(":")
def test_every_text_is_understood_or_kept(text: str) -> None:
    command = parse_command(text)
    if isinstance(command, RecordAction | KeepDraft):
        assert command.text in text
