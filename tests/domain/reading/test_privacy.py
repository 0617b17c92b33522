"""A wish to keep something private is heard at the start and the end of a text, and is no part of what was done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.drafts import DraftKind
from bot.domain.kinds import Kind
from bot.domain.reading.commands import (
    ChangeEntry,
    ChangeLatest,
    Command,
    HideMe,
    KeepAllPrivate,
    KeepDraft,
    KeepLatestPrivate,
    NoteNeed,
    RecordAction,
    Settings,
)
from bot.domain.reading.parse_command import parse_command
from bot.domain.reading.privacy import private_text, without_wish

DONE = "helped Ms Lee with her divorce"
PRIVATE = (
    *("private: {}", "Private - {}", "private, {}", "Private. {}", "private {}", "private:{}", "private note: {}"),
    *(
        "confidential: {}",
        "secret: {}",
        "strictly confidential \N{EN DASH} {}",
        "hey, private: {}",
        "off the record: {}",
    ),
    *("keep this private: {}", "please keep it private, {}", "keep private {}", "keep this one private: {}"),
    *("ok keep this private: {}", "I want to keep this private: {}", "can you keep this private: {}"),
    *(
        "just for me: {}",
        "only for me \N{EN DASH} {}",
        "for me only: {}",
        "for me: {}",
        "only me: {}",
        "for my eyes only: {}",
    ),
    *("privately {}", "privately: {}", "[private] {}", "(private) {}", "#private {}", "*private*: {}"),
    *("not for the shout-out: {}", "not for sharing: {}", "not to be shared: {}", "not public: {}", "between us: {}"),
    *(
        "don't share: {}",
        "don\N{RIGHT SINGLE QUOTATION MARK}t share this: {}",
        "do not publish - {}",
        "don't share this with anyone: {}",
    ),
    *("don't post this in the channel: {}", "I'd rather not share this: {}", "this is private: {}"),
    *("keep out of the shout-out: {}", "don't make it public: {}", "nobody should see this: {}", "privé: {}"),
    *(
        "{}, keep it private",
        "{} (private)",
        "{}, please don't share this",
        "{} please don't share this",
        "{} - private",
    ),
    *(
        "{}. Don't share.",
        "{} \N{EN DASH} just for me",
        "{} but keep it private",
        "{}, not for the shout-out please",
        "{} #private",
    ),
    *("{} (please keep private).", "{} [confidential]", "{}, and please keep this confidential", "{}, private please"),
    *("{}, can you keep it private?", "{}, only I should see this", "{}, only visible to me", "{}\nkeep this private"),
    *(
        "{}. Keep this one private please!",
        "{}, don't tell anyone",
        "Keep private: {} (private)",
        "{}, for my eyes only",
    ),
    *(
        "{} keep it private",
        "{} don't share this",
        "{}, don't want this shared",
        "{}, not to be shared",
        "{}, without my name",
    ),
    *("I don't want this shared: {}", "don't put this in the shout-out: {}", "{}, this should stay private"),
    *(
        "record privately {}",
        "save as private: {}",
        "in confidence: {}",
        "don't let anyone see this: {}",
        "personal: {}",
    ),
    *("{}, don't share it with my manager", "don't show my colleagues: {}", "anonymously: {}", "Private! {}"),
)
NOT_PRIVATE = (
    *(
        "put a bottle opener in every crate, never announced",
        "told Ms Lee don't share this",
        "helped Ms Lee keep it private",
    ),
    *("gave a private tour to the Lees", "private ward patient calmed down", "shared the private link with Ms Lee"),
    *("kept it private for Ms Lee", "told Ms Lee to keep it private", "asked Ms Lee to please keep it private"),
    *("asked the team: keep this private", "helped Ms Lee keep her profile private", "explained that it's private"),
    *(
        "secretly paid for a widow's lunch",
        "private message to Ms Lee: told her the price",
        "moved her to a private room",
    ),
    *(
        "private lesson for the Lees, free of charge",
        "confidential file - found it for Ms Lee",
        "private pension: helped",
    ),
    *(
        "booked a room (private) for Ms Lee",
        "reassured Ms Lee that we never share it",
        "for me it was easy: helped Mr Li",
    ),
    *("showed Ms Lee how to make it private", "found Ms Lee a quiet and private room", "made lunch for me and Ms Lee"),
    *("set the customer's account to private", "set private: the account of Ms Lee", "hidden costs: explained them"),
    *("explained to a customer why we don't share data with anyone", "not for profit: helped the charity with a bill"),
)
ASKED: tuple[tuple[Command, tuple[str, ...]], ...] = (
    (KeepLatestPrivate(), ("keep that private", "make it private", "don't share that", "hide it", "private")),
    (KeepLatestPrivate(), ("don't share my last one", "keep my last one private", "Can you keep that private?")),
    (
        KeepLatestPrivate(),
        (
            "please don't share it with anyone.",
            "hide my last entry",
            "don\N{RIGHT SINGLE QUOTATION MARK}t share that",
            "(private)",
        ),
    ),
    (KeepLatestPrivate(), ("take it out of the shout-out", "make my last one private", "unshare it")),
    (KeepLatestPrivate(), ("that should be private", "I don't want that shared", "that was private")),
    (
        ChangeLatest(),
        ("undo that", "undo", "Undo?", "delete that", "remove my last one", "take that back", "edit that"),
    ),
    (ChangeLatest(), ("delete my last entry", "make it public", "how do I make it private?", "remove the entry")),
    (ChangeEntry(), ("delete my last two", "remove my entries", "make my stories public")),
    (KeepAllPrivate(), ("don't share my actions", "never share anything", "stop sharing what I record", "never share")),
    (KeepAllPrivate(), ("keep everything private", "keep all my actions private", "I don't want to share my stories")),
    (HideMe(), ("don't show my name", "leave me out of the shout-out")),
)


@pytest.mark.parametrize("wish", PRIVATE)
def test_a_wish_is_read_and_is_no_part_of_what_was_done(wish: str) -> None:
    text = wish.format(DONE)
    private = private_text(text)
    assert private is not None
    assert (private.said, "".join(private)) == (DONE, text)
    assert without_wish(text) == DONE
    assert isinstance(read := parse_command(text), RecordAction)
    assert without_wish(read.text) == DONE


def test_words_that_only_speak_of_what_is_private_are_no_wish() -> None:
    assert [text for text in NOT_PRIVATE if private_text(text) or without_wish(text) != text] == []
    for text in NOT_PRIVATE[3:6]:
        assert getattr(parse_command(text), "text", "") == text


def test_a_wish_of_its_own_is_about_the_latest_action_or_about_all() -> None:
    for command, texts in ASKED:
        assert [parse_command(text) for text in texts] == [command] * len(texts)


def test_what_is_no_action_keeps_the_wish_and_is_never_a_need_to_note() -> None:
    for text, read in (
        ("private: Ms Lee is very angry", KeepDraft("private: Ms Lee is very angry", DraftKind.NEED)),
        ("need: Ms Lee waits for us (private)", KeepDraft("Ms Lee waits for us (private)", DraftKind.NEED)),
        ("just for me: I will call Ms Lee", KeepDraft("just for me: I will call Ms Lee", DraftKind.PLAN)),
        ("private: record helped Ms Lee", RecordAction("private: helped Ms Lee", Kind.HELP)),
        ("record: private: helped Mr Li with rent", RecordAction("record: private: helped Mr Li with rent", Kind.HELP)),
        ("need (private)", NoteNeed("")),
        ("private: settings", Settings()),
    ):
        assert parse_command(text) == read, text


@given(
    st.lists(st.sampled_from(("private", "keep", "it", "don't share", ":", ",", "(", "\n", " ", "please", "need", "a")))
)
def test_nothing_of_a_text_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    private = private_text(text)
    assert private is None or ("".join(sorted("".join(private))) == "".join(sorted(text)) and private.said.strip())


def test_long_texts_are_read_at_once() -> None:
    for text in ("a" + "\n" * 1990 + "b", "need" + " " * 1900 + "b", "a" + " ," * 990 + "b", "please " * 280 + "b"):
        assert private_text(text) is None
