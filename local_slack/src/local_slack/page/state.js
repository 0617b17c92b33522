// What the page knows: the local Slack's last state, who the person at it is, and which place they look at.
// The person and the place stand in the address (`#/ana/cx`), so that two tabs can be two people.

import { getState } from "./api.js";
import { appOf, dmWith } from "./apps.js";

const HOME = "@home";
const MESSAGES = "@messages";

/**
 * `data` is the answer of /_/state; `thread` the ts of an open thread; `editing` the channel and ts of a message that is
 * being edited; `online` whether the last answer came.
 */
export const store = { data: null, thread: null, editing: null, online: true, receivedAt: 0 };

const listeners = [];

/** Call `listener` whenever something to show has changed. */
export function onChange(listener) {
  listeners.push(listener);
}

/** Show again: the page's own state changed. */
export function changed() {
  if (store.data) for (const listener of listeners) listener(store.data);
}

let running = null;
let again = false;

/** Fetch the state and show it. Calls while one is on its way are answered by one more fetch after it. */
export function refresh() {
  if (running) {
    again = true;
    return running;
  }
  running = fetchOnce().finally(() => {
    running = null;
    if (again) {
      again = false;
      refresh();
    }
  });
  return running;
}

async function fetchOnce() {
  try {
    const who = store.data ?? (await getState(null));
    let data = await getState(chosenPerson(who)?.id);
    // After a restart of the local Slack the ids are others.
    if (!data.people.some((person) => person.id === data.as)) data = await getState(chosenPerson(data)?.id);
    store.data = data;
    store.receivedAt = performance.now();
    store.online = true;
    changed();
  } catch {
    lost();
  }
}

/** The local Slack cannot be reached. */
export function lost() {
  if (!store.online) return;
  store.online = false;
  changed();
}

/** The colleagues that somebody at this page can be. */
export function selectable(data) {
  return data.people.filter((person) => !person.is_bot && !person.deactivated && person.id !== "USLACKBOT");
}

/** The person at this page; undefined while there is nobody to be. */
export function viewer(data = store.data) {
  return data.people.find((person) => person.id === data.as);
}

function chosenPerson(data) {
  const [name] = address();
  const people = selectable(data);
  return people.find((person) => person.name === name) ?? people[0];
}

function address() {
  const parts = location.hash.replace(/^#\/?/, "").split("/");
  return parts.map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return "";
    }
  });
}

/** Where the person is: `{kind: "home", app}` or `{kind: "conversation", conversation, app}`; no app in channels. */
export function place(data = store.data) {
  const where = address()[1] || data.guide?.steps[0].place;
  const [tab, handle] = (where ?? "").split(":");
  const app = data.apps.find((each) => each.handle === handle) ?? data.apps[0];
  if (tab === HOME && app.home_tab_enabled) return { kind: "home", app };
  const dm = dmWith(data, app);
  const named = data.conversations.find((each) => each.kind !== "im" && each.name === where);
  const first = data.conversations.find((each) => each.kind !== "im" && each.member && !each.archived);
  const conversation = named ?? (tab === MESSAGES ? dm : (first ?? dm));
  return { kind: "conversation", conversation, app: appOf(data, conversation) };
}

/** Go to an app's Home. */
export function goHome(app) {
  store.thread = null;
  write(viewer()?.name ?? "", tabName(HOME, app));
}

/** Go to a conversation. */
export function goTo(conversation) {
  store.thread = null;
  const app = appOf(store.data, conversation);
  write(viewer()?.name ?? "", app ? tabName(MESSAGES, app) : conversation.name);
}

/** The name of a tab of an app: `@home` of the first one, `@home:polls` of another. */
function tabName(tab, app) {
  return app === store.data.apps[0] ? tab : `${tab}:${app.handle}`;
}

/** Go to a place by its name: a channel's, `@messages` or `@home`. */
export function goToPlace(name) {
  store.thread = null;
  write(viewer()?.name ?? "", name);
  changed();
}

/** The name of the place where the person is. */
export function placeName(data) {
  const { kind, conversation, app } = place(data);
  return app ? tabName(kind === "home" ? HOME : MESSAGES, app) : conversation?.name;
}

/** Open the thread that a message is in, or begins. */
export function openThread(message) {
  store.thread = message.thread_ts ?? message.ts;
  changed();
}

/** Be somebody else, in the same place if they see it. */
export function become(person) {
  store.thread = null;
  write(person.name, address()[1] ?? "");
}

function write(name, where) {
  location.hash = `#/${encodeURIComponent(name)}/${encodeURIComponent(where)}`;
}

/** The present instant on the local Slack's clock, which flows on between two answers. */
export function now() {
  return new Date(Date.parse(store.data.now) + (performance.now() - store.receivedAt));
}

/** Somebody's handle, as people type it. */
export function handle(id) {
  return store.data.people.find((person) => person.id === id)?.name;
}

/** Somebody's name as mentions show it: the one they chose to be shown, or their full name. */
export function shownName(id) {
  const person = store.data.people.find((each) => each.id === id);
  return person && (person.display_name || person.real_name);
}

/** A channel's name, if this person may know it. */
export function channelName(id) {
  return store.data.conversations.find((each) => each.id === id && each.kind !== "im")?.name;
}
