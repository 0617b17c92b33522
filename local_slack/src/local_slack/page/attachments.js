// What hangs on a message besides its text and blocks: attachments and files.

import { drawBlock, picture } from "./blocks.js";
import { h, link, safeUrl } from "./dom.js";
import { icon } from "./icons.js";
import { mrkdwn } from "./text.js";

/** A legacy attachment, with its bar of colour. */
export function attachment(each, scope) {
  const markup = (text) => text && h("div", { class: "text" }, mrkdwn(text));
  const title = each.title && (each.title_link ? link(each.title_link, each.title) : each.title);
  const nothing = !each.blocks && !each.text && !each.pretext && !each.title && !each.fields;
  const image = safeUrl(each.image_url ?? each.thumb_url ?? "");
  const drawn = h(
    "div",
    { class: "attachment" },
    each.author_name && h("p", { class: "quiet" }, each.author_name),
    title && h("p", { class: "title" }, title),
    markup(each.text ?? (nothing ? each.fallback : null)),
    each.fields &&
      h(
        "div",
        { class: "fields" },
        each.fields.map((field) => h("div", {}, h("strong", {}, field.title), markup(field.value))),
      ),
    (each.blocks ?? []).map((block) => drawBlock(block, scope)),
    image && picture({ image_url: image, alt_text: each.fallback ?? "" }, "large"),
    each.footer && h("p", { class: "quiet" }, each.footer),
  );
  if (/^#?[0-9a-f]{6}$/i.test(each.color ?? "")) drawn.style.setProperty("--bar", `#${each.color.replace("#", "")}`);
  return [markup(each.pretext), drawn];
}

/** An uploaded file: a picture that can be opened large, or a link. */
export function file({ mode, title, name, mimetype, alt_txt: alt, url_private: url }) {
  if (mode === "tombstone") return h("span", { class: "quiet" }, "This file was deleted.");
  if (mimetype.startsWith("image/")) {
    const shown = picture({ image_url: url, alt_text: alt || title || name }, "large");
    return h("figure", {}, h("figcaption", {}, title || name), shown);
  }
  return h(
    "span",
    { class: "file" },
    icon("file"),
    " ",
    link(url, title || name),
    title && title !== name && h("span", { class: "quiet" }, ` ${name}`),
  );
}
