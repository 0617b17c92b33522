// Talking to the local Slack: its state, its changes, and what people do.

/** What the local Slack refused, or that it could not be reached (`status` 0). */
export class Refusal extends Error {
  constructor(message, status, answer = {}) {
    super(message);
    this.status = status;
    this.answer = answer;
  }
}

/** Everything that one person sees; without a person, who there is. */
export async function getState(as) {
  const response = await request(as ? `/_/state?as=${encodeURIComponent(as)}` : "/_/state");
  if (!response.ok) throw new Refusal(await response.text(), response.status);
  return response.json();
}

/** What goes on between the app and Slack. */
export async function getHood() {
  const response = await request("/_/hood");
  if (!response.ok) throw new Refusal(await response.text(), response.status);
  return response.json();
}

/**
 * Do something. The answer's `ok` may be false, which says that the app failed and the state shows how; what the person
 * cannot do at all throws a Refusal.
 */
export async function post(deed, body) {
  const response = await request(`/_/${deed}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  let answer;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new Refusal(text || `HTTP ${response.status}`, response.status);
  }
  if (!response.ok) throw new Refusal(answer.error, response.status, answer);
  return answer;
}

async function request(address, options) {
  try {
    return await fetch(address, { cache: "no-store", ...options });
  } catch {
    throw new Refusal("The local Slack does not answer. Is it still running?", 0);
  }
}

const AGAIN_AFTER = 2000;

/** Call `changed` after every change and `lost` when the connection drops; it is taken up again for ever. */
export function listen(changed, lost) {
  const source = new EventSource("/_/changes");
  source.onmessage = () => changed();
  source.onerror = () => {
    lost();
    // The browser tries again by itself unless the server answered with an error; then it gives up.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(changed, lost), AGAIN_AFTER);
  };
}
