// The form in which a person sets their status, with the suggestions that Slack makes.

import { attempt } from "./acts.js";
import { h, newId } from "./dom.js";
import { character } from "./emoji.js";
import { position } from "./menu.js";
import { now, store, viewer } from "./state.js";
import { dayKey, fromWallClock, timeOfDay, zoneOf } from "./time.js";

const KEY = "status";
const TODAY = "today";
const DAY = 86_400_000;
const MINUTE = 60_000;
const SUGGESTIONS = [
  ["spiral_calendar_pad", "In a meeting", "60"],
  ["bus", "Commuting", "30"],
  ["face_with_thermometer", "Out sick", TODAY],
  ["palm_tree", "Vacationing", ""],
  ["house_with_garden", "Working remotely", TODAY],
];
const LENGTHS = [
  ["", "Don't clear"],
  ["30", "30 minutes"],
  ["60", "1 hour"],
  ["240", "4 hours"],
  [TODAY, "Today"],
];

const suggestion = h(
  "select",
  { class: "field select", id: newId(KEY), onchange: suggest },
  h("option", { value: "" }, "Choose one, or write your own"),
  SUGGESTIONS.map(([emoji, text], at) => h("option", { value: String(at) }, `${character(emoji)} ${text}`)),
);
const emoji = h("input", { class: "field", id: newId(KEY), placeholder: ":palm_tree:", autocomplete: "off" });
const text = h("input", { class: "field", id: newId(KEY), maxlength: 100, autocomplete: "off" });
const length = h(
  "select",
  { class: "field select", id: newId(KEY) },
  LENGTHS.map(([value, label]) => h("option", { value }, label)),
);
const form = h(
  "form",
  { class: "goto status", popover: "auto", "aria-label": "Set your status", onsubmit: save },
  labelled(suggestion, "Suggestions"),
  labelled(emoji, "Emoji"),
  labelled(text, "Status"),
  labelled(length, "Clear after"),
  h(
    "div",
    { class: "row end" },
    h("button", { type: "button", class: "button", onclick: () => set("", "", null) }, "Clear status"),
    h("button", { type: "submit", class: "button primary" }, "Save"),
  ),
);
document.body.append(form);

function labelled(field, words) {
  return [h("label", { for: field.id, class: "label" }, words), field];
}

/** Open the form at a button. */
export function openStatus(anchor) {
  const person = viewer();
  suggestion.value = "";
  emoji.value = person.status_emoji;
  text.value = person.status_text;
  length.value = "";
  form.showPopover();
  position(form, anchor);
  suggestion.focus();
}

function suggest() {
  if (!suggestion.value) return;
  const [name, words, until] = SUGGESTIONS[Number(suggestion.value)];
  emoji.value = `:${name}:`;
  text.value = words;
  length.value = until;
}

function save(event) {
  event.preventDefault();
  set(text.value.trim(), emoji.value, minutes());
}

function set(words, name, until) {
  form.hidePopover();
  attempt(KEY, "status", { as: store.data.as, text: words, emoji: name, minutes: until });
}

function minutes() {
  if (length.value !== TODAY) return length.value ? Number(length.value) : null;
  const zone = zoneOf(viewer());
  const tomorrow = new Date(Date.parse(dayKey(now(), zone)) + DAY).toISOString().slice(0, 10);
  return (fromWallClock(`${tomorrow}T00:00`, zone) - now()) / MINUTE;
}

/** What somebody shows of themselves: `🔕 until 10:00`, `🌴 Vacationing`, either or none of them. */
export function moods(person, zone) {
  const name = person.status_emoji.replaceAll(":", "");
  const status = [name && (character(name) ?? person.status_emoji), person.status_text].filter(Boolean).join(" ");
  const quiet = person.quiet_until && `🔕 until ${timeOfDay(new Date(person.quiet_until * 1000), zone)}`;
  return [quiet, status].filter(Boolean);
}
