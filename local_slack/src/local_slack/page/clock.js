// The local Slack's clock: what time it is there and for the person, and the ways to move it forward.

import { attempt } from "./acts.js";
import { h, newId } from "./dom.js";
import { now, store, viewer } from "./state.js";
import { shortDay, timeOfDay, fromWallClock, wallClock, zoneOf } from "./time.js";
import { position } from "./menu.js";

const TICK = 1000;
const STEPS = [
  ["+15 min", 15 * 60],
  ["+1 h", 3600],
  ["+1 day", 24 * 3600],
];
const KEY = "clock";

const local = h("strong", { class: "local" });
const world = h("span", { class: "quiet" });
const wanted = h("input", { type: "datetime-local", class: "field", id: newId("clock"), required: true });
const problem = h("p", { class: "error", role: "alert", hidden: true });
const zoneLabel = h("label", { for: wanted.id, class: "label" });
const form = h(
  "form",
  { class: "goto", popover: "auto", "aria-label": "Go to a date and time", onsubmit: goTo },
  zoneLabel,
  h("div", { class: "row" }, wanted, h("button", { type: "submit", class: "button primary" }, "Go")),
  problem,
  h("p", { class: "quiet" }, "Moving the clock forward is what makes scheduled messages, such as nudges, arrive."),
);
const opener = h(
  "button",
  { type: "button", class: "button small", "aria-haspopup": "dialog", onclick: open },
  "Go to…",
);

/** The element that shows the clock. */
export const clockBox = h(
  "div",
  { class: "clock", role: "group", "aria-label": "Clock of the local Slack" },
  h(
    "div",
    { class: "times", title: "Moving the clock forward is what makes scheduled messages, such as nudges, arrive." },
    local,
    world,
  ),
  h(
    "div",
    { class: "steps" },
    STEPS.map(([label, seconds]) =>
      h(
        "button",
        {
          type: "button",
          class: "button small",
          "data-work": `${KEY}/${seconds}`,
          "aria-label": `Move the clock ${label}`,
          onclick: () => attempt(`${KEY}/${seconds}`, "clock", { move_seconds: seconds }),
        },
        h("span", {}, label),
      ),
    ),
    opener,
  ),
  form,
);

/** Show the time; called on every change and by itself as the clock flows. */
export function drawClock() {
  if (!store.data) return;
  const person = viewer();
  const zone = zoneOf(person);
  const at = now();
  const whose = person ? `for ${person.real_name.split(" ")[0]}` : "";
  say(local, `${shortDay(at, zone)} ${timeOfDay(at, zone)}`);
  say(world, zone === "UTC" ? "UTC" : `${whose} · ${timeOfDay(at, "UTC")} UTC`);
}

function say(element, words) {
  if (element.textContent !== words) element.textContent = words;
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
