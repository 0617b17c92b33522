// The buttons that break something between the app and Slack, and the one that mends it all.

import { attempt } from "./acts.js";

const SLOW = 2;
const FAILURES = 3;
const LIMITED = 10;

const order = (name, deed, body) => attempt(`hood/${name}`, deed, body);
const always = () => true;

/** What can be broken: `words` of its button, what it is `about`, whether it is `on`, what a click does (`act`). */
export const BREAKS = [
  {
    name: "power",
    offered: (hood) => hood.power !== null,
    on: (hood) => !hood.power,
    words: (hood) => (hood.power ? "Kill the app" : "Start the app again"),
    about: "Ends its process at once, as a power cut does",
    act: (hood) => order("power", "power", { on: !hood.power }),
  },
  {
    name: "socket",
    offered: always,
    words: () => "Drop the socket",
    about: "Cuts the connection without a word; the app connects again by itself",
    act: () => order("socket", "sockets", { do: "cut" }),
  },
  {
    name: "outage",
    offered: always,
    on: (hood) => hood.offline,
    words: (hood) => (hood.offline ? "Bring Slack back" : "Slack is down"),
    about: "No socket, and no call is answered",
    act: (hood) => order("outage", "outage", { offline: !hood.offline }),
  },
  {
    name: "slow",
    offered: always,
    on: (hood) => hood.slow > 0,
    words: (hood) => (hood.slow > 0 ? "Fast API again" : "Slow API"),
    about: `Every call takes ${SLOW} seconds longer`,
    act: (hood) => order("slow", "slow", { seconds: hood.slow > 0 ? 0 : SLOW }),
  },
  {
    name: "fail",
    offered: always,
    on: (hood) => hood.failing > 0,
    words: (hood) => `Fail ${hood.failing || FAILURES} posts`,
    about: "The next posts are answered with internal_error",
    act: () => order("fail", "fault", { kind: "fail", method: "chat.postMessage", times: FAILURES, status: 500 }),
  },
  {
    name: "limit",
    offered: always,
    on: (hood) => hood.limited > 0,
    words: () => "429 for a post",
    about: `The next post is answered with 429: try again after ${LIMITED} seconds`,
    act: () => order("limit", "fault", { kind: "rate_limit", method: "chat.postMessage", seconds: LIMITED }),
  },
  {
    name: "token",
    offered: always,
    on: (hood) => hood.revoked,
    words: (hood) => (hood.revoked ? "Restore the token" : "Revoke the token"),
    about: "Every call is answered with token_revoked",
    act: (hood) => order("token", "token", { revoked: !hood.revoked }),
  },
];

/** Takes everything back. */
export const mendButton = {
  name: "mend",
  words: () => "Mend it all",
  about: "Takes back everything that is broken",
  act: () => order("mend", "mend", {}),
};
