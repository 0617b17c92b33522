// Fields in which something is chosen: menus for one or several, radio buttons, checkboxes.

import { appOf } from "./apps.js";
import { h } from "./dom.js";
import { store } from "./state.js";
import { plain, textObject } from "./text.js";

/** What an element offers, in groups: `{label: string|null, options: {value, label, description}[]}`. */
function offered(element) {
  const kind = element.type.replace("multi_", "");
  if (kind === "users_select") return [{ label: null, options: people() }];
  if (kind === "channels_select") return [{ label: null, options: conversations((each) => each.kind === "public") }];
  if (kind === "conversations_select") return [{ label: null, options: conversations(fits(element.filter)) }];
  if (element.option_groups) {
    return element.option_groups.map(({ label, options }) => ({ label: plain(label), options: options.map(choice) }));
  }
  return [{ label: null, options: (element.options ?? []).map(choice) }];
}

function choice({ value, text, description }) {
  return { value, label: description ? `${plain(text)} – ${plain(description)}` : plain(text), short: plain(text) };
}

function people() {
  return store.data.people
    .filter((person) => !person.deactivated)
    .map((person) => ({ value: person.id, label: `${person.real_name} (@${person.name})`, short: person.real_name }))
    .sort((one, other) => one.label.localeCompare(other.label));
}

function conversations(wanted) {
  const open = store.data.conversations.filter((each) => !each.archived && wanted(each));
  return open.map((each) => {
    const label = appOf(store.data, each)?.name ?? `#${each.name}`;
    return { value: each.id, label, short: label };
  });
}

function fits(filter) {
  return (each) => !filter?.include || filter.include.includes(each.kind);
}

/** A menu for one choice. */
export function selectField(element, context) {
  const groups = offered(element);
  const none = !groups.some((group) => group.options.length);
  const prompt = none ? "Nothing to choose from" : element.placeholder ? plain(element.placeholder) : "Choose…";
  const blank = h(
    "option",
    { value: "", disabled: !context.optional, hidden: !context.optional, selected: !context.value },
    context.optional && context.value ? "Nothing chosen" : prompt,
  );
  const node = h(
    "select",
    { ...marks(element, context), class: "field select", onchange: () => context.change(node.value || null) },
    blank,
    groups.map((group) => grouped(group, context.value)),
  );
  if (!context.value) node.value = "";
  return node;
}

function grouped({ label, options }, value) {
  const drawn = options.map((each) => h("option", { value: each.value, selected: each.value === value }, each.label));
  return label === null ? drawn : h("optgroup", { label }, drawn);
}

function marks(element, { id, label, describedBy, invalid, focus, work }) {
  return {
    id,
    "aria-label": label,
    "aria-describedby": describedBy,
    "aria-invalid": invalid ? "true" : null,
    "data-focus": focus,
    "data-work": work,
    "data-first": element.focus_on_load || null,
  };
}

/** A menu for several choices: each chosen one is a chip that can be taken away. */
export function multiField(element, context) {
  const all = offered(element).flatMap((group) => group.options);
  const chosen = [...(context.value ?? [])];
  const box = h("div", {
    class: "multi",
    role: "group",
    "aria-label": context.label,
    "aria-labelledby": context.labelledBy,
  });
  const settle = (values) => {
    const fresh = multiField(element, { ...context, value: values });
    box.replaceWith(fresh);
    fresh.querySelector("select:enabled, button")?.focus();
    context.change(values, fresh);
  };
  const chips = chosen.map((value) => {
    const label = all.find((each) => each.value === value)?.short ?? value;
    return h(
      "span",
      { class: "chip" },
      label,
      h(
        "button",
        {
          type: "button",
          class: "icon",
          "aria-label": `Remove ${label}`,
          onclick: () => settle(chosen.filter((each) => each !== value)),
        },
        "×",
      ),
    );
  });
  const left = (group) => ({ ...group, options: group.options.filter((each) => !chosen.includes(each.value)) });
  const full = chosen.length >= (element.max_selected_items ?? Infinity);
  const prompt = full ? `No more than ${chosen.length}` : element.placeholder ? plain(element.placeholder) : "Add…";
  const adder = h(
    "select",
    {
      ...marks(element, context),
      class: "field select",
      disabled: full,
      onchange: () => settle([...chosen, adder.value]),
    },
    h("option", { value: "", selected: true }, prompt),
    offered(element).map((group) => grouped(left(group), null)),
  );
  box.append(...(chips.length ? [h("span", { class: "chips" }, chips)] : []), adder);
  return box;
}

/** Radio buttons or checkboxes. */
export function tickField(element, context) {
  const several = element.type === "checkboxes";
  const value = several ? (context.value ?? []) : [context.value];
  const ticks = element.options.map((option, at) => {
    const described = option.description ? `${context.id}-about-${at}` : null;
    const tick = h("input", {
      type: several ? "checkbox" : "radio",
      name: context.id,
      value: option.value,
      checked: value.includes(option.value),
      "aria-describedby": described,
      "data-focus": `${context.focus}/${at}`,
      "data-first": at === 0 && element.focus_on_load ? true : null,
      onchange: () => context.change(several ? ticked() : option.value),
    });
    const about = described && h("span", { class: "description", id: described }, textObject(option.description));
    return {
      tick,
      node: h(
        "label",
        { class: "tick" },
        tick,
        h("span", {}, h("span", { class: "words" }, textObject(option.text)), about),
      ),
    };
  });
  const ticked = () => ticks.filter(({ tick }) => tick.checked).map(({ tick }) => tick.value);
  return h(
    "div",
    {
      id: context.id,
      class: "ticks",
      role: several ? "group" : "radiogroup",
      "aria-label": context.label,
      "aria-labelledby": context.labelledBy,
      "aria-describedby": context.describedBy,
      "data-work": context.work,
    },
    ticks.map(({ node }) => node),
  );
}
