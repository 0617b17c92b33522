"""Show stories to reviewers before the shout-out, and ask people for the edits they request."""

from collections.abc import Mapping

from bot.domain.reviews import ReviewVerdict
from bot.domain.text import RECORD_LIMIT, shorten, show_mrkdwn
from bot.slack.blocks.fields import field, modal, typed
from bot.slack.blocks.hidden_data import hidden
from bot.slack.blocks.kit import Element, View, button, buttons, heading, note, plain, say
from bot.slack.blocks.parts import Measure, Message, Part, blocks_of, large_message, message
from bot.slack.blocks.renderers import Renderers, measured, plainly
from bot.slack.blocks.shoutout import is_cut, story_of, story_part, whole_words, within_weight
from bot.slack.blocks.shoutout_lines import Room
from bot.slack.blocks.wording import about_story, moment, name, name_in_mrkdwn, own
from bot.slack.ids import Act, Form
from bot.usecases.delivery.messages.review import AskedToEdit, WasEdited
from bot.usecases.delivery.messages.review_sheet import PostedEdited, ReviewedStory, ReviewSheet
from bot.usecases.delivery.messages.shown_stories import ShownStory
from bot.usecases.review.verdicts import Asked

ROOM = RECORD_LIMIT + 300
"""The most characters of people's words, with names filled in."""
_REVIEWER = 30
"""The most characters of a reviewer's name beside a story, because one message holds many stories."""
_WORDS, _OUTCOME = 1500, 600
"""The most characters of their own words in a request to a person; the form shows all of them."""
_VERDICTS = ((Act.KEEP_STORY, "Keep", ReviewVerdict.KEEP), (Act.SKIP_STORY, "Skip", ReviewVerdict.SKIP))


def review(sheet: ReviewSheet, measure: Measure = len) -> Message:
    """Show the candidate stories, each with its verdict and buttons for a new one."""
    return large_message(*within_weight(lambda room: _parts(sheet, room)), measure=measure)


def note_form(story: ShownStory, names: Mapping[str, str], private_metadata: str = "") -> View:
    """Return the form for a note to the person asked to edit their story."""
    shown = blocks_of([story_of(story.name), *whole_words(story, names)])
    field_for_note = field(
        "note",
        "What should change?",
        typed("", multiline=True, placeholder="Please leave out the customer's name"),
        hint="Only your colleague sees this, with your name. The story stays out of the shout-out until it is edited.",
    )
    return modal(
        Form.REVIEW_NOTE, "Ask for an edit", [*shown, field_for_note], submit="Ask", private_metadata=private_metadata
    )


def asked(asked: Asked) -> Message:
    """Say that a reviewer's note is on its way."""
    said = say(f"{name_in_mrkdwn(asked.name)} will get your note during working hours.")
    return message(said, *hidden(asked.hidden, by="your colleague"))


def asked_to_edit(asked: AskedToEdit, measure: Measure = len) -> Message:
    """Ask a person to edit their story, or say that the request is over."""
    action = asked.action
    name_of = name_in_mrkdwn(asked.asked_by)
    if asked.instead is not None:
        return message(
            say(f"{name_of} asked you to edit this story. {_instead(asked, asked.instead)}"),
            plain(own(action.text, asked.names, _WORDS)),
            measure=measure,
        )
    return message(
        say(f"{name_of} reviews stories for the shout-out and asks you to edit yours:"),
        plain(own(asked.note, asked.names, ROOM)),
        say("You wrote:"),
        plain(own(action.text, asked.names, _WORDS)),
        *([plain(f"What changed: {own(action.outcome, asked.names, _OUTCOME)}")] if action.outcome else []),
        buttons(button("Edit", Act.EDIT, action.id, primary=True), button("Keep private", Act.KEEP_PRIVATE, action.id)),
        note("Until you edit it, it stays out of the shout-out. You are named there either way."),
    )


def was_edited(edited: WasEdited) -> Message:
    """Tell a reviewer that the story they asked about is edited."""
    return message(
        say(
            f"{name_in_mrkdwn(edited.name)} edited the story, as you asked. Please review it again: the new words are "
            "in *Stories to review*."
        )
    )


def posted_edited(edited: PostedEdited, measure: Measure = len) -> Message:
    """Show an edited story that is already posted to a reviewer, with a button to take it out."""
    return large_message(*within_weight(lambda room: _edited(edited, room)), measure=measure)


