"""Show what colleagues did for a customer, its needs that are not met, and who has helped it lately.

Everybody sees the same, plus their own actions that are not private: a private action is not shown here, counted or
hinted at, not even to its person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from bot.domain.similar_customers import likely_keys, nearest_keys
from bot.storage import customer_mentions, customers, people_names
from bot.storage.customers import Looked
from bot.usecases.names import names_for_actions
from bot.usecases.needs.show import ShownNeed, shown_to
from bot.usecases.unit import Caller, Context, PersonUnit
from bot.usecases.visible_words import (
    Visible,
    VisibleAction,
    actions_for,
    customer_key_for,
    customer_name_for,
)

LATELY = timedelta(days=180)
ACTIONS_SHOWN = 5
NEEDS_SHOWN = 5
HELPERS_SHOWN = 5
MENTIONS_SHOWN = 3
"""How many needs and how many stories that only mention the customer are shown."""
MENTIONED_LATELY = timedelta(days=90)
CHOICES = 5
"""How many customers there are to choose from, at most."""
OWN_READ = 50
"""How many of a person's newest actions are searched for their customers."""


@dataclass(frozen=True, slots=True)
class DoneFor:
    """An action for a customer; `by` is the name of its person, None for the viewer."""

    action: VisibleAction
    by: str | None


@dataclass(frozen=True, slots=True)
class CustomerPage:
    """What one person may see of a customer.

    `asked` is what they typed if that is another name. `done_total` and `needs_total` count also what is not shown.
    `helpers` are names, the latest first, None for the viewer. `similar` are the names of other customers. `names`
    gives the names of people that the actions mention, by Slack id. `mentioning` and `mentioning_needs` name the
    customer in their text only; `mentioned_alike` is whether perhaps by a similar name.
    """

    name: Visible
    asked: str | None
    done: tuple[DoneFor, ...]
    done_total: int
    needs: tuple[ShownNeed, ...]
    needs_total: int
    helpers: tuple[str | None, ...]
    similar: tuple[Visible, ...]
    names: dict[str, str]
    mentioning: tuple[DoneFor, ...] = ()
    mentioning_needs: tuple[ShownNeed, ...] = ()
    mentioned_alike: bool = False


@dataclass(frozen=True, slots=True)
class CustomerChoices:
    """Customers to choose from; `asked` is empty if the person typed no name. `more` fit than are named.

    `hides_others` is whether the person does not see what colleagues did, because they are not in the private channel.
    `review` is whether reviewers see stories before they appear.
    """

    asked: str
    names: tuple[Visible, ...]
    more: bool = False
    hides_others: bool = False
    review: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    key: str
    name: Visible


def show_customer(context: Context, caller: Caller, asked: str) -> CustomerPage | CustomerChoices:
    """Return the customer whose name is nearest to what was typed, or those that it may mean; none if none fits.

    Without a name, return the customers of the caller's own last actions.
    """
    with context.view(caller) as unit:
        if not asked.strip():
            return CustomerChoices("", customers_of(unit))
        key = customer_key_for(unit, unit.person.id, asked)
        found = _visible(unit, key) if key else []
        if not found:
            nothing = CustomerChoices(asked, (), hides_others=not unit.reads_channel, review=unit.workspace.review)
            return _only_mentioned(unit, key, asked) or nothing
        if found[0].key != key and len(found) > 1:
            return CustomerChoices(asked, tuple(each.name for each in found[:CHOICES]), more=len(found) > CHOICES)
        return _page(unit, found[0], asked if found[0].key != key else None, found[1:CHOICES])


def customers_of(unit: PersonUnit) -> tuple[Visible, ...]:
    """Return the customers of the person's own last actions, the latest first."""
    written = customers.of_last_actions(unit.connection, unit.person.id, OWN_READ, CHOICES)
    names = (customer_name_for(unit, unit.person.id, name) for name in written)
    return tuple(name for name in names if name)


def _visible(unit: PersonUnit, key: str) -> list[_Found]:
    """Return the few nearest customers that this key may mean and of which the person may see something.

    There is one more than are shown, if there are more.
    """
    likely = likely_keys(key, customers.all_keys(unit.connection, unit.workspace.id))
    known = customers.spellings(unit.connection, unit.workspace.id, likely, unit.person.id)
    # Only what may be seen decides how near is near enough.
    near = nearest_keys(key, known)
    shown = ((each, customer_name_for(unit, known[each].author, known[each].name)) for each in near if each in known)
    return list(islice((_Found(each, name) for each, name in shown if name), CHOICES + 1))


def _only_mentioned(unit: PersonUnit, key: str | None, asked: str) -> CustomerPage | None:
    """Return the page of a customer of whom nothing is known but texts that name it; None without any."""
    name = customer_name_for(unit, unit.person.id, asked)
    if not key or not name:
        return None
    pages = (_page(unit, _Found(key, name), None, (), alike=alike) for alike in (False, True))
    return next((page for page in pages if page.mentioning or page.mentioning_needs), None)


def _page(
    unit: PersonUnit, found: _Found, asked: str | None, similar: Sequence[_Found], *, alike: bool = False
) -> CustomerPage:
    who = Looked(unit.workspace.id, found.key, unit.person.id, alike)
    done = actions_for(unit, unit.person.id, customers.done_for(unit.connection, who, ACTIONS_SHOWN))
    helpers = customers.helpers(unit.connection, who, unit.today - LATELY, HELPERS_SHOWN)
    since = unit.now - MENTIONED_LATELY
    mentioning = actions_for(
        unit, unit.person.id, customer_mentions.stories_mentioning(unit.connection, who, since, MENTIONS_SHOWN)
    )
    needing = customer_mentions.needs_mentioning(unit.connection, who, since, MENTIONS_SHOWN)
    told = [*done, *mentioning]
    named = people_names.names(unit.connection, unit.workspace.id, [*helpers, *(action.person_id for action in told)])
    colleagues = named | {unit.person.id: None}
    return CustomerPage(
        name=found.name,
        asked=asked,
        done=tuple(DoneFor(action, colleagues[action.person_id]) for action in done),
        done_total=customers.count_done_for(unit.connection, who),
        needs=tuple(shown_to(unit, need) for need in customers.needs_of(unit.connection, who, NEEDS_SHOWN)),
        needs_total=customers.count_needs_of(unit.connection, who),
        helpers=tuple(colleagues[each] for each in helpers),
        similar=tuple(each.name for each in similar),
        names=names_for_actions(unit, told),
        mentioning=tuple(DoneFor(action, colleagues[action.person_id]) for action in mentioning),
        mentioning_needs=tuple(shown_to(unit, need) for need in needing),
        mentioned_alike=alike,
    )
