// Under the hood: each envelope with its ack, each call of the API, what the app shows of its own store, and buttons
// that break things, so that one sees what the app makes of it.

import { getHood } from "./api.js";
import { h, reconcile } from "./dom.js";
import { BREAKS, mendButton } from "./hoodbreaks.js";
import { viewer } from "./state.js";
import { shortDay, timeOfDay, timeOfDayInSeconds, zoneOf } from "./time.js";

const EVERY = 600;
const NEAR = 40;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const section = document.getElementById("hood");
const buttons = h("div", { class: "breaks" });
const lines = h("ol", { class: "lines" });
const log = h("div", { class: "log", tabindex: 0, role: "region", "aria-label": "What goes on" }, lines);
const table = h("div", { class: "rows", tabindex: 0, role: "region", "aria-label": "What the app keeps" });
let timer = null;
let opener = null;

section.append(
  h(
    "header",
    {},
    h("h2", {}, "Under the hood"),
    h("p", { class: "quiet" }, "Break something, then go on: click, type, move the clock. Mend it, and see what arrives."),
    h("button", { type: "button", class: "icon", "aria-label": "Close", onclick: () => toggleHood() }, "×"),
  ),
  buttons,
  h("div", { class: "panes" }, log, table),
);
section.addEventListener("keydown", (event) => event.key === "Escape" && toggleHood());

/** Open it, or close it if it is open. */
export function toggleHood() {
  section.hidden = !section.hidden;
  clearInterval(timer);
  if (section.hidden) {
    opener?.focus();
    return;
  }
  opener = document.activeElement;
  timer = setInterval(refreshHood, EVERY);
  refreshHood();
  section.querySelector("header button").focus();
}

/** Fetch what went on since, and show it. */
export async function refreshHood() {
  try {
    draw(await getHood());
  } catch {
    // The page says by itself that the local Slack is gone.
  }
}

function draw(hood) {
  const shown = [...BREAKS.filter((each) => each.offered(hood)), mendButton];
  reconcile(
    buttons,
    shown.map((each) => ({
      key: each.name,
      signature: `${each.words(hood)}/${each.on?.(hood) ?? false}`,
      render: () => breakButton(each, hood),
    })),
  );
  const following = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  const zone = zoneOf(viewer());
  reconcile(
    lines,
    hood.lines.map((line, at) => ({
      key: `${line.at}/${line.what}/${line.about}/${at}`,
      signature: JSON.stringify([line, zone]),
      render: () => drawnLine(line, zone),
    })),
  );
  if (following) log.scrollTop = log.scrollHeight;
  drawTable(hood.table);
}

function breakButton(each, hood) {
  const on = each.on?.(hood) ?? false;
  return h(
    "button",
    {
      type: "button",
      class: on ? "button small danger" : "button small",
      title: each.about,
      "data-focus": `hood/${each.name}`,
      "data-work": `hood/${each.name}`,
      onclick: () => each.act(hood).then(refreshHood),
    },
    h("span", {}, each.words(hood)),
  );
}

const ARROWS = { envelope: "→ app", call: "← app", socket: "socket" };

function drawnLine(line, zone) {
  const verdict = line.ok === null ? "waits" : line.ok ? "fine" : "bad";
  return h(
    "li",
    { class: `line ${verdict}` },
    h("time", { datetime: line.at }, timeOfDayInSeconds(new Date(line.at), zone)),
    h("span", { class: "way" }, ARROWS[line.what]),
    h("span", { class: "about" }, line.about),
    h("span", { class: "more" }, line.more),
    line.said && h("span", { class: "said" }, line.said),
  );
}

function drawTable(shown) {
  table.hidden = !shown;
  if (!shown) return;
  const zone = zoneOf(viewer());
  const signature = JSON.stringify([shown, zone]);
  reconcile(table, [{ key: "table", signature, render: () => drawnTable(shown, zone) }]);
}

function cell(text, zone) {
  if (!INSTANT.test(text)) return h("td", { class: `is-${text}` }, text);
  const at = new Date(text);
  return h("td", {}, h("time", { datetime: text }, `${shortDay(at, zone)} ${timeOfDay(at, zone)}`));
}

function drawnTable({ title, columns, rows }, zone) {
  return h(
    "table",
    {},
    h("caption", {}, title),
    h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col" }, column)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map((text) => cell(text, zone))))),
  );
}
