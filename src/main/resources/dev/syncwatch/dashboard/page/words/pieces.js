import { h, icon } from "../dom/tree.js";
import { localTime, timeOfDay } from "./format.js";

/**
 * Small things that several panels show alike.
 *
 * @typedef {import("../dom/tree.js").Tree} Tree
 */

const STATES = {
  firing: "firing",
  recovering: "recovering",
  pending: "pending",
  resolved: "over",
  expired: "unsure",
  superseded: "unsure",
  inactive: "quiet",
};

/** A time in UTC; the reader's own time zone is a hint. @param {string} at @param {?string} clock tells which day is today */
export function moment(at, clock, withSeconds = false) {
  return h("time", { datetime: at, title: localTime(at) }, `${timeOfDay(at, clock, withSeconds)} UTC`);
}

/** The state of an alert: sign and word. @param {string} state */
export function stateBadge(state) {
  return h("span", { class: `badge badge-${state}` }, icon(STATES[state] ?? "unsure"), state);
}

/** How grave it is, and that it only rehearses where it does. @param {string} severity @param {string} mode */
export function severityBadge(severity, mode) {
  return [h("span", { class: `badge badge-${severity}` }, severity), shadowBadge(mode)];
}

/** That it only rehearses, where it does. @param {string} mode */
export function shadowBadge(mode) {
  return mode === "live" ? null : h("span", { class: "badge badge-shadow", title: "It is evaluated and recorded, and never pages" }, mode);
}

/** A link to somewhere else, or its text alone where the address is none that a browser should follow. */
export function outwardLink(address, text) {
  return /^https?:\/\//i.test(address ?? "") ? h("a", { href: address, rel: "noreferrer", target: "_blank" }, text) : null;
}

/** A share from 0 to 1 as a bar; its number stands beside it. @param {number} share @param {string} kind */
export function bar(share, kind) {
  return h("span", { class: `bar bar-${kind}`, "aria-hidden": "true", style: { "--share": String(Math.min(1, Math.max(0, share))) } });
}

/** What stands in a table's or list's place while there is nothing in it. @param {string} text */
export function nothing(text) {
  return h("p", { class: "nothing" }, text);
}

/** Grey lines, as many as the content will roughly have. @param {number} lines */
export function skeleton(lines) {
  return h("div", { class: "skeleton", "aria-hidden": "true" }, Array.from({ length: lines }, () => h("span", {})));
}

/** What stands in the place of an answer that has not come, or does not come. @param {import("../live/resources.js").Known} known */
export function waitingFor(known, lines) {
  return known.error === null ? skeleton(lines) : nothing(`This can’t be shown: ${known.error}`);
}

/** A table that scrolls within itself where it must. @param {string} label @param {string[]} heads @param {Tree[]} rows */
export function table(label, heads, rows, className = "") {
  return h(
    "div",
    { class: `table ${className}`, role: "region", "aria-label": `Table: ${label}`, tabindex: "0" },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", {}, rows),
    ),
  );
}
