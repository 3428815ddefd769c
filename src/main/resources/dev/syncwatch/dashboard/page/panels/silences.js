import { h } from "../dom/tree.js";
import { moment, nothing, waitingFor } from "../words/pieces.js";

/** @typedef {import("../model.js").Model} Model */

const WORDS = { active: "in force", pending: "to come", expired: "over" };

/** What is held back on purpose, by whom and why. @param {Model} model */
export function silences(model) {
  const data = model.known.silences.data;
  if (data === null) {
    return waitingFor(model.known.silences, 3);
  }
  return data.silences.length === 0
    ? nothing("Nothing is silenced.")
    : h("ul", { class: "entries entries-silences" }, data.silences.map((silence) => entry(silence, data.clock)));
}

/** One that recurs says so; its time is the one that is on, or the next. */
function again(silence) {
  return silence.recurs === null ? null : h("div", {}, silence.recurs);
}

function entry(silence, clock) {
  return h(
    "li",
    { key: silence.id, class: `silence-${silence.state}` },
    h("span", {}, h("span", { class: `badge badge-silence-${silence.state}` }, WORDS[silence.state] ?? silence.state)),
    h("code", {}, silence.what),
    h("span", {}, moment(silence.startsAt, clock), " – ", moment(silence.endsAt, clock), again(silence)),
    h("span", {}, h("strong", {}, silence.author), `: ${silence.reason}`),
  );
}
