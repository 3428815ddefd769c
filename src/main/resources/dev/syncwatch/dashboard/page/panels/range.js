import { isLive, live, RANGES } from "../address.js";
import { h } from "../dom/tree.js";
import { timeOfDay } from "../words/format.js";

/**
 * Which stretch of time the charts and tables show.
 *
 * @typedef {import("../model.js").Model} Model
 */

/** @param {Model} model @param {import("../navigation.js").Navigation} navigation */
export function range(model, navigation) {
  const { view } = model;
  return [
    h(
      "div",
      { class: "choices", role: "group", "aria-label": "Range that ends now" },
      RANGES.map((name) => h("button", { key: name, type: "button", "aria-pressed": String(view.range === name), onclick: () => navigation.go(live(view, name)) }, name)),
    ),
    h("p", { class: "range-words", key: "words" }, words(view, model.known.series.data)),
    model.known.series.error && model.freshness.state !== "broken" ? h("p", { class: "problem", key: "problem" }, model.known.series.error) : null,
    isLive(view) ? null : h("button", { key: "live", type: "button", class: "primary", onclick: () => navigation.live() }, "Back to live"),
    h("details", { class: "exact", key: "exact" }, h("summary", {}, "Exact times"), form(model, navigation)),
  ];
}

function words(view, series) {
  if (!series?.from) {
    return isLive(view) ? `The last ${view.range}` : "";
  }
  const stretch = `${timeOfDay(series.from, series.clock)} – ${timeOfDay(series.to, series.clock)} UTC`;
  return isLive(view) ? [h("strong", {}, "Live"), ` ${stretch}`] : [h("strong", {}, "Still"), ` ${stretch}`];
}

function form(model, navigation) {
  const series = model.known.series.data;
  const submit = (event) => {
    event.preventDefault();
    const times = new FormData(event.target);
    const [from, to] = ["from", "to"].map((name) => Date.parse(`${times.get(name)}Z`) / 1000);
    if (from < to) {
      navigation.zoom(from, to);
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
