"""Sign requests as Slack does, so that an app can tell that they come from it."""

import hashlib
import hmac


def signed_headers(secret: str, body: str, at: int) -> dict[str, str]:
    """Return the headers with the v0 signature of a body that is sent at `at`, in seconds since 1970."""
    digest = hmac.new(secret.encode(), f"v0:{at}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": str(at), "X-Slack-Signature": f"v0={digest}"}
