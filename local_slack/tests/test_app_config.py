import json
from pathlib import Path

from local_slack import AppConfig
from support.harness import MANIFEST


def test_a_manifest_is_read_from_a_file_in_json(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(MANIFEST), encoding="utf-8")
    assert AppConfig.from_file(path) == AppConfig.from_manifest(MANIFEST)


def test_a_manifest_is_read_from_a_file_in_yaml(tmp_path: Path) -> None:
    path = tmp_path / "manifest.yml"
    path.write_text("display_information:\n  name: Hello\nsettings:\n  socket_mode_enabled: true\n", encoding="utf-8")
    app = AppConfig.from_file(path)
    assert (app.name, app.socket_mode_enabled, app.home_tab_enabled) == ("Hello", True, False)
