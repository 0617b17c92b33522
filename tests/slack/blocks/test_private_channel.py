"""Where the channel is private, no text promises that all colleagues see something or can take it."""

import json
import re

import pytest

from tests.slack.blocks.private_samples import MESSAGES, VIEWS

PROMISES = re.compile(r"colleagues (can|may|see )|(any|with|let) colleagues?\b", re.IGNORECASE)


@pytest.mark.parametrize("name", [*MESSAGES, *VIEWS])
def test_it_names_the_members_of_the_channel(name: str) -> None:
    blocks = json.dumps(MESSAGES[name]().blocks if name in MESSAGES else VIEWS[name]())
    assert re.search("members? of our private channel", blocks, re.IGNORECASE)
    assert not PROMISES.search(blocks)
