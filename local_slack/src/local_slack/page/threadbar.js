// The bar below a message that has a thread: who replied, how often and when last.

import { avatar } from "./avatar.js";
import { h } from "./dom.js";
import { now, openThread, store, viewer } from "./state.js";
import { dayAndTime, instantOf, zoneOf } from "./time.js";

const FACES = 4;

/** What a thread's replies look like from outside, by their channel and the ts of its first message. */
export function threadsOf(messages) {
  const threads = new Map();
  for (const { thread_ts: root, ts, channel, user } of messages) {
    if (!root || root === ts) continue;
    const thread = threads.get(channel + root) ?? { count: 0, last: ts, users: [] };
    thread.count += 1;
    thread.last = ts;
    if (!thread.users.includes(user)) thread.users.push(user);
    threads.set(channel + root, thread);
  }
  return threads;
}

/** `1 reply`, `2 replies` */
export function counted(replies) {
  return replies === 1 ? "1 reply" : `${replies} replies`;
}

/** The bar, which opens the thread. */
export function threadBar(message, thread) {
  const faces = thread.users.slice(0, FACES).map((id) => store.data.people.find((person) => person.id === id));
  const bots = store.data.apps.map((app) => app.bot_user_id);
  const last = dayAndTime(instantOf(thread.last), zoneOf(viewer()), now());
  return h(
    "button",
    { type: "button", class: "threadbar", "data-focus": `thread/${message.ts}`, onclick: () => openThread(message) },
    h("span", { class: "faces" }, faces.map((person) => avatar(person, bots.includes(person?.id)))),
    h("span", { class: "count" }, counted(thread.count)),
    h("span", { class: "quiet last" }, ` Last reply ${last}`),
    h("span", { class: "quiet view" }, " View thread ›"),
  );
}
