import { patch } from "../dom/patch.js";
import { h } from "../dom/tree.js";
import { timeOfDay } from "../words/format.js";
import { table } from "../words/pieces.js";

const MOST_ROWS = 120;

/**
 * A chart's values as a table, for those who can't see it or want the numbers; nothing is built before it is opened.
 *
 * @typedef {import("./plot.js").Column} Column
 */
export class ValuesTable {
  #details;
  #body;
  #title;
  #shown = { columns: [], times: [] };

  /** @param {HTMLElement} parent @param {string} title of the chart */
  constructor(parent, title) {
    this.#title = title;
    this.#details = parent.appendChild(document.createElement("details"));
    this.#details.className = "values";
    this.#details.appendChild(document.createElement("summary")).append("Values as a table", hidden(` of ${title}`));
    this.#body = this.#details.appendChild(document.createElement("div"));
    this.#details.addEventListener("toggle", () => this.#draw());
  }

  /** @param {Column[]} columns @param {number[]} times in epoch seconds */
  show(columns, times) {
    this.#shown = { columns, times };
    this.#draw();
  }

  #draw() {
    if (!this.#details.open) {
      return;
    }
    const { columns, times } = this.#shown;
    const indices = times.map((_, index) => index).reverse().slice(0, MOST_ROWS);
    const row = (index) =>
      h("tr", { key: String(times[index]) }, h("th", { scope: "row" }, `${timeOfDay(times[index] * 1000, times.at(-1) * 1000)} UTC`), columns.map((column) => h("td", { class: "figure" }, column.text(column.values[index] ?? null))));
    patch(this.#body, [
      times.length > MOST_ROWS ? h("p", { class: "note" }, `The newest ${MOST_ROWS} of ${times.length} rows; a shorter range shows the others.`) : null,
      table(`Values of ${this.#title}`, ["Time", ...columns.map((column) => column.label)], indices.map(row)),
    ]);
  }
}

function hidden(text) {
  const span = document.createElement("span");
  span.className = "visually-hidden";
  span.textContent = text;
  return span;
}
