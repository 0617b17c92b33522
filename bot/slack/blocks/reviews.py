"""The review of stories before the shout-out, and the request for an edit that may come of it."""

from collections.abc import Mapping

from bot.domain.reviews import ReviewVerdict
from bot.domain.text import RECORD_LIMIT, shorten, show_mrkdwn
from bot.slack.blocks.fields import field, modal, typed
from bot.slack.blocks.kit import Message, Part, View, blocks_of, button, buttons, heading, message, note, plain, say
from bot.slack.blocks.shoutouts import story_words, told, whole_words, within_weight
from bot.slack.blocks.week import Room
from bot.slack.blocks.wording import clock, day, name, name_in_mrkdwn, own
from bot.slack.ids import Act, Form
from bot.usecases.review_content import AskedToEdit
from bot.usecases.review_stories import ReviewedStory, ReviewSheet
from bot.usecases.shoutout_content import ShownStory

ROOM = RECORD_LIMIT + 300
"""The most characters of what a person typed, with the names in it."""
_REVIEWER = 30
"""The most characters of a reviewer's name beside a story: there are many stories in one message."""
_WORDS, _OUTCOME = 1500, 600
"""The most characters of their own words in a request to a person, who has all of them in the form."""
_VERDICTS = ((Act.KEEP_STORY, "Keep", ReviewVerdict.KEEP), (Act.SKIP_STORY, "Skip", ReviewVerdict.SKIP))


def review(sheet: ReviewSheet) -> Message:
    """The stories that may be told, each with what is said of it and what can be said."""
    return message(*within_weight(lambda room: _parts(sheet, room)))


def note_form(story: ShownStory, names: Mapping[str, str], private_metadata: str = "") -> View:
    """The form for a note to the person whose story is to be edited."""
    shown = blocks_of([say(f"{story_words(story.action.kind, story.name)}:"), *whole_words(story, names)])
    field_for_note = field(
        "note",
        "What would you like to be edited?",
        typed("", multiline=True, placeholder="For example: please leave out the customer's name."),
        hint="I give it to your colleague alone, with your name. Until they edit the story it is not told.",
    )
    return modal(
        Form.REVIEW_NOTE, "Ask for an edit", [*shown, field_for_note], submit="Ask", private_metadata=private_metadata
    )


def asked_to_edit(asked: AskedToEdit) -> Message:
    """The request for an edit, for the person whose story it is."""
    action = asked.action
    return message(
        say(f"{name_in_mrkdwn(asked.asked_by)} looks at stories before the shout-out, and asks for an edit of yours:"),
        plain(own(asked.note, asked.names, ROOM)),
        say("This is what you wrote:"),
        plain(own(action.text, asked.names, _WORDS)),
        *(
            [plain(f"What changed for the customer: {own(action.outcome, asked.names, _OUTCOME)}")]
            if action.outcome
            else []
        ),
        buttons(button("Edit", Act.EDIT, action.id, primary=True), button("Keep private", Act.KEEP_PRIVATE, action.id)),
        note("It is told once you have edited it, and not before. Either way you are named among those who acted."),
    )


def _parts(sheet: ReviewSheet, room: Room) -> list[Part]:
    when = f"on {day(sheet.due)} at {clock(sheet.due)}" if sheet.due else "that has just come"
    return [
        heading("Stories to review"),
        say(
            f"These may be told in the shout-out {when}. *Skip* leaves a story out, and its person is named among "
            "those who acted. What nobody has said anything about is told."
        ),
        *(part for reviewed in sheet.stories for part in _story(reviewed, sheet.names, room)),
        note("All reviewers see the same, and the last word counts. It is as colleagues will see it."),
    ]


def _story(reviewed: ReviewedStory, names: dict[str, str], room: Room) -> list[Part]:
    parts = [*told(reviewed.story, names, room, _said(reviewed))]
    return parts if reviewed.told else [*parts, _answers(reviewed)]


def _said(reviewed: ReviewedStory) -> str:
    """What is said of a story, in mrkdwn; empty while nobody has said anything."""
    if reviewed.told:
        return "The shout-out tells it."
    by = show_mrkdwn(shorten(name(reviewed.by or ""), _REVIEWER), {})
    return {
        ReviewVerdict.OPEN: "",
        ReviewVerdict.KEEP: f"Kept by {by}.",
        ReviewVerdict.SKIP: f"Skipped by {by}.",
        ReviewVerdict.ASK: f"{by} has asked for an edit.",
    }[reviewed.verdict]


def _answers(reviewed: ReviewedStory) -> Part:
    action_id = reviewed.story.action.id
    said = [
        button(f"✓ {label}" if reviewed.verdict is verdict else label, act.on(action_id), action_id)
        for act, label, verdict in _VERDICTS
    ]
    ask = [] if reviewed.mine else [button("Ask for an edit", Act.ASK_FOR_EDIT.on(action_id), action_id)]
    return buttons(*said, *ask)
