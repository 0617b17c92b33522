// The guide beside the conversations: steps to take, which tick themselves off once they are really done.

import { moveTo } from "./clock.js";
import { fill, h, keepingFocus } from "./dom.js";
import { seek } from "./seek.js";
import { changed, goToPlace, placeName, store } from "./state.js";
import { mrkdwn } from "./text.js";

const element = document.getElementById("guide");
const narrow = matchMedia("(max-width: 900px)");
/** What this tab remembers: steps left behind, the one that somebody came back to, and whether the guide is folded. */
let memory = null;
let drawn = null;

narrow.addEventListener("change", changed);

/** Bring it up to date; without a guide there is nothing to see. */
export function drawGuide(data) {
  const { guide } = data;
  element.hidden = !guide;
  document.body.classList.toggle("guided", Boolean(guide));
  if (!guide) return;
  if (memory?.id !== guide.id) memory = remembered(guide.id);
  const at = current(guide);
  const folded = memory.folded ?? narrow.matches;
  document.body.classList.toggle("guide-folded", folded || narrow.matches);
  const signature = JSON.stringify([guide, memory, at, folded, placeName(data), data.as]);
  if (signature !== drawn) {
    drawn = signature;
    keepingFocus(element, () => fill(element, header(guide, at, folded), folded ? null : steps(data, at)));
  }
  point(guide.steps[at], data);
}

function current(guide) {
  const open = guide.steps.findIndex((step, at) => !isBehind(step, at));
  if (memory.opened !== null && !guide.steps[memory.opened]?.done) return memory.opened;
  return open;
}

function isBehind(step, at) {
  return step.done || memory.left.includes(at);
}

function remembered(id) {
  try {
    const kept = JSON.parse(sessionStorage.getItem("guide"));
    if (kept?.id === id) return kept;
  } catch {
    // What cannot be read is forgotten.
  }
  return { id, left: [], opened: null, folded: null };
}

function remember(news) {
  memory = { ...memory, ...news };
  sessionStorage.setItem("guide", JSON.stringify(memory));
  changed();
}

function header(guide, at, folded) {
  const count = `${guide.steps.filter((step, each) => isBehind(step, each)).length} of ${guide.steps.length}`;
  const now = guide.steps[at]?.title ?? "All done";
  return h(
    "header",
    { class: "heading" },
    h("h2", {}, folded ? now : guide.title),
    h("span", { class: "quiet" }, count),
    h(
      "button",
      {
        type: "button",
        class: "button small",
        "aria-expanded": String(!folded),
        "data-focus": "guide/fold",
        onclick: () => remember({ folded: !folded }),
      },
      folded ? "Show" : "Hide",
    ),
  );
}

function steps(data, at) {
  const { guide } = data;
  return h(
    "div",
    { class: "body" },
    h(
      "ol",
      {},
      guide.steps.map((step, each) => item(data, step, each, at)),
    ),
    at < 0 && h("div", { class: "text", role: "status" }, mrkdwn(guide.ending)),
  );
}

function item(data, step, each, at) {
  const behind = isBehind(step, each);
  const state = step.done || (behind && !step.done_when.length) ? "done" : behind ? "skipped" : "open";
  return h(
    "li",
    { class: `step ${state}${each === at ? " current" : ""}`, "aria-current": each === at ? "step" : null },
    h("span", { class: "sign", "aria-hidden": "true" }, state === "done" ? "✓" : String(each + 1)),
    h(
      "div",
      { class: "words" },
      h(
        "h3",
        {},
        each === at || state === "done"
          ? step.title
          : h(
              "button",
              {
                type: "button",
                class: "link",
                "data-focus": `guide/${each}`,
                onclick: () => remember({ opened: each, left: memory.left.filter((one) => one !== each) }),
              },
              step.title,
            ),
        state === "open" ? null : h("span", { class: "hidden" }, ` (${state})`),
      ),
      each === at && [h("div", { class: "text" }, mrkdwn(step.text)), offers(data, step, each)],
    ),
  );
}

function offers(data, step, each) {
  const there = !step.place || step.place === placeName(data);
  const time = data.times.find(({ label }) => label === step.moves_to);
  const leave = () => remember({ left: [...memory.left, each], opened: null });
  const plain = !step.done_when.length;
  return h(
    "div",
    { class: "offers" },
    plain && offer("next", "Next", "primary", leave),
    step.types && offer("type", "Type it for me", "primary", () => type(step)),
    !step.types && step.place && !there && offer("go", "Take me there", plain || time ? "" : "primary", () => go(step)),
    time && offer("move", time.label, "primary", () => follow(time), `clock/${time.label}`),
    !plain && offer("skip", "Skip", "", leave),
  );
}

function offer(key, label, look, onclick, work = null) {
  const classes = look ? `button small ${look}` : "button small";
  return h(
    "button",
    { type: "button", class: classes, "data-focus": `guide/offer/${key}`, "data-work": work, onclick },
    h("span", {}, label),
  );
}

function type(step) {
  makeRoom();
  if (step.place) goToPlace(step.place);
  // The box follows when the new place has been drawn.
  setTimeout(() => {
    const box = document.getElementById("composer-text");
    if (!box || box.disabled) return;
    box.value = step.types;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  });
}

function go(step) {
  makeRoom();
  goToPlace(step.place);
  if (step.points_at) addEventListener("hashchange", () => seek(() => pointed(step)[0]), { once: true });
}

function follow(time) {
  makeRoom();
  moveTo(time);
}

function makeRoom() {
  if (narrow.matches) remember({ folded: true });
}

/** Mark the buttons that the step is about. */
function point(step, data) {
  const here = step?.points_at && (!step.place || step.place === placeName(data));
  const marked = here ? pointed(step) : [];
  for (const button of document.querySelectorAll("#place .button")) {
    button.classList.toggle("pointed", marked.includes(button));
  }
}

function pointed({ points_at: label }) {
  const buttons = [...document.querySelectorAll("#place article:not(.ephemeral) .button")];
  return buttons.filter((button) => button.textContent === label);
}
