import { between, isLive, live, RANGES } from "../address.js";
import { h } from "../dom/tree.js";
import { timeOfDay } from "../words/format.js";

/**
 * Which stretch of time the charts and tables show.
 *
 * @typedef {import("../model.js").Model} Model
 * @typedef {import("../address.js").View} View
 */

/** @param {Model} model @param {(view: View) => void} go */
export function range(model, go) {
  const { view } = model;
  return [
    h(
      "div",
      { class: "choices", role: "group", "aria-label": "Range that ends now" },
      RANGES.map((name) => h("button", { key: name, type: "button", "aria-pressed": String(view.range === name), onclick: () => go(live(view, name)) }, name)),
    ),
    h("p", { class: "range-words", key: "words" }, words(view, model.known.series.data)),
    isLive(view) ? null : h("button", { key: "live", type: "button", class: "primary", onclick: () => go(live(view)) }, "Back to live"),
    h("details", { class: "exact", key: "exact" }, h("summary", {}, "Exact times"), form(model, go)),
  ];
}

function words(view, series) {
  if (!series?.from) {
    return isLive(view) ? `The last ${view.range}` : "";
  }
  const stretch = `${timeOfDay(series.from, series.clock)} – ${timeOfDay(series.to, series.clock)} UTC`;
  return isLive(view) ? [h("strong", {}, "Live"), ` ${stretch}`] : [h("strong", {}, "Still"), ` ${stretch}`];
}

function form(model, go) {
  const series = model.known.series.data;
  const submit = (event) => {
    event.preventDefault();
    const times = new FormData(event.target);
    const [from, to] = ["from", "to"].map((name) => Date.parse(`${times.get(name)}Z`) / 1000);
    if (from < to) {
      go(between(model.view, from, to));
    }
  };
  return h(
    "form",
    { onsubmit: submit },
    field("from", "From (UTC)", series?.from),
    field("to", "To (UTC)", series?.to),
    h("button", { type: "submit" }, "Show"),
  );
}

function field(name, label, time) {
  return h("label", { class: "field" }, h("span", {}, label), h("input", { type: "datetime-local", name, required: true, value: time?.slice(0, 16) ?? "" }));
}
