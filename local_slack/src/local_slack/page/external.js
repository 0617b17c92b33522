// Menus whose options the app gives while one types: a field with a list below it, for one choice or several.

import { h } from "./dom.js";
import { plain } from "./text.js";

const PAUSE = 150;
const USUAL_LEAST = 3;
/** The labels of options seen so far, by element and value: what is chosen is known by its value alone. */
const labels = new Map();

const labelOf = (context, value) => labels.get(`${context.focus}/${value}`) ?? value;

/** Remember the labels of what an element holds or offers. */
function learn(context, options) {
  for (const { value, text } of options) labels.set(`${context.focus}/${value}`, plain(text));
}

/** A menu for one choice; emptied, it holds none where that is allowed. */
export function externalField(element, context) {
  learn(context, context.held);
  const shown = context.value ? labelOf(context, context.value) : "";
  const { box, input } = combobox(element, context, shown, {
    choose: (value) => {
      input.value = labelOf(context, value);
      context.value = value;
      context.change(value);
    },
    leave: () => {
      if (input.value === "" && context.optional && context.value) {
        context.value = null;
        context.change(null);
      } else input.value = context.value ? labelOf(context, context.value) : "";
    },
  });
  return box;
}

/** A menu for several choices: each chosen one is a chip that can be taken away. */
export function multiExternalField(element, context) {
  learn(context, context.held);
  const chosen = [...(context.value ?? [])];
  const full = chosen.length >= (element.max_selected_items ?? Infinity);
  const settle = (values) => {
    const fresh = multiExternalField(element, { ...context, value: values });
    box.replaceWith(fresh);
    fresh.querySelector("input:enabled, button")?.focus();
    context.change(values, fresh);
  };
  const { box, input } = combobox(element, context, "", {
    choose: (value) => settle([...new Set([...chosen, value])]),
    leave: () => (input.value = ""),
  });
  input.disabled = full;
  const chips = chosen.map((value) => chip(labelOf(context, value), () => settle(chosen.filter((each) => each !== value))));
  if (chips.length) box.prepend(h("span", { class: "chips" }, chips));
  return box;
}

function chip(label, remove) {
  const attributes = { type: "button", class: "icon", "aria-label": `Remove ${label}`, onclick: remove };
  return h("span", { class: "chip" }, label, h("button", attributes, "×"));
}

/** The field with its list; `choose` takes an option's value, `leave` follows once the field is left. */
function combobox(element, context, shown, { choose, leave }) {
  const least = element.min_query_length ?? USUAL_LEAST;
  const list = h("ul", { class: "suggestions", role: "listbox", id: `${context.id}-list`, hidden: true });
  let timer = null;
  let asked = 0;
  let active = -1;
  const options = () => [...list.querySelectorAll("[role=option]")];
  const close = () => {
    clearTimeout(timer);
    asked += 1;
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  };
  const take = (value) => {
    close();
    choose(value);
  };
  const say = (text) => list.replaceChildren(h("li", { class: "quiet", role: "presentation" }, text));
  const open = () => {
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };
  const ask = async (typed) => {
    const mine = (asked += 1);
    const answer = await context.suggest(typed);
    if (mine !== asked) return;
    active = -1;
    for (const group of answer?.groups ?? []) learn(context, group.options);
    if (!answer?.ok) say("The options could not be loaded.");
    else if (!answer.groups.some((group) => group.options.length)) say("No results");
    else list.replaceChildren(...answer.groups.flatMap((group) => drawn(group, context, take)));
    open();
  };
  const look = (typed) => {
    clearTimeout(timer);
    if (typed.length >= least) timer = setTimeout(() => ask(typed), PAUSE);
    else {
      asked += 1;
      say(`Type ${least} ${least === 1 ? "letter" : "letters"} or more`);
      open();
    }
  };
  const mark = (step) => {
    const all = options();
    if (!all.length) return;
    active = (active + step + all.length) % all.length;
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    input.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  };
  const input = h("input", {
    id: context.id,
    type: "text",
    class: "field",
    role: "combobox",
    autocomplete: "off",
    value: shown,
    placeholder: element.placeholder ? plain(element.placeholder) : "Choose…",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-label": context.label,
    "aria-describedby": context.describedBy,
    "aria-invalid": context.invalid ? "true" : null,
    "data-focus": context.focus,
    "data-work": context.work,
    "data-first": element.focus_on_load || null,
    onclick: () => list.hidden && look(""),
    oninput: () => look(input.value),
    onblur: () => {
      close();
      leave();
    },
    onkeydown: (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) look("");
        else mark(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter" && !list.hidden) {
        event.preventDefault();
        if (active >= 0) take(options()[active].dataset.value);
      } else if (event.key === "Escape" && !list.hidden) {
        // The modal stays open: only the list closes.
        event.preventDefault();
        event.stopPropagation();
        close();
      }
    },
  });
  return { box: h("div", { class: "external" }, input, list), input };
}

function drawn({ label, options }, context, take) {
  const items = options.map((option) =>
    h(
      "li",
      {
        role: "option",
        id: `${context.id}-${option.value}`,
        "data-value": option.value,
        "aria-selected": "false",
        // Before the field loses its focus, which closes the list.
        onmousedown: (event) => {
          event.preventDefault();
          take(option.value);
        },
      },
      plain(option.text),
      option.description && h("span", { class: "description" }, plain(option.description)),
    ),
  );
  return label === null ? items : [h("li", { class: "group", role: "presentation" }, plain(label)), ...items];
}
