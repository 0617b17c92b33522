// The local Slack's clock: what time it is for the person, and the ways to move it forward.

import { attempt } from "./acts.js";
import { h, newId, reconcile } from "./dom.js";
import { position } from "./menu.js";
import { seekNewest } from "./seek.js";
import { goToPlace, now, store, viewer } from "./state.js";
import { dayAndYear, fromWallClock, timeOfDay, wallClock, zoneName, zoneOf } from "./time.js";

const TICK = 1000;
const KEY = "clock";
const MORNING = "09:00";
const HOUR = 3600;
const WHY = "Moving the clock forward is what makes scheduled messages arrive. It stops at each on its way.";

const local = h("strong", { class: "local" });
const zoneWords = h("span", { class: "quiet" });
const wanted = h("input", { type: "datetime-local", class: "field", id: newId("clock"), required: true });
const problem = h("p", { class: "error", role: "alert", hidden: true });
const zoneLabel = h("label", { for: wanted.id, class: "label" });
const form = h(
  "form",
  { class: "goto", popover: "auto", "aria-label": "Go to a date and time", onsubmit: goTo },
  zoneLabel,
  h("div", { class: "row" }, wanted, h("button", { type: "submit", class: "button primary" }, "Go")),
  problem,
  h("p", { class: "quiet" }, WHY),
);
const opener = h(
  "button",
  { type: "button", class: "button small", "aria-haspopup": "dialog", onclick: open },
  "Go to…",
);
const named = h("div", { class: "named" });
const steps = h(
  "div",
  { class: "steps", id: newId("steps") },
  named,
  button("Tomorrow morning", () => ({ to: tomorrow().toISOString() })),
  button("+1 h", () => ({ move_seconds: HOUR })),
  button("+1 day", () => ({ move_seconds: 24 * HOUR })),
  opener,
);
/** Where there is little room, the ways to move it wait behind this. */
const unfold = h(
  "button",
  { type: "button", class: "button small unfold", "aria-expanded": "false", "aria-controls": steps.id, onclick: toggle },
  "Move the clock",
);

/** The element that shows the clock. */
export const clockBox = h(
  "div",
  { class: "clock", role: "group", "aria-label": "Clock of the local Slack" },
  h("div", { class: "times", title: WHY }, local, zoneWords),
  unfold,
  steps,
  form,
);

function button(label, body) {
  const key = `${KEY}/${label}`;
  return h(
    "button",
    {
      type: "button",
      class: "button small",
      "data-work": key,
      "data-focus": key,
      "aria-label": label.startsWith("+") ? `Move the clock ${label}` : null,
      onclick: () => attempt(key, "clock", body()),
    },
    h("span", {}, label),
  );
}

/** Move the clock to one of the times that the app has named, and look where something happens then. */
export async function moveTo({ label, place }) {
  const before = now() / 1000;
  const moved = await attempt(`${KEY}/${label}`, "clock", { time: label, as: store.data.as });
  if (!moved || !place) return;
  goToPlace(place);
  seekNewest(before);
}

/** Show the time and the buttons; called on every change, and for the time by itself as the clock flows. */
export function drawClock() {
  if (!store.data) return;
  const zone = zoneOf(viewer());
  say(local, `${dayAndYear(now(), zone)}, ${timeOfDay(now(), zone)}`);
  say(zoneWords, viewer()?.tz ? `${zoneName(viewer()).split("/").at(-1)} time` : "UTC");
  reconcile(
    named,
    store.data.times.map((time) => ({
      key: time.label,
      signature: JSON.stringify(time),
      render: () => namedButton(time),
    })),
  );
}

function namedButton(time) {
  const key = `${KEY}/${time.label}`;
  return h(
    "button",
    { type: "button", class: "button small", "data-work": key, "data-focus": key, onclick: () => moveTo(time) },
    h("span", {}, time.label),
  );
}

function say(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

function toggle() {
  const shown = clockBox.classList.toggle("unfolded");
  unfold.setAttribute("aria-expanded", String(shown));
}

function tomorrow() {
  const zone = zoneOf(viewer());
  const [today] = wallClock(now(), zone).split("T");
  const next = new Date(Date.parse(`${today}T12:00Z`) + 24 * HOUR * 1000).toISOString().slice(0, 10);
  return fromWallClock(`${next}T${MORNING}`, zone);
}

function open() {
  const zone = zoneOf(viewer());
  wanted.value = wallClock(now(), zone);
  zoneLabel.textContent = `Date and time in ${zone.replaceAll("_", " ")}`;
  problem.hidden = true;
  form.showPopover();
  position(form, opener);
  wanted.focus();
}

async function goTo(event) {
  event.preventDefault();
  const at = fromWallClock(wanted.value, zoneOf(viewer()));
  const wrong = !at
    ? "Choose a date and a time."
    : at <= now()
      ? "That is in the past: the clock moves forward only."
      : null;
  problem.hidden = !wrong;
  problem.textContent = wrong ?? "";
  if (wrong) return;
  form.hidePopover();
  await attempt(KEY, "clock", { to: at.toISOString() });
}

setInterval(drawClock, TICK);
