import { h, icon } from "../dom/tree.js";
import { timeOfDay } from "../words/format.js";
import { doubtOf } from "../words/standing.js";

/** @typedef {import("../model.js").Model} Model */

/** Why what stands below can't be relied on; nothing where it can. @param {Model} model */
export function doubt(model) {
  const standing = doubtOf(model);
  if (standing === null) {
    return null;
  }
  const state = model.known.state.data;
  return h(
    "div",
    { class: "doubt" },
    icon(standing.sign),
    h(
      "div",
      {},
      h(state === null ? "h1" : "p", { class: "doubt-word" }, standing.word),
      h("p", {}, why(model), " ", state === null ? "It is asked again every few seconds." : below(state)),
    ),
  );
}

function why(model) {
  if (model.freshness.state === "stale") {
    return "Rules have not been evaluated since. Either telemetry can’t be read or the detection job stands still: see Pipeline below.";
  }
  return model.known.state.status === 401
    ? "Open the address that holds “?token=…” once; the browser remembers it."
    : `${model.freshness.error.replace(/\.$/, "")}.`;
}

function below(state) {
  return state.clock === null ? "" : `What stands below was true at ${timeOfDay(state.clock, state.wallClock, true)} UTC, and may not be now.`;
}
