/**
 * What a panel should look like, as plain values. Panels are functions from what is known to such trees; `patch` brings the
 * document in line. Text is only ever text: there is no way to put markup in.
 *
 * @typedef {{tag: string, key: (string|undefined), attributes: Object<string, *>, children: Array<Tree|string>}} Tree
 */

/**
 * One element. An attribute that is null, undefined or false is left out, true is written empty; `on…` are listeners, `style` maps
 * custom properties to values, and `key` tells siblings apart that may change places.
 *
 * @param {string} tag
 * @param {Object<string, *>} [attributes]
 * @param {...*} children trees, texts, numbers, lists of them; null, undefined and false are left out
 * @returns {Tree}
 */
export function h(tag, attributes = {}, ...children) {
  const { key, ...rest } = attributes ?? {};
  return { tag, key, attributes: rest, children: flat(children) };
}

/** A sign from the page's own set, such as `firing`; it says nothing to screen readers, the word beside it does. */
export function icon(name) {
  return h("svg", { class: `icon icon-${name}`, "aria-hidden": "true" }, h("use", { href: `#icon-${name}` }));
}

/** Children as `patch` takes them: without gaps, without nesting, numbers as text. */
export function flat(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (typeof child === "object" ? child : String(child)));
}
