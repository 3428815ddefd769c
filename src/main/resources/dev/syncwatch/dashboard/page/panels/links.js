import { addressOf } from "../address.js";
import { h } from "../dom/tree.js";

/** @typedef {import("../address.js").View} View */

/** A link to another state of this page, which follows it without loading anew. @param {View} view @param {string} text */
export function linkToView(view, text) {
  return h("a", { href: addressOf(view), "data-inside": true }, text);
}

/** A link to an episode; it keeps the range. @param {View} view @param {string} episode @param {string} text */
export function linkTo(view, episode, text) {
  return linkToView({ ...view, episode }, text);
}
