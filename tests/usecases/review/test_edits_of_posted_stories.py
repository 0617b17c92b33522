"""Reviewers learn of new words of a posted story once and without haste."""

from datetime import timedelta

import pytest

from bot.domain.deliveries import DeliveryStatus
from bot.domain.kinds import Kind
from bot.storage.tables import deliveries
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.review_sheet import PostedEdited
from bot.usecases.recording.change import correct_kind, set_shared
from bot.usecases.review.verdicts import take_out
from tests.support.company import Company
from tests.support.reviewing import Office

A_LITTLE_LATER = timedelta(minutes=9)


@pytest.fixture
def posted(acme: Company) -> Office:
    """The story is posted."""
    office = Office(acme)
    office.posts()
    office.send()
    office.send()
    return office


def pings(office: Office) -> list[str | None]:
    """The new messages about edited stories that are sent now: the words of each."""
    office.acme.clock.move(A_LITTLE_LATER)
    sent = [content for _, content in office.send() if isinstance(content, PostedEdited)]
    return [content.story.action.text if content.story else None for content in sent]


def test_ten_edits_in_a_row_are_one_message_to_each_reviewer(posted: Office) -> None:
    for number in range(10):
        posted.rewords(f"edit {number}")
        posted.acme.clock.move(timedelta(seconds=50))
        deliver_owed(posted.acme.context, posted.acme.team_id, posted.outbox)
    assert pings(posted) == ["edit 9"] * 2
    assert len([parcel for parcel in posted.outbox.stored if isinstance(parcel.content, PostedEdited)]) == 2


def test_a_message_that_stands_is_edited_and_no_other_is_sent(posted: Office) -> None:
    posted.rewords("helped Mr Li")
    assert pings(posted) == ["helped Mr Li"] * 2
    posted.rewords("helped Mr Wu")
    edits = [edit.shows for edit in posted.edits() if isinstance(edit.shows, PostedEdited)]
    assert [each.story and each.story.action.text for each in edits] == ["helped Mr Wu"] * 2
    assert pings(posted) == []


@pytest.mark.both_databases
def test_new_words_while_the_message_is_on_its_way_are_brought_by_an_edit(posted: Office) -> None:
    posted.rewords("helped Mr Li")
    posted.send()
    posted.acme.clock.move(A_LITTLE_LATER)
    posted.outbox.meanwhile(lambda: posted.rewords("helped Mr Wu"))
    posted.send()
    posted.send()
    edits = [edit.shows for edit in posted.outbox.edits()]
    last = [each for each in edits if isinstance(each, PostedEdited)][-1]
    assert last.story is not None
    assert last.story.action.text == "helped Mr Wu"
    assert len([key for key in posted.outbox.keys if key.startswith("posted_edited")]) == 2


def test_a_corrected_kind_alone_edits_what_stands_and_pings_nobody(posted: Office) -> None:
    correct_kind(posted.acme.context, posted.ana, posted.action.id, Kind.DELIGHT)
    assert pings(posted) == []
    posted.rewords("helped Mr Li")
    assert pings(posted) == ["helped Mr Li"] * 2
    correct_kind(posted.acme.context, posted.ana, posted.action.id, Kind.SOLVE)
    edits = [edit.shows for edit in posted.edits() if isinstance(edit.shows, PostedEdited)]
    assert [each.story and each.story.action.kind for each in edits] == [Kind.SOLVE] * 2


def test_reviewers_learn_of_an_edit_that_was_made_while_nobody_knew_whether_the_post_is_there(acme: Company) -> None:
    office = Office(acme)
    office.posts()
    office.outbox.loses_the_answer().cannot_look(times=3)
    deliver_owed(acme.context, acme.team_id, office.outbox)
    office.rewords("helped Mr Li")
    acme.clock.move(A_LITTLE_LATER)
    office.outbox.cannot_look(times=100)
    assert pings(office) == ["helped Mr Li"] * 2
    [post] = [row for row in acme.rows(deliveries) if row["kind"] == "shoutout"]
    assert post["status"] is DeliveryStatus.SENDING
    assert take_out(acme.context, office.ben, office.action.id).taken_out_by == "Ben"


def test_what_is_private_by_then_is_not_put_to_the_reviewers(posted: Office) -> None:
    posted.rewords("helped Mr Li")
    set_shared(posted.acme.context, posted.ana, posted.action.id, shared=False)
    assert pings(posted) == []
