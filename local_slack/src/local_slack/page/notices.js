// Short notices of what could not be done, and the banner that says that the local Slack or the app is gone.

import { fill, h } from "./dom.js";

const SHOWN_FOR = 8000;

/** Say something for a while, above everything else. */
export function notice(words) {
  const box = document.getElementById("notices");
  const dismiss = () => {
    entry.remove();
    if (!box.childElementCount) box.hidePopover();
  };
  const entry = h(
    "div",
    { class: "notice" },
    h("span", {}, words),
    h("button", { type: "button", class: "icon", "aria-label": "Dismiss", onclick: dismiss }, "×"),
  );
  box.append(entry);
  // Shown anew, it lies above a dialog that was opened since.
  if (box.matches(":popover-open")) box.hidePopover();
  box.showPopover();
  setTimeout(dismiss, SHOWN_FOR);
}

/** Show or hide the banner; null hides it. */
export function banner(words) {
  const element = document.getElementById("banner");
  if (words && element.textContent !== words) fill(element, words);
  element.hidden = !words;
}

const MEANINGS = {
  operation_timeout: "The app didn't answer in time",
  dispatch_failed: "The app isn't connected",
};

/** A sentence for what went wrong, with Slack's own word for it where there is one. */
export function explained(error) {
  return MEANINGS[error] ? `${MEANINGS[error]} (${error}).` : error;
}
