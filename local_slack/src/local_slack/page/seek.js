// Brings a message into sight as soon as it has been drawn: its beginning, however long it is.

import { onChange } from "./state.js";

const WITHIN = 5000;
let wanted = null;

/** Bring into sight what `find` returns, an element of a message; it is asked again after each drawing for a while. */
export function seek(find) {
  wanted = { find, until: performance.now() + WITHIN };
  requestAnimationFrame(look);
}

/** Bring the newest message in sight that came after `ts`. */
export function seekNewest(ts) {
  seek(() => [...document.querySelectorAll("#place article")].filter((each) => Number(each.dataset.ts) > ts).at(-1));
}

function look() {
  if (!wanted) return;
  const message = wanted.find()?.closest("article");
  if (message || performance.now() > wanted.until) wanted = null;
  if (!message) return;
  message.scrollIntoView({ block: "start" });
  // The list learns at once that it no longer follows what is new.
  message.closest(".messages")?.dispatchEvent(new Event("scroll"));
}

onChange(() => requestAnimationFrame(look));
