// Confirm dialogs: "Are you sure?", in the app's words.

import { h, newId } from "./dom.js";
import { plain, textObject } from "./text.js";

/** Ask; true if the person confirms. */
export function confirmed({ title, text, confirm, deny, style }) {
  return new Promise((resolve) => {
    const id = newId("confirm");
    const answer = (yes) => () => dialog.close(yes ? "yes" : "");
    const dialog = h(
      "dialog",
      { class: "confirm", "aria-labelledby": id, onclose: done },
      h("h2", { id }, plain(title)),
      h("div", { class: "text" }, textObject(text)),
      h(
        "div",
        { class: "row end" },
        h("button", { type: "button", class: "button", onclick: answer(false) }, plain(deny)),
        h(
          "button",
          { type: "button", class: `button ${style === "danger" ? "danger" : "primary"}`, onclick: answer(true) },
          plain(confirm),
        ),
      ),
    );
    function done() {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    }
    document.body.append(dialog);
    dialog.showModal();
  });
}
