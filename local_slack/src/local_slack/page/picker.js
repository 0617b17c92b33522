// The emoji picker: a search box above all emoji in their groups.

import { fill, h, newId } from "./dom.js";
import { groups, matching } from "./emoji.js";
import { position } from "./menu.js";

const MOST = 60;

/** Open the picker at a button; `choose` gets the name of the emoji. */
export function openPicker(anchor, choose) {
  const found = h("div", { class: "found", role: "group", "aria-label": "Emoji" });
  const search = h("input", {
    type: "search",
    class: "field",
    id: newId("emoji"),
    placeholder: "Search all emoji",
    "aria-label": "Search all emoji",
    autocomplete: "off",
    oninput: () => look(),
    onkeydown: (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      found.querySelector("button")?.click();
    },
  });
  const picker = h("div", { class: "picker-box", popover: "auto", role: "dialog", "aria-label": "Pick an emoji" }, [
    search,
    found,
  ]);
  const choice = ({ name, character }) =>
    h(
      "button",
      {
        type: "button",
        class: "glyph",
        title: `:${name}:`,
        "aria-label": name.replaceAll("_", " "),
        onclick: () => {
          picker.hidePopover();
          choose(name);
        },
      },
      character,
    );
  const look = () => {
    const typed = search.value.trim().replaceAll(":", "");
    const shown = typed ? [["", matching(typed, MOST)]] : groups;
    fill(
      found,
      shown.flatMap(([group, emoji]) => [
        group && h("p", { class: "quiet" }, group),
        emoji.length ? h("div", { class: "glyphs" }, emoji.map(choice)) : h("p", { class: "quiet" }, "No such emoji."),
      ]),
    );
    found.scrollTop = 0;
  };
  picker.addEventListener("toggle", (event) => {
    if (event.newState === "closed") picker.remove();
  });
  look();
  document.body.append(picker);
  picker.showPopover();
  position(picker, anchor);
  search.focus();
}
