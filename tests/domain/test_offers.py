"""What an offer is about, as it is stored and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.offers import OfferSource, Subject, SubjectKind, read_subject

SOURCES = {
    SubjectKind.IDEA: OfferSource.IDEA,
    SubjectKind.NEED: OfferSource.NEED,
    SubjectKind.STORY: OfferSource.STORY,
    SubjectKind.ACTION: OfferSource.FOLLOW_UP,
    SubjectKind.PROMISE: OfferSource.FOLLOW_UP,
    SubjectKind.TAKEN: OfferSource.FOLLOW_UP,
}
subjects = st.builds(
    Subject, st.sampled_from([kind for kind in SubjectKind if kind is not SubjectKind.IDEA]), st.integers(min_value=1)
) | st.builds(lambda key: Subject(SubjectKind.IDEA, key=key), st.text(min_size=1))


@given(subjects)
def test_what_is_stored_is_read_back(subject: Subject) -> None:
    assert subject.source is SOURCES[subject.kind]
    assert read_subject(subject.source, subject.text) == subject


@given(subjects, subjects)
def test_two_things_of_one_source_are_stored_differently(one: Subject, other: Subject) -> None:
    if one != other and SOURCES[one.kind] is SOURCES[other.kind]:
        assert one.text != other.text


@pytest.mark.parametrize("text", ["7", "story:7", "promise", "promise:x", ""])
def test_what_is_no_follow_up_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_subject(OfferSource.FOLLOW_UP, text)
