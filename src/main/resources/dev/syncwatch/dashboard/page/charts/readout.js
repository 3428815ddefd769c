import { h } from "../dom/tree.js";
import { patch } from "../dom/patch.js";
import { timeOfDay } from "../words/format.js";

/**
 * The legend of a chart, with the values at the cursor, or the newest ones.
 *
 * @typedef {import("./plot.js").Column} Column
 */
export class Readout {
  #element;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
  }

  /** @param {Column[]} columns @param {number[]} times in epoch seconds @param {number} at an index; −1 where there is none */
  show(columns, times, at) {
    patch(this.#element, [
      columns.map((column) =>
        h("span", { class: "entry" }, h("span", { class: `swatch swatch-${column.mark}` }), h("span", {}, column.label), h("output", {}, valueAt(column, at))),
      ),
      h("span", { class: "at" }, times.length === 0 ? "" : `${timeOfDay(times[at] * 1000, times.at(-1) * 1000)} UTC`),
    ]);
  }
}

/** The same in one line, for screen readers. @param {Column[]} columns @param {number[]} times @param {number} index */
export function spoken(columns, times, index) {
  const values = columns.map((column) => `${column.label} ${valueAt(column, index)}`);
  return times.length === 0 ? "no data" : `${timeOfDay(times[index] * 1000, times.at(-1) * 1000)} UTC: ${values.join(", ")}`;
}

function valueAt(column, index) {
  return column.text(column.values[index] ?? null);
}
