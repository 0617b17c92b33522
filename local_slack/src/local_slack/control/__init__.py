"""Let the browser page, and programs in any language, use the local Slack over HTTP."""
