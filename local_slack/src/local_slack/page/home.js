// The app's Home tab.

import { attempt } from "./acts.js";
import { isWorking } from "./busy.js";
import { h } from "./dom.js";
import { changed, place } from "./state.js";
import { drawView } from "./view.js";

const KEY = "home";
const notes = h("div", { class: "notes" });
const blocks = h("div", { class: "blocks" });
const home = h("div", { class: "home", tabindex: 0, "aria-label": "Home", role: "region" }, notes, blocks);

/** The element that shows Home, brought up to date. */
export function drawHome(data) {
  const words = data.home ? data.home.warning : empty(data);
  notes.className = data.home ? "warning" : "empty";
  notes.hidden = !words;
  if (notes.textContent !== words) notes.textContent = words ?? "";
  if (data.home) drawView(blocks, data, data.home);
  else blocks.replaceChildren();
  return home;
}

function empty(data) {
  return isWorking(KEY) ? `Asking ${data.app.name} for its Home…` : `${data.app.name} has not put anything here yet.`;
}

let opened = null;

/** Tell the app when the person comes to its Home or its Messages, once for each coming. */
export function visitTab(data) {
  const tab = tabOf(data);
  const here = tab && `${data.as}/${tab}`;
  if (here === opened) return;
  opened = here;
  if (!here) return;
  if (tab === "home") home.scrollTop = 0;
  attempt(tab === "home" ? KEY : tab, "home", { as: data.as, tab }).then(changed);
}

function tabOf(data) {
  const here = place(data);
  if (here.kind === "home") return "home";
  return here.conversation?.kind === "im" && data.app.messages_tab_enabled ? "messages" : null;
}
