"""slack-machine's settings."""

PLUGINS = ["machine_plugin.Hello"]
