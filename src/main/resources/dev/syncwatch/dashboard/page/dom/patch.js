import { flat } from "./tree.js";

/** @typedef {import("./tree.js").Tree} Tree */

const SVG = "http://www.w3.org/2000/svg";
const SVG_TAGS = new Set(["svg", "use"]);

/** The tree by which an element was last brought in line. @type {WeakMap<Element, Tree>} */
const drawn = new WeakMap();

/**
 * Makes an element's content look like the given trees and changes nothing else, so that focus, selection, scroll and hover stay
 * where they are. What the element held before it was first patched is replaced.
 *
 * @param {Element} parent
 * @param {*} content trees and texts, as `h` takes its children
 */
export function patch(parent, content) {
  const wanted = flat([content]);
  const keyed = keyedChildren(parent, new Set(wanted.map((tree) => tree.key)));
  let next = parent.firstChild;
  for (const tree of wanted) {
    const node = reusable(tree, next, keyed) ?? create(tree);
    if (node === next) {
      next = next.nextSibling;
    } else {
      parent.insertBefore(node, next);
    }
    update(node, tree);
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}

/** What stays, by its key. What goes does so at once: else those behind it would be moved, and what is moved loses the focus. */
function keyedChildren(parent, wanted) {
  const keyed = new Map();
  for (const child of [...parent.children]) {
    const key = drawn.get(child)?.key;
    if (wanted.has(key)) {
      keyed.set(key, child);
    } else if (key !== undefined) {
      child.remove();
    }
  }
  return keyed;
}

/** The node that can become the tree: the one of the same key, else the next one if it is of the same sort. */
function reusable(tree, next, keyed) {
  if (typeof tree === "string") {
    return next?.nodeType === Node.TEXT_NODE ? next : null;
  }
  if (tree.key !== undefined) {
    const known = keyed.get(tree.key);
    return known && drawn.get(known).tag === tree.tag ? known : null;
  }
  const before = next instanceof Element ? drawn.get(next) : undefined;
  return before && before.key === undefined && before.tag === tree.tag ? next : null;
}

function create(tree) {
  if (typeof tree === "string") {
    return document.createTextNode(tree);
  }
  const element = SVG_TAGS.has(tree.tag) ? document.createElementNS(SVG, tree.tag) : document.createElement(tree.tag);
  drawn.set(element, { tag: tree.tag, key: tree.key, attributes: {}, children: [] });
  return element;
}

function update(node, tree) {
  if (typeof tree === "string") {
    if (node.data !== tree) {
      node.data = tree;
    }
    return;
  }
  const before = drawn.get(node).attributes;
  drawn.set(node, tree);
  patch(node, tree.children);
  // after the children: a select takes its value only from options that are there
  for (const name of Object.keys({ ...before, ...tree.attributes })) {
    setAttribute(node, name, before[name], tree.attributes[name]);
  }
}

/** The value of an input is its default alone: what is typed stays. */
function setAttribute(element, name, before, now) {
  if (name.startsWith("on")) {
    listen(element, name.slice(2), before);
  } else if (name === "style") {
    Object.entries(now ?? {}).forEach(([property, value]) => element.style.setProperty(property, value));
  } else if (name === "value" && element instanceof HTMLSelectElement) {
    if (element.value !== now) {
      element.value = now;
    }
  } else if (before === now) {
    return;
  } else if (now === null || now === undefined || now === false) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, now === true ? "" : now);
  }
}

/** One listener an element and event; it asks the newest tree what to do. */
function listen(element, event, before) {
  if (!before) {
    element.addEventListener(event, (happened) => drawn.get(element)?.attributes[`on${event}`]?.(happened));
  }
}
