// Interactive elements of blocks: what each is drawn as, and what using it does.

import { act, suggest, workKey } from "./acts.js";
import { multiField, selectField, tickField } from "./choices.js";
import { h, newId, safeUrl } from "./dom.js";
import { draft, enter, standing, undraft } from "./drafts.js";
import { externalField, multiExternalField } from "./external.js";
import { pickerField, textField } from "./fields.js";
import { openMenu } from "./menu.js";
import { store } from "./state.js";
import { plain } from "./text.js";
import { fileField } from "./uploads.js";
import { entered, held } from "./values.js";

const TYPED = new Set(["plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input"]);
const MAKERS = {
  radio_buttons: tickField,
  checkboxes: tickField,
  external_select: externalField,
  multi_external_select: multiExternalField,
  file_input: fileField,
};
const PAUSE = 300;

/**
 * One element, drawn. `scope` says where it is: its `key`, the `target` of clicks, and the `view` or the `state` of a
 * message; `marks` are what an input block adds (id, labelledBy, describedBy, invalid).
 */
export function drawElement(scope, block, element, marks = {}) {
  if (element.type === "button" || element.type === "workflow_button") return button(scope, block, element);
  if (element.type === "icon_button") return seenBy(element) ? button(scope, block, element) : null;
  if (element.type === "feedback_buttons") return feedback(scope, block, element);
  if (element.type === "overflow") return overflow(scope, block, element);
  const make = maker(element.type);
  if (!make) return h("span", { class: "unknown" }, `This page has no way to use an element of type ${element.type}.`);
  return make(element, context(scope, block, element, marks));
}

function maker(type) {
  if (TYPED.has(type)) return textField;
  if (type.endsWith("picker")) return pickerField;
  if (type in MAKERS) return MAKERS[type];
  if (type.startsWith("multi_")) return multiField;
  return type.endsWith("_select") ? selectField : null;
}

function button(scope, block, element) {
  const url = element.url ? safeUrl(element.url) : null;
  const style = element.style ? ` ${element.style}` : "";
  return h(
    url ? "a" : "button",
    {
      class: `button${style}`,
      type: url ? null : "button",
      href: url,
      target: url ? "_blank" : null,
      rel: url ? "noopener noreferrer" : null,
      "aria-label": element.accessibility_label,
      "data-work": workKey(scope, block, element),
      "data-focus": workKey(scope, block, element),
      disabled: !url && !element.action_id,
      onclick: () => act(scope, block, element),
    },
    h("span", {}, plain(element.text)),
  );
}

function seenBy({ visible_to_user_ids: readers }) {
  return !readers || readers.includes(store.data.as);
}

function feedback(scope, block, element) {
  return [element.positive_button, element.negative_button].map((each) =>
    h(
      "button",
      {
        type: "button",
        class: "button",
        "aria-label": each.accessibility_label,
        "data-work": workKey(scope, block, element),
        "data-focus": `${workKey(scope, block, element)}/${each.value}`,
        onclick: () => act(scope, block, element, each.value),
      },
      h("span", {}, plain(each.text)),
    ),
  );
}

function overflow(scope, block, element) {
  const entries = element.options.map((option) => ({
    label: plain(option.text),
    description: option.description && plain(option.description),
    url: option.url,
    choose: () => act(scope, block, element, option.value),
  }));
  const node = h(
    "button",
    {
      type: "button",
      class: "button overflow",
      "aria-label": "More options",
      "aria-haspopup": "menu",
      "data-work": workKey(scope, block, element),
      "data-focus": workKey(scope, block, element),
      onclick: () => openMenu(node, entries, "More options"),
    },
    h("span", {}, "⋯"),
  );
  return node;
}

/** What a field needs to know, and what it does when something is entered. */
function context(scope, block, element, marks) {
  const { view } = scope;
  const dispatches = block.type !== "input" || block.dispatch_action === true;
  const typed = TYPED.has(element.type);
  const own = {
    id: newId("field"),
    label: marks.labelledBy
      ? null
      : element.placeholder
        ? plain(element.placeholder)
        : (NAMES[element.type] ?? "Choice"),
    focus: workKey(scope, block, element),
    work: workKey(scope, block, element),
    optional: block.type === "input" && block.optional === true,
    ...marks,
    value: view ? standing(view, block, element) : entered(scope.state, block, element),
    held: held(view ? view.state.values : scope.state, block, element),
    suggest: (typed) => suggest(scope, block, element, typed),
    input: (value) => {
      if (view) draft(view, block, element, value);
      if (typed && dispatches && triggers(element, "on_character_entered")) later(own, () => tell(value));
    },
    upload: (files) => view && enter(view, block, element, files, { loud: true }),
    change: (value, node) => {
      if (view) draft(view, block, element, value);
      if (view && (typed || !dispatches)) enter(view, block, element, value);
      else if (value !== null) tell(value, node);
    },
  };
  const tell = async (value, node = null) => {
    if (await act(scope, block, element, value)) return;
    if (view) undraft(view, block, element);
    (node ?? document.getElementById(own.id))?.replaceWith(drawElement(scope, block, element, marks));
  };
  if (typed && dispatches && triggers(element, "on_enter_pressed")) {
    own.enter = (value) => {
      if (view) {
        draft(view, block, element, value);
        enter(view, block, element, value);
      }
      tell(value);
    };
  }
  return own;
}

const NAMES = { datepicker: "Date", timepicker: "Time", datetimepicker: "Date and time" };

function triggers(element, when) {
  return (element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"]).includes(when);
}

function later(own, what) {
  clearTimeout(own.timer);
  own.timer = setTimeout(what, PAUSE);
}
