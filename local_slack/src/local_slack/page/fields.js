// Fields that are typed in: text, number, e-mail and web addresses; and the pickers of dates and times.
// A field calls `input` at each keystroke, `change` when it is left or chosen, `enter` at the Enter key.

import { h } from "./dom.js";
import { plain } from "./text.js";
import { viewer } from "./state.js";
import { fromWallClock, wallClock, zoneOf } from "./time.js";

/** What fields of every kind have in common. */
function shared(element, { id, label, describedBy, invalid, focus, work }) {
  return {
    id,
    "aria-label": label,
    "aria-describedby": describedBy,
    "aria-invalid": invalid ? "true" : null,
    placeholder: element.placeholder ? plain(element.placeholder) : null,
    "data-focus": focus,
    "data-work": work,
    "data-first": element.focus_on_load || null,
    class: "field",
    autocomplete: "off",
  };
}

/** A field for text of any kind. What is typed is never cut: Slack says at the end what is too long. */
export function textField(element, context) {
  const multiline = element.multiline || element.type === "rich_text_input";
  const node = h(multiline ? "textarea" : "input", {
    ...shared(element, context),
    ...(multiline ? { rows: 4 } : { type: "text", inputmode: MODES[element.type] }),
    value: context.value ?? "",
    oninput: () => context.input(node.value),
    onchange: () => context.change(node.value),
    onkeydown: (event) => {
      const enters = event.key === "Enter" && !event.isComposing && (!multiline || event.ctrlKey || event.metaKey);
      if (enters && context.enter) {
        event.preventDefault();
        context.enter(node.value);
      }
    },
  });
  return node;
}

const MODES = { number_input: "decimal", email_text_input: "email", url_text_input: "url" };

/** A field for a date, a time or both; both are the person's own, whatever the zone of this browser. */
export function pickerField(element, context) {
  const kind = PICKERS[element.type];
  const zone = zoneOf(viewer());
  const stored = context.value;
  const shown = stored && kind === "datetime-local" ? wallClock(new Date(Number(stored) * 1000), zone) : stored;
  const node = h("input", {
    ...shared(element, context),
    type: kind,
    class: "field picker",
    value: shown ?? "",
    oninput: () => context.input(read()),
    onchange: () => context.change(read()),
  });
  const read = () => {
    if (!node.value) return null;
    if (kind !== "datetime-local") return node.value;
    return String(Math.floor(fromWallClock(node.value, zone).valueOf() / 1000));
  };
  return node;
}

const PICKERS = { datepicker: "date", timepicker: "time", datetimepicker: "datetime-local" };
