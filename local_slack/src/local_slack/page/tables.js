// Tables and data tables; and charts, whose figures are shown as one.

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

/** The figures of a chart: the segments of a pie with their shares, or a row for each series. */
export function chart({ title, chart: { type, segments = [], series = [], axis_config: axis } }) {
  const sum = segments.reduce((before, { value }) => before + value, 0);
  const row = (...words) => words.map((text) => ({ type: "raw_text", text: String(text) }));
  const rows =
    type === "pie"
      ? segments.map(({ label, value }) => row(label, value, `${Math.round((100 * value) / sum)} %`))
      : series.map(({ name, data }) =>
          row(name, ...axis.categories.map((each) => data.find(({ label }) => label === each).value)),
        );
  const head = type === "pie" ? row("", "Value", "Share") : row("", ...axis.categories);
  const caption = `${title} (${type} chart)`;
  return table({ type: "data_table", caption, rows: [head, ...rows] });
}
