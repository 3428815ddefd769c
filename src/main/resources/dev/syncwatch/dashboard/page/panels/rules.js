import { h } from "../dom/tree.js";
import { number, orElse, percent } from "../words/format.js";
import { bar, nothing, severityBadge, waitingFor, stateBadge, table } from "../words/pieces.js";
import { measureOf, numbersText, valueText } from "../words/quantity.js";

/** @typedef {import("../model.js").Model} Model */

const SHOWN_GROUPS = 3;

/** Every rule with its groups, nearest to firing first. @param {Model} model */
export function rules(model) {
  const data = model.known.rules.data;
  if (data === null) {
    return waitingFor(model.known.rules, 6);
  }
  return data.rules.length === 0
    ? nothing("No rule has been evaluated yet.")
    : h("ul", { class: "rules" }, data.rules.map(rule));
}

function rule(rule) {
  const [near, far] = [rule.groups.slice(0, SHOWN_GROUPS), rule.groups.slice(SHOWN_GROUPS)];
  return h(
    "li",
    { key: rule.rule, class: rule.mode === "live" ? "rule" : "rule rule-shadow" },
    h("h3", {}, rule.rule, " ", severityBadge(rule.severity, rule.mode), h("span", { class: "note" }, ` ${rule.kind}`)),
    groupTable(rule, near),
    far.length === 0 ? null : h("details", {}, h("summary", {}, `${far.length} more, further from firing`), groupTable(rule, far)),
  );
}

function groupTable(rule, groups) {
  return groups.length === 0
    ? nothing("It has no group yet.")
    : table(`Groups of ${rule.rule}`, ["Group", "State", "Value", "Threshold", "Way to firing"], groups.map(groupRow), "groups");
}

function groupRow(group) {
  return h(
    "tr",
    { key: group.alert },
    h("th", { scope: "row" }, orElse(group.group, "all")),
    h("td", {}, stateBadge(group.state)),
    h("td", { class: "figure", title: numbersText(group.numbers) }, valueText(group.value, group.threshold, group.numbers)),
    h("td", { class: "figure" }, thresholdText(group)),
    h("td", { class: "way" }, way(group)),
  );
}

function thresholdText(group) {
  return measureOf(group.numbers) === "share" ? percent(group.threshold) : number(group.threshold);
}

/** How much of the way to the threshold is gone: the bar is full where the rule's number is there. */
function way(group) {
  if (typeof group.distance !== "number") {
    return h("span", { class: "note" }, "–");
  }
  const gone = Math.max(0, 1 - group.distance);
  const past = group.distance < 0;
  return [h("span", { class: "figure" }, past ? "past it" : percent(gone)), bar(gone, past ? "past" : "way")];
}
