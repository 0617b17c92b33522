"""Every message and view that holds what people typed."""

from dataclasses import replace
from typing import Any

from bot.domain.checks import CUSTOMER_LIMIT, SETTING_LIMIT
from bot.domain.kinds import Kind
from bot.domain.needs import NeedStatus
from bot.slack.blocks import customer as customers
from bot.slack.blocks import (
    forms,
    help_texts,
    home,
    need_news,
    needs,
    nudges,
    own_actions,
    recording,
    shoutout,
    thanks,
    welcome,
)
from bot.slack.blocks.kit import View
from bot.slack.blocks.parts import Message
from bot.slack.blocks.settings import settings_form
from bot.usecases.customers.show import (
    ACTIONS_SHOWN,
    CHOICES,
    HELPERS_SHOWN,
    NEEDS_SHOWN,
    CustomerChoices,
    DoneFor,
)
from bot.usecases.delivery.messages.needs import NeedMet, NeedOff, StillNeeded
from bot.usecases.delivery.messages.shoutout import MetNeed, Spread
from bot.usecases.delivery.messages.thanks import ThanksFromColleague
from bot.usecases.delivery.messages.welcome import LeftChannel, Welcome
from bot.usecases.needs.show import NeedList
from bot.usecases.shoutout.read_story import WholeStory
from bot.usecases.shoutout.thank import Thanked
from bot.usecases.visible_words import Visible, VisibleAction
from tests.slack.blocks.draft_samples import everything as drafts
from tests.slack.blocks.draft_samples import some_drafts
from tests.slack.blocks.given import (
    a_customer,
    a_home,
    a_need,
    answer,
    history,
    plan_of,
    post,
    shown,
    stopped,
    story,
    told,
)
from tests.slack.blocks.offer_samples import everything, offered, offered_need
from tests.slack.blocks.review_samples import everything as reviewing
from tests.slack.blocks.review_samples import form as review_form
from tests.slack.blocks.samples import action_form
from tests.support.cast import MONDAY, an_action
from tests.support.company import COUNTRIES


def messages(text: str) -> list[Message]:
    """Every message that holds what people typed, with `text` wherever there is a place for it."""
    return [*answers(text), *posts(text)]


def answers(text: str) -> list[Message]:
    """The messages that answer a command or a click."""
    customer, setting = text[:CUSTOMER_LIMIT], text[:SETTING_LIMIT]
    names = {"UBEN": setting, "U1": setting}
    action: dict[str, Any] = {"text": text, "outcome": text, "customer": customer}
    need: dict[str, Any] = {"text": text, "customer": customer, "noticed_by": setting}
    answered = answer(name=setting, action=an_action(**action), names=names, plan=text, noticed=True)
    taken = replace(shown(3, status=NeedStatus.TAKEN, taken_at=MONDAY, noticed_by_me=True, **need), taken_by=setting)
    met = replace(shown(4, status=NeedStatus.MET, met_at=MONDAY, noticed_by_me=True, **need), met_by=setting)
    listed = NeedList((shown(1, mine=True, **need),), (shown(2, **need),), 0, 1, (taken, met))
    return [
        recording.recorded(replace(told(companions=("UBEN", "UGONE"), **action), names=names)),
        recording.recorded(replace(told(own_words=False, **action), names=names)),
        recording.undone(replace(told(**action), names=names)),
        recording.undone(replace(told(own_words=False, **action), names=names)),
        recording.recorded(replace(told(**action), proposed_customer=customer)),
        customers.customer(CustomerChoices(text, (Visible(customer),) * CHOICES)),
        customers.customer(CustomerChoices(text, ())),
        customers.customer(
            a_customer(
                name=Visible(customer),
                asked=text,
                done=(DoneFor(VisibleAction(an_action(**action)), setting),) * ACTIONS_SHOWN,
                needs=tuple(shown(number, **need) for number in range(1, NEEDS_SHOWN + 1)),
                helpers=(setting,) * HELPERS_SHOWN,
                similar=(Visible(customer),) * (CHOICES - 1),
                names=names,
            )
        ),
        own_actions.history(history(names=names, text=text)),
        needs.need_noted(replace(shown(**need), proposed_customer=customer)),
        needs.need_taken(shown(**need)),
        needs.need_handed_back(shown(**need)),
        needs.need_dropped(shown(**need)),
        needs.need_kept(shown(**need)),
        needs.need_said_met(shown(**need)),
        need_news.need_met(NeedMet(a_need(text=text, customer=customer), setting, names)),
        need_news.need_off(NeedOff(a_need(text=text), setting, names)),
        need_news.still_needed(StillNeeded(a_need(text=text, customer=customer), names)),
        welcome.left_channel(LeftChannel(setting)),
        needs.need_list(listed),
        nudges.plan(plan_of(team=setting), "settings"),
        welcome.welcome(Welcome(setting, MONDAY.time())),
        shoutout.noticed(answered),
        shoutout.promised(answered),
        thanks.from_colleague(ThanksFromColleague(setting, Visible(text), an_action(**action), names)),
        thanks.thanked(Thanked(setting, ())),
        own_actions.history(replace(history(names=names, text=text), drafts=some_drafts(text=text, names=names))),
        *drafts(text, names),
        *everything(text, setting, customer),
        help_texts.problem("That did not work.", kept=text),
    ]


def posts(text: str) -> list[Message]:
    """The messages that are posted, and so may be larger than an answer."""
    customer, setting = text[:CUSTOMER_LIMIT], text[:SETTING_LIMIT]
    names = {"UBEN": setting, "U1": setting}
    action: dict[str, Any] = {"text": text, "outcome": text, "customer": customer}
    told_by = story(name=setting, action=an_action(**action), companions=(setting, setting), inspired_by=setting)
    return [
        shoutout.shoutout(
            post(
                stories=(told_by,),
                roll_call=(setting,),
                spread=(Spread(setting, (setting,)),),
                needs_met=1,
                met=(MetNeed(setting, setting),),
                needs=(a_need(text=text, customer=customer),),
                names=names,
            )
        ),
        *reviewing(text, setting),
    ]


def views(text: str) -> list[View]:
    customer, setting = text[:CUSTOMER_LIMIT], text[:SETTING_LIMIT]
    names = {"UBEN": setting}
    listed = NeedList((shown(1, mine=True, text=text),), (shown(2, text=text, noticed_by=setting),), 0, 1)
    stories = tuple((number, text) for number in range(1, 101))
    return [
        action_form(kind=Kind.HELP, text=text, outcome=text, customer=customer, stories=stories, inspired_by=500),
        forms.need_form(text=text, customer=text),
        settings_form(plan_of(team=setting, region=setting, country="DE"), (), COUNTRIES),
        settings_form(stopped(role=setting), ("support",), COUNTRIES),
        forms.promise_form(answer(name=setting, action=an_action(text=text), names=names)),
        shoutout.whole_story(WholeStory(story(name=setting, action=an_action(text=text, outcome=text)), names)),
        thanks.thanks_form(answer(name=setting, action=an_action(text=text), names=names)),
        review_form(text, text, setting),
        forms.done(text, help_texts.problem("That did not work.", kept=text)),
        home.home(a_home(customers=(Visible(customer),) * CHOICES)),
        home.home(a_home(offer=offered(offered_need(text=text)), needs=listed)),
        home.home(a_home(drafts=some_drafts(text=text, names=names))),
        home.home(a_home(plan=plan_of(team=setting), actions=(an_action(text=text),), names=names, needs=listed)),
    ]
