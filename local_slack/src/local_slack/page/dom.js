// Making elements, and bringing a list of them up to date without touching those that stay the same.
// Text goes in as text nodes alone: nothing in this page ever parses HTML.

const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "selected", "indeterminate"]);

/**
 * An element with attributes, listeners (`onclick: fn`) and children; null and false are left out.
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (PROPERTIES.has(name)) element[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

/** Replace what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(Boolean));
  return element;
}

const signatures = new WeakMap();

/**
 * Make `parent` hold exactly these items, in this order. An item whose `signature` is as before keeps its element, and
 * with it the focus, the caret and whatever is half typed or opened there.
 * @param {HTMLElement} parent
 * @param {{key: string, signature: string, render: () => HTMLElement}[]} items
 */
export function reconcile(parent, items) {
  keepingFocus(parent, () => {
    // What is gone goes first: an element that need not move keeps its focus and whatever is opened there.
    const before = new Map([...parent.children].map((node) => [node.dataset.item, node]));
    const wanted = new Map(items.map(({ key, signature }) => [key, signature]));
    for (const [key, node] of before) if (wanted.get(key) !== signatures.get(node)) node.remove();
    let place = parent.firstElementChild;
    for (const { key, signature, render } of items) {
      const kept = before.get(key)?.isConnected ? before.get(key) : null;
      const node = kept ?? render();
      node.dataset.item = key;
      signatures.set(node, signature);
      if (node === place) place = place.nextElementSibling;
      else parent.insertBefore(node, place);
    }
  });
}

/** Do something to what `parent` holds; if the focused element is replaced, focus its successor (`data-focus`). */
export function keepingFocus(parent, change) {
  const active = parent.contains(document.activeElement) ? document.activeElement : null;
  const key = active?.dataset.focus;
  const caret = active && "selectionStart" in active ? [active.selectionStart, active.selectionEnd] : null;
  change();
  if (!active || active === document.activeElement) return;
  const successor = active.isConnected ? active : key && parent.querySelector(`[data-focus="${CSS.escape(key)}"]`);
  if (!successor) return;
  successor.focus({ preventScroll: true });
  if (caret && caret[0] !== null && successor.setSelectionRange) successor.setSelectionRange(...caret);
}

const FOLLOWED = new Set(["http:", "https:", "mailto:"]);

/** The address if a link may lead there, else null: `javascript:` and its like stay text. */
export function safeUrl(address) {
  try {
    return FOLLOWED.has(new URL(address).protocol) ? address : null;
  } catch {
    return null;
  }
}

/** A link to elsewhere, or its bare words where the address is not one to follow. */
export function link(address, ...words) {
  const url = safeUrl(address);
  if (url === null) return h("span", {}, ...words);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...words);
}

let counted = 0;

/** An id that no other element has. */
export function newId(prefix) {
  counted += 1;
  return `${prefix}-${counted}`;
}
