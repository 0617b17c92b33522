import json
import subprocess
import sys
from pathlib import Path

import yaml
from slack_sdk import WebClient

from support.harness import MANIFEST


def test_it_runs_in_a_process_of_its_own(tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.yml"
    manifest.write_text(yaml.safe_dump(MANIFEST), encoding="utf-8")
    command = [sys.executable, "-m", "local_slack", str(manifest), "--json", "--at", "2026-11-20T09:00:00+00:00"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  our own code
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        client = WebClient(token=told["bot_token"], base_url=told["api_url"], retry_handlers=[])
        assert client.auth_test()["team_id"] == told["team_id"]
        process.terminate()
    assert process.returncode == 0
