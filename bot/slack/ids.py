"""Name the clicks and forms that Slack hands back to the bot; blocks write the names, listeners read them."""

import re
from enum import StrEnum


class Act(StrEnum):
    """What a button or a menu asks for; the element's value is the row id, if there is one.

    `CUSTOMER` has a customer's name, and the questions about one have `name:row`. `MET_BY` has `action:need`.
    """

    ENROL = "nudges.enrol"
    RESUME = "nudges.resume"
    STOP = "nudges.stop"
    NOT_NOW = "nudges.not_now"
    KEEP_COMING = "nudges.keep_coming"
    GO_ON = "nudges.go_on"
    PAUSE_WEEK = "nudges.pause_week"
    FEWER = "nudges.fewer"
    REQUEST = "nudges.request"
    UNDO_CHANGE = "nudges.undo_change"
    SETTINGS = "settings.open"
    WORKSPACE = "workspace.open"
    HOME_PAGE = "home.page"
    ALL_COMMANDS = "help.all"
    DID_IT = "idea.did_it"
    KEEP_PLAN = "idea.keep_plan"
    TAKE_BACK_PLAN = "idea.take_back_plan"
    ANOTHER = "idea.another"
    TAKE_OFFERED = "idea.take"
    HAND_BACK_OFFERED = "idea.hand_back"
    NOT_TODAY = "nudge.not_today"
    NUDGE_MENU = "nudge.menu"
    ALLOW_IDEA = "idea.allow"
    READ_OFFERED = "idea.read_all"
    RECORD = "action.form"
    KIND = "action.kind"
    ADD_WORDS = "action.add_words"
    EDIT = "action.edit"
    UNDO = "action.undo"
    RECORD_AGAIN = "action.record_again"
    KEEP_PRIVATE = "action.keep_private"
    SHARE = "action.share"
    HISTORY = "history.page"
    HISTORY_MENU = "history.menu"
    DRAFT_RECORD = "draft.record"
    DRAFT_ALWAYS = "draft.always"
    DRAFT_FORM = "draft.form"
    DRAFT_NEED = "draft.need"
    DRAFT_PLAN = "draft.plan"
    DRAFT_UNDO_PLAN = "draft.undo_plan"
    PLAN_DONE = "plan.done"
    PLAN_DROP = "plan.drop"
    DRAFT_NUDGES = "draft.nudges"
    DRAFT_MEANT = "draft.meant"
    DRAFT_FORGET = "draft.forget"
    FOR_CUSTOMER = "action.for_customer"
    CUSTOMER = "customer.show"
    NEED = "need.form"
    NEED_FOR_CUSTOMER = "need.for_customer"
    NEEDS = "needs.page"
    TAKE = "need.take"
    HAND_BACK = "need.hand_back"
    MEET = "need.meet"
    MET_BY = "need.met_by"
    DROP = "need.drop"
    STILL_NEEDED = "need.still_needed"
    SAID_MET = "need.said_met"
    NOTICE = "story.notice"
    LIKE_THIS = "story.like_this"
    READ_ALL = "story.read_all"
    THANK = "story.thank"
    KEEP_STORY = "review.keep"
    SKIP_STORY = "review.skip"
    ASK_FOR_EDIT = "review.ask"
    READ_REVIEWED = "review.read_all"
    TAKE_OUT = "review.take_out"

    def on(self, what: object) -> str:
        """Return the action_id of one of several such elements in a message; `what` makes it unique."""
        return f"{self.value}:{what}"

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return a pattern for the action_ids of this act, whatever they are about."""
        return re.compile(rf"^{re.escape(self.value)}(:.*)?$")


class MenuChoice(StrEnum):
    """What a menu's option asks for; its value in Slack is `choice:row`."""

    NOT_FOR_ME = "not_for_me"
    SETTINGS = "settings"
    FEWER = "fewer"
    PAUSE = "pause"
    TIME = "time"
    STOP = "stop"
    ADD_WORDS = "add_words"
    EDIT = "edit"
    UNDO = "undo"
    KEEP_PRIVATE = "keep_private"
    SHARE = "share"

    def on(self, row: int) -> str:
        """Return the option's value in Slack."""
        return f"{self.value}:{row}"


class Form(StrEnum):
    """A modal's callback_id."""

    ACTION = "form.action"
    WORDS = "form.words"
    NEED = "form.need"
    SETTINGS = "form.settings"
    TIME = "form.time"
    WORKSPACE = "form.workspace"
    PROMISE = "form.promise"
    THANKS = "form.thanks"
    REVIEW_NOTE = "form.review_note"
    DONE = "form.done"


class Shortcut(StrEnum):
    """A shortcut's callback_id, as in the manifest."""

    RECORD = "record_action"
    NEED = "customer_need"


IN_LIST = ":list"
"""How the action_id ends of a button beside others in a list, which stays when it is clicked."""
COMMAND = "/cx-help"
