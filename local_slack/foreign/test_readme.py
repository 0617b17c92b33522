"""The README's quick start for Bolt for JavaScript does what it says."""

import re
from collections.abc import Callable
from pathlib import Path

from local_slack import LocalSlack

README = Path(__file__).parents[1] / "README.md"


def test_the_quick_start_for_javascript_answers(slack: LocalSlack, run: Callable[..., None], tmp_path: Path) -> None:
    [snippet] = re.findall(r"^```js\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    (tmp_path / "app.js").write_text(snippet, encoding="utf-8")
    ana = slack.add_person("ana")
    slack.add_channel("general", members=[ana])
    run(str(tmp_path / "app.js"))
    said = ana.types("/hello world", where="#general")
    assert said.reply is not None
    assert said.reply.text == "Hello world"
