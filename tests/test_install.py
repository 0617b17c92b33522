"""What `make` says when packages cannot be installed, and what it says meanwhile."""

import sys
from pathlib import Path

import pytest

from tools.install import LOG, Progress, run_pip, why_it_failed

NOWHERE = "--isolated", "--dry-run", "--no-cache-dir", "--proxy=http://127.0.0.1:9"


def test_without_a_network_it_says_so_in_one_sentence(tmp_path: Path) -> None:
    progress, log = Progress(), tmp_path / LOG
    problem = run_pip(Path(sys.executable), log, [*NOWHERE, "--no-deps", "--ignore-installed", "aiohttp"], progress)
    progress.stop()
    assert problem == "There is no way to PyPI to download the packages: connect to the network, then run make again."
    assert "proxy" in log.read_text(encoding="utf-8").casefold()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["Collecting x\n", "ERROR: No space left on device\n"], "installed: No space left on device All that"),
        (["Killed\n"], "installed: pip failed. All that pip said is in made/install.log."),
    ],
)
def test_other_failures_are_told_in_pips_words(lines: list[str], said: str) -> None:
    assert said in why_it_failed(lines, Path("made") / LOG)
