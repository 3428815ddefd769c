import { h } from "../dom/tree.js";
import { moment, nothing, skeleton, table } from "../words/pieces.js";

/** @typedef {import("../model.js").Model} Model */

const WORDS = { active: "in force", pending: "to come", expired: "over" };

/** What is held back on purpose, by whom and why. @param {Model} model */
export function silences(model) {
  const data = model.known.silences.data;
  if (data === null) {
    return skeleton(3);
  }
  return data.silences.length === 0
    ? nothing("Nothing is silenced.")
    : table("Silences", ["State", "What", "From – to", "By, and why"], data.silences.map((silence) => row(silence, data.clock)), "silences");
}

function row(silence, clock) {
  return h(
    "tr",
    { key: silence.id, class: `silence-${silence.state}` },
    h("td", {}, h("span", { class: `badge badge-silence-${silence.state}` }, WORDS[silence.state] ?? silence.state)),
    h("th", { scope: "row" }, h("code", {}, silence.what)),
    h("td", {}, moment(silence.startsAt, clock), " – ", moment(silence.endsAt, clock)),
    h("td", {}, h("strong", {}, silence.author), `: ${silence.reason}`),
  );
}
