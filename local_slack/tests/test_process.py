import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from slack_sdk import WebClient

from local_slack import AppConfig, LocalSlack
from support.harness import MANIFEST
from support.http_app import http_manifest


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


SERVER = """
import json, sys
from http.server import BaseHTTPRequestHandler, HTTPServer

class App(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body["challenge"].encode())

HTTPServer(("127.0.0.1", int(sys.argv[1])), App).serve_forever()
"""


def test_an_app_with_request_urls_runs_once_it_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = AppConfig.from_manifest(http_manifest(f"http://127.0.0.1:{port}"))
    with LocalSlack.start(app=app) as slack, slack.running(sys.executable, "-c", SERVER, str(port)):
        assert slack.request_urls.verify()


def test_an_app_that_ends_at_once_is_not_waited_for(slack: LocalSlack) -> None:
    with (
        pytest.raises(AssertionError, match="ended before it was connected, with exit code 3"),
        slack.running(sys.executable, "-c", "raise SystemExit(3)"),
    ):
        pass