def _edited(edited: PostedEdited, room: Room) -> list[Part]:
    story = edited.story
    if edited.taken_out_by is not None:
        by = name_in_mrkdwn(edited.taken_out_by)
        return [say(f"{by} took this story out of the shout-out.")]
    if story is None:
        return [say("This story is no longer in the shout-out, or no longer yours to review.")]
    action_id = story.action.id
    skip = button("Skip", Act.TAKE_OUT.on(action_id), action_id, about=about_story(story.name))
    return [
        say("A story in the shout-out was edited. The post already shows the new words:"),
        story_part(story, edited.names, room),
        buttons(skip, *_read_all(story, edited.names, room)),
        note(f"*Skip* takes it out of the shout-out. {name_in_mrkdwn(story.name)} is still named there."),
    ]


def _parts(sheet: ReviewSheet, room: Room) -> list[Part]:
    if not sheet.stories:
        return [heading("Stories to review"), say(_nothing_left(sheet)), *_left_out(sheet)]
    return [
        heading("Stories to review"),
        say(_intro(sheet)),
        *(part for reviewed in sheet.stories for part in _story(sheet, reviewed, room)),
        *_left_out(sheet),
        note("Every reviewer sees this list, and the last click counts. Stories appear as colleagues will see them."),
    ]


def _nothing_left(sheet: ReviewSheet) -> str:
    if sheet.switched_off:
        return "An admin switched review off. Stories are posted as they are."
    return "Nothing left to review."


def _intro(sheet: ReviewSheet) -> str:
    if sheet.posted:
        return "The shout-out is posted. Nothing left to review."
    if sheet.missed:
        return "This shout-out probably wasn't posted. Its stories and your answers wait for the next one."
    when = f"on {moment(sheet.due)} (your time)" if sheet.due else "any minute now"
    return (
        f"The shout-out goes out {when}. *Skip* leaves a story out; its author is still named. Unreviewed stories are "
        "posted anyway."
    )


def _left_out(sheet: ReviewSheet) -> list[Part]:
    return [note("Your own story is not in this list. The other reviewers see it.")] if sheet.left_out else []


def _story(sheet: ReviewSheet, reviewed: ReviewedStory, room: Room) -> list[Part]:
    said = _said(reviewed)
    parts = [story_part(reviewed.story, sheet.names, room), *([note(said)] if said else [])]
    answers = [] if sheet.posted or sheet.missed or reviewed.told else _answers(reviewed)
    elements = [*answers, *_read_all(reviewed.story, sheet.names, room)]
    return [*parts, buttons(*elements)] if elements else parts


def _read_all(story: ShownStory, names: Mapping[str, str], room: Room) -> list[Element]:
    action_id = story.action.id
    all_of_it = button("Read it all", Act.READ_REVIEWED.on(action_id), action_id, about=about_story(story.name))
    return [all_of_it] if is_cut(story, names, room) else []


def _said(reviewed: ReviewedStory) -> str:
    """Return a story's verdict in mrkdwn; empty while there is none."""
    if reviewed.told:
        return "In the shout-out."
    by = show_mrkdwn(shorten(name(reviewed.by or ""), _REVIEWER), {})
    return {
        ReviewVerdict.OPEN: "",
        ReviewVerdict.KEEP: f"Kept by {by}.",
        ReviewVerdict.SKIP: f"Skipped by {by}.",
        ReviewVerdict.ASK: f"{by} asked for an edit.",
    }[reviewed.verdict]


def _answers(reviewed: ReviewedStory) -> list[Element]:
    action_id, whose = reviewed.story.action.id, about_story(reviewed.story.name)
    said = [
        button(f"✓ {label}" if reviewed.verdict is verdict else label, act.on(action_id), action_id, about=whose)
        for act, label, verdict in _VERDICTS
    ]
    ask = [] if reviewed.mine else [button("Ask for an edit", Act.ASK_FOR_EDIT.on(action_id), action_id, about=whose)]
    return [*said, *ask]


def _instead(asked: AskedToEdit, verdict: ReviewVerdict) -> str:
    """Return what replaces a request that is over, in mrkdwn."""
    by = name_in_mrkdwn(asked.by or "")
    return {
        ReviewVerdict.OPEN: "No edit needed any more.",
        ReviewVerdict.KEEP: f"No edit needed: {by} kept it as it is.",
        ReviewVerdict.SKIP: f"No edit needed: {by} left it out of the shout-out. You are still named there.",
        ReviewVerdict.ASK: f"{by} has now asked for another edit.",
    }[verdict]


RENDERERS: Renderers = {
    ReviewSheet: measured(review),
    AskedToEdit: measured(asked_to_edit),
    WasEdited: plainly(was_edited),
    PostedEdited: measured(posted_edited),
}
"""By type of content, the messages of this family."""
