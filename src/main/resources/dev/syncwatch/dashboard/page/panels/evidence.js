import { h } from "../dom/tree.js";
import { counted, number, percent } from "../words/format.js";
import { involvedIn } from "../words/involved.js";
import { bar, moment } from "../words/pieces.js";

/** @typedef {import("../dom/tree.js").Tree} Tree */

/** Who fails: shares of failures beside shares of attempts. @param {object} evidence of an episode @returns {?Tree} */
export function whoFails(evidence) {
  const involved = involvedIn(evidence);
  if (involved.length === 0) {
    return null;
  }
  return h(
    "table",
    { class: "involved" },
    h("caption", {}, `Of ${counted(evidence.failures, "failure")} and ${counted(evidence.attempts, "attempt")} that the alert last told of`),
    h(
      "thead",
      {},
      h("tr", {}, ["What", "Of failures", "Of attempts", "Fail without it"].map((head) => h("th", { scope: "col" }, head))),
    ),
    h("tbody", {}, involved.map(row)),
  );
}

function row(involved) {
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, h("span", { class: "dimension" }, involved.dimension), " ", h("span", { class: "value" }, involved.value)),
    share(involved.shareOfFailures, "failures"),
    share(involved.shareOfAttempts, "attempts"),
    h("td", { class: "figure" }, percent(involved.rateWithout)),
  );
}

/** A share with its bar. @param {?number} value 0 to 1 @param {"failures"|"attempts"} kind @returns {Tree} */
export function share(value, kind) {
  return h("td", { class: "share" }, h("span", { class: "figure" }, percent(value)), value === null ? null : bar(value, kind));
}

/** As text and nothing else. */
function messages(evidence) {
  const samples = evidence?.samples ?? [];
  return samples.length === 0 ? null : h("ul", { class: "messages" }, samples.map((sample) => h("li", {}, h("code", {}, sample))));
}

/** What the backend's own log says of the same window; null where it says nothing. */
function backendLog(evidence, clock) {
  const log = evidence?.backend;
  if (!log) {
    return null;
  }
  const times = (list, name) => list.map((entry) => `${entry[name]} × ${number(entry.times)}`).join(", ");
  return h(
    "p",
    {},
    `${number(log.failures)} of ${counted(log.responses, "response")} were no 2xx, ${number(log.serverErrors)} of them 5xx, between `,
    moment(log.first, clock, true),
    " and ",
    moment(log.last, clock, true),
    `. Status codes: ${times(log.statuses, "statusCode")}.`,
    log.paths.length > 0 ? ` Failing paths: ${times(log.paths, "path")}.` : null,
  );
}

/**
 * Why, and what to do: the runbook's words, and what speaks for them.
 *
 * @param {"h2"|"h3"} heading
 * @param {object} episode
 * @param {?string} clock tells which day is today
 * @param {Array<?Tree>} links what else to look at
 * @returns {Tree}
 */
export function explanation(heading, episode, clock, links) {
  const { diagnosis, evidence } = episode;
  const parts = [
    ["Likely cause", cause(diagnosis)],
    ["What to do", actions(diagnosis)],
    [null, h("p", { class: "links" }, links)],
    ["What failures say", messages(evidence)],
    ["What the backend’s log says", backendLog(evidence, clock)],
  ];
  return h(
    "div",
    {},
    parts.filter(([, part]) => part !== null).map(([title, part]) => [title && h(heading, {}, title), part]),
  );
}

function cause(diagnosis) {
  if (!diagnosis) {
    return h("p", { class: "cause" }, "Nothing in the runbook looks like it.");
  }
  const where = diagnosis.section ? [h("strong", {}, `Runbook ${diagnosis.section}`), ": "] : null;
  const explains = typeof diagnosis.explains === "number" ? `; it explains ${percent(diagnosis.explains)} of the failures` : "";
  return h("p", { class: "cause" }, where, `${diagnosis.cause}${explains}.`);
}

function actions(diagnosis) {
  const orders = diagnosis?.actions ?? [];
  return orders.length === 0 ? null : h("ol", { class: "actions" }, orders.map((order) => h("li", {}, order)));
}
