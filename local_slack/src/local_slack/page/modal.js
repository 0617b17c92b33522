// The modal in front of the person: the topmost of the stack, in a dialog that keeps the focus within.

import { attempt } from "./acts.js";
import { fill, h } from "./dom.js";
import { draftsOf, settled } from "./drafts.js";
import { refresh, store } from "./state.js";
import { plain } from "./text.js";
import { drawView } from "./view.js";

const dialog = document.getElementById("modal");
let frame = null;

dialog.addEventListener("cancel", (event) => {
  // Escape closes through the app, which may want to know.
  event.preventDefault();
  close();
});

/** Show the topmost modal, or none. */
export function drawModal(data) {
  const view = data.modals.at(-1);
  if (!view) {
    frame = null;
    if (dialog.open) dialog.close();
    return;
  }
  const looks = JSON.stringify([view.id, view.title, view.submit, view.close, data.modals.length]);
  const fresh = frame?.looks !== looks;
  const another = frame?.view.id !== view.id;
  if (fresh) frame = build(view, data.modals.length, looks);
  const errors = Object.keys(view.errors);
  const refused = errors.length > 0 && JSON.stringify(frame.view.errors) !== JSON.stringify(view.errors);
  frame.view = view;
  frame.warning.hidden = !view.warning;
  frame.warning.textContent = view.warning ?? "";
  drawView(frame.blocks, data, view);
  if (!dialog.open) dialog.showModal();
  if (another) focusFirst();
  else if (refused || frame.refused) focusWrong();
  frame.refused = false;
}

function build(view, depth, looks) {
  const warning = h("p", { class: "warning", role: "alert", hidden: true });
  const blocks = h("div", { class: "blocks" });
  const every = depth > 1;
  const body = h("div", { class: "body" }, warning, blocks);
  const form = h(
    "form",
    { novalidate: true, onsubmit: submit },
    h(
      "header",
      {},
      h("h2", { id: "modal-title", tabindex: -1 }, plain(view.title)),
      every && h("span", { class: "quiet" }, `${depth} open`),
      h(
        "button",
        {
          type: "button",
          class: "icon",
          "aria-label": every ? "Close all" : "Close",
          onclick: () => close(every),
        },
        "×",
      ),
    ),
    body,
    h(
      "footer",
      {},
      h(
        "button",
        { type: "button", class: "button", "data-work": `close/${view.id}`, onclick: () => close() },
        h("span", {}, view.close ? plain(view.close) : view.submit ? "Cancel" : "Close"),
      ),
      view.submit &&
        h(
          "button",
          { type: "submit", class: "button primary", "data-work": `submit/${view.id}` },
          h("span", {}, plain(view.submit)),
        ),
    ),
  );
  fill(dialog, form);
  return { looks, view, warning, blocks, refused: false };
}

async function submit(event) {
  event.preventDefault();
  const { view } = frame;
  const body = { as: store.data.as, view: view.id, values: draftsOf(view) };
  await settled(view.id);
  const answer = await attempt(`submit/${view.id}`, "submit", body);
  // The same errors as before are worth looking at again.
  if (answer && Object.keys(answer.errors ?? {}).length && frame?.view.id === view.id) {
    frame.refused = true;
    refresh();
  }
}

async function close(everything = false) {
  if (!frame) return;
  const { view } = frame;
  await settled(view.id);
  await attempt(`close/${view.id}`, "close", { as: store.data.as, view: view.id, everything });
}

const FIELDS = "input:not([type=hidden]), textarea, select";

function focusFirst() {
  const first = frame.blocks.querySelector("[data-first]") ?? frame.blocks.querySelector(FIELDS);
  const chosen = first?.type === "radio" && first.closest(".ticks").querySelector(":checked");
  const field = chosen || first;
  (field ?? dialog.querySelector("h2")).focus();
}

function focusWrong() {
  const wrong = frame.blocks.querySelector(".entry.wrong");
  (wrong?.querySelector(FIELDS) ?? wrong)?.focus();
  wrong?.scrollIntoView({ block: "nearest" });
}
