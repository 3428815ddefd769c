import { h, icon } from "../dom/tree.js";
import { duration, number } from "../words/format.js";
import { moment, waitingFor } from "../words/pieces.js";

/** @typedef {import("../model.js").Model} Model */

/** Whether Syncwatch itself is well. What nobody can tell here is not shown as if it were 0. @param {Model} model */
export function pipeline(model) {
  const state = model.known.state.data;
  if (state === null) {
    return waitingFor(model.known.state, 3);
  }
  const { health } = state;
  const behind = model.freshness.behindSeconds;
  return [
    h(
      "dl",
      { class: "health" },
      fact("Evaluated to", health.detection?.evaluatedTo ? moment(health.detection.evaluatedTo, state.clock, true) : null),
      fact("Heard of that", behind === null ? null : `${duration(behind)} ago`),
      fact("Records not read yet", health.lagRecords === null ? null : number(health.lagRecords)),
      fact("Watermark’s age", seconds(health.watermarkAgeSeconds)),
      fact("Last checkpoint", health.checkpointAgeSeconds === null ? null : `${seconds(health.checkpointAgeSeconds)} ago`),
    ),
    health.jobs.length === 0 ? null : h("ul", { class: "jobs", "aria-label": "Jobs" }, health.jobs.map(job)),
  ];
}

function seconds(value) {
  return value === null ? null : duration(value);
}

function fact(name, value) {
  return h("div", {}, h("dt", {}, name), h("dd", {}, value ?? h("span", { class: "note" }, "not known here")));
}

function job(job) {
  const runs = job.state.toLowerCase() === "running";
  return h("li", { key: job.name, class: runs ? "outcome outcome-ok" : "outcome outcome-firing" }, icon(runs ? "ok" : "firing"), `${job.name}: ${job.state.toLowerCase()}`);
}
