// Menus that drop from a button: arrow keys move, Escape and a click elsewhere close.

import { h, safeUrl } from "./dom.js";

const REOPENED_WITHIN = 250;
const GAP = 4;
let last = { anchor: null, closedAt: -Infinity };

/**
 * Open a menu at a button.
 * @param {HTMLElement} anchor
 * @param {{label: string|Node, description?: string|Node, choose: () => void, checked?: boolean, url?: string,
 *   apart?: boolean}[]} entries `apart` draws a line above
 */
export function openMenu(anchor, entries, label) {
  // The press that closed this menu by landing outside it was on its own button.
  if (last.anchor === anchor && performance.now() - last.closedAt < REOPENED_WITHIN) return;
  const menu = h(
    "div",
    { class: "menu", role: "menu", "aria-label": label, popover: "auto" },
    entries.map((entry) => item(entry, () => close())),
  );
  let outside = true;
  const close = () => {
    outside = false;
    menu.hidePopover();
    if (anchor.isConnected) anchor.focus({ preventScroll: true });
  };
  menu.addEventListener("keydown", (event) => move(event, menu, close));
  menu.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    anchor.setAttribute("aria-expanded", "false");
    // After a choice the same button opens the menu again at once.
    last = outside ? { anchor, closedAt: performance.now() } : { anchor: null, closedAt: -Infinity };
    menu.remove();
  });
  // Within a dialog it must lie in the dialog: all else is out of reach while that is open. Elsewhere it belongs to a
  // landmark, so that people who move by landmarks find it.
  (anchor.closest("dialog, main, aside, .topbar") ?? document.body).append(menu);
  menu.showPopover();
  position(menu, anchor);
  anchor.setAttribute("aria-expanded", "true");
  (menu.querySelector("[aria-checked=true]") ?? menu.firstElementChild)?.focus();
}

function item({ label, description, choose, checked, url, apart }, close) {
  const chosen = () => {
    close();
    choose();
  };
  const followed = url && safeUrl(url);
  return h(
    followed ? "a" : "button",
    {
      class: apart ? "item apart" : "item",
      role: checked === undefined ? "menuitem" : "menuitemradio",
      "aria-checked": checked === undefined ? null : String(checked),
      type: followed ? null : "button",
      href: followed || null,
      target: followed ? "_blank" : null,
      rel: followed ? "noopener noreferrer" : null,
      tabindex: -1,
      onclick: chosen,
    },
    h("span", { class: "label" }, label),
    description && h("span", { class: "description" }, description),
  );
}

function move(event, menu, close) {
  const items = [...menu.children];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) items[to % items.length].focus();
  else if (event.key === "Tab") close();
  if (to !== undefined || event.key === "Tab") event.preventDefault();
}

/** Put a popover below its button, or above where there is more room. */
export function position(popover, anchor) {
  const at = anchor.getBoundingClientRect();
  const size = popover.getBoundingClientRect();
  const below = innerHeight - at.bottom - GAP;
  const above = at.top - GAP;
  const up = size.height > below && above > below;
  const room = Math.max(up ? above : below, 0) - GAP;
  const left = Math.max(GAP, Math.min(at.left, innerWidth - size.width - GAP));
  popover.style.setProperty("max-height", `${room}px`);
  popover.style.setProperty("left", `${left}px`);
  popover.style.setProperty("top", up ? "auto" : `${at.bottom + GAP}px`);
  popover.style.setProperty("bottom", up ? `${innerHeight - at.top + GAP}px` : "auto");
}
