"""One of every message and view that the builders make."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from bot.domain.actions import KindOrigin, Source
from bot.domain.kinds import Kind
from bot.domain.needs import NeedStatus
from bot.domain.offers import OfferSource
from bot.domain.people import Cadence
from bot.domain.personal_data import FindingKind
from bot.domain.reading.commands import HelpTopic
from bot.domain.reading.nudge_commands import CannotDo, Limit
from bot.domain.ripples import Reach
from bot.slack.blocks import (
    customer,
    forms,
    help_texts,
    home,
    need_news,
    needs,
    nudge_limits,
    nudges,
    own_actions,
    recording,
    shoutout,
    team,
    thanks,
    welcome,
    workspace,
)
from bot.slack.blocks.kit import View
from bot.slack.blocks.parts import Message
from bot.slack.blocks.recording import Change
from bot.slack.blocks.settings import settings_form, time_form
from bot.usecases.customers.show import CustomerChoices
from bot.usecases.delivery.messages.needs import NeedMet, NeedOff, StillNeeded
from bot.usecases.delivery.messages.nudge_content import Resting
from bot.usecases.delivery.messages.thanks import PrivateThanks, ThanksFromColleague
from bot.usecases.delivery.messages.welcome import DmReply, LeftChannel, Welcome
from bot.usecases.needs.show import NeedList, ShownNeed, TakenNeeds
from bot.usecases.offers.news import NoticeNews
from bot.usecases.people.history import History
from bot.usecases.shoutout.thank import Thanked
from bot.usecases.visible_words import Visible
from bot.usecases.workspace.settings import WorkspacePlan
from bot.usecases.workspace.totals import TeamSummary, Totals
from tests.slack.blocks.draft_samples import MESSAGES as DRAFTS
from tests.slack.blocks.draft_samples import a_dm_reply, some_drafts, some_plans
from tests.slack.blocks.given import (
    IDEA,
    MONTH,
    NAMES,
    NOTHING,
    STORIES,
    USUAL,
    YEAR,
    a_customer,
    a_home,
    a_need,
    answer,
    full_post,
    history,
    mentioned_customer,
    plan_of,
    post,
    shown,
    stopped,
    story,
    told,
    whole,
    whole_customer,
    whole_story,
    whole_workspace,
    workspace_of,
)
from tests.slack.blocks.offer_samples import MESSAGES as OFFERS
from tests.slack.blocks.offer_samples import VIEWS as OFFER_VIEWS
from tests.slack.blocks.private_samples import MESSAGES as PRIVATE
from tests.slack.blocks.private_samples import VIEWS as PRIVATE_VIEWS
from tests.slack.blocks.review_samples import MESSAGES as REVIEWS
from tests.slack.blocks.review_samples import VIEWS as REVIEW_VIEWS
from tests.support.cast import MONDAY, acme, an_action, ana
from tests.support.company import COUNTRIES


def action_form(**more: Any) -> View:  # noqa: ANN401 - the form's fields are of any type
    details: dict[str, Any] = {
        "happened_on": None,
        "latest": MONDAY.date(),
        "shared": True,
        "stories": STORIES,
        "inspired_by": None,
        "private_metadata": "",
        "editing": False,
    }
    return forms.action_form(**details | more)


def edit_form() -> View:
    return action_form(
        kind=Kind.SOLVE,
        text="solved it with <@UBEN>",
        outcome="no more waiting",
        customer="Acme",
        happened_on=date(2026, 11, 20),
        companions=("UBEN",),
        shared=False,
        inspired_by=5,
        private_metadata='{"action": 1}',
        editing=True,
    )


def taken_by_ben() -> ShownNeed:
    need = shown(6, noticed_by_me=True, status=NeedStatus.TAKEN, taken_by=3, taken_at=MONDAY)
    return replace(need, taken_by="Ben")


def met_by_ben() -> ShownNeed:
    return replace(shown(7, noticed_by_me=True, status=NeedStatus.MET, met_at=MONDAY), met_by="Ben")


MESSAGES: dict[str, Callable[[], Message]] = {
    **DRAFTS,
    **OFFERS,
    **REVIEWS,
    **PRIVATE,
    "recorded_guessed_with_everything": lambda: recording.recorded(whole()),
    "recorded_with_something_to_hide": lambda: recording.recorded(
        replace(told(), hidden=(FindingKind.EMAIL, FindingKind.PHONE))
    ),
    "recorded_for_an_earlier_day": lambda: recording.recorded(told(happened_on=date(2026, 11, 20))),
    "recorded_as_given": lambda: recording.recorded(told()),
    "recorded_private_corrected": lambda: recording.recorded(
        told(shared=False, kind=Kind.DELIGHT, kind_origin=KindOrigin.CORRECTED), Change.KIND
    ),
    "recorded_private": lambda: recording.recorded(told(shared=False), Change.SHARING),
    "recorded_latest": lambda: recording.recorded(told(), Change.LATEST),
    "recorded_edited": lambda: recording.recorded(told(), Change.EDITED),
    "counted": lambda: recording.recorded(told(text=IDEA.sentence, own_words=False, source=Source.NUDGE)),
    "counted_after_a_plan": lambda: recording.recorded(told(text="I will call Acme", own_words=False)),
    "counted_the_first": lambda: recording.recorded(told(text="", own_words=False, offer_nudges=True)),
    "counted_with_an_insult": lambda: recording.recorded(told(text="helped that *moron*", own_words=False)),
    "counted_in_private": lambda: recording.recorded(
        told(text="<@UBEN>'s customer waits", own_words=False, source=Source.NEED, shared=False)
    ),
    "counted_undone": lambda: recording.undone(
        told(text="called *Acme* back", own_words=False, source=Source.FOLLOW_UP)
    ),
    "recorded_with_a_name_in_its_text": lambda: recording.recorded(
        replace(told(text="fixed the booking for Acme"), proposed_customer="Acme")
    ),
    "customer": lambda: customer.customer(a_customer()),
    "customer_with_everything": lambda: customer.customer(whole_customer()),
    "customer_to_choose": lambda: customer.customer(
        CustomerChoices("acme", (Visible("Acme <!channel> *Foods*"), Visible("Acme Steel")))
    ),
    "customer_of_ones_own": lambda: customer.customer(CustomerChoices("", (Visible("Acme"), Visible("Globex")))),
    "customer_without_a_name": lambda: customer.customer(CustomerChoices("", ())),
    "customer_only_mentioned": lambda: customer.customer(mentioned_customer(done=(), needs=(), helpers=())),
    "customer_mentioned_alike": lambda: customer.customer(
        mentioned_customer(done=(), needs=(), helpers=(), mentioning_needs=(), mentioned_alike=True)
    ),
    "customer_mentioned_too": lambda: customer.customer(mentioned_customer()),
    "customer_of_one_letter": lambda: customer.customer(CustomerChoices("a", ())),
    "customer_hidden": lambda: customer.customer(CustomerChoices("Acme", (), hides_others=True)),
    "customer_not_found_in_review": lambda: customer.customer(CustomerChoices("Acme", (), review=True)),
    "customer_not_found": lambda: customer.customer(CustomerChoices("<!channel> *Acmeee*", ())),
    "undone": lambda: recording.undone(whole()),
    "recorded_that_may_meet_a_need": lambda: recording.recorded(
        replace(told(text="called Mr Brown back"), need=a_need(text="Mr Brown is waiting for <@UBEN>", customer=None))
    ),
    "recorded_that_met_a_need": lambda: recording.recorded(told(text="called Mr Brown back"), recording.Change.MET),
    "undone_of_what_met_a_need": lambda: recording.undone(replace(told(), need_reopened=True)),
    "undone_of_a_need": lambda: recording.undone(told(source=Source.NEED)),
    "history": lambda: own_actions.history(history()),
    "history_to_change": lambda: own_actions.history(history(), to_change=True),
    "history_the_last_page": lambda: own_actions.history(history(page=2)),
    "history_empty": lambda: own_actions.history(History((), {}, 0, 0)),
    "history_with_needs": lambda: own_actions.history(
        replace(history(), needs=TakenNeeds((shown(3, mine=True), shown(4, mine=True)), 5))
    ),
    "history_of_needs_alone": lambda: own_actions.history(
        History((), {}, 0, 0, needs=TakenNeeds((shown(3, mine=True),), 1))
    ),
    "history_with_plans": lambda: own_actions.history(replace(history(), plans=some_plans(5))),
    "history_with_drafts": lambda: own_actions.history(replace(history(), drafts=some_drafts(5))),
    "history_of_drafts_alone": lambda: own_actions.history(History((), {}, 0, 0, some_drafts())),
    "need_noted_with_something_to_hide": lambda: needs.need_noted(
        replace(shown(noticed_by_me=True), hidden=tuple(FindingKind))
    ),
    "need_noted": lambda: needs.need_noted(shown(noticed_by_me=True, customer="Acme")),
    "need_noted_with_a_name_in_its_text": lambda: needs.need_noted(
        replace(shown(noticed_by_me=True), proposed_customer="Acme")
    ),
    "need_taken": lambda: needs.need_taken(shown(mine=True)),
    "need_handed_back": lambda: needs.need_handed_back(shown()),
    "need_dropped": lambda: needs.need_dropped(shown(noticed_by_me=True)),
    "need_met": lambda: need_news.need_met(NeedMet(a_need(), "Ben", NAMES)),
    "need_met_no_more": lambda: need_news.need_met(NeedMet(a_need(), None, NAMES, is_met=False)),
    "need_met_in_private": lambda: need_news.need_met(NeedMet(a_need(), None, NAMES)),
    "need_off_as_no_longer_needed": lambda: need_news.need_off(
        NeedOff(a_need(status=NeedStatus.DROPPED), "Ben", NAMES)
    ),
    "need_off_as_met": lambda: need_news.need_off(NeedOff(a_need(status=NeedStatus.MET), "Ben", NAMES)),
    "still_needed": lambda: need_news.still_needed(StillNeeded(a_need(), NAMES)),
    "need_kept": lambda: needs.need_kept(shown(noticed_by_me=True)),
    "need_kept_that_is_taken": lambda: needs.need_kept(taken_by_ben()),
    "need_kept_that_is_met": lambda: needs.need_kept(met_by_ben()),
    "need_kept_that_is_dropped": lambda: needs.need_kept(shown(noticed_by_me=True, status=NeedStatus.DROPPED)),
    "need_kept_that_is_mine": lambda: needs.need_kept(shown(noticed_by_me=True, mine=True, status=NeedStatus.TAKEN)),
    "need_said_met": lambda: needs.need_said_met(replace(met_by_ben(), met_by=None)),
    "needs_with_those_noticed": lambda: needs.need_list(
        NeedList((), (), 0, 0, (taken_by_ben(), met_by_ben(), shown(8, noticed_by_me=True)))
    ),
    "needs": lambda: needs.need_list(NeedList((shown(3, mine=True),), (shown(4), shown(5, noticed_by_me=True)), 1, 20)),
    "needs_of_mine_alone": lambda: needs.need_list(NeedList((shown(3, mine=True),), (), 0, 0)),
    "needs_of_mine_alone_outside_a_private_channel": lambda: needs.need_list(
        NeedList((shown(3, mine=True),), (), 0, 0, hides_others=True)
    ),
    "needs_none_outside_a_private_channel": lambda: needs.need_list(NeedList((), (), 0, 0, hides_others=True)),
    "needs_none": lambda: needs.need_list(NeedList((), (), 0, 0)),
    "welcome": lambda: welcome.welcome(Welcome("customers", time(9, 30))),
    "welcome_to_a_channel_without_a_name": lambda: welcome.welcome(Welcome(None, time(10))),
    "resting": lambda: nudges.resting(Resting(11)),
    "left_channel": lambda: welcome.left_channel(LeftChannel("customers")),
    "left_a_channel_without_a_name": lambda: welcome.left_channel(LeftChannel(None)),
    "plan_kept": lambda: nudges.plan(plan_of(), "kept"),
    "plan_changed_since": lambda: nudges.plan(replace(plan_of(), outdated=True), "undone"),
    "plan_resting": lambda: nudges.plan(plan_of(resting_since=MONDAY, unanswered=14, next_on=None), "settings"),
    "plan_slowed": lambda: nudges.plan(plan_of(unanswered=7), "settings"),
    "plan_enrolled": lambda: nudges.plan(plan_of(), "enrolled"),
    "plan_resumed": lambda: nudges.plan(plan_of(cadence=Cadence.TWICE_WEEKLY), "resumed"),
    "plan_resumed_before_a_pause": lambda: nudges.plan(
        plan_of(was=ana(paused_from=date(2027, 3, 23), paused_until=date(2027, 4, 2))), "resumed"
    ),
    "not_today": lambda: nudges.not_today(plan_of(next_on=datetime(2026, 11, 24, 9, 30, tzinfo=UTC))),
    "not_today_before_the_nudge": lambda: nudges.not_today(plan_of()),
    "plan_paused": lambda: nudges.plan(
        plan_of(paused_until=date(2026, 11, 30), next_on=datetime(2026, 11, 30, 9, 30, tzinfo=UTC)), "paused"
    ),
    "plan_paused_later": lambda: nudges.plan(
        plan_of(
            paused_from=date(2027, 3, 23),
            paused_until=date(2027, 4, 2),
            back_on=datetime(2027, 4, 2, 9, 30, tzinfo=UTC),
        ),
        "paused",
    ),
    "plan_paused_instead_of_another_pause": lambda: nudges.plan(
        plan_of(
            paused_until=date(2026, 11, 24),
            next_on=datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
            was=ana(paused_from=date(2027, 3, 23), paused_until=date(2027, 4, 2)),
        ),
        "paused",
    ),
    "plan_undone": lambda: nudges.plan(plan_of(was=ana(nudge_time=time(14, 5))), "undone"),
    "cannot_do": lambda: nudge_limits.cannot_do(
        CannotDo("nudge every second monday", Limit.WEEKLY, ("nudge on Mondays", "nudge weekly"))
    ),
    "cannot_do_with_two_readings": lambda: nudge_limits.cannot_do(
        CannotDo("pause friday", Limit.WHICH_DAY, ("pause until friday", "skip friday"))
    ),
    "plan_stopped": lambda: nudges.plan(stopped(), "stopped"),
    "plan_at_another_time": lambda: nudges.plan(plan_of(at=time(14, 5), nudge_time=time(14, 5), was=ana()), "changed"),
    "plan_fewer": lambda: nudges.plan(plan_of(cadence=Cadence.TWICE_WEEKLY, was=ana()), "fewer"),
    "plan_fewest": lambda: nudges.plan(plan_of(cadence=Cadence.WEEKLY), "fewer"),
    "plan_nothing_to_pause": lambda: nudges.plan(stopped(), "paused"),
    "plan_saved_by_who_wants_more_of_a_kind": lambda: nudges.plan(plan_of(more_of=Kind.SOLVE), "settings"),
    "plan_saved": lambda: nudges.plan(plan_of(team="Billing", role="support", workdays=frozenset({0, 2})), "settings"),
    "plan_saved_with_everything_chosen": lambda: nudges.plan(
        plan_of(place_name="Germany, Bavaria", unwanted=frozenset({OfferSource.NEED, OfferSource.STORY}), shares=False),
        "settings",
    ),
    "workspace_saved": lambda: workspace.saved(workspace_of()),
    "workspace_saved_with_everything": lambda: workspace.saved(whole_workspace()),
    "workspace_saved_before_a_shout_out_is_planned": lambda: workspace.saved(WorkspacePlan(acme(), None, None)),
    "workspace_saved_with_reviewers": lambda: workspace.saved(
        replace(workspace_of(review=True), reviewers=("Ana", "Ben"))
    ),
    "workspace_saved_with_reviewers_who_have_left": lambda: workspace.saved(workspace_of(review=True)),
    "workspace_saved_with_a_private_channel": lambda: workspace.saved(workspace_of(channel_private=True, review=True)),
    "workspace_saved_with_a_private_channel_without_the_reader": lambda: workspace.saved(
        replace(workspace_of(channel_private=True), hides_channel=True)
    ),
    "workspace_saved_without_a_name": lambda: workspace.saved(workspace_of(channel_name=None)),
    "shoutout": lambda: shoutout.shoutout(full_post()),
    "shoutout_of_one": lambda: shoutout.shoutout(post()),
    "shoutout_of_a_roll_call_alone": lambda: shoutout.shoutout(post(stories=(), roll_call=("Fay",))),
    "shoutout_of_a_quiet_week": lambda: shoutout.shoutout(
        post(totals={}, stories=(), needs=(a_need(),), needs_total=1, quiet_idea=IDEA.sentence)
    ),
    "story_noticed": lambda: shoutout.noticed(answer(noticed=True)),
    "story_noticed_by_colleagues": lambda: shoutout.shoutout(
        post(stories=(story(1, noticed_by=1), story(2, companions=("Ben",), noticed_by=1200)))
    ),
    "story_no_longer_noticed": lambda: shoutout.noticed(answer()),
    "story_promised": lambda: shoutout.promised(answer(plan="If a customer writes twice, then I'll call them.")),
    "story_promised_without_a_plan": lambda: shoutout.promised(answer()),
    "thanks_on_their_way": lambda: thanks.thanked(Thanked("Ana", ())),
    "thanks_with_something_hidden": lambda: thanks.thanked(Thanked("Ana", (FindingKind.EMAIL,))),
    "thanks_of_a_colleague": lambda: thanks.from_colleague(
        ThanksFromColleague("Ben", Visible("Thank you, <@UBEN> and all, that was *kind*"), an_action(), NAMES)
    ),
    "thanks_in_private": lambda: thanks.in_private(PrivateThanks(2, date(2026, 11, 20))),
    "thanks_in_private_for_one_thing": lambda: thanks.in_private(PrivateThanks(1, date(2026, 11, 20))),
    "recorded_by_who_is_not_featured": lambda: recording.recorded(replace(told(), featured=False)),
    "plan_saved_by_who_is_not_featured": lambda: nudges.plan(plan_of(featured=False), "settings"),
    "database_lost": help_texts.database_lost,
    "how_to": help_texts.how_to,
    "how_to_after_a_hello": lambda: help_texts.how_to(HelpTopic.HELLO),
    "how_to_after_nothing_to_record": lambda: help_texts.how_to(HelpTopic.NOTHING_DONE),
    "how_to_after_asking_for_points": lambda: help_texts.how_to(HelpTopic.POINTS),
    "how_to_after_asking_what_counts": lambda: help_texts.how_to(HelpTopic.WHAT_COUNTS),
    "how_to_after_asking_for_the_shout_out": lambda: help_texts.how_to(HelpTopic.SHOUT_OUT),
    "reminder": lambda: nudge_limits.cannot_do(
        CannotDo("remind me on friday", Limit.NO_REMINDERS, ("skip today", "pause until tomorrow"))
    ),
    "how_to_after_why": lambda: help_texts.how_to(HelpTopic.WHY),
    "who_sees_yours": lambda: nudges.who_sees_yours(plan_of()),
    "who_sees_yours_kept_private": lambda: nudges.who_sees_yours(replace(plan_of(), shares=False)),
    "who_sees_yours_not_featured": lambda: nudges.who_sees_yours(plan_of(featured=False)),
    "more_nudges_with_one_a_day": lambda: nudges.more(plan_of()),
    "more_nudges_with_two_a_week": lambda: nudges.more(plan_of(cadence=Cadence.TWICE_WEEKLY)),
    "more_nudges_with_none": lambda: nudges.more(stopped()),
    "other_offers": lambda: nudges.other_offers(plan_of()),
    "other_offers_without_nudges": lambda: nudges.other_offers(stopped()),
    "unwelcome": lambda: nudges.unwelcome(plan_of()),
    "unwelcome_without_nudges": lambda: nudges.unwelcome(stopped()),
    "how_to_after_a_no": lambda: help_texts.how_to(HelpTopic.NO),
    "pause_for_good": lambda: nudge_limits.cannot_do(
        CannotDo("pause forever", Limit.FOR_GOOD, ("stop nudges", "pause half a year"))
    ),
    "pause_until_back": lambda: nudge_limits.cannot_do(
        CannotDo("pause until i'm back", Limit.WHEN_BACK, ("pause a week",))
    ),
    "need_how_to": help_texts.need_how_to,
    "not_yet_export": lambda: help_texts.not_yet("export"),
    "not_yet_forget_me": lambda: help_texts.not_yet("forget me", ["Ana", "Ben"]),
    "hide_me": lambda: help_texts.hide_me(featured=True),
    "hide_me_again": lambda: help_texts.hide_me(featured=False),
    "keep_all_private": lambda: help_texts.keep_all_private(shares=True),
    "keep_all_private_again": lambda: help_texts.keep_all_private(shares=False),
    "problem": lambda: help_texts.problem(
        "A colleague has already taken this one. `/cx-help needs` shows what is open."
    ),
    "problem_with_the_text_given_back": lambda: help_texts.problem("That is too long.", kept="I called *Acme* back"),
    "outcome_saved": lambda: help_texts.outcome(saved=True),
    "outcome_not_saved": lambda: help_texts.outcome(saved=False, kept="I called *Acme* back"),
    "dm_reply": lambda: welcome.dm_reply(DmReply()),
    "dm_reply_to_an_action": lambda: welcome.dm_reply(a_dm_reply()),
    "welcome_declined": welcome.not_now,
    "team": lambda: team.summary(
        TeamSummary(
            NOTHING, MONTH, YEAR, 5, Reach(6, 3, 2, 9), (a_need(3), a_need(4, text="ask <@UBEN>"), a_need(5)), NAMES
        )
    ),
    "team_of_one_action": lambda: team.summary(
        TeamSummary(
            Totals({Kind.HELP: 1}, 1, 1),
            Totals({Kind.HELP: 2}, 1, 0),
            Totals({Kind.HELP: 2}, 1, 0),
            needs_open=1,
            widest=Reach(1, 0, 1, 1),
            needs=(a_need(),),
        )
    ),
    "team_without_needs": lambda: team.summary(
        TeamSummary(NOTHING, Totals({Kind.DELIGHT: 2}, 0, 2), MONTH, needs_open=0)
    ),
}

VIEWS: dict[str, Callable[[], View]] = {
    **OFFER_VIEWS,
    **REVIEW_VIEWS,
    **PRIVATE_VIEWS,
    "form_for_an_action": action_form,
    "form_for_an_action_without_stories": lambda: action_form(stories=()),
    "form_to_edit_an_action": edit_form,
    "form_for_own_words": lambda: forms.words_form("", shared=True),
    "form_for_own_words_of_a_plan": lambda: forms.words_form("Call them", shared=False, private_metadata="{}"),
    "form_to_edit_what_has_no_own_words": lambda: action_form(worded=False, editing=True),
    "form_for_a_need": forms.need_form,
    "form_for_a_need_from_a_message": lambda: forms.need_form(
        text="Where is it?", customer="Acme", private_metadata="{}"
    ),
    "form_of_the_time": lambda: time_form(plan_of()),
    "form_of_settings": lambda: settings_form(
        plan_of(team="Billing", role="support", country="DE", region="BY", more_of=Kind.DELIGHT),
        ("support", "sales"),
        COUNTRIES,
    ),
    "form_of_settings_with_nudges_off": lambda: settings_form(stopped(shares=False), (), COUNTRIES),
    "form_of_settings_as_the_workspace": lambda: settings_form(
        plan_of(unwanted=frozenset({OfferSource.NEED}), usual=replace(USUAL, place_name="Germany")), (), COUNTRIES
    ),
    "story_in_full": lambda: shoutout.whole_story(
        whole_story(action=an_action(outcome="no more waiting"), companions=("Ben",), inspired_by="Cleo")
    ),
    "form_of_the_workspace_with_a_private_channel_without_the_reader": lambda: workspace.workspace_form(
        replace(workspace_of(), hides_channel=True), COUNTRIES
    ),
    "form_of_the_workspace": lambda: workspace.workspace_form(workspace_of(), COUNTRIES),
    "form_of_the_workspace_with_everything": lambda: workspace.workspace_form(whole_workspace(), COUNTRIES, "{}"),
    "form_of_settings_of_who_is_not_featured": lambda: settings_form(plan_of(featured=False), (), COUNTRIES),
    "form_of_thanks": lambda: thanks.thanks_form(answer(), "{}"),
    "home_with_news": lambda: home.home(a_home(news=NoticeNews(5, 1, ("Ben",)))),
    "form_of_a_promise": lambda: forms.promise_form(answer(), "{}"),
    "done": lambda: forms.done("Recorded", recording.recorded(told())),
    "error": lambda: forms.error_view("Slack didn't open the form in time. Please try again."),
    "home": lambda: home.home(a_home()),
    "home_with_plans": lambda: home.home(a_home(plans=some_plans())),
    "home_with_drafts": lambda: home.home(a_home(drafts=some_drafts())),
    "home_with_customers": lambda: home.home(a_home(customers=(Visible("Acme"), Visible("Ms Okafor")))),
    "customer_in_a_view": lambda: customer.customer_view(a_customer()),
    "home_with_nothing_to_suggest": lambda: home.home(a_home(offer=None)),
    "home_of_an_admin": lambda: home.home(a_home(workspace=whole_workspace())),
    "home_of_an_admin_without_a_channel": lambda: home.home(
        a_home(workspace=WorkspacePlan(acme(channel_id=None, channel_name=None), None, None))
    ),
    "home_with_needs_of_ones_own": lambda: home.home(
        a_home(page=1, needs=NeedList((), (shown(4),), 0, 1, noticed=(shown(5, noticed_by_me=True),)))
    ),
    "home_of_the_first_day": lambda: home.home(
        a_home(
            plan=stopped(),
            actions=(),
            actions_total=0,
            needs=NeedList((), (), 0, 0),
            team=TeamSummary(NOTHING, NOTHING, NOTHING, 0),
            noticed=0,
        )
    ),
    "home_with_needs_of_one_sort": lambda: home.home(
        a_home(actions_total=2, needs=NeedList((shown(3, mine=True),), (), 0, 0), noticed=1)
    ),
    "home_with_open_needs_alone": lambda: home.home(a_home(needs=NeedList((), (shown(4),), 0, 1), noticed=0)),
}
