// A field for files: what is put in is uploaded at once, and can be taken out again.

import { h } from "./dom.js";

/** The field with the names of the files in it; `context.upload` takes ids of files that stay, and new files. */
export function fileField(element, context) {
  const ids = context.value ?? [];
  const node = h("input", {
    id: context.id,
    type: "file",
    class: "field",
    multiple: (element.max_files ?? 10) > 1,
    accept: element.filetypes ? element.filetypes.map((each) => `.${each}`).join(",") : null,
    "aria-label": context.label,
    "aria-describedby": context.describedBy,
    "aria-invalid": context.invalid ? "true" : null,
    "data-focus": context.focus,
    "data-work": context.work,
    onchange: () => context.upload(Promise.all([...ids, ...[...node.files].map(read)])),
  });
  const chips = context.held.map(({ id, name }) => chip(name, () => context.upload(ids.filter((each) => each !== id))));
  return h("div", { class: "external" }, chips.length > 0 && h("span", { class: "chips" }, chips), node);
}

function chip(name, remove) {
  const attributes = { type: "button", class: "icon", "aria-label": `Remove ${name}`, onclick: remove };
  return h("span", { class: "chip" }, name, h("button", attributes, "×"));
}

async function read(file) {
  const address = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
  return { name: file.name, base64: address.slice(address.indexOf(",") + 1) };
}
