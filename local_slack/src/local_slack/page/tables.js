// Tables and data tables.

import { h } from "./dom.js";
import { richText } from "./richtext.js";

/** A table whose first row is its header; one that is too wide scrolls by itself. */
export function table(block) {
  const aligned = (place) => block.column_settings?.[place]?.align ?? "left";
  const first = block.type === "data_table" ? (block.row_header_column_index ?? 0) : -1;
  const [head, ...rows] = block.rows;
  const cell = (tag, each, place, scope = null) =>
    h(tag, { scope, class: `align-${aligned(place)}` }, each.type === "rich_text" ? richText(each) : each.text);
  const drawn = h(
    "table",
    {},
    block.caption && h("caption", {}, block.caption),
    h("thead", {}, h("tr", {}, head.map((each, place) => cell("th", each, place, "col")))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map((each, place) => (place === first ? cell("th", each, place, "row") : cell("td", each, place)))))),
  );
  return h("div", { class: "table", role: "region", "aria-label": block.caption ?? "Table", tabindex: 0 }, drawn);
}
