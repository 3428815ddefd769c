import { h } from "../dom/tree.js";
import { counted, number, orElse, percent } from "../words/format.js";
import { nothing, waitingFor, table } from "../words/pieces.js";
import { share } from "./evidence.js";

/** @typedef {import("../model.js").Model} Model */

/** App versions and platforms: share of failures beside share of attempts. @param {Model} model */
export function breakdown(model) {
  const data = model.known.breakdown.data;
  if (data === null) {
    return waitingFor(model.known.breakdown, 6);
  }
  if (data.attempts === 0) {
    return nothing("No sync was tried in this range.");
  }
  return [
    h("p", { class: "note" }, `${counted(data.failures, "failure")} of ${counted(data.attempts, "attempt")} in this range.`),
    h("div", { class: "columns" }, part("App versions", "Version", data.versions), part("Platforms", "Platform", data.platforms)),
  ];
}

function part(title, head, rows) {
  return h(
    "div",
    {},
    h("h3", {}, title),
    table(title, [head, "Of failures", "Of attempts", "Fail"], rows.map(row), "shares"),
  );
}

function row(row) {
  const named = orElse(row.name, "unknown");
  return h(
    "tr",
    { key: named },
    h("th", { scope: "row" }, named),
    share(row.shareOfFailures, "failures"),
    share(row.shareOfAttempts, "attempts"),
    h("td", { class: "figure", title: `${number(row.failures)} of ${number(row.attempts)}` }, percent(row.failureRate)),
  );
}
