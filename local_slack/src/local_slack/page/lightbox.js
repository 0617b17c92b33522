// A picture, opened large in front of everything; a click or Escape closes it.

import { h } from "./dom.js";

/** Show a picture as large as the window allows. */
export function openLarge(url, alt) {
  const close = () => dialog.close();
  const dialog = h(
    "dialog",
    { class: "lightbox", "aria-label": alt || "Picture", onclose: () => dialog.remove(), onclick: close },
    h("button", { type: "button", class: "icon", "aria-label": "Close the picture", onclick: close }, "×"),
    h("img", { src: url, alt }),
    alt && h("p", { "aria-hidden": "true" }, alt),
  );
  document.body.append(dialog);
  dialog.showModal();
}
